"""How a figure of a series stands to the others, in words: contradicted, restated, a part, checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from depesche.export import wording
from depesche.model import Series
from depesche.model.record import Check

Kind = Literal["contradicted", "restated", "fits", "unchecked", "aside"]

_SIGN: dict[str, tuple[str, Kind]] = {
    "fits": ("✓", "fits"),
    "contradicts": ("✗", "contradicted"),
    "cannot be checked": ("?", "unchecked"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One line beside a figure; its ``kind`` is what a face colours."""

    kind: Kind
    text: str


def remarks(series: Series, index: int) -> Iterator[Remark]:
    """What there is to say of the figure at ``index``."""
    for one, other in series.conflicts:
        if index in (one, other):
            yield Remark("contradicted", f"≠ {_named(series, [one + other - index])}")
    for old, new in series.restated:
        if index in (old, new):
            way = "replaced by" if index == old else "takes the place of"
            yield Remark("restated", f"↻ {way} {_named(series, [old + new - index])}")
    replaced = {old for old, _ in series.restated}
    wholes = [whole for part, whole in series.partial if part == index and whole not in replaced]
    if wholes:
        yield Remark("aside", f"a part of {_named(series, wholes)}")
    wider = [other for narrow, other in series.scoped if narrow == index and other not in replaced]
    if wider:
        yield Remark("aside", f"of another scope than {_named(series, wider)}")
    for amount in series.points[index].also:
        yield Remark("aside", f"= {wording.amount(amount.value)} {amount.unit}")
    yield from dict.fromkeys(_result(check) for check in series.checks if check.point == index)


def _named(series: Series, indices: Iterable[int]) -> str:
    return ", ".join(
        f"{wording.figure(point, series.unit)} ({wording.period(point)})"
        for point in (series.points[index] for index in indices)
    )


def _result(check: Check) -> Remark:
    """What a check came to."""
    sign, kind = _SIGN[check.result]
    used = " → " if check.claim == "growth" else ", "
    against = used.join(f"{wording.figure(point, check.unit)} ({wording.period(point)})" for point in check.used)
    lacks = f": no figure for {', '.join(check.lacks)}" if check.lacks else ""
    if check.result == "cannot be checked":
        return Remark(kind, f"{sign} {check.claim} cannot be checked{lacks}")
    return Remark(kind, f"{sign} {check.claim} {'fits' if check.result == 'fits' else 'is contradicted by'} {against}")
