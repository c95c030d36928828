"""What goes from the tables of places and persons into the knowledge base."""

import re
from collections.abc import Iterable
from dataclasses import astuple

from depesche.knowledge.building.compiler import Compiler
from depesche.knowledge.building.filing import (
    SHORT,
    Row,
    ambiguous,
    file_adjectives,
    file_names,
    origin,
    stands_alone,
)
from depesche.knowledge.building.persons import persons_of, term_rows
from depesche.knowledge.inflection import place_attributes
from depesche.knowledge.names.index import spelling_keys
from depesche.knowledge.names.parts import bare_words
from depesche.knowledge.names.person import Person
from depesche.knowledge.names.transliteration import fold
from depesche.knowledge.names.written import written_forms
from depesche.knowledge.offices import Titles
from depesche.knowledge.terms import Terms
from depesche.knowledge.text.context import ATTRIBUTE, EXACT
from depesche.knowledge.text.scanner import fold_word, key_of
from depesche.languages.de.first_names import listed_first_names

#: Places with fewer people are known but not found in texts, unless they are the capital of something.
_SMALLEST = 30_000
#: From this size on a place is found even if persons are called so.
_LARGE = 1_000_000


def _given_names(everybody: Iterable[Person]) -> frozenset[str]:
    """The given names that stand first in the persons' names."""
    first = ((person, person.name_de.split(" ")) for person in everybody)
    return frozenset(words[0] for person, words in first if len(words) > 1 and not person.surname.startswith(words[0]))


def regions(compiler: Compiler) -> None:
    """regions.yaml: continents, seas, territories, constituent states; before the towns of the same names."""
    table = compiler.tables.yaml("regions")
    for row in table["regions"]:
        id = f"place/{row['id']}"
        compiler.entity(
            id,
            "place",
            [row[language][0] if language in row else None for language in ("de", "en", "ru")],
            aliases=[name for language in ("de", "en", "ru") for name in row.get(language, ())[1:]],
            wikidata=row.get("wikidata"),
            country=row.get("country"),
            gender=row.get("gender", "n"),
            **origin(row, table),
        )
        file_names(compiler, row, id)
        file_adjectives(compiler, row, id)
        if "government" in row:
            compiler.facts[id] = {"government": row["government"]}
    _parts(compiler, table)


def _parts(compiler: Compiler, table: Row) -> None:
    """Parts of states that the table gives by their German names only."""
    for country, entries in table["parts"].items():
        for names in (entry.split("|") for entry in entries):
            slug = re.sub(r"[^a-z]+", "-", fold_word(names[0]).casefold()).strip("-")
            id = f"place/{country.casefold()}-{slug}"
            compiler.entity(
                id, "place", [names[0], None, None], aliases=names[1:], country=country, gender="n", **origin({}, table)
            )
            file_names(compiler, {"de": names}, id)


def towns(compiler: Compiler) -> None:
    """places.tsv.gz, large places before small ones, and their other spellings from regions.yaml."""
    table = compiler.tables.yaml("regions")
    given = _given_names(persons_of(compiler.tables))
    rows = sorted(compiler.tables.tsv("places"), key=lambda row: (-int(row["capital"] == "2"), -int(row["population"])))
    by_name: dict[tuple[str, str], str] = {}
    taken = {row["wikidata"] for row in table["regions"] if "wikidata" in row}
    for row in rows:
        if row["id"] in taken:
            continue
        id = f"place/{row['id']}"
        names = [row[column] for column in ("name_de", "name_en", "name_other", "name_ru") if row[column]]
        for name in names:
            by_name.setdefault((key_of(name), row["country"]), id)
        if id not in compiler.entities:
            compiler.entity(
                id,
                "place",
                [row["name_de"], row["name_en"] or row["name_de"], row["name_ru"] or None],
                aliases=[row["name_other"]] if row["name_other"] else (),
                wikidata=row["id"] if row["id"].startswith("Q") else None,
                country=row["country"] or None,
                gender="n",
                source="Natural Earth 1:10m populated places, version 5",
                as_of="2021-12",
            )
        if int(row["population"]) < _SMALLEST and row["capital"] == "0":
            continue
        for name in names:
            if stands_alone(name, "places") and (name not in given or int(row["population"]) > _LARGE):
                compiler.name(name, "name", id, flags=EXACT if len(name) <= SHORT else 0)
        if row["capital"] == "2" or int(row["population"]) > _LARGE or row["country"] in ("DE", "AT", "CH"):
            own = table["attributes"].get(row["name_de"])
            for form in place_attributes(row["name_de"]) if own is None else own:
                compiler.name(form, "adjective", id, flags=ATTRIBUTE | EXACT)
    for row in table["aliases"]:
        id = by_name[key_of(row["place"]), row["country"]]
        compiler.add_aliases(id, row["de"])
        for name in row["de"]:
            compiler.name(name, "name", id)


def persons(compiler: Compiler) -> None:
    """persons.tsv and terms.tsv: names in all spellings, surnames by themselves, terms of office."""
    everybody = persons_of(compiler.tables)
    origins = {row["id"]: row for row in compiler.tables.tsv("persons")}
    ids = {person.id for person in everybody}
    compiler.terms = [row for row in term_rows(compiler.tables) if row.person in ids]
    terms = Terms.among(compiler.terms, Titles(compiler.wholes["offices"]))
    first = _given_names(everybody)
    given = first - ambiguous("both")
    compiler.given_names = {fold(part) for name in first | listed_first_names() for part in bare_words(name)}
    # The better known first: that is the order of the readings of a surname.
    for person in sorted(everybody, key=lambda person: (-terms.prominence(person.id), person.id)):
        forms = written_forms(person)
        compiler.entity(
            person.id,
            "person",
            [person.name_de, person.name_en, next((name for code, name in person.originals if code == "ru"), None)],
            aliases=person.aliases,
            wikidata=person.qid,
            country=person.country,
            gender=person.gender,
            source=origins[person.id].get("source") or "compiled",
            as_of=origins[person.id].get("as_of") or "",
        )
        compiler.person(person.id, list(astuple(person)), sorted(spelling_keys(person)))
        for form in sorted(forms.variants()):
            if form not in forms.surname:
                compiler.name(form, "name", person.id)
            elif form not in given and stands_alone(form, "surnames"):
                compiler.name(form, "surname", person.id)
