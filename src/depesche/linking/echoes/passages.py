"""What two texts share word for word, whatever its order: runs of words, and the passages that they make up."""

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.linking.texts.wording import RUN

#: places of one run of words that are looked at; what is commoner is a formula
_PLACES = 8
#: words that may be changed or put in between two shared runs of one passage
_GAP = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``[one, one_end)`` of the first text and ``[other, other_end)`` of the second, ``shared`` of them alike."""

    one: int
    one_end: int
    other: int
    other_end: int
    shared: int


def passages(one: Sequence[str], other: Sequence[str]) -> list[Passage]:
    """The shared passages in the order of the first text; a word of either is in one of them at most."""
    return _joined(sorted(_distinct(_runs(one, other), len(one), len(other))))


def _runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Longest shared runs as (place in one, place in other, length)."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(other) - RUN + 1):
        places.setdefault(tuple(other[at : at + RUN]), []).append(at)
    found: list[tuple[int, int, int]] = []
    open_: dict[int, int] = {}  # diagonal → where its run ends in ``one``
    for at in range(len(one) - RUN + 1):
        for there in places.get(tuple(one[at : at + RUN]), ())[:_PLACES]:
            if open_.get(there - at, 0) > at:
                continue  # within the run that was found a word before
            size = RUN
            while at + size < len(one) and there + size < len(other) and one[at + size] == other[there + size]:
                size += 1
            found.append((at, there, size))
            open_[there - at] = at + size - RUN + 1
    return found


def _distinct(found: list[tuple[int, int, int]], size: int, other_size: int) -> list[tuple[int, int, int]]:
    """The longest runs first, each cut to what no longer run has taken."""
    mine, theirs = bytearray(size), bytearray(other_size)
    kept: list[tuple[int, int, int]] = []
    for at, there, length in sorted(found, key=lambda run: (-run[2], run[0], run[1])):
        first = 0
        while first < length and (mine[at + first] or theirs[there + first]):
            first += 1
        last = first
        while last < length and not (mine[at + last] or theirs[there + last]):
            last += 1
        if last - first >= RUN:
            kept.append((at + first, there + first, last - first))
            mine[at + first : at + last] = b"\1" * (last - first)
            theirs[there + first : there + last] = b"\1" * (last - first)
    return kept


def _joined(runs: list[tuple[int, int, int]]) -> list[Passage]:
    """Runs that follow on each other in both texts with little between them as one passage."""
    found: list[Passage] = []
    for at, there, length in runs:
        last = found[-1] if found else None
        if last and 0 <= at - last.one_end <= _GAP and 0 <= there - last.other_end <= _GAP:
            found[-1] = Passage(last.one, at + length, last.other, there + length, last.shared + length)
        else:
            found.append(Passage(at, at + length, there, there + length, length))
    return found
