"""Persons by any spelling of their names.

The cascade for a spelling: equal after folding; equal to a generated transliteration; equal in sound; equal in the
consonants of the surname with agreeing given names; nearly equal letters. Every later step asks for more agreement of
the given names, and below the threshold the answer is nothing: better unknown than wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import Literal

from depesche.knowledge.name_parts import (
    Parts,
    agreement,
    article_forms,
    bare_words,
    parse,
    split_at,
    surname_first,
    without_last,
)
from depesche.knowledge.sounds import skeletons, sounds
from depesche.knowledge.transliteration import fold, is_cyrillic, respellings, romanisations

#: below this a match is no match
THRESHOLD = 0.72
_GENITIVE = 0.99
_SECOND_SURNAME = 0.9
_SECOND_SURNAME_FROM = 0.98
_MAX_FULL_FORMS = 96
_LATIN_SCHEMES = ("german", "german_press", "english", "english_press")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the knowledge base.

    ``originals`` are (language or "", native form); ``surname`` is the surname as in ``name_de``, which may stand
    first ("Xi Jinping") or be all of it ("Franziskus").
    """

    id: str
    name_de: str
    name_en: str
    surname: str
    gender: Literal["m", "f"] | None = None
    qid: str | None = None
    originals: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = None


@dataclass(slots=True)
class _Forms:
    full: set[str] = field(default_factory=set)
    surname: set[str] = field(default_factory=set)


