"""The event lexicon: which German words tell which action, and which part of the sentence plays which role.

The words are data, ``languages/de/lexicon/events/*.yaml``, one file a type. A file has ``type`` and ``groups``; a
group has words that behave alike:

``verbs``
    Infinitives as :func:`depesche.languages.de.verbs.verb_lemma` gives them ("eintreffen"), or phrases that end in one
    ("in Kraft treten", "sich treffen", "Abkommen|Vertrag schließen"). The words before the verb must stand in its
    clause: "sich" is any reflexive, capitalised words are nouns (also as the end of a compound, ``|`` for "or"), a
    preposition belongs to the noun after it, ``=`` stands before a word that has just this form, ``$NAME`` is any
    word of that list under ``words``, anything else is a word without its ending. Articles and possessives are
    ignored.
``nouns``
    Nouns, alone or as the end of a compound ("Besuch" is also "Staatsbesuch"), with an adjective before them if need be
    ("sexuelle Gewalt"). ``except`` lists compounds with another meaning.
``mode``
    PLOVER's mode, if any.
``actor``, ``recipient``
    Slots that give the role, best first: subject, object, dative, genitive (also "von"), adjective ("russischer
    Angriff"), possessive ("sein Besuch"), first and fused (first part of a compound with and without a hyphen), or a
    preposition.
``joint``
    All sides are actors.
``needs``
    What must be found for the event to count: any participant (the default), actor, recipient, pair (two of them), or
    with ``loose: true`` nothing.
``where``
    Slot → entity types one of which a filler must have, if the slot is filled.
``with_words``, ``not_words``
    Nouns of which one must, or none may, stand in the clause.
``status``
    What the event is unless it is denied, whatever the tense ("wird zu einem Besuch erwartet": planned).
``complement``
    The status of an event that this one has as its content (demand: called-for, promise: planned).
``announce``
    Counts only with an event as content, whose type decides what the announcement is.
``negated``
    Counts only with a negation, which it takes up: "nicht zustimmen" is a refusal that happened.
``failed``
    The event did not come about ("scheitern").
``goal``
    The recipient is also the place.
``keeps``
    The nouns of the phrase tell events of their own ("ein Treffen absagen": the refusal and the meeting).
``direct``
    The object is somebody, not something of theirs: "begrüßte die Ministerin", not "begrüßte die Idee der Ministerin".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import yaml

from depesche.model import EntityType, EventType, Status
from depesche.reading.events.grammar import LEXICON, endings, prepositions
from depesche.reading.events.grammar import words as grammar_words
from depesche.reading.events.words import ends_in, forms_of


@dataclass(frozen=True, slots=True)
class Required:
    """A word that a phrase needs beside its verb: the reflexive, a noun with its preposition, or another word."""

    kind: str
    forms: frozenset[str]
    preposition: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word or phrase of the lexicon means; the fields are described at the head of this module."""

    type: EventType
    mode: str | None
    required: tuple[Required, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: str = "any"
    where: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    with_words: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    complement: Status | None = None
    status: Status | None = None
    joint: bool = False
    announce: bool = False
    negated: bool = False
    failed: bool = False
    goal: bool = False
    direct: bool = False
    keeps: bool = False

    @property
    def specificity(self) -> int:
        """How much must be there for the entry to fit: the more, the better it fits if it does."""
        return 4 * len(self.required) + 2 * bool(self.with_words) + 2 * self.negated + len(self.where)


class Lexicon:
    """The entries by verb and by noun."""

    def __init__(self, files: list[dict[str, Any]]) -> None:
        self.verbs: dict[str, list[Entry]] = defaultdict(list)
        self._nouns: dict[str, list[Entry]] = defaultdict(list)
        for file in files:
            for group in file["groups"]:
                for words in group.get("verbs", ()):
                    *before, verb = words.split()
                    self.verbs[verb].append(_entry(file["type"], group, before, file.get("words", {})))
                for words in group.get("nouns", ()):
                    *before, noun = words.split()
                    entry = _entry(file["type"], group, before)
                    for form in forms_of(noun):
                        self._nouns[form].append(entry)
        for entries in (*self.verbs.values(), *self._nouns.values()):
            entries.sort(key=lambda entry: -entry.specificity)
        self._forms = frozenset(self._nouns)
        self.noun = lru_cache(maxsize=50_000)(self._noun)

    def _noun(self, word: str) -> tuple[str, tuple[Entry, ...]]:
        """The first part of ``word`` ("" if none) and the entries of the noun that ends it."""
        low = word.lower()
        found = ends_in(low, self._forms)
        if found is None:
            return "", ()
        entries = tuple(entry for entry in self._nouns[low[found:]] if ends_in(low, entry.refused) is None)
        return word[:found].rstrip("-"), entries

    def __len__(self) -> int:
        return sum(len(entries) for entries in self.verbs.values()) + len(self._forms)


def _entry(
    kind: str, group: dict[str, Any], before: list[str], lists: Mapping[str, list[str]] = MappingProxyType({})
) -> Entry:
    loose = group.get("loose", False)
    return Entry(
        type=EventType(kind),
        mode=group.get("mode"),
        required=tuple(_required(before, lists)),
        actor=tuple(group.get("actor", "").split()),
        recipient=tuple(group.get("recipient", "").split()),
        needs="none" if loose else group.get("needs", "any"),
        where={slot: frozenset(map(EntityType, types.split())) for slot, types in group.get("where", {}).items()},
        with_words=_all_forms(group.get("with_words", ())),
        not_words=_all_forms(group.get("not_words", ())),
        refused=_all_forms(group.get("except", ())),
        complement=Status(group["complement"]) if "complement" in group else None,
        status=Status(group["status"]) if "status" in group else None,
        **{
            name: bool(group.get(name))
            for name in ("joint", "announce", "negated", "failed", "goal", "direct", "keeps")
        },
    )


def _required(words: list[str], lists: Mapping[str, list[str]]) -> Iterator[Required]:
    preposition = ""
    for word in words:
        if word.startswith("$"):
            listed = lists[word[1:]]
            nouns = _all_forms(each for each in listed if each[0].isupper())
            stems = [_stem(each) for each in listed if each[0].islower()]
            yield Required("either", nouns, preposition, _inflected(stems))
            preposition = ""
            continue
        if word == "sich":
            yield Required("reflexive", frozenset())
        elif word.lower() in prepositions():
            preposition = prepositions()[word.lower()]
        elif word[0].isupper():
            yield Required("noun", _all_forms(word.split("|")), preposition)
            preposition = ""
        elif word.startswith("="):
            yield Required("word", frozenset(), words=frozenset([word[1:]]))
        elif word not in grammar_words("articles") and not preposition:
            yield Required("word", frozenset(), words=_inflected([_stem(word)]))
        elif word not in grammar_words("articles") and word == words[-1]:
            yield Required("word", frozenset(), words=_inflected([_stem(word)]))
            preposition = ""
    if preposition:
        yield Required("preposition", frozenset([preposition]))


def _inflected(stems: list[str]) -> frozenset[str]:
    """``stems`` with the endings of adjectives and verbs."""
    return frozenset(stem + ending for stem in stems for ending in endings("endings"))


def _stem(word: str) -> str:
    for ending in ("en", "er", "es", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def _all_forms(words: Any) -> frozenset[str]:
    return frozenset(form for word in words for form in forms_of(word, plural_er=True))


@cache
def lexicon() -> Lexicon:
    """The shipped event lexicon, read once a process."""
    paths = sorted((LEXICON / "events").glob("*.yaml"))
    return Lexicon([yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in paths])
