"""Times that hang on an event: "am zweiten Tag seines Besuchs", "zum 30. Jahrestag der Unabhängigkeit".

The first counts from an event that the article has told before, the second from one of the knowledge base. Only what
can be told becomes a time of the reading: it comes after the events because it needs them.
"""

from datetime import date, timedelta
from itertools import takewhile

from depesche.dates import bounds
from depesche.languages.de.speech import closed_class
from depesche.model import EventType, TimeType
from depesche.reading.draft import Draft, EventDraft, TimeDraft
from depesche.reading.events.lexicon import lexicon
from depesche.reading.publication.jubilees import celebrated, number_before
from depesche.reading.publication.sentences import sentence_of, vocabulary
from depesche.reading.words import Words, words_of

_DAY = frozenset(("tag", "tages", "tags"))
_LAST = closed_class("last_of_several")
#: words between "Tag" and the noun it is a day of
_REACH = 4
#: an event of more days than that is no visit or meeting, or its day is not known
_LONGEST = 14


def settle(draft: Draft) -> None:
    """Adds the times of ``draft`` that its events or known ones anchor, and dates the events that they date."""
    words = words_of(draft.doc)
    for index, low in enumerate(words.low):
        if low in _DAY:
            _day_of_event(draft, words, index)
        elif words.text[index] in vocabulary("jubilee"):
            _anniversary(draft, words, index)


def _day_of_event(draft: Draft, words: Words, index: int) -> None:
    last = index > 0 and words.low[index - 1] in _LAST
    number = None if last else number_before(words, index)
    noun = _noun_after(words, index)
    if noun is None or not (last or number):
        return
    found = _told_before(draft, words, noun, words.start[index])
    day = _day(found, number) if found else None
    if day is None:
        return
    first = index - 1 if words.text[index - 1] != "." else index - 2
    # the determiner stays outside: "am [zweiten Tag seines Besuchs]"
    _add(draft, words.start[first], words.end[noun], day)
    _date_events(draft, words, index, noun, day)


def _noun_after(words: Words, index: int) -> int | None:
    """The noun of a meeting or visit in the genitive after "Tag"."""
    for at in range(index + 1, min(index + 1 + _REACH, len(words))):
        if words.pos[at] in ("NOUN", "PROPN"):
            types = {entry.type for entry in lexicon().noun(words.text[at])[1]}
            return at if EventType.CONSULT in types else None
        if words.pos[at] not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def _told_before(draft: Draft, words: Words, noun: int, start: int) -> EventDraft | None:
    """The last meeting told before ``start`` that the noun can mean and whose days are known."""
    modes = {entry.mode for entry in lexicon().noun(words.text[noun])[1]}
    before = takewhile(lambda event: event.start < start, draft.events)
    fitting = [
        event
        for event in before
        if event.type is EventType.CONSULT and (event.mode in modes or None in modes) and bounds(event.date)
    ]
    return fitting[-1] if fitting else None


def _day(event: EventDraft, number: int | None) -> date | None:
    """The day of the event that is the ``number``-th, or its last one."""
    found = bounds(event.date)
    if found is None or found[1] == date.max or (found[1] - found[0]).days > _LONGEST:
        return None
    if number is None:
        return found[1] if found[1] > found[0] else None
    day = found[0] + timedelta(days=number - 1)
    return day if number <= _LONGEST and (day <= found[1] or found[0] == found[1]) else None


def _date_events(draft: Draft, words: Words, index: int, noun: int, day: date) -> None:
    """Dates the undated events that take place on the day: those of the verb that the phrase belongs to."""
    token = draft.doc[index]
    verbs = {token.head.i, *(child.i for child in token.head.children if child.dep_ in ("obj", "nsubj", "nsubj:pass"))}
    for event in draft.events:
        if event.date is None and event.head in verbs and event.start != words.start[noun]:
            event.date = day.isoformat()


def _anniversary(draft: Draft, words: Words, index: int) -> None:
    number = number_before(words, index)
    founded = celebrated(draft, words, sentence_of(draft, words, index), index) if number else None
    if number is None or founded is None:
        return
    first = index - 1 if words.text[index - 1] != "." else index - 2
    _add(draft, words.start[first], words.end[index], _years_after(founded, number))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)


def _add(draft: Draft, start: int, end: int, day: date) -> None:
    """Adds a date, in order, in the place of one inside it ("letzten Tag"); not where a longer one is there already."""
    inside = draft.times_in(start, end)
    if any(each.start < start or each.end > end for each in inside):
        return
    value = day.isoformat()
    times = [each for each in draft.times if each not in inside]
    draft.times = sorted([*times, TimeDraft(start, end, TimeType.DATE, value, value)], key=lambda each: each.start)
