"""Days in metadata: ISO, German, English and Russian forms, RFC 2822, and epoch numbers, as an EDTF day.

A date that cannot be read for certain (such as 03/04/2021, whose order of day and month differs by country) is no
date: better unknown than wrong.
"""

import re
from datetime import UTC, date, datetime

#: Years outside are taken for errors of the metadata.
_FIRST, _LAST = 1900, 2199

_MONTHS = (
    "jan januar jänner january января",
    "feb februar feber february февраля",
    "mar mär mrz märz march марта",
    "apr april апреля",
    "may mai мая",
    "jun juni june июня",
    "jul juli july июля",
    "aug august августа",
    "sep sept september сентября",
    "oct okt oktober october октября",
    "nov november ноября",
    "dec dez dezember december декабря",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?\s*")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[.\s-]{1,3}([^\W\d_]{3,9})\.?[,\s-]{1,3}(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d+)?\s*")


def day(value: object) -> str | None:
    """``value`` as ``YYYY-MM-DD``, or None if it is no certain day. Epoch numbers are taken in UTC."""
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(str(int(value))) if value == value and 1e8 <= value < 1e17 else None
    if not isinstance(value, str) or len(value) > 200:
        return None
    return _written(value)


def _checked(year: int, month: int, day_of_month: int) -> str | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return None


def _epoch(digits: str) -> str | None:
    """Seconds, milliseconds or microseconds since 1970, told apart by their length."""
    found = _EPOCH.fullmatch(digits)
    if not found:
        return None
    number = found.group(1)
    scale = {9: 1, 10: 1, 12: 10**3, 13: 10**3}.get(len(number), 10**6)
    try:
        moment = datetime.fromtimestamp(int(number) / scale, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return _checked(moment.year, moment.month, moment.day)


def _written(text: str) -> str | None:
    if found := _YEAR_FIRST.match(text):
        return _checked(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if _EPOCH.fullmatch(text):
        return _epoch(text.strip())
    if found := _DOTTED.search(text):
        year = int(found[3])
        # Two digits: 70 and above belong to the last century, as in POSIX.
        full = year if len(found[3]) == 4 else year + (1900 if year >= 70 else 2000)
        return _checked(full, int(found[2]), int(found[1]))
    if found := _SLASHED.search(text):
        return _slashed(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.search(text):
        return _named(found[1], found[2], found[3])
    if found := _MONTH_DAY.search(text):
        return _named(found[2], found[1], found[3])
    return None


def _slashed(first: int, second: int, year: int) -> str | None:
    if first > 12 or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else None


def _named(day_of_month: str, name: str, year: str) -> str | None:
    month = _MONTH_OF.get(name.lower())
    return _checked(int(year), month, int(day_of_month)) if month else None
