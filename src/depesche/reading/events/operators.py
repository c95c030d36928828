"""The words that decide whether an event took place: ``languages/de/lexicon/event_status.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from depesche.model import EventType, Status
from depesche.reading.events.grammar import LEXICON
from depesche.reading.events.words import forms_of


@dataclass(frozen=True, slots=True)
class Operators:
    """Word → status, by what kind of word it is."""

    indicative: Mapping[str, Status]
    subjunctive: Mapping[str, Status]
    verbs: Mapping[str, Status]
    nouns: Mapping[str, Status]
    noun_forms: frozenset[str]
    adjectives: tuple[tuple[str, Status], ...]
    adverbs: Mapping[str, Status]
    negation: frozenset[str]
    conditional: frozenset[str]
    lasting: frozenset[EventType]
    lasting_verbs: frozenset[str]
    carriers: frozenset[str]
    object_control: frozenset[str]
    bystanders: frozenset[str]

    def of_adjective(self, word: str) -> Status | None:
        """The status that an adjective or participle on the event noun gives."""
        low = word.lower()
        return next((status for stem, status in self.adjectives if low.startswith(stem)), None)


def _by_word(groups: dict[str, list[str]]) -> dict[str, Status]:
    return {word: Status(status) for status, words in groups.items() for word in words}


@cache
def operators() -> Operators:
    """The shipped status words, read once a process."""
    data: dict[str, Any] = yaml.load(
        (LEXICON / "event_status.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    modals = data["modals"]
    nouns = {form: status for word, status in _by_word(data["nouns"]).items() for form in forms_of(word)}
    return Operators(
        indicative={word: Status(status) for word, status in modals["indicative"].items()},
        subjunctive={word: Status(status) for word, status in modals["subjunctive"].items()},
        verbs=_by_word(data["verbs"]),
        nouns=nouns,
        noun_forms=frozenset(nouns),
        adjectives=tuple(_by_word(data["adjectives"]).items()),
        adverbs=_by_word(data["adverbs"]),
        negation=frozenset(data["negation"]),
        conditional=frozenset(data["conditional"]),
        lasting=frozenset(map(EventType, data["lasting"])),
        lasting_verbs=frozenset(data["lasting_verbs"]),
        carriers=frozenset(data["carriers"]),
        object_control=frozenset(data["object_control"]),
        bystanders=frozenset(form for word in data["bystanders"] for form in forms_of(word)),
    )
