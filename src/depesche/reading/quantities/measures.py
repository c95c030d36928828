"""What a figure measures: the entry of lexicon/measures.yaml that the words around the number speak for.

Every word of the clause that the list knows gives points to a measure; near words more than far ones, the counted noun
and the fate of people most. The rest of the sentence counts where the clause is silent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.reading.quantities.clauses import Clause
from depesche.reading.quantities.units import Unit
from depesche.reading.quantities.words import WordList, listed
from depesche.settings import LEXICON

#: Points. The order matters, not the height: fate before the counted noun, that before other words of the clause.
_FATE, _PHRASE, _NOUN, _COUNTED, _SHARE, _VERB, _GENERIC, _BEYOND = 75.0, 62.0, 60.0, 48.0, 46.0, 34.0, 30.0, 26.0
_PER_TOKEN = 1.5


@dataclass(frozen=True, slots=True)
class Change:
    """Words that say that something grows (or shrinks)."""

    verbs: frozenset[str]
    nouns: WordList[bool]
    after: frozenset[str]
    plain: str


@dataclass(frozen=True, slots=True)
class MeasureList:
    """The whole of lexicon/measures.yaml, turned for look-up."""

    units: dict[str, frozenset[str]]
    change: dict[str, str]
    fates: frozenset[str]
    generic: frozenset[str]
    forms: dict[str, tuple[str, ...]]
    decisive: WordList[tuple[str, ...]]
    counted: WordList[tuple[str, ...]]
    nouns: WordList[tuple[str, ...]]
    changing: WordList[tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    up: Change
    down: Change
    #: the nouns of both
    heads: tuple[str, ...]

    def of_change(self, noun: str, measures: WordList[tuple[str, ...]]) -> tuple[str, ...]:
        """What changes in a compound whose head is a change: "Preisanstieg", "Mehrwertsteuererhöhung"."""
        lower = noun.lower()
        head = next((head for head in self.heads if head in lower[3:]), None)
        if head is None:
            return ()
        changing = lower[: lower.rindex(head)]
        return measures.get(changing) or measures.get(changing.removesuffix("s")) or ()

    def ids(self) -> frozenset[str]:
        """All measures, with the names of growth and decline."""
        changes = {f"{name}-{way}" for name in self.change.values() for way in (self.up.plain, self.down.plain)}
        return frozenset(self.units) | changes | {self.up.plain, self.down.plain}


@cache
def measure_list() -> MeasureList:
    """The list, read once a process."""
    with (LEXICON / "measures.yaml").open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.load(stream, Loader=yaml.CSafeLoader)
    changes = data.pop("changes")

    def words(key: str) -> dict[str, tuple[str, ...]]:
        return listed({name: each.get(key, ()) for name, each in data.items()})

    changing = {
        name: [*each.get("nouns", ()), *each.get("change-nouns", ())] for name, each in data.items() if "change" in each
    }
    up, down = (
        Change(
            frozenset(changes[way]["verbs"]),
            WordList(dict.fromkeys(changes[way]["nouns"], True)),
            frozenset(changes[way]["after"]),
            changes["plain"][way],
        )
        for way in ("up", "down")
    )
    return MeasureList(
        units={name: frozenset(each["units"]) for name, each in data.items()},
        change={name: each["change"] for name, each in data.items() if "change" in each},
        fates=frozenset(name for name, each in data.items() if each.get("fate")),
        generic=frozenset(name for name, each in data.items() if each.get("generic")),
        forms={form: (name,) for name, each in data.items() for form in each.get("forms", ())},
        decisive=WordList(words("decisive")),
        counted=WordList(words("counted")),
        nouns=WordList(words("nouns")),
        changing=WordList(listed(changing)),
        verbs=words("verbs"),
        phrases=tuple(
            (name, re.compile("|".join(f"(?:{phrase})" for phrase in each["phrases"])))
            for name, each in data.items()
            if each.get("phrases")
        ),
        up=up,
        down=down,
        heads=tuple(noun for way in ("up", "down") for noun in changes[way]["nouns"] if len(noun) > 4),
    )


def choose(unit: Unit, clause: Clause, start: int, end: int, *, signed: bool) -> str | None:
    """The measure of the figure at ``[start, end)`` with ``unit``; None if no word speaks for any."""
    words = measure_list()
    counted = words.decisive.get(unit.noun.text) if unit.noun else None
    if counted:
        return _allowed(counted, unit) or counted[0]
    way = _change(unit, clause, start, signed=signed)
    if way:
        return _changed(clause, way)
    points: dict[str, float] = {}
    for name, score in _votes(unit, clause, start, end):
        points[name] = max(points.get(name, 0.0), score)
    return max(points, key=points.__getitem__, default=None)


def _allowed(names: tuple[str, ...], unit: Unit) -> str | None:
    return next((name for name in names if unit.kind in measure_list().units[name]), None)


def _votes(unit: Unit, clause: Clause, start: int, end: int) -> Iterator[tuple[str, float]]:
    """Every (measure, points) that a word or phrase around the number gives, for measures that allow the unit."""
    words = measure_list()
    for name in _classes(unit.noun.text) if unit.noun else ():
        if unit.kind in words.units[name]:
            yield name, _GENERIC if name in words.generic else _COUNTED
    for place, token in enumerate(clause.tokens):
        inside = clause.inside(place)
        for name, score in _word_votes(token, place, clause):
            if unit.kind in words.units[name] and (inside or name not in words.fates):
                yield name, score if inside else min(score, _BEYOND) - abs(place - clause.place) / 10
    if unit.name == "percent" and _is_share(clause, unit):
        yield "share", _SHARE
    text = _text(clause, start)
    for name, pattern in words.phrases:
        if unit.kind in words.units[name] and pattern.search(text):
            yield name, _FATE if name in words.fates else _PHRASE


def _classes(noun: str) -> tuple[str, ...]:
    """What a counted noun says by itself."""
    words = measure_list()
    return words.forms.get(noun) or words.counted.get(noun) or ()


def _word_votes(token: Token, place: int, clause: Clause) -> Iterator[tuple[str, float]]:
    words = measure_list()
    if token.pos_ in ("NOUN", "PROPN") or (token.text[:1].isupper() and token.pos_ in ("ADJ", "X")):
        distance = clause.place - place if place < clause.place else 1.5 * (place - clause.place)
        known = (*(words.nouns.get(token.text) or ()), *(words.decisive.get(token.text) or ()))
        for name in known or words.of_change(token.text, words.nouns):
            bonus = 10.0 if name in words.fates else 0.0
            yield name, max(_NOUN + bonus - _PER_TOKEN * distance, _BEYOND + 2)
    elif token.pos_ in ("VERB", "ADJ", "AUX"):
        for lemma in {verb_lemma(token), token.lemma_}:
            for name in words.verbs.get(lemma, ()):
                yield name, _FATE if name in words.fates else _VERB


def _text(clause: Clause, start: int) -> str:
    """The clause in lower case, from at most 200 characters before the number to 200 after it."""
    low, high = max(clause.start, start - 200), min(clause.end, start + 200)
    return " ".join(clause.text[low:high].lower().split())


def _is_share(clause: Clause, unit: Unit) -> bool:
    """ "40 Prozent der Opfer", "fünf Prozent aller Fälle"."""
    following = [token.lower_ for token in clause.tokens if token.idx >= unit.end][:1]
    return bool(following) and following[0] in (
        "der",
        "des",
        "aller",
        "von",
        "ihrer",
        "seiner",
        "ihres",
        "seines",
        "am",
        "vom",
        "dieser",
    )


def _change(unit: Unit, clause: Clause, start: int, *, signed: bool) -> Change | None:
    """Whether the figure is by how much something grew or shrank, and not how much it is."""
    words = measure_list()
    if unit.kind in ("persons", "votes", "length"):
        return None
    before = [token for token in clause.tokens[: clause.place] if token.idx < start]
    step = _preposition(before)
    following = next((token for token in clause.tokens if token.idx >= unit.end), None)
    for way in (words.up, words.down):
        if following is not None and following.lower_ in way.after and following.pos_ != "ADP":
            return way
    near = [token for token in before[-6:] if token.idx >= clause.start]
    for way in (words.up, words.down):
        named = any(way.nouns.get(token.text) for token in near if token.pos_ in ("NOUN", "PROPN"))
        if named and (step == "um" or (unit.kind == "percent" and step in ("von", ""))):
            return way
    if step in ("auf", "bei", "bis", "zu") or (step == "von" and not signed):
        return None
    if step == "um" or unit.kind == "percent":
        for way in (words.up, words.down):
            if _verb_of(clause, way):
                return way
    return words.up if signed and unit.kind == "percent" else None


def _preposition(before: list[Token]) -> str:
    """The word before the figure, adverbs between them left out ("um jährlich rund 4 Prozent"); none after a verb."""
    for token in reversed(before[-4:]):
        if token.pos_ in ("VERB", "AUX"):
            return ""
        if token.pos_ not in ("ADV", "ADJ") or token.lower_ in ("um", "auf", "von"):
            return token.lower_
    return ""


def _verb_of(clause: Clause, way: Change) -> bool:
    return any(
        verb_lemma(token) in way.verbs or token.lemma_ in way.verbs
        for token in clause.tokens[clause.first : clause.last]
        if token.pos_ in ("VERB", "ADJ")
    )


def _changed(clause: Clause, way: Change) -> str:
    """The name of the change: of the nearest noun that has one, first in the clause, else in the sentence."""
    words = measure_list()
    best: tuple[float, str] | None = None
    for place, token in enumerate(clause.tokens):
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for name in words.changing.get(token.text) or words.of_change(token.text, words.changing):
            distance = abs(place - clause.place) + (0 if clause.inside(place) else 100)
            if best is None or distance < best[0]:
                best = (distance, name)
    return f"{words.change[best[1]]}-{way.plain}" if best else way.plain
