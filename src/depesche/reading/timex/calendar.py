"""Arithmetic on the (proleptic Gregorian) calendar: steps of units, first and last days of periods, feasts."""

import calendar
from datetime import date, timedelta

#: first and last day of a period
Days = tuple[date, date]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int) -> Days:
    """First day of year ``first`` and last day of year ``last``."""
    return date(first, 1, 1), date(last, 12, 31)


def season_days(year: int, season: str) -> Days:
    """Meteorological seasons; the winter of a year is the one that begins in its December."""
    month = SEASONS[season]
    return date(year, month, 1), month_days(year + (month == 12), (month + 1) % 12 + 1)[1]


def week_days(year: int, week: int) -> Days:
    """Monday and Sunday of an ISO week."""
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def part_days(year: int, part: int, parts: int) -> Days:
    """First and last day of the ``part``-th of ``parts`` equal groups of months (4: quarters, 2: half-years)."""
    months = 12 // parts
    return date(year, (part - 1) * months + 1, 1), month_days(year, part * months)[1]


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last where it is shorter. Raises ValueError beyond year 1–9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is beyond the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add(day: date, unit: str, number: float) -> date:
    """``number`` units of TIMEX3 after ``day`` (before, if negative).

    Raises ValueError or OverflowError where that is off the calendar.
    """
    months = {"Y": 12, "M": 1, "Q": 3, "H": 6, "DE": 120, "CE": 1200}.get(unit)
    if months:
        return add_months(day, round(months * number))
    days = {"W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(unit, 1.0)
    return day + timedelta(days=round(days * number))


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    golden, century = year % 19, year // 100
    skipped = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - skipped - year % 4) % 7
    correction = (golden + 11 * skipped + 22 * weekday) // 451
    month, day = divmod(skipped + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str | int, year: int) -> date:
    """The day of a feast in ``year``: "month-day", or days from Easter Sunday."""
    if isinstance(name, int):
        return easter(year) + timedelta(days=name)
    return date(year, int(name[:2]), int(name[3:]))


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
