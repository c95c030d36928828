"""What goes from the tables of places and persons into the knowledge base."""

import re
from collections.abc import Iterable
from dataclasses import astuple

from depesche.knowledge.compiler import Compiler
from depesche.knowledge.context import ATTRIBUTE, EXACT
from depesche.knowledge.filing import SHORT, ambiguous, file_adjectives, file_names, stands_alone
from depesche.knowledge.inflection import place_attributes
from depesche.knowledge.names import Person, PersonIndex
from depesche.knowledge.offices import Titles
from depesche.knowledge.persons import load_persons
from depesche.knowledge.scanner import fold_word, key_of
from depesche.knowledge.tables import read_tsv, read_yaml
from depesche.knowledge.terms import Terms

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
    table = read_yaml("regions")
    governments: dict[str, str] = {}
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
        )
        file_names(compiler, row, id)
        file_adjectives(compiler, row, id)
        if "government" in row:
            governments[id] = row["government"]
    compiler.relations["governments"] = governments
    _parts(compiler, table["parts"])


def _parts(compiler: Compiler, parts: dict[str, list[str]]) -> None:
    """Parts of states that the table gives by their German names only."""
    for country, entries in parts.items():
        for names in (entry.split("|") for entry in entries):
            slug = re.sub(r"[^a-z]+", "-", fold_word(names[0]).casefold()).strip("-")
            id = f"place/{country.casefold()}-{slug}"
            compiler.entity(id, "place", [names[0], None, None], aliases=names[1:], country=country, gender="n")
            file_names(compiler, {"de": names}, id)


def towns(compiler: Compiler) -> None:
    """places.tsv.gz, large places before small ones, and their other spellings from regions.yaml."""
    table = read_yaml("regions")
    given = _given_names(load_persons())
    rows = sorted(read_tsv("places"), key=lambda row: (-int(row["capital"] == "2"), -int(row["population"])))
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
        compiler.entities[id][2] = list(dict.fromkeys([*compiler.entities[id][2], *row["de"]]))
        for name in row["de"]:
            compiler.name(name, "name", id)


def persons(compiler: Compiler) -> None:
    """persons.tsv and terms.tsv: names in all spellings, surnames by themselves, terms of office."""
    everybody = load_persons()
    known = {person.id for person in everybody}
    rows = [
        [row["person"], row["office"], row["body"], row["since"] or None, row["until"] or None]
        for row in read_tsv("terms")
        if row["person"] in known
    ]
    terms = Terms(rows, Titles(compiler.relations["offices"]))
    given = _given_names(everybody) - ambiguous("both")
    index = PersonIndex(everybody)
    # The better known first: that is the order of the readings of a surname.
    for person in sorted(everybody, key=lambda person: (-terms.prominence(person.id), person.id)):
        surnames = index.surnames(person)
        compiler.entity(
            person.id,
            "person",
            [person.name_de, person.name_en, next((name for code, name in person.originals if code == "ru"), None)],
            aliases=person.aliases,
            wikidata=person.qid,
            country=person.country,
            gender=person.gender,
        )
        for form in sorted(index.variants(person)):
            if form not in surnames:
                compiler.name(form, "name", person.id)
            elif form not in given and stands_alone(form, "surnames"):
                compiler.name(form, "surname", person.id)
    compiler.relations["persons"] = [list(astuple(person)) for person in everybody]
    compiler.relations["terms"] = rows
