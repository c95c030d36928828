"""Of what part of its measure a figure is: of goods, of services, of one ware; by the noun that stands for the measure.

"Warenverkehr" and "Handelsumsatz" are one measure, and a figure for the one says little against a figure for the other.
"""

import re
from functools import cache

from depesche.linking.figures.cues import Place, lexicon, pattern
from depesche.linking.figures.measures import nouns

#: after the noun a ware is looked for in so many characters
_AFTER = 40
#: a noun this far from the figure belongs to something else
_REACH = 120


@cache
def _nouns(measure: str) -> re.Pattern[str] | None:
    """Words that stand for a measure, as a group the part before the listed noun."""
    listed = "|".join(map(re.escape, nouns(measure)))
    return re.compile(rf"\b(?P<first>\w*?)(?:{listed})(?:e[sn]?|s|n|er|ern)?\b", re.IGNORECASE) if listed else None


def scope(measure: str | None, at: Place, sentence: str) -> str | None:
    """The scope of a figure that stands ``at`` a place of ``sentence``; None where it is the whole measure."""
    named = _nouns(measure) if measure else None
    if named is None:
        return None
    start = len(at.before)
    end = start + at.end - at.start

    def gap(match: re.Match[str]) -> int:
        return start - match.end() if match.end() <= start else 2 * (match.start() - end)

    found = [match for match in named.finditer(sentence) if match.end() <= start or match.start() >= end]
    nearest = min(found, key=lambda match: (gap(match), match.start()), default=None)
    if nearest is None or gap(nearest) > _REACH:
        return None
    return _named(nearest.group().casefold(), nearest["first"].casefold()) or _ware(sentence[nearest.end() :])


def _named(word: str, first: str) -> str | None:
    listed = lexicon()["scopes"]
    for name, parts in listed["first-parts"].items():
        if word.startswith(tuple(parts)):
            return str(name)
    return first if first and not first.startswith(tuple(listed["whole"])) else None


@cache
def _wares() -> re.Pattern[str]:
    return re.compile(
        rf"^\s+(?:von|an|mit|bei)\s+(?:\w+e[mnrs]?\s+)?(?P<ware>{pattern('scopes', 'wares').pattern})\b", re.IGNORECASE
    )


def _ware(after: str) -> str | None:
    match = _wares().search(after[:_AFTER])
    return match["ware"].casefold() if match else None
