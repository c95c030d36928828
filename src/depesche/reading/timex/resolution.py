"""From what is said to which day: open dates are completed by the day of publication, tense and context.

The choices are those of Strötgen & Gertz (2013, "Multilingual and cross-domain temporal tagging") for news: what is
left open is counted from the day of publication, in the direction of the clause's tense.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depesche.reading.timex import calendar, writing
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.meaning import Length, Point, Way

#: Beyond so many days a date against the clause's tense is likelier than one with it, if it lies less than half as far.
_FAR = 240


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around an expression: the day of publication, the clause's way, the time last spoken of.

    ``told`` is the date with its year that the text around speaks of, if it is not the year of publication.
    """

    day: date | None
    way: Way = 0
    focus: Point | None = None
    told: Point | None = None


def complete(point: Point, setting: Setting) -> Point:
    """``point`` with all parts that the setting decides; what it does not decide stays open."""
    try:
        done = _complete(point, setting)
    except (ValueError, OverflowError):
        return point
    written = 1 <= (done.year or 1) <= 9999 or (point.year is not None and point.year < 0)
    written = written and 0 <= (done.decade or 0) <= 999 and 0 <= (done.century or 0) <= 99 and done.year != 0
    return done if written else point


def _complete(point: Point, setting: Setting) -> Point:
    if point.shift:
        return _shifted(point, setting)
    if point.decade is not None or point.century is not None:
        return point
    if point.holiday is not None:
        return _holiday(point, setting)
    if point.has_day or point.month or point.season or point.quarter or point.half:
        return point if point.year is not None else _with_year(point, setting)
    if point.weekend or point.weekday:
        return _of_week(point, setting)
    if point.clocked and point.year is None:
        return _of_day(point, setting)
    return point


def _base(point: Point, setting: Setting) -> date | None:
    """The day from which steps are counted."""
    focus = writing.days(setting.focus) if setting.focus else None
    if point.base == "then":
        return focus[0] if focus else setting.day
    if point.base == "open" and setting.told and setting.told.year:
        return date(setting.told.year, 1, 1)
    return setting.day


