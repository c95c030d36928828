"""Dates that may lack day or month ("2002", "2019-03"), as the tables write them."""

from collections.abc import Sequence
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


def membership(period: str | Sequence[str | None]) -> tuple[str | None, str | None]:
    """Since and until of a membership, as the tables write it: "2004", or ["1957", "2020-01-31"]."""
    since, until = [*([period] if isinstance(period, str) else period), None][:2]
    return since or None, until or None


def first_and_last_day(period: str) -> tuple[date | None, date | None]:
    """The ends of a year or an interval ("2024", "2023-07/2024-07", "2024/.."); no end is the last of all days."""
    since, _, until = period.partition("/")
    return first_day(since), date.max if until == ".." else last_day(until or since)
