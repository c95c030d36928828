"""Which figures of one measure are of one thing, and so one series.

A measure that has one value for the same entities and period (``totals`` of lexicon/series.yaml) is one thing. Of all
others there may be many at a time: figures are put together where they count the same and have a period, each another;
those for a few days belong to what happened then. What is left stands alone, told as often as it may be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from depesche.dates import bounds, closed
from depesche.linking.figures.conversions import Key
from depesche.linking.figures.counted import counted, is_part, phrase, says_more
from depesche.linking.figures.cues import Place, lexicon, pattern, place
from depesche.linking.figures.measures import is_toll, is_total
from depesche.model import Point

#: a stretch so short is that of one occurrence
_SHORT = timedelta(days=28)
#: a figure without a period is told again within so many days
_AGAIN = timedelta(days=30)
#: figures for the same few days, figures for longer periods
_DAYS, _PERIODS = "days", "periods"


@dataclass(frozen=True, slots=True)
class Thing:
    """What one series is of: ``of`` is what is counted, in words; ``mark`` keeps things of one key apart."""

    of: str | None = None
    mark: tuple[object, ...] = ()


def things(key: Key, points: Sequence[Point]) -> dict[Thing, list[Point]]:
    """The points of one measure, unit and entities by the thing that they are of."""
    measure, unit = key[:2]
    found: dict[Thing, list[Point]] = {}
    courses = _courses(points) if measure and not is_total(measure, unit) else {}
    shared: defaultdict[tuple[object, ...] | None, list[Point]] = defaultdict(list)
    for point in points:
        shared[courses.get(place(point.evidence)) or _lot(measure, unit, point)].append(point)
    alone = shared.pop(None, [])
    for lot, each in shared.items():
        several = _several(measure, each) if lot and lot[0] in (_DAYS, _PERIODS) else set()
        fitting = [point for point in each if _amount(point) not in several]
        alone += [point for point in each if _amount(point) in several]
        if fitting:
            found[Thing(_label(fitting, unit) if lot else None, lot or ())] = fitting
    for value, each in _by_value(alone, unit):
        found[Thing(_label(each, unit), ("alone", *value))] = each
    return found


def _lot(measure: str | None, unit: str, point: Point) -> tuple[object, ...] | None:
    """What figures of one thing have in common, nothing if the measure is one; None for one that stands alone."""
    if is_part(point, unit):
        return None
    if is_total(measure, unit):
        return ()
    days = _days(point)
    if days is None:
        return None
    noun = counted(point, unit)
    told = says_more(noun, measure)
    if not told and (measure is None or measure in lexicon()["vague"]):
        return None
    name = noun if told else ()
    if days[1] - days[0] < _SHORT and measure not in lexicon()["stocks"]:
        return _DAYS, name, days
    return _PERIODS, name


def _days(point: Point) -> tuple[date, date] | None:
    return closed(bounds(point.period))


def _amount(point: Point) -> tuple[object, ...]:
    return point.value, point.low, point.high, _days(point)


def _several(measure: str | None, points: Iterable[Point]) -> set[tuple[object, ...]]:
    """Amounts of one period, or of periods that overlap: of two things, unless it is a toll that others count anew."""
    found: set[tuple[object, ...]] = set()
    for one, other in combinations(points, 2):
        a, b = _days(one), _days(other)
        if a is None or b is None or _amount(one) == _amount(other) or a[1] < b[0] or b[1] < a[0]:
            continue
        recounted = is_toll(measure, one.period) and one.evidence.source.document != other.evidence.source.document
        if not recounted if a == b else measure not in lexicon()["stocks"]:
            found |= {_amount(one), _amount(other)}
    return found


def _by_value(points: Iterable[Point], unit: str) -> Iterator[tuple[tuple[object, ...], list[Point]]]:
    """Figures that stand alone: the same value of the same told again soon is one figure."""
    same: defaultdict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in points:
        same[*_amount(point), point.bound, counted(point, unit)].append(point)
    for value, each in same.items():
        last: date | None = None
        run: list[Point] = []
        for point in sorted(each, key=_told):
            told = bounds(point.evidence.source.published)
            if run and told and last and told[0] - last > _AGAIN:
                yield (*value, _told(run[0])), run
                run = []
            run.append(point)
            last = told[0] if told else last
        yield (*value, _told(run[0])), run


def _told(point: Point) -> tuple[object, ...]:
    at = place(point.evidence)
    return point.evidence.source.published or "~", at.document, at.start, at.end


def _courses(points: Iterable[Point]) -> dict[Place, tuple[object, ...]]:
    """Figures of which a text says that one followed another, by place: "von 21 auf 25", "26,80 statt 25,50 Euro"."""
    by_document: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_document[point.evidence.source.document].append(point)
    found: dict[Place, tuple[object, ...]] = {}
    for told in by_document.values():
        course: list[Point] = []
        for point in sorted(told, key=_told):
            if not course or not _follows(course[-1], point):
                course = []
            course.append(point)
            if len(course) > 1:
                mark = ("course", *(_amount(each)[:3] for each in course))
                found |= {place(each.evidence): mark for each in course}
    return found


def _follows(one: Point, other: Point) -> bool:
    first, second = place(one.evidence), place(other.evidence)
    between = one.evidence.text[first.end - one.evidence.start : second.start - one.evidence.start]
    return first.end <= second.start and pattern("followed").fullmatch(between) is not None


def _label(points: Sequence[Point], unit: str) -> str | None:
    """What is counted, as the first text has it."""
    return " ".join(phrase(min(points, key=_told), unit)) or None


def sorted_out(figures: Mapping[Key, Sequence[Point]]) -> Iterator[tuple[tuple[Key, Thing], list[Point]]]:
    """All figures by measure, unit and entities, and by thing."""
    for key, points in figures.items():
        for thing, each in things(key, points).items():
            yield (key, thing), each
