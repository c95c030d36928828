"""What a time expression says before it is known when it was said."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

#: TIMEX3 units: year, month, week, day, decade, century, quarter, half-year, weekend; hour, minute, second
Unit = Literal["Y", "M", "W", "D", "DE", "CE", "Q", "H", "WE", "TH", "TM", "TS"]
#: Where steps are counted from: the day of publication, the time last spoken of, or what fits
Base = Literal["now", "then", "open"]
#: How a length lies on the calendar: up to now, so long ago, from now on, so far ahead if the tense allows ("in")
Lie = Literal["until-now", "ago", "from-now", "in"]
#: What the clause of an expression tells: what was, what is, what is to come; None where it does not say
Tense = Literal["past", "present", "future"]
#: Which way an open date lies: -1 before the day of publication, 1 on it or after, 0 not known
Way = Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the calendar, as far as the words give it; whatever is None is open.

    ``week`` is the ISO year and week, ``part`` a part of the day in TIMEX3 (MO MI AF EV NI), ``edge`` START, MID, END,
    ``holiday`` "month-day" or the days from Easter Sunday. ``shift`` counts units from ``base``; ``pick`` is the choice
    that "letzt-" (-1), "dies-" (0), "nächst-" (1) makes among weekdays, months, seasons. ``shares`` says that month and
    year stand with the next date ("3. und 4. Mai"); ``until_year`` closes a term of years ("2007/08"); ``like`` takes
    month or quarter from the time last spoken of ("im Vorjahreszeitraum").
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    until_year: int | None = None
    season: str | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    week: tuple[int, int] | None = None
    weekend: bool = False
    day: int | None = None
    weekday: int | None = None
    holiday: str | int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    edge: str | None = None
    shift: tuple[Unit, int] | None = None
    base: Base = "now"
    pick: int | None = None
    shares: bool = False
    term: bool = False
    like: bool = False

    @property
    def clocked(self) -> bool:
        """Whether it says a time of day."""
        return self.part is not None or self.hour is not None

    @property
    def has_day(self) -> bool:
        """Whether a day of a month is given, with or without the year."""
        return self.month is not None and self.day is not None

    def on(self, day: date) -> "Point":
        """The same with the calendar day filled in."""
        return replace(self, year=day.year, month=day.month, day=day.day)


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: ``amount`` (None if vague) of ``unit``, and how it lies."""

    amount: float | None
    unit: str
    lie: Lie | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """A time that comes again; ``value`` is the TIMEX3 of the period."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


Meaning = Point | Length | Cycle | Reference


@dataclass(slots=True)
class Expression:
    """A meaning at its place: the rule that saw it, the tokens ``[first, last)`` of the doc, the tense of its clause.

    ``sentence`` numbers the sentence it stands in.
    """

    meaning: Meaning
    rule: str
    first: int = 0
    last: int = 0
    tense: Tense | None = None
    sentence: int = 0
    #: the calendar days it covers once resolved
    days: tuple[date, date] | None = field(default=None)
    #: the completed point, for expressions that lean on it
    point: Point | None = field(default=None)

    @property
    def way(self) -> Way:
        """The way in which its open parts are looked for."""
        return -1 if self.tense == "past" else 0 if self.tense is None else 1
