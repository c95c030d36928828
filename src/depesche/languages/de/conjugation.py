"""German verb forms by rule: what a form can be, given the infinitive.

Regular verbs need nothing but the infinitive; the strong and mixed ones stand in ``lexicon/irregular-verbs.tsv`` and
lend their forms to their compounds ("eintreffen" goes like "treffen"). The rules are those of any school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

Mood = Literal["Ind", "Sub", "Imp"]
Tense = Literal["Pres", "Past"]


class Reading(NamedTuple):
    """What a finite form can be. Subjunctive I has the tense ``Pres``, subjunctive II ``Past`` (as in UD)."""

    mood: Mood
    tense: Tense
    person: int
    plural: bool


_FIRST, _SECOND, _THIRD = 1, 2, 3
_SEIN: tuple[tuple[str, Reading], ...] = (
    *((form, Reading("Ind", "Pres", p, pl)) for form, p, pl in (("bin", 1, False), ("bist", 2, False))),
    *((form, Reading("Ind", "Pres", p, pl)) for form, p, pl in (("sind", 1, True), ("seid", 2, True))),
    ("sind", Reading("Ind", "Pres", 3, True)),
    *((form, Reading("Sub", "Pres", p, pl)) for form, p, pl in (("sei", 1, False), ("seiest", 2, False))),
    *((form, Reading("Sub", "Pres", p, pl)) for form, p, pl in (("seist", 2, False), ("sei", 3, False))),
    *((form, Reading("Sub", "Pres", p, pl)) for form, p, pl in (("seien", 1, True), ("seiet", 2, True))),
    ("seien", Reading("Sub", "Pres", 3, True)),
)
_MODALS = frozenset(("dürfen", "können", "mögen", "müssen", "sollen", "wollen", "wissen"))


class Irregular(NamedTuple):
    """A line of the table: forms of the 3rd person singular, and the participles."""

    present: tuple[str, ...]
    preterite: tuple[str, ...]
    participle: tuple[str, ...]
    subjunctive: tuple[str, ...]


@cache
def irregular() -> dict[str, Irregular]:
    """The table of irregular verbs by infinitive."""
    table = {}
    for fields in _lines("irregular-verbs.tsv"):
        table[fields[0]] = Irregular(*(tuple(field.split("/")) for field in fields[1:]))
    return table


@cache
def prefixes(kind: Literal["separable", "fixed", "adverbial"]) -> frozenset[str]:
    """Verb prefixes: those that are split off, those that stay, those split off that a tree may take for adverbs."""
    return frozenset(word for name, words in _lines("verb-prefixes.tsv") if name == kind for word in words.split())


def _lines(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath("lexicon", name).read_text(encoding="utf8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def split_prefix(infinitive: str) -> tuple[str, str]:
    """Prefix and irregular base of an infinitive: ("ein", "treffen"); ("", infinitive) for regular verbs."""
    table = irregular()
    if infinitive in table:
        return "", infinitive
    for at in range(1, len(infinitive) - 2):
        prefix, base = infinitive[:at], infinitive[at:]
        if base in table and (prefix in prefixes("separable") or prefix in prefixes("fixed") or _two(prefix)):
            return prefix, base
    return "", infinitive


def _two(prefix: str) -> bool:
    """Whether a prefix is made of two ("aufrechter" is none, "anver", "wiederher" are)."""
    both = prefixes("separable") | prefixes("fixed")
    return any(prefix[:at] in both and prefix[at:] in both for at in range(1, len(prefix)))


def reformed(form: str) -> str:
    """Spelling since 1996: ss after a short vowel ("mußte", "läßt", "wißt")."""
    return form.replace("ßt", "sst") if "ßt" in form and form.replace("ßt", "sst") in _shortened() else form


@cache
def _shortened() -> frozenset[str]:
    return frozenset(form for form in irregular_forms() if "sst" in form)


@lru_cache(maxsize=8192)
def readings(form: str, infinitive: str) -> frozenset[Reading]:
    """What a lower-case form can be as a form of the infinitive; empty if it is none of its finite forms."""
    prefix, base = split_prefix(infinitive)
    form = reformed(form)
    options = {form}
    if prefix and form.startswith(prefix):
        options.add(form.removeprefix(prefix))
    return frozenset(reading for written, reading in _paradigm(base) if written in options)


@lru_cache(maxsize=4096)
def is_preterite(form: str, infinitive: str) -> bool:
    """Whether a lower-case form is a preterite and neither a present nor a participle ("drangen", not "beschlossen").

    A participle of an inseparable verb may look like a preterite.
    """
    found = readings(form, infinitive)
    preterite = any(each.mood == "Ind" for each in found) and all(each.tense == "Past" for each in found)
    prefix, base = split_prefix(infinitive)
    table = irregular().get(base)
    without = {f"{prefix}{each.removeprefix('ge')}" for each in table.participle} if table and prefix else set()
    return preterite and form not in without


@lru_cache(maxsize=4096)
def _paradigm(infinitive: str) -> tuple[tuple[str, Reading], ...]:
    """All finite forms of a verb without separable prefix."""
    past = tuple(_past(infinitive))
    if infinitive == "sein":
        return (*_SEIN, ("ist", Reading("Ind", "Pres", _THIRD, False)), *past)
    return (*_present(infinitive), *_subjunctive_present(infinitive), *past)


def stem(infinitive: str) -> str:
    """The infinitive without its ending ("sag", "wander", "tu")."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _present(infinitive: str) -> Iterator[tuple[str, Reading]]:
    root = stem(infinitive)
    table = irregular().get(infinitive)
    linked = "e" if root.endswith(("d", "t")) or (root[-1:] in "mn" and root[-2:-1] not in "aeiouäöürlmnh") else ""
    third = table.present if table else (f"{root}{linked}t",)
    first = third if infinitive in _MODALS else (f"{root}e",)
    if root.endswith("el"):
        first = (*first, f"{root[:-2]}le")
    for form in first:
        yield form, Reading("Ind", "Pres", _FIRST, False)
    for form in third:
        yield form, Reading("Ind", "Pres", _THIRD, False)
    yield f"{root}{linked}st", Reading("Ind", "Pres", _SECOND, False)
    yield f"{root}{linked}t", Reading("Ind", "Pres", _SECOND, True)
    for person in (_FIRST, _THIRD):
        yield infinitive, Reading("Ind", "Pres", person, True)


