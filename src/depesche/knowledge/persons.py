"""The shipped persons and their terms of office (``data/persons.tsv``, ``data/terms.tsv``)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.names import Person
from depesche.knowledge.tables import first_day, last_day, read_tsv


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as written in the table; ``since`` and ``until`` are YYYY, YYYY-MM, YYYY-MM-DD or empty (open)."""

    person: str
    office: str
    body: str
    since: str
    until: str
    source: str

    def first_day(self) -> date | None:
        """The first day that the term may cover; None if unknown."""
        return first_day(self.since)

    def last_day(self) -> date | None:
        """The day on which the next term may begin; None while in office."""
        return last_day(self.until)


@cache
def load_persons() -> tuple[Person, ...]:
    """All persons, in the order of the table. Raises KnowledgeError for a broken row."""
    return tuple(_person(row) for row in read_tsv("persons"))


def _person(row: dict[str, str]) -> Person:
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
        raise KnowledgeError(f"persons.tsv: broken row {row.get('id')!r}") from error


def _original(form: str) -> tuple[str, str]:
    """ "uk:Денис Шмигаль" → ("uk", "Денис Шмигаль"); without a language mark the language is empty."""
    language, mark, name = form.partition(":")
    return (language, name) if mark else ("", form)


@cache
def load_terms() -> tuple[TermRow, ...]:
    """All terms of office, as written. Raises KnowledgeError for a broken row."""
    try:
        return tuple(TermRow(**row) for row in read_tsv("terms"))
    except TypeError as error:
        raise KnowledgeError("terms.tsv: a row with too few or too many columns") from error
