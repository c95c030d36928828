"""The shipped persons and their terms of office (``data/persons.tsv``, ``data/terms.tsv``)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.names import Person


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
        return _bounds(self.since)[0] if self.since else None

    def last_day(self) -> date | None:
        """The day on which the next term may begin; None while in office."""
        return _bounds(self.until)[1] if self.until else None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("depesche.knowledge").joinpath(f"data/{name}").open("r", encoding="utf-8", newline="") as lines:
        table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from table


def _bounds(day: str) -> tuple[date, date]:
    """First and last day of a YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for anything else."""
    numbers = [int(part) for part in day.split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        year, month = numbers
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    year, month, number = numbers
    return date(year, month, number), date(year, month, number)


@cache
def load_persons() -> tuple[Person, ...]:
    """All persons, in the order of the table. Raises KnowledgeError for a broken row."""
    return tuple(_person(row) for row in _rows("persons.tsv"))


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
        return tuple(TermRow(**row) for row in _rows("terms.tsv"))
    except TypeError as error:
        raise KnowledgeError("terms.tsv: a row with too few or too many columns") from error
