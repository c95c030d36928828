"""The day of a document that does not tell it, by what others say of the happening that it tells.

"Am Mittwoch ist der Präsident eingetroffen" has a day once another report dates that visit, by its own day or by its
calendar date; "am 27. November" has a year once a third one says "im November 2024". Every such statement allows some
days; the day that most documents allow is taken if it is the only one. A copy was written on the day of its original.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

Days = tuple[date, date]

#: what speaks for a day: a date, or a weekday within a known month; only a month
_PRECISE, _COARSE = 2, 1
#: that much must speak for it
_ENOUGH = 2
#: days of a statement that says when it was
_EXACT = 3
#: days of a window whose weekdays are looked through
_WIDEST = 62
#: an event is told so many days later at most: a weekday, a date without a year
_WEEK, _WHILE = 6, 30

_DATE = re.compile(r"(\d{1,2})\.\s*([^\W\d]+)")
_WORD = re.compile(r"[^\W\d]+")


@cache
def _calendar() -> tuple[dict[str, int], dict[str, int]]:
    """(weekday → 0 to 6, month → 1 to 12), by name."""
    data = yaml.safe_load(files("depesche.linking").joinpath("data", "calendar.yaml").read_text(encoding="utf-8"))
    weekdays = {name: number for number, name in enumerate(data["weekdays"])}
    months = {name: number for number, name in enumerate(data["months"], 1)}
    weekdays |= {name: weekdays[other] for name, other in data["same_weekday"].items()}
    return weekdays, months | {name: months[other] for name, other in data["same_month"].items()}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says of the day of a happening.

    ``days`` are those on which it may have been; ``weekday`` (0 is Monday) and ``month_day`` narrow them.
    """

    document: str
    days: Days | None = None
    weekday: int | None = None
    month_day: tuple[int, int] | None = None

    @property
    def narrows(self) -> bool:
        """Whether a single day may be told with it."""
        return self.weekday is not None or self.month_day is not None

    def allows(self, day: date) -> bool:
        """Whether it may have been on ``day``."""
        return (
            (self.days is None or self.days[0] <= day <= self.days[1])
            and (self.weekday is None or day.weekday() == self.weekday)
            and (self.month_day is None or (day.month, day.day) == self.month_day)
        )

    def weight(self, day: date) -> int:
        """How much it speaks for a day that it allows."""
        exact = self.days is not None and (self.days[1] - self.days[0]).days < _EXACT
        within = self.days is not None and (self.days[1] - self.days[0]).days <= _WIDEST
        precise = exact or self.month_day is not None or (self.weekday is not None and within)
        return _PRECISE if precise and self.allows(day) else _COARSE if within and self.allows(day) else 0


def pattern(words: Iterable[str]) -> tuple[int | None, tuple[int, int] | None]:
    """(weekday, (month, day)) of the time expressions of a sentence, if they name just one."""
    weekdays, months = _calendar()
    found_days: set[int] = set()
    found_dates: set[tuple[int, int]] = set()
    for text in words:
        low = text.casefold()
        found_days |= {weekdays[word] for word in _WORD.findall(low) if word in weekdays}
        for number, month in _DATE.findall(low):
            if month in months and 1 <= int(number) <= 31:
                found_dates.add((months[month], int(number)))
    weekday = next(iter(found_days)) if len(found_days) == 1 else None
    return weekday, next(iter(found_dates)) if len(found_dates) == 1 else None


def day_of(own: Statement, others: Sequence[Statement]) -> date | None:
    """The one day that ``own`` allows and that most of the others' documents speak for; None if there is none."""
    if not own.narrows:
        return None
    others = [each for each in others if each.document != own.document]
    scores: dict[date, int] = {}
    for day in _candidates(own, others):
        if own.allows(day):
            by_document: dict[str, int] = {}
            for each in others:
                by_document[each.document] = max(by_document.get(each.document, 0), each.weight(day))
            scores[day] = sum(by_document.values())
    best = max(scores.values(), default=0)
    days = [day for day, score in scores.items() if score == best]
    return days[0] if best >= _ENOUGH and len(days) == 1 else None


def _candidates(own: Statement, others: Sequence[Statement]) -> set[date]:
    """Days that statements tell by themselves, or two of them together."""
    every = (own, *others)
    windows = [each.days for each in every if each.days and (each.days[1] - each.days[0]).days <= 366]
    found: set[date] = set()
    for each in every:
        if each.month_day:
            years = {year for first, last in windows for year in range(first.year, last.year + 1)}
            found |= {day for year in years if (day := _date(year, *each.month_day))}
        elif each.days and (each.days[1] - each.days[0]).days <= _WIDEST:
            size = (each.days[1] - each.days[0]).days
            days = (each.days[0] + timedelta(days=number) for number in range(size + 1))
            found |= {day for day in days if each.allows(day)}
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def told_on(day: date, own: Statement, window: Days | None) -> Days | None:
    """The days on which a document came out that tells of ``day`` as past; None if its own words leave none."""
    later = _WHILE if own.weekday is None else _WEEK
    first, last = day, day + timedelta(days=later)
    if window is not None:
        first, last = max(first, window[0]), min(last, window[1])
    return (first, last) if first <= last else None
