"""Which figures of one measure are of one thing, and so one series: one value for a period, or one noun that is counted.

A measure that has one value for the same entities and period (``totals`` of lexicon/series.yaml) is one thing by itself.
Of all others there may be many at a time: figures are put together where they count the same and have a period, each
another; those for a few days belong to what happened then. What is left stands alone, told as often as it may be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from depesche.dates import OPEN_END, OPEN_START, bounds
from depesche.linking.figures.conversions import Key
from depesche.linking.figures.cues import lexicon, pattern, place, table
from depesche.linking.figures.measures import is_counted, is_toll, is_total
from depesche.linking.texts.stems import stem
from depesche.model import Point

#: a stretch so short is that of one occurrence
_SHORT = timedelta(days=28)
#: a figure without a period is told again within so many days
_AGAIN = timedelta(days=30)
#: figures for the same few days, figures for longer periods
_DAYS, _PERIODS = "days", "periods"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_INFLECTED = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Thing:
    """What one series is of: ``of`` is what is counted, in words; ``mark`` keeps things of one key apart."""

    of: str | None = None
    mark: tuple[object, ...] = ()


def things(key: Key, points: Sequence[Point]) -> dict[Thing, list[Point]]:
    """The points of one measure, unit and entities by the thing that they are of."""
    measure, unit = key[:2]
    found: dict[Thing, list[Point]] = {}
    pairs = dict(_pairs(points)) if measure and not is_total(measure, unit) else {}
    shared: defaultdict[tuple[object, ...] | None, list[Point]] = defaultdict(list)
    for point in points:
        pair = pairs.get(place(point.evidence))
        shared[pair or _lot(measure, unit, point)].append(point)
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
    if _is_part(point, unit):
        return None
    if is_total(measure, unit):
        return ()
    days = _days(point)
    if days is None:
        return None
    noun = counted(point, unit)
    own = noun is None or noun[0] in _plain() or noun[0] in _nouns(measure)
    if own and (measure is None or measure in lexicon()["vague"]):
        return None
    name = () if own or noun is None else noun
    if days[1] - days[0] < _SHORT and measure not in lexicon()["stocks"]:
        return _DAYS, name, days
    return _PERIODS, name


def _days(point: Point) -> tuple[date, date] | None:
    found = bounds(point.period)
    return None if found is None or found[0] == OPEN_START or found[1] == OPEN_END else found


def _is_part(point: Point, unit: str) -> bool:
    """Whether it counts some of others, or some on top: "zwei der Toten", "darunter zwei Kinder", "elf weitere"."""
    if not is_counted(unit):
        return False
    at = place(point.evidence)
    end = len(at.before) + at.end - at.start
    inside = point.evidence.text[len(at.before) : end]
    return bool(
        pattern("parts", "before").search(at.before)
        or pattern("parts", "within").search(inside)
        or pattern("parts", "after").search(point.evidence.text[end:])
    )


def counted(point: Point, unit: str) -> tuple[str, ...] | None:
    """The stems of the noun that a figure counts and of its adjectives, the noun first; None if there is none."""
    words = _phrase(point, unit)
    return (stem(words[-1]), *sorted(stem(word) for word in words[:-1])) if words else None


def _phrase(point: Point, unit: str) -> list[str]:
    """The counted noun as it stands in the text, with the adjectives that narrow it."""
    if not is_counted(unit):
        return []
    at = place(point.evidence)
    inside = point.evidence.text[len(at.before) : len(at.before) + at.end - at.start]
    words = [word for word in _WORD.findall(inside) if not pattern("numerals").fullmatch(word)]
    if not words or not words[-1][0].isupper():
        return []
    phrase = [words[-1]]
    for word in reversed(words[:-1]):
        if not word.endswith(_INFLECTED):
            break
        if word.casefold() not in lexicon()["fillers"]:
            phrase.insert(0, word)
    return phrase


@cache
def _plain() -> frozenset[str]:
    """Nouns that say nothing of who is counted."""
    return frozenset(map(stem, lexicon()["anybody"]))


@cache
def _nouns(measure: str | None) -> frozenset[str]:
    """Nouns that say no more than the measure does."""
    entry = table("measures.yaml").get(measure or "", {})
    listed = (*entry.get("decisive", ()), *entry.get("nouns", ())) if measure not in lexicon()["vague"] else ()
    return frozenset(stem(str(noun).lstrip("=-")) for noun in listed)


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
        if a == b and not recounted or a != b and measure not in lexicon()["stocks"]:
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
    return point.evidence.source.published or "~", point.evidence.source.document, point.evidence.start


def _pairs(points: Iterable[Point]) -> Iterator[tuple[object, tuple[object, ...]]]:
    """Two figures of which a text says that the one followed the other: "von 21 auf 25", "26,80 statt 25,50 Euro"."""
    by_document: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_document[point.evidence.source.document].append(point)
    for told in by_document.values():
        told.sort(key=lambda point: (place(point.evidence).start, place(point.evidence).end))
        for one, other in zip(told, told[1:], strict=False):
            first, second = place(one.evidence), place(other.evidence)
            begins = one.evidence.start
            between = one.evidence.text[first.end - begins : second.start - begins]
            if pattern("followed").fullmatch(between):
                yield from ((each, ("pair", first.document, first.start)) for each in (first, second))


def _label(points: Sequence[Point], unit: str) -> str | None:
    """What is counted, as the first text has it."""
    return " ".join(_phrase(min(points, key=_told), unit)) or None


def sorted_out(figures: Mapping[Key, Sequence[Point]]) -> Iterator[tuple[tuple[Key, Thing], list[Point]]]:
    """All figures by measure, unit and entities, and by thing."""
    for key, points in figures.items():
        for thing, each in things(key, points).items():
            yield (key, thing), each


