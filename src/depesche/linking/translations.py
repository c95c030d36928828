"""Which documents of two languages are one text: their sentences mean the same, in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from depesche.linking.echoes import Copy, direction
from depesche.linking.vectors import Vector
from depesche.model import Echo, Span

#: cosine of two sentences that say the same
_SAME = 0.5
#: the part of both texts that must be translated, and of the pairs that must stand in order
_MOST, _ORDERED = 0.6, 0.8
_FEWEST = 2


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
    pairs = _pairs(mine.vectors @ theirs.vectors.T)
    if len(pairs) < min(_FEWEST, len(mine.spans), len(theirs.spans)):
        return None
    parts = (_part(mine, [first for first, _ in pairs]), _part(theirs, [second for _, second in pairs]))
    if min(parts) < _MOST or _in_order(pairs) < _ORDERED:
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


def _in_order(pairs: Sequence[tuple[int, int]]) -> float:
    """The part of neighbouring pairs whose second sentences stand in the order of the first."""
    steps = [later[1] > earlier[1] for earlier, later in pairwise(pairs)]
    return sum(steps) / len(steps) if steps else 1.0
