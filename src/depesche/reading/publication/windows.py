"""Sets of days as sorted, disjoint stretches: what clues allow, and what is left of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.reading.timex import calendar, writing
from depesche.reading.timex.calendar import Days

#: The years in which a text may have been published; news in digital form begins in the nineties.
FIRST, LAST = 1990, 2060
Windows = tuple[Days, ...]
ALWAYS: Windows = ((date(FIRST, 1, 1), date(LAST, 12, 31)),)


@dataclass(frozen=True, slots=True)
class Clue:
    """Days on which the text may have been published, what says so, and how far it can be trusted (1: surely).

    A clue with ``fixed`` days names them; the others only bound them.
    """

    windows: Windows
    evidence: tuple[tuple[int, int], ...]
    trust: float
    why: str


def union(stretches: Iterable[Days]) -> Windows:
    """The stretches sorted and joined where they touch."""
    joined: list[Days] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        elif first <= last:
            joined.append((first, last))
    return tuple(joined)


def common(one: Windows, other: Windows) -> Windows:
    """The days in both; linear in the number of stretches."""
    found: list[Days] = []
    left = right = 0
    while left < len(one) and right < len(other):
        first = max(one[left][0], other[right][0])
        last = min(one[left][1], other[right][1])
        if first <= last:
            found.append((first, last))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def from_day(day: date) -> Windows:
    """That day and all after it."""
    return common(((day, ALWAYS[0][1]),), ALWAYS) if day <= ALWAYS[0][1] else ()


def until_day(day: date) -> Windows:
    """All days up to that one."""
    return common(((ALWAYS[0][0], day),), ALWAYS) if day >= ALWAYS[0][0] else ()


def around(days: Days, before: int, after: int) -> Days:
    """``days`` widened by so many days; clipped to the calendar."""
    return days[0] - timedelta(days=before), days[1] + timedelta(days=after)


def hull(windows: Windows) -> Days:
    """From the first day to the last."""
    return windows[0][0], windows[-1][1]


def width(windows: Windows) -> int:
    """Days from the first to the last, both counted."""
    first, last = hull(windows)
    return (last - first).days + 1


#: A stretch longer than this is told in months.
_IN_DAYS = 10


def edtf(windows: Windows) -> str:
    """The hull of ``windows`` as EDTF, as coarse as its length allows: days, or a month or months."""
    first, last = hull(windows)
    if (last - first).days < _IN_DAYS:
        return writing.span((first, last))
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return writing.span(
        (calendar.month_days(first.year, first.month)[0], calendar.month_days(last.year, last.month)[1])
    )


def narrow(clues: Sequence[Clue]) -> tuple[Windows, list[Clue], list[Clue]]:
    """What the clues leave, the most trusted first: the windows, the clues that narrowed them, those that contradict.

    A clue that would leave nothing is set aside: it contradicts better ones.
    """
    left = ALWAYS
    used: list[Clue] = []
    against: list[Clue] = []
    for clue in sorted(clues, key=lambda clue: -clue.trust):
        after = common(left, clue.windows)
        if not after:
            against.append(clue)
        elif after != left:
            used.append(clue)
            left = after
    return left, used, against
