"""What goes from each table into the compiled knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from functools import cache
from typing import TYPE_CHECKING, Any

from depesche.knowledge.inflection import adjective_forms, demonym_forms, name_forms, place_attributes
from depesche.knowledge.names import Person, PersonIndex
from depesche.knowledge.persons import load_persons
from depesche.knowledge.scanner import ATTRIBUTE, EXACT, PREFIX, QUOTED, key_of
from depesche.knowledge.tables import DATA, read_tsv, read_yaml

if TYPE_CHECKING:
    from depesche.knowledge.build import Compiler

Row = dict[str, Any]

#: Places with fewer people are known but not found in texts, unless they are the capital of something.
_SMALLEST = 30_000
#: From this size on a place is found even if persons are called so.
_LARGE = 1_000_000
#: Names of so few letters are found only if a list has them.
_SHORT = 3


def _file_names(compiler: Compiler, row: Row, *entities: str) -> None:
    """The names of a state or organization in all languages, German ones in all their forms."""
    for name in [*row["de"], *(former["name"] for former in row.get("former", ()))]:
        if _is_acronym(name):
            _file_acronym(compiler, name, *entities)
            continue
        for form in name_forms(name):
            for spelling in _spellings(form):
                compiler.name(spelling, "name", *entities)
    for language in ("en", "ru", "other"):
        for name in row.get(language, ()):
            if name in _ambiguous("english"):
                continue
            if _is_acronym(name):
                _file_acronym(compiler, name, *entities)
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
def _ambiguous(what: str) -> frozenset[str]:
    """A list of ambiguous.yaml: names that are not filed by themselves, or the short ones that are."""
    return frozenset(read_yaml("ambiguous")[what])


def _stands_alone(name: str, what: str) -> bool:
    """Whether a single word may be found as one of the ``what`` ("surnames", "places") without its context."""
    if len(name) <= _SHORT:
        return name in _ambiguous(f"short_{what}")
    return name not in _ambiguous(what)


def _is_acronym(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return (
        len(letters) < 8
        and len(letters) > 1
        and " " not in name
        and sum(map(str.isupper, letters)) > 1
        and letters[-1].isupper()
    )


def _file_acronym(compiler: Compiler, acronym: str, *entities: str, plain: bool = True) -> None:
    """An acronym as given and, from four letters on, as the press writes it when it is spoken as a word ("Nato")."""
    compiler.name(acronym, "acronym", *entities, flags=EXACT)
    if plain and len(acronym) > 3 and acronym.isalpha() and acronym.isascii():
        compiler.name(acronym.capitalize(), "acronym", *entities, flags=EXACT)


def _file_adjectives(compiler: Compiler, row: Row, id: str) -> None:
    for base in row.get("adjectives", ()):
        for form in adjective_forms(base):
            compiler.name(form, "adjective", id)


def states(compiler: Compiler) -> None:
    """countries.yaml: names, adjectives, demonyms, capitals, metonyms."""
    facts: dict[str, Any] = {}
    table = read_yaml("countries")
    compiler.relations["seconds"] = table["compounds"]
    for row in table["states"]:
        id, code = f"state/{row['id']}", row["id"]
        former = [each["name"] for each in row.get("former", ())]
        compiler.entity(
            id,
            "state",
            [row[language][0] for language in ("de", "en", "ru")],
            aliases=[*row["de"][1:], *former, *row["en"][1:], *row["ru"][1:]],
            wikidata=row.get("wikidata"),
            country=code if len(code) == 2 else None,
            gender={"m": "m", "f": "f", "pl": "pl"}.get(row["gender"], "n"),
        )
        _file_names(compiler, row, id)
        for form in row.get("shared", ()):  # "Kongo", "Korea"
            compiler.name(form, "name", id)
        _file_adjectives(compiler, row, id)
        for form in row.get("indeclinable", ()):
            compiler.name(form, "adjective", id)
        for demonym in row.get("demonyms", ()):
            for form in demonym_forms(demonym):
                compiler.name(form, "demonym", id)
        for metonym in row.get("metonyms", ()):
            for form in name_forms(metonym):
                compiler.name(form, "metonym", id)
        facts[id] = _capital(compiler, row, id)
    compiler.relations["states"] = facts


def _capital(compiler: Compiler, row: Row, id: str) -> dict[str, Any]:
    """Files the capital's names and gives ``[place, since, until]`` for each seat, the present one last."""
    capital = row.get("capital")
    if not capital:
        return {"capitals": []}
    place = f"place/{capital['place']}" if "place" in capital else f"place/{row['id']}-capital"
    actor = capital.get("stands_for", id)
    former = capital.get("former", [])
    renamed = [each["name"] for each in former if "place" not in each]
    if place not in compiler.entities:
        compiler.entity(
            place,
            "place",
            [capital["de"][0], capital.get("en"), capital.get("ru")],
            aliases=[*capital["de"][1:], *renamed],
            wikidata=capital.get("place"),
            country=row["id"] if len(row["id"]) == 2 else None,
            gender="n",
        )
    for name in [*capital["de"], *([capital["en"]] if "en" in capital else []), *renamed]:
        compiler.name(name, "capital", place, *(() if "until" in row else (actor,)))
    capitals = []
    for each in former:
        seat = f"place/{each['place']}" if "place" in each else place
        capitals.append([seat, each.get("since"), each.get("until")])
        if seat != place:
            if seat not in compiler.entities:
                compiler.entity(seat, "place", [each["name"], None, None], wikidata=each["place"], country=row["id"])
            compiler.name(each["name"], "capital", seat)
    return {"capitals": [*capitals, [place, None, None]]}