class PersonIndex:
    """Finds persons by name. Building is linear in the number of persons; a look-up touches only near spellings."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._persons = {person.id: person for person in persons}
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        for person in self._persons.values():
            for form in (person.name_de, person.name_en, *person.aliases, *(name for _, name in person.originals)):
                self._exact[_squashed(form)].add(person.id)
        self._found: dict[str, list[tuple[str, float]]] = {}

    def __len__(self) -> int:
        return len(self._persons)

    @cached_property
    def _parsed(self) -> dict[str, tuple[Parts, ...]]:
        return {person.id: tuple(dict.fromkeys(_parsed_forms(person))) for person in self._persons.values()}

    @cached_property
    def _eastern(self) -> frozenset[str]:
        """Persons whose surname stands first."""
        return frozenset(person.id for person in self._persons.values() if _surname_stands_first(person))

    @cached_property
    def _by_surname(self) -> dict[str, set[str]]:
        """Persons by every reading and every skeleton ("~…") of the last and the first word of the surname."""
        index: defaultdict[str, set[str]] = defaultdict(set)
        for id, forms in self._parsed.items():
            for parts in forms:
                for word in {parts.surname[-1], parts.surname[0], "".join(parts.surname)}:
                    for key in _keys(word):
                        index[key].add(id)
        return dict(index)

    def find(self, name: str) -> list[tuple[str, float]]:
        """(person id, score in 0..1) for a spelling of a name, best first; empty if nobody fits well enough.

        Full names, surnames, initials, surname first, German genitives, titles and patronymics are understood. A bare
        surname gives all who bear it.
        """
        if name not in self._found:
            if len(self._found) >= 50_000:
                self._found.clear()
            self._found[name] = self._search(name)
        return list(self._found[name])

    def _search(self, name: str) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for spelling, weight in _spellings(name):
            for id in self._exact.get(_squashed(spelling), ()):
                best[id] = max(best.get(id, 0.0), weight)
        if not best:
            for spelling, weight in _spellings(name):
                if not (best and weight < 1.0):
                    self._score(bare_words(spelling), weight, best)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))

    def _score(self, words: tuple[str, ...], weight: float, best: dict[str, float]) -> None:
        if not words:
            return
        ends = {words[-1], words[0], words[max(0, len(words) - 2)], "".join(words[-2:]), "".join(words)}
        candidates = {id for word in ends for key in _keys(word) for id in self._by_surname.get(key, ())}
        for id in candidates:
            score = max(_best_agreement(form, words, id in self._eastern) for form in self._parsed[id])
            if weight < 1.0 and len(words) == 1 and not self._spelled(id, words[0]):
                continue  # a bare genitive must be the letters of the name ("Phillips" is no form of "Filip")
            if score * weight >= max(THRESHOLD, best.get(id, 0.0)):
                best[id] = round(score * weight, 3)

    def _spelled(self, id: str, word: str) -> bool:
        plain = fold(word)
        return any(fold(form.surname[-1]) == plain for form in self._parsed[id])

    def variants(self, person: Person | str) -> set[str]:
        """All written forms for a text scanner: full names and surnames, German, English, scientific, native.

        Inflection is left to the scanner.
        """
        known = self._persons[person] if isinstance(person, str) else person
        forms = _written_forms(known)
        return {form for form in forms.full | forms.surname if len(form) > 1}

    def surnames(self, person: Person | str) -> set[str]:
        """The bare surnames among :meth:`variants`."""
        return _written_forms(self._persons[person] if isinstance(person, str) else person).surname


def name_similarity(one: str, other: str) -> float:
    """How surely two spellings name one person, 0..1, by the names alone; 0 below the threshold.

    Symmetric. A bare surname agrees with a full name that has it, with a lower score than two full names.
    """
    if _squashed(one) == _squashed(other):
        return 1.0
    best = 0.0
    for (left, left_weight), (right, right_weight) in product(_spellings(one), _spellings(other)):
        best = max(best, _unknown_agreement(parse(left), parse(right)) * left_weight * right_weight)
    return round(best, 3) if best >= THRESHOLD else 0.0


def _unknown_agreement(mine: list[Parts], theirs: list[Parts]) -> float:
    """The best agreement of two names that may each have the surname last or first."""
    best = 0.0
    for (i, one), (j, other) in product(enumerate(mine), enumerate(theirs)):
        eastern = surname_first(one) and surname_first(other)
        if i and j and not eastern:
            continue
        best = max(best, agreement(one, other, turned=i != j, whole=bool(i and j)))
    return best


def _best_agreement(form: Parts, words: tuple[str, ...], eastern: bool) -> float:
    """The best agreement of a known form with a spelling, whose surname may stand at either end."""
    best = 0.0
    for length in {len(form.surname), 1}:
        for first, query in enumerate(split_at(words, length)):
            if query.given and not form.given:
                continue  # "Omar Abdullah" is not King Abdullah
            turned = bool(query.given) and bool(first) != eastern
            best = max(best, agreement(form, query, turned=turned, whole=eastern))
    shorter = without_last(words)
    if not best and shorter and form.given and not eastern and not shorter.surname[0].startswith("bin"):
        score = agreement(form, shorter, turned=True)
        best = _SECOND_SURNAME * score if score > _SECOND_SURNAME_FROM else 0.0
    return best


@lru_cache(maxsize=20_000)
def _squashed(name: str) -> str:
    return fold(name).replace(" ", "")


def _keys(word: str) -> Iterator[str]:
    yield from sounds(word)
    for skeleton in skeletons(word):
        yield "~" + skeleton


def _spellings(name: str) -> Iterator[tuple[str, float]]:
    """The name as written, without a German genitive ending, and in Latin letters if it is Cyrillic."""
    bare = name.strip().strip('"„“”»«,;:()').strip()
    yield bare, 1.0
    if bare.endswith(("'", "’", "`")):
        yield bare[:-1], 1.0
    elif bare.endswith(("'s", "’s")):
        yield bare[:-2], _GENITIVE
    elif bare.endswith("s") and len(bare) > 3 and not bare.endswith("ss"):
        yield bare[:-1], _GENITIVE
    if is_cyrillic(bare):
        forms = romanisations(bare)
        yield from ((forms[scheme], 1.0) for scheme in _LATIN_SCHEMES if scheme in forms)


def _latin_forms(person: Person) -> Iterator[str]:
    yield person.name_de
    yield person.name_en
    for language, original in person.originals:
        if is_cyrillic(original):
            if not _surname_stands_first(person):  # East Asian names are not written down from Russian
                yield from romanisations(original, language or None).values()
        elif original.isascii() or fold(original).isascii():
            yield original


def _surname_stands_first(person: Person) -> bool:
    return person.name_de.startswith(person.surname + " ")


def _parsed_forms(person: Person) -> Iterator[Parts]:
    """The names as given names and surname; the surname's place and length are those of the German form."""
    words = bare_words(person.name_de)
    surname = bare_words(person.surname) or words[-1:]
    first = _surname_stands_first(person)
    for form in _latin_forms(person):
        yield from _split_form(bare_words(form), len(surname), first)
    for alias in person.aliases:
        if fold(alias).isascii():
            yield from _split_form(bare_words(alias), len(surname), first)


def _split_form(words: tuple[str, ...], length: int, first: bool) -> Iterator[Parts]:
    if len(words) <= length:
        if words:
            yield Parts((), words)
    elif first:
        yield Parts(words[length:], words[:length])
    else:
        yield Parts(words[:-length], words[-length:])


def _written_forms(person: Person) -> _Forms:
    forms = _Forms(full={person.name_de, person.name_en, *person.aliases}, surname={person.surname})
    whole = person.surname == person.name_de
    first = _surname_stands_first(person)
    length = len(person.surname.split())
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    for form in (*_latin_forms(person), *(name for _, name in person.originals)):
        forms.full.add(form)
        words = form.split()
        if whole or len(words) <= length:
            continue
        head, tail = (words[length:], words[:length]) if first else (words[:-length], words[-length:])
        forms.surname.add(" ".join(tail))
        if not is_cyrillic(form):
            given[" ".join(head)] = family[" ".join(tail)] = None
    if any(is_cyrillic(form) for _, form in person.originals):
        family.update(dict.fromkeys(other for form in list(family) for other in respellings(form)))
    for form in list(family):
        family.update(dict.fromkeys(article_forms(form)))
    forms.surname.update(family)
    for front, back in islice(product(given, family), _MAX_FULL_FORMS):
        forms.full.add(f"{back} {front}" if first else f"{front} {back}")
    return forms
