"""Claims about a series held against its figures: how much it has grown, and that it is the highest or lowest ever.

A claim contradicts the figures only where no reading of them within rounding and bounds leaves room for it; where a
figure is missing it cannot be checked. Without a period a record is held against the years that were over when it was
told.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from math import inf, isfinite
from typing import Literal

from depesche.dates import OPEN_START, bounds, closed
from depesche.linking.figures.cues import lexicon, pattern
from depesche.linking.figures.measures import adds_up, is_money, is_total
from depesche.linking.figures.rooms import Room, interval, overlap
from depesche.model import Point, Series
from depesche.model.record import Check, Cue

Days = tuple[date, date]
Result = Literal["fits", "contradicts", "cannot be checked"]

#: days of a year, and how far two periods of one length may differ
_YEAR = 365
_ALIKE = 0.1
_UNKNOWN: Result = "cannot be checked"
#: which of several results counts: of several currencies, and of several periods before
_OF_LEVELS: list[Result] = ["fits", "contradicts", _UNKNOWN]
_OF_PERIODS: list[Result] = ["fits", _UNKNOWN, "contradicts"]


def growth(claims: Series, levels: Sequence[Series], sign: int) -> tuple[Check, ...]:
    """For each point of a series of growth (``sign`` 1) or decline (-1) whether the series of its level bear it out."""
    return tuple(_growth(index, claims, levels, sign) for index in range(len(claims.points)))


def _growth(index: int, claims: Series, levels: Sequence[Series], sign: int) -> Check:
    claim = claims.points[index]
    now = bounds(claim.period)
    befores = _befores(claim, now)
    compared = [level for level in levels if is_total(level.measure, level.unit) and _grows_in(claims.unit, level.unit)]
    if now is None or not befores or not compared:
        lacks = (_edtf(befores[0]), claim.period) if befores and claim.period else ()
        return Check(claim="growth", point=index, result=_UNKNOWN, unit=claims.unit, lacks=lacks)

    def against(before: Days) -> Check:
        found = (_held(index, claim, claims.unit, level, (before, now), sign) for level in compared)
        return min(found, key=lambda check: (_OF_LEVELS.index(check.result), len(check.lacks)))

    return min(map(against, befores), key=lambda check: _OF_PERIODS.index(check.result))


def _grows_in(unit: str, level: str) -> bool:
    """Whether growth in ``unit`` can be reckoned from figures in ``level``."""
    if unit == "percent":
        return level not in ("percent", "percentage-points")
    return unit == level if is_money(unit) else unit == "percentage-points" and level == "percent"


def _held(index: int, claim: Point, unit: str, level: Series, periods: tuple[Days, Days], sign: int) -> Check:
    standing = [point for point in _standing(level) if point.scope == claim.scope]
    ones, others = ([point for point in standing if bounds(point.period) == days] for days in periods)
    if not ones or not others:
        lacks = tuple(_edtf(days) for days, points in zip(periods, (ones, others), strict=True) if not points)
        used = (*ones, *others)
        return Check(claim="growth", point=index, result=_UNKNOWN, used=used, unit=level.unit, lacks=lacks)
    documents = {telling.evidence.source.document for telling in claim.tellings}
    stated = interval(claim, unit)
    ranked = (sorted(points, key=lambda point: _distance(point, documents)) for points in (ones, others))
    checks = [_reckoned(index, stated, unit, level.unit, pair, sign) for pair in product(*ranked)]
    return min(checks, key=lambda check: _OF_LEVELS.index(check.result))


def _standing(series: Series) -> list[Point]:
    """The points that no other has taken the place of."""
    replaced = {old for old, _ in series.restated}
    return [point for index, point in enumerate(series.points) if index not in replaced]


def _distance(point: Point, documents: set[str]) -> tuple[bool, int]:
    """The claim's own document first, then what most sources give."""
    return not any(each.evidence.source.document in documents for each in point.tellings), -point.sources


def _reckoned(index: int, stated: Room, unit: str, level: str, pair: Sequence[Point], sign: int) -> Check:
    old, new = (interval(point, level) for point in pair)
    if unit == "percent":
        low = 100 * (max(new[0], 0) / old[1] - 1) if old[1] > 0 else -inf
        high = 100 * (new[1] / old[0] - 1) if old[0] > 0 else inf
    else:
        low, high = new[0] - old[1], new[1] - old[0]
    leaves = (low, high) if sign > 0 else (-high, -low)
    return Check(
        claim="growth",
        point=index,
        result="fits" if overlap(stated, leaves) else "contradicts",
        used=tuple(pair),
        unit=level,
        leaves=(_finite(leaves[0]), _finite(leaves[1])),
    )


