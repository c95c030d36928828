"""Which figures are one series, and which of them contradict each other beyond rounding and bounds."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations
from math import inf

from depesche.dates import OPEN_END, bounds
from depesche.model import Bound, Point, Series

#: how far "about" and its like may lie off, as a share of the value
_ABOUT = 0.05

#: measure, unit, entities, and what else keeps figures apart
Key = tuple[str | None, str, tuple[str, ...], str | None]


def _rounding(value: float) -> float:
    """Half a unit of the last digit that is given: 28.5e9 may stand for anything from 28.45e9 to 28.55e9."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 0.5 * 10.0**exponent if isinstance(exponent, int) else 0.0


def interval(point: Point) -> tuple[float, float]:
    """The true values that ``point`` leaves room for."""
    low = point.low if point.low is not None else point.value
    high = point.high if point.high is not None else point.value
    slack = _rounding(point.value)
    if point.bound is Bound.ABOUT:
        slack = max(slack, _ABOUT * abs(point.value))
    below = -inf if point.bound in (Bound.LESS_THAN, Bound.UP_TO) else low - slack
    above = inf if point.bound in (Bound.MORE_THAN, Bound.AT_LEAST) else high + slack
    return below, above


def contradict(one: Point, other: Point) -> bool:
    """Whether both give the same period and cannot both be right."""
    if one.period is None or one.period != other.period:
        return False
    a, b = interval(one), interval(other)
    return a[0] > b[1] or b[0] > a[1]


def _conflicts(points: list[Point]) -> tuple[tuple[int, int], ...]:
    by_period: dict[str | None, list[int]] = {}
    for index, point in enumerate(points):
        by_period.setdefault(point.period, []).append(index)
    pairs = (pair for indices in by_period.values() for pair in combinations(indices, 2))
    return tuple(sorted(pair for pair in pairs if contradict(points[pair[0]], points[pair[1]])))


def _order(point: Point) -> tuple[object, ...]:
    when = bounds(point.period) or (OPEN_END, OPEN_END)
    source = point.evidence.source
    return when, source.published or "~", source.document, point.evidence.start, point.value


def series(figures: Iterable[tuple[Key, Point]]) -> list[Series]:
    """One series for each key; points by period."""
    grouped: dict[Key, list[Point]] = {}
    for (measure, unit, about, apart), point in figures:
        grouped.setdefault((measure, unit, tuple(sorted(about)), apart), []).append(point)
    found = []
    for (measure, unit, about, _), points in grouped.items():
        points.sort(key=_order)
        found.append(
            Series(measure=measure, unit=unit, about=about, points=tuple(points), conflicts=_conflicts(points))
        )
    return sorted(found, key=lambda each: (-len(each.points), each.measure or "~", each.unit, each.about))
