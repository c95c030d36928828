"""A small chart of one series, to be drawn as SVG: a dot for every figure at its period, whiskers for open bounds."""

from dataclasses import dataclass

from depesche.dates import bounds
from depesche.export.wording import plain
from depesche.model import Bound, Point, Series

WIDTH, HEIGHT = 640, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 34, 34
#: between two values of one period, so that their labels do not touch
_APART = 92


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure placed on the chart, in SVG units; ``whisker`` is where an open bound points (-1 down, 1 up, 0 none)."""

    x: float
    y: float
    point: Point
    label: str
    conflict: bool
    whisker: int


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    baseline: float


def _day(point: Point) -> float | None:
    found = bounds(point.period)
    return (found[0].toordinal() + found[1].toordinal()) / 2 if found and found[1].year < 9999 else None


def _scale(values: list[float], low: float, high: float) -> dict[float, float]:
    """Positions between ``low`` and ``high``; a single value lies in the middle."""
    first, last = min(values), max(values)
    if first == last:
        return dict.fromkeys(values, (low + high) / 2)
    return {value: low + (value - first) / (last - first) * (high - low) for value in values}


def _whisker(bound: Bound) -> int:
    return {Bound.MORE_THAN: 1, Bound.AT_LEAST: 1, Bound.LESS_THAN: -1, Bound.UP_TO: -1}.get(bound, 0)


def _dodged(days: dict[float, list[float]], across: dict[float, float]) -> dict[tuple[float, float], float]:
    """Where each value of a day stands: values of one day side by side around it."""
    return {
        (day, value): across[day] + (place - (len(values) - 1) / 2) * _APART
        for day, values in days.items()
        for place, value in enumerate(values)
    }


def chart(series: Series, labels: list[str]) -> Chart | None:
    """The chart of a series, ``labels`` being its values in words; None if it would have fewer than two dots."""
    placed: dict[tuple[float, float], tuple[Point, str, bool]] = {}
    conflicting = {index for pair in series.conflicts for index in pair}
    for index, point in enumerate(series.points):
        if (day := _day(point)) is not None:
            placed.setdefault((day, point.value), (point, labels[index], index in conflicting))
    if len(placed) < 2:
        return None
    days: dict[float, list[float]] = {}
    for day, value in sorted(placed):
        days.setdefault(day, []).append(value)
    widest = max(map(len, days.values())) * _APART / 2
    across = _scale(list(days), _LEFT + widest, WIDTH - _RIGHT - widest)
    along = _scale([value for _, value in placed], HEIGHT - _BOTTOM - 14, _TOP + 6)
    stands = _dodged(days, across)
    dots = tuple(
        Dot(stands[key], along[key[1]], point, label, conflict, _whisker(point.bound))
        for key, (point, label, conflict) in placed.items()
    )
    ticks = {across[day]: plain(point.period or "") for (day, _), (point, _, _) in placed.items()}
    return Chart(dots, tuple(sorted(ticks.items())), HEIGHT - _BOTTOM)
