"""How a Latin spelling of a name sounds, so that spellings by different habits can be compared.

A phonetic key in the manner of Kölner Phonetik or Metaphone, but one for each writing habit (German, English, French,
Slavic, Turkic), because "ch", "j", "z" and "c" mean different things in each. The rules are ``data/sounds.yaml``.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.knowledge.names.transliteration import fold

_VOWELS = re.compile(r"(?<!^)(?:[aeiou]|h(?!$))")
_INITIAL_VOWEL = re.compile(r"^[aeiou]")
_FINAL_VOICED = re.compile(r"(?<=.)d$")
_REPEATED = re.compile(r"(.)\1+")
_MAX_TOKEN = 60


@cache
def _rules() -> dict[str, Any]:
    text = files("depesche.knowledge").joinpath("data/sounds.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def _pattern(table: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    rules = _rules()
    mapping: dict[str, str] = rules["marked"] if table == "marked" else rules["readings"][table]
    letters = sorted(mapping, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, letters))), mapping


@cache
def _afterwards() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in _rules()["afterwards"])


@lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """The readings of one Latin word, at most one a habit; empty for a word without a Latin letter."""
    for letter, variants in _rules()["ambiguous"].items():
        if letter in word.lower():
            return frozenset().union(*(sounds(word.lower().replace(letter, variant)) for variant in variants))
    pieces = _pieces(word)
    found = {_reading(pieces, habit) for habit in _rules()["readings"]}
    return frozenset(heard for heard in map(_settled, found) if heard)


@lru_cache(maxsize=20_000)
def reading(word: str, habit: str) -> str:
    """The reading of a word by one habit of writing. Raises KeyError for an unknown habit."""
    return _settled(_reading(_pieces(word), habit))


def _pieces(word: str) -> list[tuple[str, bool]]:
    """The folded stretches of a word, and between them the sounds of its marked letters (True)."""
    pattern, mapping = _pattern("marked")
    pieces: list[tuple[str, bool]] = []
    at = 0
    low = word.lower()[:_MAX_TOKEN]
    for hit in pattern.finditer(low):
        pieces += [(fold(low[at : hit.start()]), False), (mapping[hit[0]], True)]
        at = hit.end()
    pieces.append((fold(low[at:]), False))
    return pieces


def _reading(pieces: list[tuple[str, bool]], habit: str) -> str:
    pattern, mapping = _pattern(habit)
    return "".join(
        text if settled else pattern.sub(lambda hit: mapping[hit[0]], text).replace(" ", "") for text, settled in pieces
    )


@lru_cache(maxsize=100_000)
def _settled(heard: str) -> str:
    for rule, replacement in _afterwards():
        heard = rule.sub(replacement, heard)
    return heard


@lru_cache(maxsize=100_000)
def skeletons(word: str) -> frozenset[str]:
    """The consonant keys of a word: its readings without vowels and inner h; an initial vowel is A, ts is s, a final
    d is t.
    """
    return frozenset(_skeleton(heard) for heard in sounds(word))


def _skeleton(heard: str) -> str:
    bare = _INITIAL_VOWEL.sub("A", _VOWELS.sub("", heard)).replace("c", "s")
    return _FINAL_VOICED.sub("t", _REPEATED.sub(r"\1", bare))
