"""The day of publication: from the source, from the text's own words, or inferred from what they allow.

The source's day is kept unless the text clearly contradicts it; then the text's own words win and are the evidence.
What is inferred is as coarse as the evidence; where that leaves more than a year, the day stays unknown.
"""

from datetime import date, timedelta

from depesche.model import Basis
from depesche.reading.draft import Draft
from depesche.reading.publication import known, stamped, told, windows
from depesche.reading.publication.stamped import Stamp
from depesche.reading.publication.told import Told
from depesche.reading.publication.windows import Clue
from depesche.reading.timex import writing

#: A window wider than this says too little.
_WIDEST = 366
#: Clues that are trusted so far must leave no more than so many days; weaker ones only narrow what they leave.
_SURE, _FOUNDED = 0.55, 2 * 366
#: Days that the source's date may differ from the text's: articles are put online and updated later.
_LAG = 3
#: Days within which a day named with its weekday is told, at most.
_NEAR = 250


def settle(draft: Draft) -> None:
    """Sets ``published``, ``basis`` and ``evidence`` as far as they can be known."""
    points = told.told_in(draft)
    stamps = list(stamped.stamps(draft))
    if draft.published:
        _check(draft, points, stamps)
        return
    if not _by_own_words(draft, points, stamps):
        _infer(draft, points, stamps)


def _by_own_words(draft: Draft, points: list[Told], stamps: list[Stamp]) -> bool:
    """Takes the day that the text itself gives in full."""
    for stamp in stamps:
        if stamp.day:
            _set(draft, stamp.day.isoformat(), Basis.TEXT, [(stamp.start, stamp.end)])
            return True
    for one, other in told.today(draft, points):
        days = writing.days(other.point)
        if days:
            _set(draft, days[0].isoformat(), Basis.TEXT, [(one.time.start, other.time.end)])
            return True
    return False


def _set(draft: Draft, edtf: str | None, basis: Basis, evidence: list[tuple[int, int]]) -> None:
    draft.published, draft.basis = edtf, basis
    draft.evidence = sorted(set(evidence))


def _clues(draft: Draft, points: list[Told], stamps: list[Stamp]) -> list[Clue]:
    return [*told.clues(draft, points), *known.clues(draft), *stamped.clues(draft, stamps)]


def _infer(draft: Draft, points: list[Told], stamps: list[Stamp]) -> None:
    """Takes what is left when all clues have narrowed the days, if that is little and well founded."""
    clues = _clues(draft, points, stamps)
    sure = [clue for clue in clues if clue.trust >= _SURE]
    founded, _, _ = windows.narrow(sure)
    if windows.width(founded) > _FOUNDED:
        world, _, _ = windows.narrow([clue for clue in sure if clue.why in known.KINDS])
        last = told.soon_after(draft, points, world)
        if last is None:
            _set(draft, None, Basis.UNKNOWN, [])
            return
        clues.append(last)
    left, used, _ = windows.narrow(clues)
    if windows.width(left) > _WIDEST:
        _set(draft, None, Basis.UNKNOWN, [])
        return
    _set(draft, windows.edtf(left), Basis.INFERRED, [span for clue in used for span in clue.evidence])


def _check(draft: Draft, points: list[Told], stamps: list[Stamp]) -> None:
    """Keeps the source's day unless the text's own words contradict it clearly."""
    window = writing.window(draft.published)
    if window is None or window[0] != window[1]:
        return
    given = window[0]
    for one, other in told.today(draft, points):
        day = _nearest(other, given)
        if day and day != given:
            _set(draft, day.isoformat(), Basis.TEXT, [(one.time.start, other.time.end)])
            return
    for each in points:
        lag = _lag(each, given)
        if 0 < lag <= _LAG:
            _set(draft, (given - timedelta(days=lag)).isoformat(), Basis.TEXT, [each.span])
            return
    for stamp in stamps:
        if stamp.day and abs((stamp.day - given).days) > _LAG:
            _set(draft, stamp.day.isoformat(), Basis.TEXT, [(stamp.start, stamp.end)])
            return
    against = _later(points, given) + _other_weekday(points, given)
    if against:
        before = draft.published, draft.basis
        _infer(draft, points, stamps)
        if draft.published is None:
            draft.published, draft.basis = before
        draft.evidence = sorted({*draft.evidence, *(each.span for each in against)})


def _nearest(each: Told, given: date) -> date | None:
    """The day that a date, perhaps without year, means near ``given``."""
    days = writing.days(each.point)
    if days:
        return days[0]
    candidates = [first for first, _ in told.each_year(each.point)]
    return min(candidates, key=lambda day: abs((day - given).days), default=None)


def _lag(each: Told, given: date) -> int:
    """Days from "am heutigen Mittwoch" to the source's day."""
    point = each.point
    return (given.isoweekday() - point.weekday) % 7 if point.weekday and point.shift == ("D", 0) else 0


def _other_weekday(points: list[Told], given: date) -> list[Told]:
    """Days told with their weekday that fit no year near the source's day: then its year is wrong."""
    return [
        each
        for each in points
        if each.point.weekday and each.point.has_day and each.point.year is None and each.expression.tense == "past"
        if not any(abs((first - given).days) <= _NEAR for first, _ in told.each_year(each.point))
    ]


def _later(points: list[Told], given: date) -> list[Told]:
    """Full dates that the text tells as past though they lie after the source's day."""
    found = []
    for each in points:
        days = writing.days(each.point)
        past = each.expression.tense == "past" and each.point.has_day and each.point.year is not None
        if past and days and days[0] > given + timedelta(days=_LAG):
            found.append(each)
    return found if len(found) > 1 else []
