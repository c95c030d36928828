"""Completed points as TIMEX3 values, as EDTF, and as first and last day."""

from datetime import date, timedelta

from depesche.reading.timex import calendar
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.meaning import Length, Point


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def _clock(point: Point) -> str:
    if point.hour is not None:
        return f"T{point.hour:02d}:{point.minute or 0:02d}"
    return f"T{point.part}" if point.part else ""


def timex(point: Point) -> str:
    """The TIMEX3 value: what is open is X."""
    year = _year(point.year)
    if point.term or point.until_year:
        return f"{year}-{point.season}" if point.season else "XXXX-XX-XX"
    if point.has_day:
        return f"{year}-{point.month:02d}-{point.day:02d}{_clock(point)}"
    if point.week:
        return f"{point.week[0]:04d}-W{point.week[1]:02d}" + ("-WE" if point.weekend else "")
    if point.weekend:
        return "XXXX-WXX-WE"
    if point.weekday:
        return f"XXXX-WXX-{point.weekday}{_clock(point)}"
    if point.month:
        return f"{year}-{point.month:02d}"
    if point.season or point.quarter or point.half:
        return f"{year}-" + (point.season or (f"Q{point.quarter}" if point.quarter else f"H{point.half}"))
    if point.year is not None:
        return year
    if point.decade is not None:
        return f"{point.decade:03d}"
    if point.century is not None:
        return f"{point.century:02d}"
    return "XXXX-XX-XX" + _clock(point)


_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _edtf_year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"-{-year - 1:04d}" if year < 0 else f"{year:04d}"


def _edtf_day(point: Point) -> str:
    shown = f"{_edtf_year(point.year)}-{point.month:02d}-{point.day:02d}"
    if point.year is None or point.hour is None or point.hour > 23:
        return shown
    zone = "" if not point.zone else "Z" if point.zone == "Z" else f"{point.zone}:00"
    return f"{shown}T{point.hour:02d}:{point.minute or 0:02d}:00{zone}"


def edtf(point: Point) -> str | None:
    """The EDTF of a completed point (level 2 for quarters and half-years); None where it has no form.

    A clock time is written with its day, a part of the day as its day.
    """
    if point.until_year and point.year and not point.season:
        return f"{_edtf_year(point.year)}/{_edtf_year(point.until_year)}"
    if point.has_day:
        return _edtf_day(point)
    if point.week or point.weekend:
        found = days(point)
        return span(found) if found else None
    if point.month:
        return f"{_edtf_year(point.year)}-{point.month:02d}"
    if point.year is not None and (point.season or point.quarter or point.half):
        part = (
            _SEASONS[point.season] if point.season else 32 + point.quarter if point.quarter else 39 + (point.half or 1)
        )
        return f"{_edtf_year(point.year)}-{part}"
    if point.year is not None:
        return _edtf_year(point.year)
    if point.decade is not None:
        return f"{point.decade:03d}X"
    return f"{point.century:02d}XX" if point.century is not None else None


def span(stretch: Days) -> str:
    """Days as EDTF: a year, month or day where they fill one, else an interval."""
    first, last = stretch
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
    if (first.year, first.month) == (last.year, last.month) and stretch == calendar.month_days(first.year, first.month):
        return first.isoformat()[:7]
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return f"{first.isoformat()}/{last.isoformat()}"


def days(point: Point) -> Days | None:
    """First and last day of a completed point; None while it is open or off the calendar."""
    try:
        return _days(point)
    except (ValueError, OverflowError):
        return None


def _days(point: Point) -> Days | None:
    if point.week:
        monday, sunday = calendar.week_days(*point.week)
        return (monday + timedelta(days=5), sunday) if point.weekend else (monday, sunday)
    year = point.year
    if year is not None and year > 0:
        if point.month and point.day:
            day = date(year, point.month, point.day)
            return day, day
        if point.month:
            return calendar.month_days(year, point.month)
        if point.season:
            return calendar.season_days(year, point.season)
        if point.quarter:
            return calendar.part_days(year, point.quarter, 4)
        if point.half:
            return calendar.part_days(year, point.half, 2)
        return calendar.year_days(year, point.until_year or year)
    if point.decade is not None and year is None:
        return calendar.year_days(point.decade * 10, point.decade * 10 + 9)
    if point.century is not None and year is None:
        return calendar.year_days(max(1, point.century * 100), point.century * 100 + 99)
    return None


def window(edtf: str | None) -> Days | None:
    """First and last day of an EDTF date or closed interval as published dates are written; None for open ones."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    begin, end = _whole(first), _whole(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _whole(written: str) -> Days | None:
    """First and last day of "2024", "2024-11" or "2024-11-27" (a time of day is left off)."""
    try:
        numbers = [int(part) for part in written.partition("T")[0].split("-")]
        return days(Point(**dict(zip(("year", "month", "day"), numbers, strict=False))))  # type: ignore[arg-type]
    except ValueError:
        return None


# Half units are told in the next smaller one.
_SMALLER = {
    "Y": ("M", 12),
    "M": ("W", 4),
    "W": ("D", 7),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "Q": ("M", 3),
    "H": ("M", 6),
}


def duration(length: Length) -> str:
    """The TIMEX3 duration: "P3Y", "PT90M", vague ones with X ("PXY")."""
    amount, unit = length.amount, length.unit
    if unit.startswith("P"):
        return unit
    if unit in ("Q", "H"):
        amount, unit = (None if amount is None else amount * _SMALLER[unit][1]), "M"
    if amount is not None and amount < 1 and unit in _SMALLER:
        smaller, number = _SMALLER[unit]
        amount, unit = round(amount * number, 2), smaller
    shown = "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))
    clock = unit.startswith("T") or unit in ("EV", "AF", "MO", "NI")
    return f"PT{shown}{unit.removeprefix('T')}" if clock else f"P{shown}{unit}"
