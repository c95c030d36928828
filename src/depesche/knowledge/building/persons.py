"""The tables of persons and their terms of office (``data/persons.tsv``, ``data/terms.tsv``)."""

from collections.abc import Iterable, Mapping
from typing import Literal, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.building.tables import Tables
from depesche.knowledge.names.person import Person
from depesche.knowledge.store import TermRow


def persons_of(tables: Tables) -> tuple[Person, ...]:
    """All persons, in the order of the table. Raises KnowledgeError for a broken row."""
    return tuple(_person(row) for row in tables.tsv("persons"))


def _person(row: Mapping[str, str]) -> Person:
    try:
        return Person(
            id=row["id"],
            name_de=row["name_de"],
            name_en=row["name_en"],
            surname=row["surname"],
            gender=cast(Literal["m", "f"] | None, row["gender"] or None),
            qid=row["qid"] or None,
            originals=tuple(_original(form) for form in row["name_original"].split("|") if form),
            aliases=tuple(form for form in row["aliases"].split("|") if form),
            country=row["country"] or None,
        )
    except (KeyError, AttributeError) as error:
        raise KnowledgeError(f"persons: broken row {row.get('id')!r}") from error


def _original(form: str) -> tuple[str, str]:
    """ "uk:Денис Шмигаль" → ("uk", "Денис Шмигаль"); without a language mark the language is empty."""
    language, mark, name = form.partition(":")
    return (language, name) if mark else ("", form)


def term_rows(tables: Tables) -> Iterable[TermRow]:
    """All terms of office, as written. Raises KnowledgeError for a broken row."""
    for row in tables.tsv("terms"):
        try:
            yield TermRow(
                row["person"],
                row["office"],
                row["body"],
                row["since"] or None,
                row["until"] or None,
                row["source"],
                row["as_of"],
            )
        except KeyError as error:
            raise KnowledgeError(f"terms: a row without {error.args[0]}: {row}") from error
