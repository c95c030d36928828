"""From the words of a match to its place on the calendar: each class of words adds its part."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from depesche.reading.timex import calendar
from depesche.reading.timex.grammar import Rule
from depesche.reading.timex.meaning import Point
from depesche.reading.timex.scanner import Word

NUMBERS = frozenset(["n0", "n12", "n24", "n31", "n59", "n99", "integer", "decimal", "spelled", "ordinal"])
#: A year in which all days that there are may be
_LEAP_YEAR = 2000
#: Years of a term that is called by its first and last ("2010/15")
_LONGEST_TERM = 10
_WHICH = frozenset(["last", "next", "this", "then", "same", "alike"])


class _Fields:
    """The parts of a point as they come together, word by word."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        self.roles = list(roles)
        self.parts: dict[str, Any] = {}
        self.which: tuple[str, int] | None = None
        self.ordinal: int | None = None

    def first(self, name: str, value: Any) -> None:
        self.parts.setdefault(name, value)

    def number(self, value: float) -> None:
        role = self.roles.pop(0) if self.roles else "ordinal"
        match role:
            case "ordinal":
                self.ordinal = int(value)
            case "shared_day":
                self.parts.update(day=int(value), shares=True)
            case "short_year":
                self.parts["year"] = int(value) + (2000 if value < 50 else 1900)
            case "until_year":  # "2007/08", "1999/00"
                begun = self.parts.get("year", 0)
                self.parts["until_year"] = begun + (int(value) - begun) % 100
            case "half_hour":
                self.parts.update(hour=int(value - 1) % 24, minute=30)
            case "century":
                self.parts["century"] = int(value) - 1
            case "decade" if value % 10:  # "die 68er" are people
                self.parts["day"] = 0
            case "decade":
                self.parts["decade"] = int(value) // 10 if value > 99 else 190 + int(value) // 10
            case "era_year":
                self.parts["year"] = -int(value)
            case _:
                self.parts[role] = int(value)

    def year(self, value: int) -> None:
        """A year of four figures: the year, the end of a term that it closes, or the start of a decade."""
        if "decade" in self.roles:
            self.parts["decade"] = value // 10
            self.parts.update({"day": 0} if value % 10 else {})
        elif "era_year" in self.roles:
            self.parts["year"] = -value
        elif "year" in self.parts and "until_year" in self.roles:
            self.parts["until_year"] = value
        else:
            self.parts["year"] = value

    def unit(self, value: str) -> None:
        """A unit: steps to it if "letzt-", "dies-" … came before; else the one that fits."""
        if value == "CE" and "century" in self.parts:
            return
        kind, steps = self.which or ("open", 0)
        self.which = None
        base = {"then": "then", "same": "then", "alike": "then", "open": "open"}.get(kind, "now")
        if kind == "this" and value == "D":
            base = "then"
        self.first("shift", (value, steps))
        self.first("base", base)

    def named(self, name: str, value: Any) -> None:
        """A weekday, month or season, which "letzt-", "nächst-" may choose; of two the last."""
        if self.which:
            self.first("pick", self.which[1])
            if self.which[0] in ("then", "same", "alike"):
                self.first("base", "then")
            self.which = None
        self.parts[name] = value


def _unit_before(fields: _Fields, value: Any) -> None:
    fields.first("shift", tuple(value))
    fields.first("base", "then" if value[0] in ("D", "W", "M") or value[1] > 0 else "open")


def _unit_edge(fields: _Fields, value: Any) -> None:
    fields.first("edge", value[1])
    fields.first("shift", (value[0], 0))
    fields.first("base", "open")


def _part_of_year(fields: _Fields, value: str) -> None:
    if fields.ordinal is not None:
        fields.first("quarter" if value == "Q" else "half", fields.ordinal)
    else:
        fields.unit(value)


def _year_ago(fields: _Fields, value: int) -> None:
    fields.parts.update(like=True, shift=("Y", value), base="then")


def _first_half(fields: _Fields, value: str) -> None:
    if "century" in fields.roles or "decade" in fields.roles:
        return
    if value == "half":
        fields.first("half", fields.ordinal)


def _decade_word(fields: _Fields, value: int) -> None:
    fields.parts["decade"] = (200 if value == 0 else 190) + value // 10