def _finite(value: float) -> float | None:
    return round(value, 6) if isfinite(value) else None


def _befores(claim: Point, now: Days | None) -> list[Days]:
    """Periods against which something may have grown."""
    now = closed(now)
    if now is None:
        return []
    text = claim.evidence.text
    if match := pattern("base", "year").search(text):
        year = int(match["year"])
        return [_moved(now, 12 * (now[0].year - year))] if now[0].year == now[1].year > year else []
    for months in lexicon()["base"]["months"]:
        if pattern("base", "months", months).search(text):
            return [_moved(now, months)]
    length = 12 * (now[1].year - now[0].year) + now[1].month - now[0].month + 1
    return [_moved(now, 12), *([_moved(now, length)] if length < 12 else [])]


def _moved(days: Days, months: int) -> Days:
    """The same stretch so many months earlier; the end of a month stays one."""

    def back(day: date) -> date:
        year, month = divmod(12 * day.year + day.month - 1 - months, 12)
        last = monthrange(year, month + 1)[1]
        ends = day.day == monthrange(day.year, day.month)[1]
        return date(year, month + 1, last if ends else min(day.day, last))

    return back(days[0]), back(days[1])


def _edtf(days: Days) -> str:
    """A year or month as such, other stretches as an interval of days."""
    first, last = days
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}" if first != last else str(first)


def records(series: Series) -> tuple[Check, ...]:
    """For each claim that a figure is the highest or lowest, or the first beyond a bound, what earlier ones say."""
    return tuple(_record(index, cue, series) for index, point in enumerate(series.points) for cue in _claimed(point))


def claims_record(cue: Cue) -> bool:
    """Whether the words claim that a figure is the highest or lowest, or the first beyond a bound."""
    return cue.kind.startswith(("record", "first"))


def _claimed(point: Point) -> Iterable[Cue]:
    """One claim of each kind, the one that says most about since when."""
    cues = [cue for telling in point.tellings for cue in telling.cues if claims_record(cue)]
    kinds = sorted({cue.kind for cue in cues})
    return [
        min((cue for cue in cues if cue.kind == kind), key=lambda cue: (cue.limited, cue.since or 0, cue.text))
        for kind in kinds
    ]


def _record(index: int, cue: Cue, series: Series) -> Check:
    claim = series.points[index]
    rivals = list(_earlier(index, cue, series)) if is_total(series.measure, series.unit) else []
    sign = -1 if cue.kind.endswith(("low", "below")) else 1
    rooms = [_signed(interval(point, series.unit), sign) for point in rivals]
    own = (claim.value * sign,) * 2 if cue.kind.startswith("first") else _signed(interval(claim, series.unit), sign)
    better = [point for point, room in zip(rivals, rooms, strict=True) if room[0] > own[1]]
    if better and (cue.since or not cue.limited):
        return _record_check(index, "contradicts", better, series)
    unclear = [point for point, room in zip(rivals, rooms, strict=True) if room[0] > min(own[1], claim.value * sign)]
    if not rivals or better or (own[1] == inf and unclear):
        return _record_check(index, _UNKNOWN, unclear, series)
    return _record_check(index, "fits", [max(rivals, key=lambda point: point.value * sign)], series)


def _record_check(index: int, result: Result, used: Iterable[Point], series: Series) -> Check:
    return Check(claim="record", point=index, result=result, used=tuple(used), unit=series.unit)


def _signed(room: Room, sign: int) -> Room:
    return room if sign > 0 else (-room[1], -room[0])


def _earlier(index: int, cue: Cue, series: Series) -> Iterator[Point]:
    """The points that stood when the claim was made: of periods as long and over before its own, not withdrawn."""
    claim = series.points[index]
    own = bounds(claim.period)
    told = [bounds(each.evidence.source.published) for each in claim.tellings]
    begins = own[0] if own else min((days[0] for days in told if days), default=None)
    length = _length(own) if own else _YEAR
    for point in _standing(series):
        days = bounds(point.period)
        if point is claim or days is None or point.scope != claim.scope:
            continue
        if begins is None or days[1] >= begins or days[0] == OPEN_START:
            continue
        if cue.since and days[0].year <= cue.since:
            continue
        if adds_up(series.measure) and abs(_length(days) - length) > _ALIKE * length:
            continue
        yield point


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1
