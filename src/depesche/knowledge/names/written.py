"""The written forms of a person's name: German, English, scientific, native, and their mixtures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, product

from depesche.knowledge.names.parts import Parts, article_forms, bare_words
from depesche.knowledge.names.person import Person
from depesche.knowledge.names.transliteration import fold, is_cyrillic, respellings, written_down

_MAX_FULL_FORMS = 96


@dataclass(slots=True)
class WrittenForms:
    """Full names, and surnames by themselves."""

    full: set[str] = field(default_factory=set)
    surname: set[str] = field(default_factory=set)

    def variants(self) -> set[str]:
        """All forms for a text scanner; inflection is left to it."""
        return {form for form in self.full | self.surname if len(form) > 1}


def written_forms(person: Person) -> WrittenForms:
    """All written forms: full names and surnames, German, English, scientific, native."""
    forms = WrittenForms(full={person.name_de, person.name_en, *person.aliases}, surname={person.surname})
    whole = person.surname == person.name_de
    first = person.surname_stands_first
    length = len(person.surname.split())
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    for form in (*latin_forms(person), *(name for _, name in person.originals)):
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


def latin_forms(person: Person) -> Iterator[str]:
    """The name in Latin letters, by every scheme of writing."""
    yield person.name_de
    yield person.name_en
    for language, original in person.originals:
        if language.endswith("-Latn"):
            yield from written_down(original, language).values()
        elif is_cyrillic(original):
            if not person.surname_stands_first:  # East Asian names are not written down from Russian
                yield from written_down(original, language or None).values()
        elif original.isascii() or fold(original).isascii():
            yield original


def parsed_forms(person: Person) -> Iterator[Parts]:
    """The names as given names and surname; the surname's place and length are those of the German form."""
    words = bare_words(person.name_de)
    surname = bare_words(person.surname) or words[-1:]
    first = person.surname_stands_first
    for form in latin_forms(person):
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