def _shifted(point: Point, setting: Setting) -> Point:
    assert point.shift
    unit, steps = point.shift
    base = _base(point, setting)
    if base is None:
        return point
    bare = replace(point, shift=None)
    if unit == "Y" or unit in ("Q", "H"):
        return _in_year(bare, base, unit, steps, setting)
    if unit == "DE":
        return replace(bare, decade=base.year // 10 + steps)
    if unit == "CE":
        return replace(bare, century=base.year // 100 + steps)
    there = calendar.add(base, unit, steps)
    if unit == "M":
        return replace(bare, year=there.year, month=there.month)
    if unit == "W":
        year, week, _ = there.isocalendar()
        return (
            bare.on(date.fromisocalendar(year, week, point.weekday))
            if point.weekday
            else replace(bare, week=(year, week))
        )
    return bare.on(there)


def _in_year(bare: Point, base: date, unit: str, steps: int, setting: Setting) -> Point:
    if unit == "Q":
        year, quarter = divmod(base.year * 4 + (base.month - 1) // 3 + steps, 4)
        return replace(bare, year=year, quarter=quarter + 1)
    if unit == "H":
        year, half = divmod(base.year * 2 + (base.month - 1) // 6 + steps, 2)
        return replace(bare, year=year, half=half + 1)
    if bare.like and setting.focus and setting.focus.year:
        return replace(setting.focus, year=setting.focus.year + (steps or -1))
    whole = replace(bare, year=bare.year if bare.year is not None else base.year + steps)
    if whole.year and whole.month and whole.day and not calendar.valid(whole.year, whole.month, whole.day):
        return replace(bare, year=None)
    return _holiday(whole, setting) if bare.holiday is not None else whole


def _holiday(point: Point, setting: Setting) -> Point:
    name = point.holiday
    assert name is not None

    def feast(year: int) -> Days:
        day = calendar.holiday(name, year)
        return day, day

    year = point.year if point.year is not None else choose_year(feast, setting, point.pick)
    if year is None:
        return point if isinstance(name, int) else replace(point, month=int(name[:2]), day=int(name[3:]))
    return point.on(feast(year)[0])


def choose_year(days: Callable[[int], Days], setting: Setting, pick: int | None = None) -> int | None:
    """The year that a date without one means; ``days`` gives first and last day in a year. None if nothing decides."""
    day = setting.day
    if setting.told is not None and pick is None and setting.way <= 0:
        year = _on_from(days, setting.told)
        if year is not None:
            return year
    if day is None:
        return None
    years = [year for year in range(day.year - 2, day.year + 2) if 1 <= year <= 9998]
    running = next((year for year in years if days(year)[0] <= day <= days(year)[1]), None)
    if pick == 0 and running is not None:
        return running  # "in diesem Winter", said in January
    past = max((year for year in years if days(year)[0 if pick is None else 1] <= day), default=None)
    coming = min((year for year in years if days(year)[1 if pick is None else 0] >= day), default=None)
    if pick is not None and pick != 0:
        return past if pick < 0 else coming
    if past is None or coming is None or past == coming:
        return coming if past is None else past
    back, ahead = (day - days(past)[1]).days, (days(coming)[0] - day).days
    if setting.way and days(past)[0] != days(past)[1]:
        return past if setting.way < 0 else coming
    if setting.way < 0:
        return coming if back > _FAR and ahead < back / 2 else past
    if setting.way > 0:
        return past if ahead > _FAR and back < ahead / 2 else coming
    return past if back <= ahead else coming


def _on_from(days: Callable[[int], Days], told: Point) -> int | None:
    """The year in which a date next comes round after one that was told: "im Dezember 2004 …, im Januar …"."""
    begun = writing.days(told)
    if begun is None or told.year is None or not told.month:
        return told.year
    year = told.year if days(told.year)[1] >= begun[0] else told.year + 1
    return year if (days(year)[0] - begun[0]).days <= _FAR else None


def _with_year(point: Point, setting: Setting) -> Point:
    def days(year: int) -> Days:
        found = writing.days(replace(point, year=year))
        return found or (date(year, 3, 1), date(year, 3, 1))  # 29 February of a common year

    focus = setting.focus
    if point.base == "then" and focus and focus.year:
        return replace(point, year=focus.year)
    year = choose_year(days, setting, point.pick)
    if year is None or (point.month and point.day and not calendar.valid(year, point.month, point.day)):
        return point
    return replace(point, year=year)


def _of_week(point: Point, setting: Setting) -> Point:
    """A weekday or weekend by itself: the last or the next one."""
    day = setting.day
    if point.base == "then" and setting.focus:
        focus = writing.days(setting.focus)
        day = focus[0] if focus else day
    if day is None:
        return point
    wanted = point.weekday or 6
    back = (day.isoweekday() - wanted) % 7
    ahead = (wanted - day.isoweekday()) % 7
    if point.pick is not None and point.pick != 0:
        chosen = day - timedelta(days=back or 7) if point.pick < 0 else day + timedelta(days=ahead or 7)
    elif setting.way > 0 or (point.pick == 0 and setting.way == 0):
        chosen = day + timedelta(days=ahead)
    else:
        chosen = day - timedelta(days=back)
    if point.weekday:
        return point.on(chosen)
    year, week, _ = chosen.isocalendar()
    return replace(point, week=(year, week))


def _of_day(point: Point, setting: Setting) -> Point:
    """A time of day by itself: on the day last spoken of, or the day of publication."""
    focus = setting.focus
    if focus and focus.has_day and focus.year is not None:
        return replace(point, year=focus.year, month=focus.month, day=focus.day)
    return point.on(setting.day) if setting.day else point


def stretch(length: Length, setting: Setting) -> str | None:
    """The EDTF of a length that is tied to the day of publication; None for others and for vague ones.

    "seit drei Jahren" is an interval up to that day, "vor drei Jahren" the year three years ago.
    """
    day, amount = setting.day, length.amount
    if day is None or length.lie is None or length.unit.startswith("T") or (length.lie == "in" and setting.way <= 0):
        return None
    if amount is None:
        return {"until-now": f"../{day.isoformat()}", "from-now": f"{day.isoformat()}/.."}.get(length.lie)
    try:
        there = calendar.add(day, length.unit, amount if length.lie in ("from-now", "in") else -amount)
    except (ValueError, OverflowError):
        return None
    fine = {"Y": 4, "DE": 4, "CE": 4, "M": 7, "H": 7, "Q": 7}.get(length.unit, 10)
    if amount != int(amount):  # half a year is told in months
        fine = min(10, fine + 3)
    here, shown = day.isoformat()[:fine], there.isoformat()[:fine]
    match length.lie:
        case "until-now":
            return f"{shown}/{here}"
        case "from-now":
            return f"{here}/{shown}"
    return shown
