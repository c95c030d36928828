"""Dates that stand outside the sentences and tell the day of publication: dateline, "Stand:" line, line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from depesche.reading import times
from depesche.reading.draft import Draft, TimeDraft, covering
from depesche.reading.publication.sentences import vocabulary
from depesche.reading.publication.told import each_year
from depesche.reading.publication.windows import Clue, from_day, union
from depesche.reading.timex import writing
from depesche.reading.timex.meaning import Point
from depesche.reading.words import words_of

#: A dateline ends within so many characters of its line, and its date so many before the dash.
_DATELINE, _TO_DASH = 100, 45
_DASH = re.compile(r"[^\n]{0,45}?(?:[)/.] ?[-–—]{1,2}|\s[-–—]{1,2}) ")
#: A line of its own holds little more than the date.
_BESIDES = 45
#: Without a word like "Stand" the date must be among the first lines.
_TOP = 200
#: Such lines stand at the head or the foot of a text.
_HEAD, _FOOT = 600, 400


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date outside the sentences: its point, where it stands, and its day if the year is given."""

    point: Point
    start: int
    end: int
    day: date | None


def stamps(draft: Draft) -> Iterator[Stamp]:
    """The dates that tell when the text was published, the best first: datelines, then lines of their own."""
    text = draft.shadow.text
    both = sorted([*draft.times, *_furniture(draft)], key=lambda time: time.start)
    edge = [time for time in both if time.start < _HEAD or time.end > len(text) - _FOOT]
    dated = [time for time in edge if isinstance(time.meaning.meaning, Point) and time.meaning.meaning.has_day]
    yield from (_stamp(time) for time in dated if _in_dateline(draft, time))
    alone = [time for time in dated if _on_own_line(draft, time)]
    if len(alone) == 1:  # several such lines are a schedule
        yield _stamp(alone[0])


def _furniture(draft: Draft) -> list[TimeDraft]:
    """Times in page furniture, but for links to other articles, which may be younger or older."""
    links = [each for each in draft.boilerplate if each.kind == "related"]
    return [time for time in times.in_furniture(draft) if not covering(links, time.start, time.end)]


def _stamp(time: TimeDraft) -> Stamp:
    point: Point = time.meaning.meaning
    days = writing.days(point)
    return Stamp(point, time.start, time.end, days[0] if days else None)


def _line(text: str, time: TimeDraft) -> tuple[int, int]:
    start = text.rfind("\n", 0, time.start) + 1
    end = text.find("\n", time.end)
    return start, end if end >= 0 else len(text)


def _in_dateline(draft: Draft, time: TimeDraft) -> bool:
    """Whether the line begins with places, agencies and the date, and then a dash."""
    text = draft.shadow.text
    start, _ = _line(text, time)
    if time.end - start > _DATELINE or time.start > _HEAD or not _DASH.match(text, time.end):
        return False
    words = words_of(draft.doc)
    return not any(words.pos[index] in ("VERB", "AUX", "PRON") for index in words.within(start, time.end))


def _on_own_line(draft: Draft, time: TimeDraft) -> bool:
    """Whether the date is all that its line tells, but for words like "Stand", "Veröffentlicht am" and the hour."""
    text = draft.shadow.text
    start, end = _line(text, time)
    besides = text[start : time.start] + " " + text[time.end : end]
    if len(besides) > _BESIDES or (start == 0 and end == len(text)):
        return False
    words = re.findall(r"[^\W\d_]+", besides)
    if time.meaning.meaning.year is None and not words:
        return False
    return bool(words or start < _TOP) and all(word.lower() in vocabulary("stamped") for word in words)


def clues(draft: Draft, found: list[Stamp]) -> Iterator[Clue]:
    """Stamps without a year, and dates elsewhere in page furniture, which lie before publication."""
    for stamp in found:
        if stamp.day is None and stamp.point.year is None:
            yield Clue(union(each_year(stamp.point)), ((stamp.start, stamp.end),), 0.9, "dateline")
    for time in _furniture(draft):
        point = time.meaning.meaning
        days = writing.days(point) if isinstance(point, Point) and point.year is not None and point.month else None
        if days:
            yield Clue(from_day(days[0]), ((time.start, time.end),), 0.65, "furniture")
