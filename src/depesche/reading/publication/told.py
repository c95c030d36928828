"""Clues from the text's own dates: years that are looked back on or ahead to, days without a year, "heute, am …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import islice, pairwise

from depesche.reading.draft import Draft, TimeDraft
from depesche.reading.publication.sentences import sentence_of, vocabulary
from depesche.reading.publication.windows import FIRST, LAST, Clue, Windows, around, common, from_day, union, until_day
from depesche.reading.timex import writing
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.meaning import Expression, Point
from depesche.reading.words import words_of

_APPOSITION = re.compile(r"[\s,(]*(?:,? ?(?:am|den|dem|der))?\s*")
_RANGE = re.compile(r"\s*(?:bis|–|-|bis zum|bis zu)\s*")
#: Before a year these say how far something reaches, not when something was told
_REACHING = frozenset(["bis", "ab", "für", "nach", "auf", "um", "zum"])
#: How far off a day or month without its year is told: the year is named for what is further
_DAY_REACH = 250
_PAST_MONTH, _COMING_MONTH = 240, 185
#: How far from publication the beginning tells a day as past, and a day that is called imminent lies
_NEWS = 10
#: A day is told with its weekday only if it is near.
_WITH_WEEKDAY = 31
#: So many dates of a text are enough to tell its own.
_ENOUGH = 300
#: So many sentences are the beginning, where the news is told.
_BEGINNING = 3
#: Days after the day of the news within which it is published
_SOON = 5
#: A longer range than a term of office says little
_LONGEST_TERM = 8 * 366
#: How long after a month that is named with its year a text usually looks back on it
_LOOKING_BACK = 400


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression with its calendar point as the text gives it."""

    time: TimeDraft
    point: Point
    expression: Expression

    @property
    def span(self) -> tuple[int, int]:
        return self.time.start, self.time.end


def told_in(draft: Draft) -> list[Told]:
    """The calendar points of the draft, unresolved, in order; of a very long text only the first."""
    points = (time for time in draft.times if isinstance(time.meaning.meaning, Point))
    return [Told(time, time.meaning.meaning, time.meaning) for time in islice(points, _ENOUGH)]


@lru_cache(maxsize=4096)
def each_year(point: Point) -> tuple[Days, ...]:
    """The days that a point without year covers in every year of publication, where weekday and date agree."""
    found = []
    for year in range(FIRST - 1, LAST + 2):
        days = writing.days(replace(point, year=year))
        if days and (not point.weekday or not point.has_day or days[0].isoweekday() == point.weekday):
            found.append(days)
    return tuple(found)


def clues(draft: Draft, told: Sequence[Told]) -> Iterator[Clue]:
    """All clues that the dates of the text give."""
    yield from _today(draft, told)
    yield from _present_ranges(draft, told)
    yield from _dated_news(told)
    yield from _named_years(draft, told)
    yield from _without_year(draft, told)


