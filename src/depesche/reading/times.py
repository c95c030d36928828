"""Time expressions: found first, resolved once the day of publication is known.

The parts are in :mod:`depesche.reading.timex`. Spans and types follow TIMEX3 as KRAUTS (Strötgen et al. 2018) annotates
German news: prepositions stay outside, lengths of time ("vor drei Jahren") are durations.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from depesche.model import EntityType, MentionForm, TimeType
from depesche.reading.draft import Draft, TimeDraft
from depesche.reading.timex import calendar, context, grammar, resolution, scanner, tense, writing
from depesche.reading.timex.composing import compose
from depesche.reading.timex.meaning import Cycle, Expression, Length, Meaning, Point, Reference
from depesche.reading.words import words_of

#: The rules that see a year in four figures alone
_BARE_YEARS = frozenset(["year", "year in a list"])
_FURNITURE = "depesche.times.furniture"
#: Between an hour and the day that follows it
_HOUR_OF_DAY = re.compile(r"\s+(?:am|des|vom|in)?\s*")
#: Between two dates that share what the second tells
_JOINED = re.compile(r"(?:\s|,|und|oder|bis|sowie|zum|am|den|-|–)*")


def find(draft: Draft) -> None:
    """Adds the time expressions of the report with their unresolved meanings, in order."""
    found = _linked(draft.shadow.text, list(_found(draft)))
    draft.times = [time for time in found if not draft.in_boilerplate(time.start, time.end)]
    draft.doc.user_data[_FURNITURE] = [time for time in found if draft.in_boilerplate(time.start, time.end)]


def in_furniture(draft: Draft) -> list[TimeDraft]:
    """The time expressions in page furniture ("Stand: 3. Mai 2024"), which are no part of the reading."""
    furniture: list[TimeDraft] = draft.doc.user_data.get(_FURNITURE, [])
    return furniture


def _found(draft: Draft) -> Iterator[TimeDraft]:
    words = scanner.scan(draft.shadow.text)
    tokens = words_of(draft.doc)
    parsed = draft.doc.has_annotation("DEP")  # the children of tokens without a parse are undefined
    for rule, first, last in grammar.load().matches(words):
        matched = words[first:last]
        meaning = compose(rule, matched, words[first - 1] if first else None, words[last : last + 4])
        if meaning is None:
            continue
        start, end = matched[0].start, matched[-1].end
        token, until = tokens.at(start), tokens.at(end - 1) + 1
        if rule.name in _BARE_YEARS and context.doubtful_year(draft.doc, words, first, token, until):
            continue
        if _is_name(draft, start, end) or context.in_compound(words, first, last):
            continue
        meaning = context.adjusted(meaning, rule, words, first, last)
        clause = tense.tense_of(draft.doc, token, until) if parsed else tense.without_tree(draft.doc, token)
        told = context.led(words, first, clause)
        expression = Expression(meaning, rule.name, token, until, told, tokens.sent[token])
        yield TimeDraft(start, end, _type(meaning), meaning=expression)


def _is_name(draft: Draft, start: int, end: int) -> bool:
    """Whether the words are a person's name or part of a longer known one ("Theresa Mai", "Welt am Sonntag")."""
    for mention in draft.mentions_in(start, end):
        if mention.form is MentionForm.NAME and mention.start <= start and end <= mention.end:
            entity = draft.entities[mention.entity]
            longer = mention.end - mention.start > end - start
            if entity.type is EntityType.PERSON or (longer and entity.known):
                return True
    return False


def _type(meaning: Meaning) -> TimeType:
    match meaning:
        case Length():
            return TimeType.DURATION
        case Cycle():
            return TimeType.SET
        case Point() if meaning.clocked:
            return TimeType.TIME
    return TimeType.DATE


def _linked(text: str, times: list[TimeDraft]) -> list[TimeDraft]:
    """Gives the first of several days ("3., 4. und 5. Mai") and hours their month, year and day from the last."""
    following: tuple[Point, int] | None = None
    for time in reversed(times):
        expression: Expression = time.meaning
        meaning = expression.meaning
        if not isinstance(meaning, Point):
            continue
        if following and (following[0].month or following[0].weekday):
            meaning = _with_next(text, time, meaning, *following)
            expression.meaning = meaning
        following = meaning, time.start
    return times


def _with_next(text: str, time: TimeDraft, meaning: Point, following: Point, start: int) -> Point:
    """``meaning`` with what it shares with the date after it ("3. und 4. Mai", "Mai bis Juli 2006")."""
    if meaning.shares and following.month:
        shared = replace(following, day=meaning.day, weekday=None)
        year = shared.year if shared.year and shared.year > 0 else 2000  # any leap year
        return shared if calendar.valid(year, shared.month or 1, shared.day or 1) else meaning
    if meaning.hour is not None and not meaning.has_day and _HOUR_OF_DAY.fullmatch(text, time.end, start):
        return replace(following, hour=meaning.hour, minute=meaning.minute, zone=meaning.zone, part=None)
    if meaning.month is None or meaning.year is not None or meaning.shift is not None:
        return meaning
    if following.year and following.month and _JOINED.fullmatch(text, time.end, start):
        year = following.year - (meaning.month > following.month)
        if not meaning.day or calendar.valid(year, meaning.month, meaning.day):
            return replace(meaning, year=year)
    return meaning


def resolve(draft: Draft) -> None:
    """Gives every time expression its TIMEX3 value and EDTF, against the day (or the days) of publication."""
    window = writing.window(draft.published)
    story = context.Story()
    for time in draft.times:
        expression: Expression = time.meaning
        time.timex, time.edtf = _values(expression, window, story)
        story.tell(expression)


def _values(
    expression: Expression, window: calendar.Days | None, story: context.Story
) -> tuple[str | None, str | None]:
    """TIMEX3 value and EDTF of one expression."""
    first, last = window or (None, None)
    here = story.setting(expression, first)
    match expression.meaning:
        case Cycle(value):
            return value, None
        case Reference(value):
            return value, first.isoformat() if first and first == last and value == "PRESENT_REF" else None
        case Length() as length:
            edtf = resolution.stretch(length, here)
            return writing.duration(length), edtf if edtf == resolution.stretch(
                length, story.setting(expression, last)
            ) else None
        case Point() as point:
            done = _completed(point, expression, window, story)
            expression.point, expression.days = done, writing.days(done)
            return writing.timex(done), writing.edtf(done)
    return None, None


def _completed(point: Point, expression: Expression, window: calendar.Days | None, story: context.Story) -> Point:
    """The point completed as far as all days of the window agree."""
    if window is None:
        return resolution.complete(point, story.setting(expression, None))
    early, late = (resolution.complete(point, story.setting(expression, day)) for day in window)
    if early == late:
        return early
    return context.common(early, late, window)
