"""The lexicon of saying: which words frame what is said (``lexicon/speech.yaml``), with their inflected forms.

:func:`closed_class` gives the function words by which clauses are told apart (``lexicon/clauses.yaml``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Kind = Literal["fin", "part", "inf", "sub"]
_INSEPARABLE = ("be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "wider", "unter", "über", "voll", "wieder")


@dataclass(slots=True)
class Verb:
    """What a lemma frames. ``withs`` maps words that must stand with it to the frames it takes then."""

    lemma: str
    base: str
    prefix: str
    classes: set[str] = field(default_factory=set)
    frames: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    judges: set[str] = field(default_factory=set)
    predicative: bool = False
    withs: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form: the verb without its separable prefix, and what form it is.

    ``prefix`` is the separable prefix if it is written together ("ankündigte", "mitgeteilt", "hinzuweisen").
    """

    base: str
    kind: Kind
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """The lexicon. Nouns are in lower case; ``forms`` are word forms in lower case."""

    verbs: Mapping[str, Verb]
    forms: Mapping[str, tuple[Form, ...]]
    prefixes: Mapping[str, frozenset[str]]
    content_nouns: frozenset[str]
    source_nouns: frozenset[str]
    postposed_nouns: frozenset[str]
    adverbs: frozenset[str]
    relative: frozenset[str]
    prepositions: frozenset[str]
    impersonal: frozenset[str]
    title_nouns: frozenset[str]

    def verb(self, base: str, prefix: str = "") -> Verb | None:
        """The verb of ``base`` with that separable prefix."""
        return self.verbs.get(prefix + base)


@cache
def load() -> Speech:
    """The shipped lexicon, once a process."""
    text = files(__package__).joinpath("lexicon", "speech.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    verbs = _verbs(data)
    prefixes: dict[str, set[str]] = {}
    for verb in verbs.values():
        if verb.prefix:
            prefixes.setdefault(verb.base, set()).add(verb.prefix)
    return Speech(
        verbs=verbs,
        forms=_forms(verbs.values(), data["strong"]),
        prefixes={base: frozenset(found) for base, found in prefixes.items()},
        content_nouns=_nouns(data["content_nouns"]),
        source_nouns=_nouns(data["source_nouns"]),
        postposed_nouns=_nouns(data["postposed_nouns"]),
        adverbs=frozenset(data["adverbs"]),
        relative=frozenset(data["relative"]),
        prepositions=frozenset(data["prepositions"]),
        impersonal=frozenset(data["impersonal"]),
        title_nouns=frozenset(word.lower() for word in data["title_nouns"]),
    )


@cache
def closed_class(name: str) -> frozenset[str]:
    """A list of closed-class words of ``lexicon/clauses.yaml``. Raises KeyError for an unknown name."""
    return _closed_classes()[name]


@cache
def _closed_classes() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("lexicon", "clauses.yaml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: frozenset(words) for name, words in data.items()}


def _verbs(data: Mapping[str, Any]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}

    def entry(spelled: str, kind: str) -> Verb:
        prefix, _, base = spelled.rpartition("|")
        verb = verbs.setdefault(prefix + base, Verb(prefix + base, base, prefix))
        verb.classes.add(kind)
        return verb

    for group in data["verbs"]:
        for spelled in group.get("lemmas", ()):
            entry(spelled, group["class"]).frames.update(group["frames"])
        for spelled, prepositions in group.get("about", {}).items():
            entry(spelled, group["class"]).about.update(prepositions)
        for word, lemmas in group.get("as", {}).items():
            for spelled in lemmas:
                entry(spelled, group["class"]).judges.add(word)
        for spelled in group.get("predicative", ()):
            entry(spelled, group["class"]).predicative = True
    for group in data["phrases"]:
        for spelled, words in group["with"].items():
            verb = entry(spelled, group["class"])
            for word in words:
                verb.withs[word.lower()] = verb.withs.get(word.lower(), frozenset()) | frozenset(group["frames"])
    return verbs


def _nouns(words: Iterable[str]) -> frozenset[str]:
    """The words with their plural and genitive forms, as far as rules can tell."""
    found: set[str] = set()
    for word in words:
        low = word.lower()
        found |= {low, low + "s", low + "es", low + "en", low + "n", low + "e"}
        if low.endswith("nis"):
            found |= {low + "se", low + "sen"}
    return frozenset(found)


def _forms(verbs: Iterable[Verb], strong: Mapping[str, list[str]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, set[Form]] = {}
    for verb in verbs:
        own = dict(_paradigm(verb.base, strong.get(verb.base)))
        for word, kinds in own.items():
            for kind in kinds:
                found.setdefault(word, set()).add(Form(verb.base, kind))
                if verb.prefix:
                    found.setdefault(verb.prefix + word, set()).add(Form(verb.base, kind, verb.prefix))
        if verb.prefix:
            found.setdefault(f"{verb.prefix}zu{verb.base}", set()).add(Form(verb.base, "inf", verb.prefix))
    order: tuple[Kind, ...] = ("fin", "sub", "part", "inf")
    return {
        word: tuple(sorted(forms, key=lambda form: (order.index(form.kind), form.base, form.prefix)))
        for word, forms in found.items()
    }


def _paradigm(base: str, strong: list[str] | None) -> dict[str, set[Kind]]:
    """The third-person forms of a verb without separable prefix, with what each may be."""
    stem = base[:-2] if base.endswith("en") else base[:-1]
    found: dict[str, set[Kind]] = {}

    def put(kind: Kind, *words: str) -> None:
        for word in words:
            found.setdefault(word, set()).add(kind)

    put("inf", base)
    put("fin", base)
    put("sub", stem + "e")
    if strong:
        present, past, participles, conditional = strong
        put("fin", *present.split(), *past.split())
        put("part", *participles.split())
        put("sub", *conditional.split())
        return found
    cluster = stem[-1] in "mn" and (stem[-2] not in "aeiouäöülrhmn" or stem.endswith(("chn", "chm")))
    link = "e" if stem[-1] in "td" or cluster else ""
    put("fin", f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten")
    ge = "" if base.endswith("ieren") or base.startswith(_INSEPARABLE) else "ge"
    put("part", f"{ge}{stem}{link}t")
    return found
