"""Names from scores of begin-inside-outside tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e4


def best_path(scores: NDArray[np.float32], tags: Sequence[str]) -> list[str]:
    """The best row of tags in which every ``I-`` goes on with a name of its kind (Viterbi); scores (words, tags)."""
    plain = scores.argmax(1)
    names = [tags[number] for number in plain]
    if all(_follows(before, tag) for before, tag in zip(["O", *names], names, strict=False)):
        return names
    allowed = _transitions(tuple(tags))
    best = scores[0] + _transitions(tuple(tags))[tags.index("O")]
    back = np.zeros(scores.shape, dtype=np.intp)
    for place in range(1, len(scores)):
        reached = best[:, None] + allowed
        back[place] = reached.argmax(0)
        best = reached.max(0) + scores[place]
    path = [int(best.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return [tags[number] for number in reversed(path)]


def _follows(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or before[1:] == tag[1:]


@lru_cache(maxsize=8)
def _transitions(tags: tuple[str, ...]) -> NDArray[np.float32]:
    return np.array([[0.0 if _follows(before, tag) else _NEVER for tag in tags] for before in tags], dtype=np.float32)


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name of a legal row of tags."""
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, place, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = place
