"""What series need to know of measures: which have one value a period, which add up, what grows, what belongs together.

All of it is data: lexicon/series.yaml, and the names of growth and decline in lexicon/measures.yaml.
"""

import re
from collections.abc import Mapping
from functools import cache

from depesche.dates import days_covered
from depesche.linking.figures.cues import lexicon, table

_MONEY = re.compile("[A-Z]{3}")
_PERCENT = ("percent", "percentage-points")
#: the two names that measures of change end with, and which way each goes
_WAYS = {"growth": 1, "decline": -1}


def is_money(unit: str) -> bool:
    """Whether a unit is a currency (an ISO 4217 code)."""
    return bool(_MONEY.fullmatch(unit))


def is_counted(unit: str) -> bool:
    """Whether a unit counts things one by one."""
    return unit in ("persons", "items", "votes", "states")


def _kind(unit: str) -> str:
    return "money" if is_money(unit) else "percent" if unit in _PERCENT else unit


@cache
def _levels() -> dict[str, tuple[str, int]]:
    changing = {each["change"]: name for name, each in table("measures.yaml").items() if "change" in each}
    found = {f"{change}-{way}": (level, sign) for change, level in changing.items() for way, sign in _WAYS.items()}
    return found | {growth: (level, 1) for growth, level in lexicon()["growth-of"].items()}


def level_of(measure: str | None) -> tuple[str, int] | None:
    """The measure whose change ``measure`` is, with 1 for growth and -1 for decline; None if it is no change."""
    return _levels().get(measure) if measure else None


def is_total(measure: str | None, unit: str) -> bool:
    """Whether there is one value for the same entities and period, so that two values disagree."""
    if measure is None:
        return False
    totals: Mapping[str, list[str]] = lexicon()["totals"]
    if measure in totals.get(_kind(unit), ()):
        return True
    grows = level_of(measure)
    return grows is not None and any(grows[0] in measures for measures in totals.values())


def is_toll(measure: str | None, period: str | None) -> bool:
    """Whether it is a count for one day that grows while the counting goes on."""
    return measure in lexicon()["tolls"] and days_covered(period) == 1


def adds_up(measure: str | None) -> bool:
    """Whether the value for a period is the sum of the values for its parts."""
    return measure in lexicon()["sums"]


@cache
def kinship(measure: str | None) -> tuple[str, int, bool, str]:
    """By what measures are shown together: the first of their group, the place in it, a change after what changes."""
    grows = level_of(measure)
    level = grows[0] if grows else measure or ""
    for group in lexicon()["related"]:
        for place, each in enumerate(group):
            if each in (measure, level):
                return group[0], place, grows is not None, measure or ""
    return level, 0, grows is not None, measure or ""


@cache
def nouns(measure: str | None) -> tuple[str, ...]:
    """The nouns that stand for a measure, or for what grows if it is a growth, the longest first."""
    grows = level_of(measure)
    listed = table("measures.yaml").get(grows[0] if grows else measure or "", {}).get("nouns", ())
    return tuple(sorted((str(noun).lstrip("=-") for noun in listed), key=lambda noun: (-len(noun), noun)))