def _subjunctive_present(infinitive: str) -> Iterator[tuple[str, Reading]]:
    root = stem(infinitive)
    forms = [f"{root}e"]
    if root.endswith(("el", "er")):
        forms.append(f"{root[:-2]}{root[-1]}e")
    for form in forms:
        for person in (_FIRST, _THIRD):
            yield form, Reading("Sub", "Pres", person, False)
    yield f"{root}est", Reading("Sub", "Pres", _SECOND, False)
    yield f"{root}et", Reading("Sub", "Pres", _SECOND, True)
    for person in (_FIRST, _THIRD):
        yield infinitive, Reading("Sub", "Pres", person, True)


def _past(infinitive: str) -> Iterator[tuple[str, Reading]]:
    root = stem(infinitive)
    table = irregular().get(infinitive)
    linked = "e" if root.endswith(("d", "t")) or (root[-1:] in "mn" and root[-2:-1] not in "aeiouäöürlmnh") else ""
    moods: tuple[tuple[Mood, tuple[str, ...]], ...] = (
        ("Ind", table.preterite if table else (f"{root}{linked}te",)),
        ("Sub", table.subjunctive if table else (f"{root}{linked}te",)),
    )
    for mood, forms in moods:
        for form in forms:
            strong = mood == "Ind" and not form.endswith("e")
            yield from _persons(form, mood, strong)


def _persons(form: str, mood: Mood, strong: bool) -> Iterator[tuple[str, Reading]]:
    plural = f"{form}en" if strong else f"{form}n"
    for person in (_FIRST, _THIRD):
        yield form, Reading(mood, "Past", person, False)
        yield plural, Reading(mood, "Past", person, True)
    yield f"{form}st", Reading(mood, "Past", _SECOND, False)
    yield f"{form}t", Reading(mood, "Past", _SECOND, True)


@cache
def irregular_forms() -> dict[str, str]:
    """Form → infinitive of the irregular verbs: finite forms but those of the 2nd person, infinitives, participles."""
    found: dict[str, str] = {}
    for infinitive, entry in irregular().items():
        found[infinitive] = infinitive
        for form, reading in _paradigm(infinitive):
            if reading.person != _SECOND:  # "bracht" is no form that newspapers have, but the tail of "verbracht"
                found.setdefault(form, infinitive)
        for form in entry.participle:
            found.setdefault(form, infinitive)
    # These are commoner as forms of regular verbs ("führen", "gleichen") or as other words.
    for form in ("führe", "führen", "führst", "führt", "wart"):
        found.pop(form, None)
    return found
