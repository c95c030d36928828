"""Names by the form of the text alone: what stands before them, what they end in, how they are explained."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from depesche.languages.de import nouns
from depesche.languages.de.first_names import gender_of_first_name
from depesche.model import EntityType
from depesche.reading.draft import Draft
from depesche.reading.words import DETERMINERS, Words

Span = tuple[int, int]
_FILE = Path(__file__).parents[2] / "languages" / "de" / "lexicon" / "outlets.yaml"


ACRONYM = re.compile(r"[A-ZÄÖÜ](?:[A-Za-zÄÖÜäöü0-9&/-]*[A-ZÄÖÜ])[a-z0-9]{0,2}")


_LINKS = frozenset(
    [
        "für",
        "der",
        "des",
        "und",
        "von",
        "zur",
        "zum",
        "in",
        "im",
        "den",
        "dem",
        "die",
        "das",
        "&",
        "of",
        "the",
        "for",
        "and",
        "on",
        "de",
        "la",
        "du",
    ]
)


QUOTES = frozenset("\"„“”»«›‹'‚‘")


_LONGEST = 9


_ADJECTIVE = re.compile(r".{3,}(?:e|en|er|em|es)")


#: nouns that stand before the name of a company without being part of it
_CLASS = frozenset(("firma", "konzern", "konzerns", "unternehmen", "unternehmens", "hersteller", "tochter"))


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of lexicon/outlets.yaml."""
    found = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: frozenset(words) for kind, words in found.items()}


def long_form(words: Words, opening: int, short: str, held: set[int]) -> Span | None:
    """The words before the bracket that the short form stands for: back to the one with its first letter."""
    best = None
    letters = [each for each in short if each.isupper()]
    initials: list[str] = []
    for first in range(opening - 1, max(-1, opening - 1 - _LONGEST), -1):
        text = words.text[first]
        if words.sent[first] != words.sent[opening] or not (words.capital(first) or text in _LINKS):
            break
        if first in held and first == opening - 1:
            return None
        if not words.capital(first) or words.low[first] in _LINKS:
            continue
        initials.insert(0, text[0])
        if text[0] == letters[0] and (best is None or initials == letters):
            best = first
    if best is None and words.capital(opening - 1):
        adjective = opening > 1 and words.capital(opening - 2) and _ADJECTIVE.fullmatch(words.text[opening - 2])
        if words.pos[opening - 1] == "NOUN" and not is_body(words.low[opening - 1]):
            return None  # "11 Uhr (MESZ)"
        best = opening - 2 if adjective else opening - 1
    return None if best is None else (best, opening)


def after_heralds(words: Words, held: set[int]) -> Iterator[Span]:
    """Names of outlets behind the word for what they are."""
    heralds = lists()["heralds"]
    for index in words.capitals:
        low = words.low[index]
        if (low not in heralds and low.rpartition("-")[2] not in heralds) or index + 1 == len(words):
            continue
        first = index + 1
        quoted = words.text[first] in QUOTES
        first += quoted
        last = first
        while last < len(words) and last - first < 5 and words.sent[last] == words.sent[index]:
            if last in held and not quoted:
                break
            if quoted and words.text[last] in QUOTES:
                break
            if not quoted and not (words.capital(last) and words.pos[last] in ("PROPN", "X")):
                break
            last += 1
        if last > first and (not quoted or (last < len(words) and words.text[last] in QUOTES)):
            yield first, last


def titled(words: Words, held: set[int]) -> Iterator[Span]:
    """Names made of a capital adjective and a noun: "Palästinensische Autonomiebehörde", "Süddeutsche Zeitung"."""
    for index in words.capitals:
        if not (
            0 < index < len(words) - 1
            and words.pos[index] in ("ADJ", "X", "PROPN", "NOUN")
            and _ADJECTIVE.fullmatch(words.text[index])
            and words.low[index] not in DETERMINERS
            and words.sent[index - 1] == words.sent[index] == words.sent[index + 1]
            and words.pos[index - 1] not in ("PUNCT", "SPACE")
            and words.text[index - 1] not in QUOTES
            and index not in held
            and words.pos[index + 1] in ("NOUN", "PROPN")
            and index + 1 not in held
            and words.capital(index + 1)
            and not nouns.role(words.text[index + 1])
            and not nouns.group(words.text[index + 1])
        ):
            continue
        if words.pos[index] == "ADJ" or words.low[index].endswith(_ORIGIN):
            yield index, index + 2


_ORIGIN = tuple(
    stem + ending for stem in ("isch", "lich", "deutsch", "weit", "ig") for ending in ("e", "en", "er", "es", "em")
)


def is_place(words: Words, index: int) -> bool:
    """Whether the name that begins at ``index`` is a place's by the noun before it ("der Stadt Trapani")."""
    return index > 0 and words.low[index - 1] in lists()["place_heralds"] and words.sent[index] == words.sent[index - 1]


def no_persons(draft: Draft, words: Words) -> set[int]:
    """Tokens of names that the words around them tell not to be a person's."""
    found = {index for span in companies(words) for index in range(*span)}
    for entity in draft.doc.ents:
        if is_place(words, entity.start):
            last = entity.start + 1
            while last < entity.end and not gender_of_first_name(words.text[last]):
                last += 1
            found.update(range(entity.start, last))
    return found


def companies(words: Words) -> Iterator[Span]:
    """Names that end in a legal form: "Glock GmbH", "Conradty AG"."""
    forms = lists()["legal_forms"]
    for index in words.capitals:
        if words.low[index] not in forms:
            continue
        first = index
        while (
            first
            and index - first < _LONGEST
            and words.sent[first - 1] == words.sent[index]
            and words.capital(first - 1)
            and words.low[first - 1] not in DETERMINERS
            and words.pos[first - 1] in ("PROPN", "X", "NOUN")
            and not nouns.role(words.text[first - 1])
            and words.low[first - 1] not in _CLASS
        ):
            first -= 1
        if first < index:
            yield first, index + 1


def is_body(noun: str) -> bool:
    """Whether a noun says that a name made with an adjective is an organization's."""
    return nouns.body(noun.capitalize()) is not None or noun.endswith(tuple(lists()["body_endings"]))


def kind_of(noun: str) -> EntityType:
    """What a name is by the noun it ends in."""
    heralds = lists()["heralds"]
    if noun in heralds or noun.rpartition("-")[2] in heralds:
        return EntityType.OUTLET
    return EntityType.PLACE if noun.endswith(tuple(lists()["place_nouns"])) else EntityType.ORGANIZATION
