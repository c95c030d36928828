"""Happenings under the months of a timeline."""

from calendar import month_name
from collections.abc import Iterable
from datetime import date

from depesche.dates import OPEN_END, bounds
from depesche.model import Happening


def by_month(found: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    """The happenings under the month, year or years of each, the undated last."""
    groups: dict[str, list[Happening]] = {}
    for each in found:
        groups.setdefault(_month(each), []).append(each)
    undated = groups.pop("Undated", [])
    return [*groups.items(), *([("Undated", undated)] if undated else [])]


def day_of_month(happening: Happening) -> str:
    """ "13", "13–14", in brackets the day on which it was told, or nothing."""
    found = bounds(happening.date)
    if found is None:
        told = bounds(happening.told)
        return f"({told[0].day})" if told and told[0] == told[1] else ""
    first, last = found
    if first == last:
        return f"{first.day}"
    return f"{first.day}–{last.day}" if first.month == last.month and (last - first).days < 15 else ""


def _month(happening: Happening) -> str:
    found = bounds(happening.date) or bounds(happening.told)
    if found is None:
        return "Undated"
    first, last = found
    if first == date.min or last == OPEN_END:
        return f"since {first.year}" if last == OPEN_END else f"until {last.year}"
    if first.year != last.year:
        return f"{first.year} – {last.year}"
    return f"{month_name[first.month]} {first.year}" if first.month == last.month else str(first.year)
