"""Dates that may lack day or month ("2002", "2019-03"), as the tables write them."""

from datetime import date


def first_day(text: str | None) -> date | None:
    """The first day of a date that may lack day or month; None for an open end."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(text: str | None) -> date | None:
    """The last day of a date that may lack day or month; None for an open end."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 else (parts[0] + parts[1] // 12, parts[1] % 12 + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)