def today(draft: Draft, told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs like "heute, am 10. Februar": the word for the day and the date beside it."""
    text = draft.shadow.text
    for one, other in pairwise(told):
        if (
            one.point.shift == ("D", 0)
            and other.point.has_day
            and _APPOSITION.fullmatch(text, one.time.end, other.time.start)
        ):
            yield one, other


def _today(draft: Draft, told: Sequence[Told]) -> Iterator[Clue]:
    for one, other in today(draft, told):
        span = (one.time.start, other.time.end)
        days = writing.days(other.point)
        yield Clue(union([days] if days else each_year(other.point)), (span,), 0.95, "today")


def _present_ranges(draft: Draft, told: Sequence[Told]) -> Iterator[Clue]:
    """ "hat von Juli 2023 bis Juli 2024 den Vorsitz inne": the present lies between."""
    for one, other in pairwise(told):
        if one.expression.tense != "present" and other.expression.tense != "present":
            continue
        begin, end = writing.days(one.point), writing.days(other.point)
        if not (begin and end and one.point.month and other.point.month):
            continue  # years alone are often a life told in the present
        tied = _RANGE.fullmatch(draft.shadow.text, one.time.end, other.time.start)
        sentence = sentence_of(draft, words_of(draft.doc), one.expression.first)
        if tied and sentence.low & vocabulary("holds") and 0 < (end[1] - begin[0]).days <= _LONGEST_TERM:
            yield Clue(((begin[0], end[1]),), ((one.time.start, other.time.end),), 0.85, "present range")


def _dated_news(told: Sequence[Told]) -> Iterator[Clue]:
    """ "am Freitag, dem 3. Dezember 2004": with weekday and year at the very beginning, the day of the news.

    Only if no later day is named; without its weekday such a date as often tells of long ago.
    """
    full = [(days[0], each) for each in told if each.point.has_day and (days := writing.days(each.point))]
    if not full:
        return
    day, each = max(full, key=lambda pair: pair[0])
    if each.point.weekday == day.isoweekday() and each.expression.sentence < 2 and each.expression.tense != "future":
        yield Clue((around((day, day), 0, _SOON),), (each.span,), 0.86, "dated news")


def _before(draft: Draft, told: Told) -> str:
    first = told.expression.first
    return draft.doc[first - 1].text.lower() if first else ""


def _of_a_noun(draft: Draft, told: Told) -> bool:
    """Whether a bare year belongs to the noun before it ("Haushalt 2007", "WM 2006") and dates no deed."""
    first = told.expression.first
    return told.point.month is None and first > 0 and draft.doc[first - 1].pos_ in ("NOUN", "PROPN")


def looking_back(draft: Draft, told: Sequence[Told]) -> list[tuple[Days, Told]]:
    """The dates with their year that the text tells as past."""
    found = []
    for each in told:
        days = writing.days(each.point)
        if not days or each.point.year is None or each.point.term or _before(draft, each) in _REACHING:
            continue
        tense = each.expression.tense
        if (tense == "past" or (tense is None and each.point.month)) and not _of_a_noun(draft, each):
            found.append((days, each))
    return found


def _named_years(draft: Draft, told: Sequence[Told]) -> Iterator[Clue]:
    """Dates with their year: what is told as past lies before publication, a day told as coming after it."""
    for days, each in looking_back(draft, told):
        yield Clue(from_day(days[0]), (each.span,), 0.8, "past")
    for each in told:
        coming = writing.days(each.point)
        if coming and each.point.has_day and each.expression.tense == "future":
            yield Clue(until_day(coming[1]), (each.span,), 0.5, "ahead")


def soon_after(draft: Draft, told: Sequence[Told], world: Windows) -> Clue | None:
    """The last month that the text looks back on by name, if the days that the ``world`` allows after it begin later.

    Alone it says little; it closes a window that other clues have opened: who names "im November 2024" when a term that
    began in January 2025 runs, writes not long after.
    """
    back = [(days, each) for days, each in looking_back(draft, told) if each.point.month]
    if not back:
        return None
    days, each = max(back, key=lambda pair: pair[0][1])
    after = common(world, from_day(days[0]))
    if each.point.day or not after or not days[1] < after[0][0] <= days[1] + timedelta(days=_LOOKING_BACK):
        return None
    return Clue((around(days, 0, _LOOKING_BACK),), (each.span,), 0.4, "looked back on")


def _reach(each: Told, reach: int) -> tuple[int, int]:
    """How many days before and after itself a date without year allows, by its tense."""
    match each.expression.tense:
        case "past":
            return 0, reach
        case "future":
            return reach, 0
    return reach, reach


def _without_year(draft: Draft, told: Sequence[Told]) -> Iterator[Clue]:
    """Days and months without a year: near, before publication if told as past, after it if as coming."""
    lean = _leaning(told)
    free = [each for each in told if each.point.year is None and each.point.shift is None and each.point.pick is None]
    days = [each for each in free if each.point.has_day and each.span not in lean]
    months = [each for each in free if each.point.month and not each.point.day and each.span not in lean]
    for each in days:
        yield _allowed(each, _DAY_REACH, 0.9 if each.point.weekday else 0.6, "day")
        if each.point.weekday:
            yield _allowed(each, _WITH_WEEKDAY, 0.56, "weekday")
    for each in months:
        yield _allowed(each, _PAST_MONTH if each.expression.tense == "past" else _COMING_MONTH, 0.45, "month")
    words = words_of(draft.doc)
    if not vocabulary("arrival").isdisjoint(words.low[: bisect_left(words.sent, _BEGINNING)]):
        yield from (_allowed(each, 0, 0.3, "kept") for each in months if _promised(draft, each))
    imminent = not vocabulary("imminent").isdisjoint(words.low)
    for each in days:
        begins = each.expression.tense == "past" and each.expression.sentence < _BEGINNING
        if begins or (imminent and each.expression.way > 0):
            yield _allowed(each, _NEWS, 0.28, "news")


def _allowed(each: Told, reach: int, trust: float, why: str) -> Clue:
    before, after = _reach(each, reach)
    return Clue(union(around(days, before, after) for days in each_year(each.point)), (each.span,), trust, why)


def _promised(draft: Draft, each: Told) -> bool:
    """Whether a month to come was named when the visit was agreed: "war eingeladen worden, im November zu kommen"."""
    if each.expression.tense != "future":
        return False
    return bool(sentence_of(draft, words_of(draft.doc), each.expression.first).low & vocabulary("invited"))


def _leaning(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Dates without year that stand soon after a past one with a year, which they may share."""
    found = set()
    named: int | None = None
    for each in told:
        if each.point.year is not None and each.expression.way <= 0:
            named = each.expression.sentence
        elif named is not None and each.expression.sentence - named <= 1 and not each.point.weekday:
            found.add(each.span)
    return found
