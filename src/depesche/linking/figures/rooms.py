"""The values that a figure leaves room for, by its bound, its range and its rounding."""

from decimal import Decimal
from math import floor, inf, log

from depesche.dates import bounds
from depesche.linking.figures.cues import near
from depesche.linking.figures.measures import is_counted
from depesche.model import Bound, Point

#: from the least to the greatest value
Room = tuple[float, float]

#: how far "about" and its like may lie off, as a share of the value
_ABOUT = 0.05
#: "fast 28,5": as far at most, and no farther than so many units of the last digit
_NEAR_DIGITS = 5
#: counts below this are given one by one
_COUNTED = 100
#: against the errors of a logarithm
_TINY = 1e-9


def _last_digit(value: float) -> float:
    """One unit of the last digit that is not zero: 0.1e9 for 28.5e9."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else 0.0


def _written_digit(value: float) -> float:
    """One unit of the last digit before the scale word: 1e9 for 30e9, 1e6 for 910e6."""
    return 1000.0 ** max(floor(log(abs(value), 1000) + _TINY), 0) if value else 1.0


def _slack(point: Point, unit: str | None) -> float:
    """How far the true value may lie off. A zero at the end may be rounded, but not by much: 30e9 is not 25e9."""
    share = _ABOUT * abs(point.value)
    if unit and is_counted(unit) and abs(point.value) < _COUNTED:
        rounding = 0.0
    else:
        rounding = min(_last_digit(point.value) / 2, max(_written_digit(point.value) / 2, share))
    return max(share, rounding) if point.bound is Bound.ABOUT else rounding


def interval(point: Point, unit: str | None = None) -> Room:
    """The true values that ``point`` leaves room for, open ends being infinite.

    28.5e9 may stand for anything from 28.45e9 to 28.55e9; small counts (``unit`` says what is counted) are not rounded.
    """
    low = point.low if point.low is not None else point.value
    high = point.high if point.high is not None else point.value
    room = inf
    if near(point):
        room = min(_ABOUT * abs(point.value), _NEAR_DIGITS * _last_digit(point.value))
    if point.bound in (Bound.LESS_THAN, Bound.UP_TO):
        return low - room, high
    if point.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return low, high + room
    slack = _slack(point, unit)
    return low - slack, high + slack


def overlap(one: Room, other: Room) -> bool:
    """Whether two intervals share a value."""
    return one[0] <= other[1] and other[0] <= one[1]


def contradict(one: Point, other: Point, unit: str | None = None) -> bool:
    """Whether both give the same period and scope, and cannot both be right."""
    days = bounds(one.period)
    if days is None or days != bounds(other.period) or one.scope != other.scope:
        return False
    return not overlap(interval(one, unit), interval(other, unit))
