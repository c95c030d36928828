"""What stands around a time expression: the words beside it, the tree above it, the times told before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from depesche.reading.timex import writing
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.grammar import Rule
from depesche.reading.timex.meaning import Expression, Meaning, Point, Reference, Tense
from depesche.reading.timex.resolution import Setting
from depesche.reading.timex.scanner import Word

#: "heute" beside these means the present, not the day
_STILL_BEFORE = frozenset(["noch", "bis", "schon", "von"])
_STILL_AFTER = frozenset(["noch", "würde", "würden"])
#: With these a day lies ahead of what the verb tells
_AHEAD = frozenset(["auf", "für"])
#: Before a figure these make it a year, however early or late
_LEADS = frozenset(
    ["prep_word", "inside", "since", "before", "at", "from", "until", "open", "close", "hyphen", "article"]
) | {"month", "season", "year_unit"}
#: Elsewhere only such years are believed
_LIKELY = (1800, 2060)
#: Days of a month, and of the day before it
_MONTH = 32
#: So many sentences back a time told, and a year named, still hold for what leans on them.
_HOLDS, _YEAR_HOLDS = 2, 1


def counts(doc: Doc, first: int, last: int) -> bool:
    """Whether a figure that could be a year counts something ("2000 Menschen")."""
    return any(
        token.dep_ == "nummod"
        and token.head.i == token.i + 1
        and token.head.pos_ == "NOUN"
        and "Plur" in token.head.morph.get("Number", [])
        for token in doc[first:last]
    )


def in_compound(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a hyphen ties the words ``[first, last)`` to another that is none of time ("Mai-Kundgebung")."""
    if first > 1 and words[first - 1].kind == "hyphen" and words[first - 2].kind in ("capital", "word"):
        hyphen = words[first - 1]
        if words[first - 2].end == hyphen.start and hyphen.end == words[first].start:
            return True
    if last + 1 < len(words) and words[last].kind == "hyphen" and words[last].start == words[last - 1].end:
        return words[last + 1].kind in ("capital", "word") and words[last - 1].text[0].isalpha()
    return False


def doubtful_year(doc: Doc, words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a bare figure that could be a year is rather a count, a score or part of a longer figure."""
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before and before.end == word.start and before.kind in ("dot", "comma", "other"):
        return before.text not in "\"'„“”‚‘’»«[…" or before.kind != "other"
    if after and after.start == word.end and after.kind == "other" and after.text in "°$€@&*+=":
        return True
    if counts(doc, first, last):
        return True
    led = before is not None and before.kind in _LEADS
    return not led and not _LIKELY[0] <= word.value <= _LIKELY[1]


def led(words: Sequence[Word], first: int, tense: Tense | None) -> Tense | None:
    """The clause's tense as the preposition before the words changes it for them.

    "auf Montag vertagt" and "für den 3. Mai einberufen" look ahead, "seit Montag streikt" looks back, and what ends
    "bis Mai" says nothing of it.
    """
    before = words[first - 1].text.lower() if first else ""
    if before in _AHEAD:
        return "future"
    if before == "vom" and words[first].kind in ("weekday", "weekday_part"):  # "Angaben vom Dienstag"
        return "past"
    if before == "seit":
        return "past"
    return None if before == "bis" and tense == "past" else tense


def adjusted(meaning: Meaning, rule: Rule, words: Sequence[Word], first: int, last: int) -> Meaning:
    """``meaning`` as its neighbours change it: "noch heute", "bis heute" are the present."""
    if (
        rule.name == "seen from today"
        and isinstance(meaning, Point)
        and meaning.shift == ("D", 0)
        and not meaning.clocked
    ):
        before = words[first - 1].text.lower() if first else ""
        after = words[last].text.lower() if last < len(words) else ""
        if before in _STILL_BEFORE or after in _STILL_AFTER:
            return Reference("PRESENT_REF")
    return meaning


def _near(one: Days, other: Days) -> bool:
    return abs((other[0] - one[0]).days) <= _MONTH


@dataclass(slots=True)
class Story:
    """The times told so far: the last point, and the last date with its year."""

    focus: Point | None = None
    focus_sentence: int = 0
    told: Point | None = None
    told_sentence: int = 0

    def setting(self, expression: Expression, day: date | None) -> Setting:
        """The setting of ``expression`` if the text was published on ``day``."""
        near = expression.sentence - self.focus_sentence <= _HOLDS
        told = self.told if expression.sentence - self.told_sentence <= _YEAR_HOLDS else None
        if told and told.year and day and told.year + (0 if told.month else 1) >= day.year:
            told = None
        return Setting(day, expression.way, self.focus if near else None, told)

    def tell(self, expression: Expression) -> None:
        """Takes note of a resolved expression."""
        if expression.point and expression.days:
            self.focus, self.focus_sentence = expression.point, expression.sentence
            said = expression.meaning
            if isinstance(said, Point) and said.year is not None and said.year > 0:
                self.told, self.told_sentence = said, expression.sentence


def common(one: Point, other: Point, window: Days) -> Point:
    """What two completions of the same point agree in, from the century down; the finer parts are dropped.

    Days counted from a publication that is known to the month lie in that month, or so near that it serves.
    """
    month = window[0].year, window[0].month
    if one.has_day and other.has_day and month == (window[1].year, window[1].month):
        days = writing.days(one), writing.days(other)
        if days[0] and days[1] and window[0] <= days[1][1] and days[0][0] <= window[1] and _near(days[0], days[1]):
            return Point(year=month[0], month=month[1])
    if (one.year, one.month) == (other.year, other.month) and one.month:
        return replace(
            one,
            day=None,
            week=None,
            weekday=None,
            weekend=False,
            part=None,
            hour=None,
            minute=None,
            shift=None,
            holiday=None,
        )
    if (
        one.year == other.year
        and one.year is not None
        and (one.season, one.quarter, one.half) == (other.season, other.quarter, other.half)
    ):
        return Point(year=one.year, season=one.season, quarter=one.quarter, half=one.half)
    open_year = replace(one, year=None, shift=None, week=None)
    if (one.month, one.day) == (other.month, other.day):
        return open_year
    return Point(weekday=one.weekday, part=one.part, hour=one.hour, minute=one.minute)
