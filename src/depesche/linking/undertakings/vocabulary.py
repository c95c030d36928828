"""The German words of undertakings, from ``data/undertakings.yaml``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.linking.texts.stems import ends_in, stem

#: words that stand together in a clause, each in one of its forms
Way = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of the file; nouns as stems, function words as they stand."""

    stages: tuple[dict[str, Any], ...]
    instruments: dict[str, str]
    no_instruments: frozenset[str]
    done_when_signed: frozenset[str]
    empty: frozenset[str]
    heads: frozenset[str]
    adverbial: frozenset[str]
    weak: frozenset[str]
    units: frozenset[str]
    short: frozenset[str]
    meetings: dict[str, str]
    negotiations: frozenset[str]
    signals: dict[str, frozenset[str]]
    until: frozenset[str]
    through: frozenset[str]
    opposed: frozenset[str]
    definite: frozenset[str]
    reached: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    finite: frozenset[str]
    function: frozenset[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    fates: dict[str, tuple[Way, ...]]
    of_agreements: frozenset[str]
    negation: frozenset[str]
    under_way: frozenset[str]
    passive: frozenset[str]
    ahead: frozenset[str]
    wished: frozenset[str]
    conditions: frozenset[str]
    conditional: frozenset[str]
    purposes: frozenset[str]
    needed: frozenset[str]
    lacking: frozenset[str]
    giving: frozenset[str]

    def instrument(self, noun: str) -> tuple[str, str] | None:
        """What kind of agreement ``noun`` is, and what stands before it in the compound (or nothing); None if none."""
        whole = stem(noun)
        if ends_in(whole, self.no_instruments) is not None:
            return None
        at = ends_in(whole, self.instruments)
        return None if at is None else (self.instruments[whole[at:]], whole[:at])

    def meeting(self, noun: str) -> str | None:
        """What kind of meeting ``noun``, or the last part of a compound, names; None if none."""
        whole = stem(noun)
        at = ends_in(whole, self.meetings)
        return None if at is None else self.meetings[whole[at:]]


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


@cache
def vocabulary() -> Vocabulary:
    """The lists, read once."""
    text = (files("depesche.linking") / "data" / "undertakings.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    nouns = (
        "no_instruments",
        "empty",
        "heads",
        "adverbial",
        "weak",
        "units",
        "short",
        "negotiations",
        "opposed",
        "of_agreements",
    )
    plain = ("until", "through", "definite", "reached", "links", "articles", "openers", "finite")
    telling = (
        "negation",
        "under_way",
        "passive",
        "ahead",
        "wished",
        "conditions",
        "conditional",
        "purposes",
        "needed",
        "lacking",
        "giving",
    )
    return Vocabulary(
        stages=tuple(data["stages"]),
        instruments={stem(noun): kind for kind, words in data["instruments"].items() for noun in words},
        meetings={stem(noun): kind for kind, words in data["meetings"].items() for noun in words},
        signals={name: frozenset(words) for name, words in data["signals"].items()},
        done_when_signed=frozenset(data["done_when_signed"]),
        function=frozenset(word for name in ("articles", "links", "adverbs", "finite") for word in data[name]),
        numbers=data["numbers"],
        scales=data["scales"],
        fates={
            stage: tuple(tuple(tuple(each.split("|")) for each in way) for way in ways)
            for stage, ways in data["fates"].items()
        },
        **{name: _stems(data[name]) for name in nouns},
        **{name: frozenset(data[name]) for name in (*plain, *telling)},
    )
