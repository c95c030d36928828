"""What a figure counts, in the words of its sentence: the noun, with the adjectives that narrow it down.

The words are those of lexicon/numbers.yaml and lexicon/series.yaml.
"""

import re
from collections.abc import Iterable
from functools import cache

from depesche.linking.figures.cues import lexicon, pattern, place, table
from depesche.linking.figures.measures import is_counted
from depesche.linking.texts.stems import stem
from depesche.model import Point

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_INFLECTED = ("e", "en", "er", "es", "em")


def phrase(point: Point, unit: str) -> tuple[str, ...]:
    """The counted noun as it stands in the text, its adjectives before it; empty if the figure counts nothing."""
    if not is_counted(unit):
        return ()
    words = [word for word in _WORD.findall(_figure(point)) if not _number(word)]
    if not words or not words[-1][0].isupper():
        return ()
    found = [words[-1]]
    for word in reversed(words[:-1]):
        if not word.endswith(_INFLECTED):
            break
        if word.casefold() not in _listed("fillers"):
            found.insert(0, word)
    return tuple(found)


def counted(point: Point, unit: str) -> tuple[str, ...] | None:
    """The stems of the noun that a figure counts and of its adjectives, the noun first; None if there is none."""
    words = phrase(point, unit)
    return (stem(words[-1]), *sorted(map(stem, words[:-1]))) if words else None


def says_more(noun: tuple[str, ...] | None, measure: str | None) -> bool:
    """Whether the counted ``noun`` says more of what is counted than the measure does."""
    return noun is not None and noun[0] not in _anybody() and noun[0] not in _nouns(measure)


def is_part(point: Point, unit: str) -> bool:
    """Whether it counts some of others, or some on top: "zwei der Toten", "darunter zwei Kinder", "elf weitere"."""
    if not is_counted(unit):
        return False
    before = place(point.evidence).before
    after = point.evidence.text[len(before) + len(_figure(point)) :]
    found = pattern("parts", "before").search(before) or pattern("parts", "within").search(_figure(point))
    return bool(found or pattern("parts", "after").search(after))


def _figure(point: Point) -> str:
    at = place(point.evidence)
    return point.evidence.text[len(at.before) : len(at.before) + at.end - at.start]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon()[name])


@cache
def _anybody() -> frozenset[str]:
    return frozenset(map(stem, lexicon()["anybody"]))


@cache
def _nouns(measure: str | None) -> frozenset[str]:
    """Nouns that say no more than the measure does."""
    if measure is None or measure in _listed("vague"):
        return frozenset()
    entry = table("measures.yaml").get(measure, {})
    return frozenset(stem(str(noun).lstrip("=-")) for noun in (*entry.get("decisive", ()), *entry.get("nouns", ())))


def _number(word: str) -> bool:
    """Whether a word belongs to a number and its bounds: "fünfundzwanzig", "mindestens", "Millionen"."""
    small = word.casefold()
    return small in _around_numbers() or bool(_compound().fullmatch(small))


@cache
def _around_numbers() -> frozenset[str]:
    """Single words of bounds and vague numbers, and small words between two numbers."""
    data = table("numbers.yaml")
    groups: list[Iterable[str]] = [*data["bounds"].values(), *data["after"].values()]
    groups += [data[name] for name in ("words", "ones", "scales", "vague", "several", "between")]
    groups.append(lexicon()["beside-numbers"])
    return frozenset(word.rstrip(".") for group in groups for each in group for word in each.split())


@cache
def _compound() -> re.Pattern[str]:
    """Numbers written as one word: "dreihundertzwanzig", "zweieinhalb"."""
    data = table("numbers.yaml")
    parts = {"und", *data["digits"], *data["tens"], *(word for word in data["scales"] if word.isalpha())}
    return re.compile(rf"(?:{'|'.join(sorted(parts, key=len, reverse=True))})+")
