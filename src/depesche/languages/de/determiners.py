"""German articles, possessives, demonstratives and quantifiers in all their forms (lexicon/determiners.yaml)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "lexicon" / "determiners.yaml"
_ENDINGS = ("e", "en", "em", "er", "es")


@dataclass(frozen=True, slots=True)
class Determiners:
    """Forms in lower case; ``all`` open a phrase, ``adjectival`` are endings of adjectives that a tagger misses."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    demonstrative: frozenset[str]
    distributive: frozenset[str]
    fused: frozenset[str]
    plurality: frozenset[str]
    adjectival: tuple[str, ...]
    dative_prepositions: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.definite | self.indefinite | self.possessive | self.demonstrative | self.distributive


@cache
def determiners() -> Determiners:
    """The forms, read once."""
    lists = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    def inflected(stems: str, *endings: str) -> frozenset[str]:
        return frozenset(stem + ending for stem in lists[stems] for ending in (*endings, *_ENDINGS))

    return Determiners(
        definite=frozenset(lists["definite"]),
        indefinite=frozenset(lists["indefinite"]),
        possessive=inflected("possessive_stems", "") - {"eur"},
        demonstrative=inflected("demonstrative_stems"),
        distributive=inflected("distributive_stems", "") - {"jed", "welch"},
        fused=frozenset(lists["fused"]),
        plurality=frozenset(lists["plurality"]),
        adjectival=tuple(stem + ending for stem in lists["adjective_stems"] for ending in _ENDINGS),
        dative_prepositions=frozenset(lists["dative_prepositions"]),
    )
