"""What goes from the tables of states, organizations, institutions, outlets and offices into the knowledge base."""

from typing import Any

from depesche.knowledge.building.compiler import Compiler
from depesche.knowledge.building.filing import (
    Row,
    ambiguous,
    file_acronym,
    file_adjectives,
    file_names,
    is_acronym,
    origin,
)
from depesche.knowledge.inflection import demonym_forms, name_forms
from depesche.knowledge.text.context import DEFAULT, EXACT, PREFIX, QUOTED
from depesche.knowledge.text.scanner import key_of


def states(compiler: Compiler) -> None:
    """countries.yaml: names, adjectives, demonyms, capitals, metonyms."""
    table = compiler.tables.yaml("countries")
    compiler.wholes["seconds"] = table["compounds"]
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
            **origin(row, table),
        )
        file_names(compiler, row, id)
        for form in row.get("shared", ()):  # "Kongo", "Korea"
            compiler.name(form, "name", id)
        file_adjectives(compiler, row, id)
        for form in row.get("indeclinable", ()):
            compiler.name(form, "adjective", id)
        for demonym in row.get("demonyms", ()):
            for form in demonym_forms(demonym):
                compiler.name(form, "demonym", id)
        for metonym in row.get("metonyms", ()):
            for form in name_forms(metonym):
                compiler.name(form, "metonym", id, flags=DEFAULT)
        codes = {key: row[key] for key in ("iso3", "cow", "since", "until", "former") if key in row}
        compiler.facts[id] = {**_capital(compiler, row, id), **codes}


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
            source=compiler.entities[id].source,
            as_of=compiler.entities[id].as_of,
        )
    for name in [*capital["de"], *([capital["en"]] if "en" in capital else []), *renamed]:
        if key_of(name) in ambiguous("capitals"):
            continue
        compiler.name(name, "capital", place, *(() if "until" in row else (actor,)))
    capitals = []
    for each in former:
        seat = f"place/{each['place']}" if "place" in each else place
        capitals.append([seat, each.get("since"), each.get("until")])
        if seat != place:
            if seat not in compiler.entities:
                compiler.entity(
                    seat,
                    "place",
                    [each["name"], None, None],
                    wikidata=each["place"],
                    country=row["id"],
                    source=compiler.entities[id].source,
                    as_of=compiler.entities[id].as_of,
                )
            compiler.name(each["name"], "capital", seat)
    return {"capitals": [*capitals, [place, None, None]]}


def organizations(compiler: Compiler) -> None:
    """organizations.yaml: names in all languages, members, chairs, the words that take up the name again."""
    table = compiler.tables.yaml("organizations")
    for row in table["organizations"]:
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
            **origin(row, table),
        )
        file_names(compiler, row, id)
        for acronym in row.get("acronyms", ()):
            file_acronym(compiler, acronym, id, plain=acronym not in row.get("capitals_only", ()))
        for name in row.get("default", ()):
            for form in name_forms(name):
                compiler.name(form, "name", id, flags=DEFAULT)
        for name in row.get("quoted", ()):
            compiler.name(name, "name", id, flags=QUOTED)
        for name in row.get("prefix", ()):
            compiler.name(name, "acronym", id, flags=PREFIX | EXACT)
        kept = ("members", "observers", "chairs", "short", "part_of", "kind")
        compiler.facts[id] = {key: row[key] for key in kept if key in row}


def institutions(compiler: Compiler) -> None:
    """institutions.yaml: ministries, parliaments, armies … of every state; the entities are made when asked for."""
    table = compiler.tables.yaml("institutions")
    nouns: dict[str, str] = {}
    for kind, row in table["kinds"].items():
        for noun in row["de"]:
            for form in name_forms(noun):
                nouns.setdefault(form, kind)
    for code, named in table["named"].items():
        for kind, names in named.items():
            for name in names:
                if is_acronym(name):
                    file_acronym(compiler, name, f"org/{code}/{kind}")
                    continue
                flags = DEFAULT if name in table["default"] else 0
                for form in name_forms(name):
                    compiler.name(form, "name", f"org/{code}/{kind}", flags=flags)
    compiler.wholes["institutions"] = {**table, "nouns": nouns}


def outlets(compiler: Compiler) -> None:
    """outlets.yaml: names and domains of agencies, papers, broadcasters."""
    table = compiler.tables.yaml("outlets")
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
            **origin(row, table),
        )
        kept = ("owner", "control", "control_source", "domains")
        compiler.facts[id] = {key: row[key] for key in kept if key in row}
        for name in names:
            for form in name_forms(name):
                compiler.name(form, "name", id)
        for name in row.get("ru", ()):
            compiler.name(name, "name", id)
        for name in row.get("quoted", ()):
            compiler.name(name, "name", id, flags=QUOTED)
        for domain in row.get("domains", ()):
            compiler.outlets[domain] = id
        for name in [*names, *row.get("quoted", ()), *row.get("ru", ())]:
            compiler.outlets.setdefault(name.casefold(), id)
    rules = compiler.tables.yaml("ambiguous")
    compiler.wholes["rules"] = {
        "heralds": table["heralds"],
        **{key: rules[key] for key in ("attributes", "not_after", "not_before")},
    }


def offices(compiler: Compiler) -> None:
    """offices.yaml, passed on as it is, and which offices several hold at a time."""
    compiler.wholes["famous"] = compiler.tables.yaml("ambiguous")["famous"]
    compiler.wholes["shared"] = compiler.tables.yaml("coverage")["shared"]
    compiler.wholes["offices"] = compiler.tables.yaml("offices")
