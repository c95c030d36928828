"""Which documents of two languages are one text: their sentences mean the same, in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from depesche.linking.echoes.echo import Copy, direction
from depesche.linking.texts.vectors import Vector
from depesche.model import Echo, Span

#: cosine of two sentences that say the same, and of those of a passage
_SAME, _SURE = 0.5, 0.65
#: parts of both texts, or nearly all of one and some of the other, that are translated
_MOST, _WHOLE, _SOME = 0.6, 0.85, 0.25
#: code points of a passage of one or more sentences, weighed by their likeness
_PASSAGE, _SENTENCE = 130, 110
#: and of one that stands alone
_ALONE = 0.7


@dataclass(frozen=True, slots=True)
class Sentences:
    """A document's sentences: where they stand, and their vectors."""

    spans: tuple[tuple[int, int], ...]
    vectors: Vector

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Code points of each sentence."""
        return np.array([end - start for start, end in self.spans])


def translation(one: Copy, mine: Sentences, other: Copy, theirs: Sentences) -> Echo | None:
    """Whether two documents of different languages are one text. The order of the two does not matter."""
    if other.document < one.document:
        return translation(other, theirs, one, mine)
    if not mine.spans or not theirs.spans:
        return None
    likeness = mine.vectors @ theirs.vectors.T
    pairs = _pairs(likeness)
    parts = (_part(mine, [first for first, _ in pairs]), _part(theirs, [second for _, second in pairs]))
    if not (min(parts) >= _MOST or (max(parts) >= _WHOLE and min(parts) >= _SOME)):
        pairs = _passage(pairs, likeness, theirs)
        parts = (_part(mine, [first for first, _ in pairs]), _part(theirs, [second for _, second in pairs]))
    if not pairs:
        return None
    original, why = direction(one, other, parts, translated=True)
    return Echo(
        documents=(one.document, other.document),
        kind="translated",
        spans=tuple(
            (Span(start=mine.spans[a][0], end=mine.spans[a][1]), Span(start=theirs.spans[b][0], end=theirs.spans[b][1]))
            for a, b in pairs
        ),
        shared=(round(parts[0], 3), round(parts[1], 3)),
        original=original,
        why=why,
    )


def _pairs(likeness: Vector) -> list[tuple[int, int]]:
    """Sentences that are each other's nearest, and near enough."""
    best, back = likeness.argmax(axis=1), likeness.argmax(axis=0)
    return [
        (first, int(second))
        for first, second in enumerate(best)
        if back[second] == first and likeness[first, second] >= _SAME
    ]


def _part(text: Sentences, chosen: Sequence[int]) -> float:
    sizes = text.sizes
    return float(sizes[list(chosen)].sum() / sizes.sum()) if len(chosen) else 0.0


def _passage(pairs: Sequence[tuple[int, int]], likeness: Vector, theirs: Sentences) -> list[tuple[int, int]]:
    """The longest stretch of sentences that follow on each other in both texts, if it is long and like enough."""
    best: list[tuple[int, int]] = []
    most = 0.0
    run: list[tuple[int, int]] = []
    for pair in pairs:
        follows = run and (pair[0] - run[-1][0], pair[1] - run[-1][1]) == (1, 1)
        run = [*run, pair] if follows else [pair]
        alike = float(np.mean([likeness[each] for each in run]))
        weight = alike * float(theirs.sizes[[second for _, second in run]].sum())
        enough = weight >= (_PASSAGE if len(run) > 1 else _SENTENCE)
        if alike >= (_SURE if len(run) > 1 else _ALONE) and enough and weight > most:
            best, most = run, weight
    return best
