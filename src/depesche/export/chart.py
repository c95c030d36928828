"""A small chart of one series, to be drawn as SVG: a dot for every figure at its period, whiskers for open bounds."""

from dataclasses import dataclass

from depesche.dates import bounds
from depesche.model import Bound, Point, Series

WIDTH, HEIGHT = 640, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 34, 34


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


def chart(series: Series, labels: list[str]) -> Chart | None:
    """The chart of a series, ``labels`` being its values in words; None if fewer than two points have a period."""
    placed = [(index, point, day) for index, point in enumerate(series.points) if (day := _day(point)) is not None]
    if len(placed) < 2:
        return None
    conflicting = {index for pair in series.conflicts for index in pair}
    across = _scale([day for _, _, day in placed], _LEFT + 40, WIDTH - _RIGHT - 40)
    along = _scale([point.value for _, point, _ in placed], HEIGHT - _BOTTOM - 14, _TOP + 6)
    dots = tuple(
        Dot(across[day], along[point.value], point, labels[index], index in conflicting, _whisker(point.bound))
        for index, point, day in placed
    )
    ticks = {round(across[day]): point.period or "" for _, point, day in placed}
    return Chart(dots, tuple((float(x), label) for x, label in sorted(ticks.items())), HEIGHT - _BOTTOM)