def organizations(compiler: Compiler) -> None:
    """organizations.yaml: names in all languages, members, chairs, the words that take up the name again."""
    facts: dict[str, Any] = {}
    for row in read_yaml("organizations")["organizations"]:
        id = f"org/{row['id']}"
        languages = [row.get(language) or [None] for language in ("de", "en", "ru")]
        compiler.entity(
            id,
            "organization",
            [names[0] for names in languages],
            aliases=[name for names in languages for name in names[1:]] + list(row.get("acronyms", ())),
            wikidata=row.get("wikidata"),
            country=row.get("country"),
            gender=row.get("gender", "f"),
        )
        _file_names(compiler, row, id)
        for acronym in row.get("acronyms", ()):
            _file_acronym(compiler, acronym, id, plain=acronym not in row.get("capitals_only", ()))
        for name in row.get("quoted", ()):
            compiler.name(name, "name", id, flags=QUOTED)
        for name in row.get("prefix", ()):
            compiler.name(name, "acronym", id, flags=PREFIX | EXACT)
        facts[id] = {
            key: row[key] for key in ("members", "observers", "chairs", "short", "part_of", "kind") if key in row
        }
    compiler.relations["organizations"] = facts


def outlets(compiler: Compiler) -> None:
    """outlets.yaml: names and domains of agencies, papers, broadcasters."""
    table = read_yaml("outlets")
    domains: dict[str, str] = {}
    for row in table["outlets"]:
        id = f"outlet/{row['id']}"
        names = row.get("names") or []
        compiler.entity(
            id,
            "outlet",
            [(names or row["quoted"])[0], None, row["ru"][0] if "ru" in row else None],
            aliases=[*names[1:], *row.get("quoted", ()), *row.get("ru", ())[1:]],
            country=row.get("country"),
            gender=row.get("gender", "f"),
        )
        for name in names:
            for form in name_forms(name):
                compiler.name(form, "name", id)
        for name in row.get("ru", ()):
            compiler.name(name, "name", id)
        for name in row.get("quoted", ()):
            compiler.name(name, "name", id, flags=QUOTED)
        for domain in row.get("domains", ()):
            domains[domain] = id
        for name in [*names, *row.get("quoted", ()), *row.get("ru", ())]:
            domains.setdefault(name.casefold(), id)
    compiler.relations["outlets"] = domains
    compiler.relations["heralds"] = table["heralds"]


def offices(compiler: Compiler) -> None:
    """offices.yaml, passed on as it is."""
    compiler.relations["offices"] = read_yaml("offices")