def _adverb(unit: str) -> Callable[[_Fields, Any], None]:
    return lambda fields, value: fields.first("shift", (unit, value))


def _weekend(fields: _Fields, value: Any) -> None:
    fields.parts["weekend"] = True
    kind, steps = fields.which or ("open", 0)
    fields.which = None
    if kind == "open":
        return
    fields.first("pick", steps)
    fields.first("base", "then" if kind in ("then", "same", "alike") else "now")


def _weekday_part(fields: _Fields, value: Any) -> None:
    fields.named("weekday", value[0])
    fields.parts["part"] = value[1]


def _day_part(fields: _Fields, value: str) -> None:
    """A part of the day; "letzte Nacht" is that of the day before."""
    fields.first("part", value)
    if fields.which and fields.which[0] in ("last", "next", "this"):
        fields.first("shift", ("D", fields.which[1]))
        fields.which = None


def _reference_day(fields: _Fields, value: str) -> None:
    if value == "PRESENT_REF":
        fields.first("shift", ("D", 0))


_ADDS: dict[str, Callable[[_Fields, Any], None]] = {
    "year": _Fields.year,
    "month": lambda fields, value: fields.named("month", value),
    "month_half": lambda fields, value: fields.named("month", value),
    "month_short": lambda fields, value: fields.named("month", value),
    "season": lambda fields, value: fields.named("season", value),
    "weekday": lambda fields, value: fields.named("weekday", value),
    "weekday_part": _weekday_part,
    "day_part": _day_part,
    "morning": _day_part,
    "day_part_adverb": lambda fields, value: fields.first("part", value),
    "early_late": lambda fields, value: fields.first("edge", value),
    "edge": lambda fields, value: fields.first("edge", value),
    "unit_edge": _unit_edge,
    "unit_before": _unit_before,
    "part_of_year": _part_of_year,
    "first_half": _first_half,
    "decade_word": _decade_word,
    "weekend": _weekend,
    "holiday": lambda fields, value: fields.first("holiday", value),
    "day_adverb": _adverb("D"),
    "day_adjective": _adverb("D"),
    "year_adverb": _adverb("Y"),
    "year_adjective": _adverb("Y"),
    "year_ago": _year_ago,
    "span_noun": lambda fields, value: fields.parts.update(like=True),
    "reference_adjective": _reference_day,
    "zone": lambda fields, value: fields.first("zone", value),
    "term": lambda fields, value: fields.first("term", True),
    **dict.fromkeys(
        ["year_unit", "month_unit", "week_unit", "day_unit", "decade_unit", "century_unit"],
        lambda fields, value: fields.unit(value),
    ),
}


def point(rule: Rule, words: Sequence[Word]) -> Point | None:
    """The calendar place that ``words`` name, or None where they contradict the calendar ("32. Mai", "25:70 Uhr")."""
    fields = _Fields(rule.numbers)
    for index, word in enumerate(words):
        if word.kind in _WHICH:
            fields.which = (word.kind, word.value)
        elif word.kind in NUMBERS and words[index + 1 : index + 2] and words[index + 1].kind == "first_half":
            fields.ordinal = int(word.value)
        elif word.kind in NUMBERS:
            if fields.roles[:1] == ["short_year"] and len(word.text) != 2:
                return None  # "3.2.1" is a number of a chapter
            fields.number(word.value)
        elif word.kind in _ADDS:
            _ADDS[word.kind](fields, word.value)
    made = Point(**fields.parts)
    if made.decade is not None or made.century is not None:
        made = replace(made, half=None, quarter=None)
    if made.until_year and made.year and not 0 < made.until_year - made.year <= _LONGEST_TERM:
        return None
    sound = (made.month or 1) <= 12 and (made.day or 1) <= 31 and (made.hour or 0) <= 24 and (made.minute or 0) < 60
    sound = sound and 1 <= (made.quarter or 1) <= 4 and 1 <= (made.half or 1) <= 2 and 0 <= (made.century or 0) <= 21
    if made.month and made.day is not None:
        year = made.year if made.year and made.year > 0 else _LEAP_YEAR
        sound = sound and calendar.valid(year, made.month, made.day)
    return made if sound and made.day != 0 and made.month != 0 else None
