"""What an EDTF value covers, as plain days. Parsing is the edtf package's; this is the small view that queries need."""

import re
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time

OPEN_START, OPEN_END = date.min, date.max
#: the season that ends in the next year, which the package ends in December
_WINTER = re.compile(r"(?:^|/)\d{4}-24$")
_DAY = timedelta(days=1)


@lru_cache(maxsize=65536)
def bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day that ``edtf`` covers; None if there is no date or its year is open.

    Open intervals reach to ``date.min`` or ``date.max``.
    """
    if not edtf:
        return None
    try:
        day = date.fromisoformat(edtf)
    except ValueError:
        return _parsed_bounds(edtf)
    return day, day


def closed(days: tuple[date, date] | None) -> tuple[date, date] | None:
    """First and last day, as :func:`bounds` gives them, if both are known; else None."""
    return None if days is None or days[0] == OPEN_START or days[1] == OPEN_END else days


def _parsed_bounds(edtf: str) -> tuple[date, date] | None:
    from edtf import parse_edtf  # heavy to import, and most dates are plain days
    from edtf.parser.edtf_exceptions import EDTFParseException

    if edtf.startswith("X"):
        return None
    try:
        value = parse_edtf(edtf)
        last = _day(value.upper_strict(), OPEN_END)
        winter = _WINTER.search(edtf) and last < OPEN_END and last.year < OPEN_END.year
        return _day(value.lower_strict(), OPEN_START), date(last.year + 1, 3, 1) - _DAY if winter else last
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        return None


def _day(bound: struct_time | float, otherwise: date) -> date:
    return date(*bound[:3]) if isinstance(bound, struct_time) else otherwise


def is_edtf(value: str) -> bool:
    """Whether ``value`` is well-formed EDTF."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def overlap(one: str | None, other: str | None) -> bool:
    """Whether two EDTF values share a day; False if either is unknown."""
    a, b = bounds(one), bounds(other)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def days_covered(edtf: str | None) -> int | None:
    """How many days ``edtf`` spans (1 for a day); None if unknown."""
    found = bounds(edtf)
    return (found[1] - found[0]).days + 1 if found else None