def persons(compiler: Compiler) -> None:
    """persons.tsv and terms.tsv: names in all spellings, surnames by themselves, terms of office."""
    rows: list[list[Any]] = []
    if (DATA / "persons.tsv").exists():
        everybody = load_persons()
        given = _given_names(everybody) - _ambiguous("both")
        index = PersonIndex(everybody)
        for person in everybody:
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
                elif form not in given and _stands_alone(form, "surnames"):
                    compiler.name(form, "surname", person.id)
            rows.append(list(astuple(person)))
    compiler.relations["persons"] = rows
    compiler.relations["terms"] = [
        [row["person"], row["office"], row["body"], row["since"] or None, row["until"] or None]
        for row in read_tsv("terms")
        if row["person"] in compiler.entities
    ]


def institutions(compiler: Compiler) -> None:
    """institutions.yaml: ministries, parliaments, armies … of every state; the entities are made when asked for."""
    table = read_yaml("institutions")
    nouns: dict[str, str] = {}
    for kind, row in table["kinds"].items():
        for noun in row["de"]:
            for form in name_forms(noun):
                nouns.setdefault(form, kind)
    for code, named in table["named"].items():
        for kind, names in named.items():
            for name in names:
                if _is_acronym(name):
                    _file_acronym(compiler, name, f"org/{code}/{kind}")
                    continue
                for form in name_forms(name):
                    compiler.name(form, "name", f"org/{code}/{kind}")
    compiler.relations["institutions"] = {**table, "nouns": nouns}


def _given_names(everybody: Iterable[Person]) -> frozenset[str]:
    """The given names that stand first in the persons' names."""
    first = ((person, person.name_de.split(" ")) for person in everybody)
    return frozenset(words[0] for person, words in first if len(words) > 1 and not person.surname.startswith(words[0]))


def places(compiler: Compiler) -> None:
    """places.tsv.gz and regions.yaml, after the states with their capitals; large places before small ones."""
    given = _given_names(load_persons())
    attributes = read_yaml("regions")["attributes"]
    rows = sorted(read_tsv("places"), key=lambda row: (-int(row["capital"] == "2"), -int(row["population"])))
    by_name: dict[tuple[str, str], str] = {}
    for row in rows:
        id = f"place/{row['id']}"
        names = [name for name in (row["name_de"], row["name_en"], row["name_other"]) if name]
        for name in names:
            by_name.setdefault((key_of(name), row["country"]), id)
        if id not in compiler.entities:
            compiler.entity(
                id,
                "place",
                [row["name_de"], row["name_en"] or row["name_de"], row["name_ru"] or None],
                aliases=names[2:],
                wikidata=row["id"] if row["id"].startswith("Q") else None,
                country=row["country"] or None,
                gender="n",
            )
        if int(row["population"]) < _SMALLEST and row["capital"] == "0":
            continue
        for name in [*names, *([row["name_ru"]] if row["name_ru"] else [])]:
            if _stands_alone(name, "places") and (name not in given or int(row["population"]) > _LARGE):
                compiler.name(name, "name", id, flags=EXACT if len(name) <= _SHORT else 0)
        if row["capital"] == "2" or int(row["population"]) > _LARGE or row["country"] in ("DE", "AT", "CH"):
            for form in attributes.get(row["name_de"]) or place_attributes(row["name_de"]):
                compiler.name(form, "adjective", id, flags=ATTRIBUTE | EXACT)
    table = read_yaml("regions")
    compiler.relations["governments"] = {
        f"place/{row['id']}": row["government"] for row in table["regions"] if "government" in row
    }
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
        _file_names(compiler, row, id)
        _file_adjectives(compiler, row, id)
    for row in table["aliases"]:
        id = by_name[key_of(row["place"]), row["country"]]
        compiler.entities[id][2] = list(dict.fromkeys([*compiler.entities[id][2], *row["de"]]))
        for name in row["de"]:
            compiler.name(name, "name", id)


PARTS: tuple[Callable[[Compiler], None], ...] = (
    states,
    organizations,
    institutions,
    outlets,
    offices,
    places,
    persons,
)
