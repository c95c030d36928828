"""How names of the tables are filed: in which forms, and which of them may stand alone."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from depesche.knowledge.building.compiler import Compiler
from depesche.knowledge.building.tables import read_yaml
from depesche.knowledge.inflection import adjective_forms, name_forms
from depesche.knowledge.text.context import EXACT
from depesche.knowledge.text.scanner import key_of

Row = dict[str, Any]

#: Names of so few letters are found only if a list has them.
SHORT = 3


def origin(row: Row, table: Row) -> dict[str, str]:
    """Where a row comes from and of which day it is: its own words, else those of its table."""
    return {
        "source": row.get("source") or table.get("source", "compiled"),
        "as_of": row.get("as_of") or table["version"],
    }


def file_names(compiler: Compiler, row: Row, *entities: str) -> None:
    """The names of a state or organization in all languages, German ones in all their forms."""
    for name in [*row["de"], *(former["name"] for former in row.get("former", ()))]:
        if key_of(name) in ambiguous("states"):
            continue
        if is_acronym(name):
            file_acronym(compiler, name, *entities)
            continue
        for form in name_forms(name) if row.get("kind") != "company" else (name,):
            for spelling in _spellings(form):
                compiler.name(spelling, "name", *entities)
    for language in ("en", "ru", "other"):
        for name in row.get(language, ()):
            if name in ambiguous("english"):
                continue
            if is_acronym(name):
                file_acronym(compiler, name, *entities)
            else:
                compiler.name(name, "name", *entities)


def _spellings(form: str) -> Iterator[str]:
    """The form itself, with a capital at the beginning ("al-Qaida"), and the press's ways to write "UN-"."""
    yield form
    if form[0].islower():
        yield form[0].upper() + form[1:]
    if form.startswith("UN-"):
        yield "Uno-" + form[3:]
        yield "UNO-" + form[3:]


@cache
def ambiguous(what: str) -> frozenset[str]:
    """A list of ambiguous.yaml: names that are not filed by themselves, or the short ones that are."""
    return frozenset(key_of(name) for name in read_yaml("ambiguous")[what])


def stands_alone(name: str, what: str) -> bool:
    """Whether a single word may be found as one of the ``what`` ("surnames", "places") without its context."""
    key = key_of(name)
    return key in ambiguous(f"short_{what}") if len(key) <= SHORT else key not in ambiguous(what)


def is_acronym(name: str) -> bool:
    """Whether a name is written like one ("NATO", "AfD", "OPEC+"), so that it is not inflected."""
    letters = [letter for letter in name if letter.isalpha()]
    return (
        len(letters) < 8
        and len(letters) > 1
        and " " not in name
        and sum(map(str.isupper, letters)) > 1
        and letters[-1].isupper()
    )


def file_acronym(compiler: Compiler, acronym: str, *entities: str, plain: bool = True) -> None:
    """An acronym as given and, from four letters on, as the press writes it when it is spoken as a word ("Nato")."""
    compiler.name(acronym, "acronym", *entities, flags=EXACT)
    if plain and len(acronym) > 3 and acronym.isalpha() and acronym.isascii():
        compiler.name(acronym.capitalize(), "acronym", *entities, flags=EXACT)


def file_adjectives(compiler: Compiler, row: Row, id: str) -> None:
    """The adjectives of origin, in all their forms."""
    for base in row.get("adjectives", ()):
        for form in adjective_forms(base):
            compiler.name(form, "adjective", id)
