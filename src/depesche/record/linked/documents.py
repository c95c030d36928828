"""Documents of the record as linking sees them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from depesche.dates import bounds
from depesche.linking.echoes.echo import Copy
from depesche.linking.echoes.translations import Sentences
from depesche.linking.stories import LEAD, WEIGHTS
from depesche.linking.texts.languages import language_of
from depesche.linking.texts.telling_words import LANGUAGE, telling_words
from depesche.linking.texts.vectors import Vector, encode, sentences, unpacked, vector_of
from depesche.linking.texts.wording import Wording, wording
from depesche.model import Basis, QuotationType
from depesche.reading.strangers import only_there
from depesche.record import schema
from depesche.record.chunks import chunks


def number_of(document: str) -> int:
    """A document's number in the index of fingerprints: 60 bits of its id, which is the hash of its text."""
    return int(document.removeprefix("sha256-")[:15].ljust(15, "0"), 16) if _is_hash(document) else _hash(document)


def _is_hash(document: str) -> bool:
    return all(char in "0123456789abcdef" for char in document.removeprefix("sha256-")[:15])


def _hash(document: str) -> int:
    from hashlib import blake2b

    return int.from_bytes(blake2b(document.encode(), digest_size=8).digest(), "big") >> 4


@dataclass(slots=False)
class Linkable:
    """A document with what linking needs of its reading."""

    row: RowMapping
    left_out: Sequence[tuple[int, int]]
    quoted: Sequence[tuple[int, int]]
    credits: frozenset[str]
    names: dict[str, float]
    lead: dict[str, float]
    stored: RowMapping | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.row["id"])

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """When it came out, if its source or its own words say so; a day that others gave it does not link it."""
        if self.row["basis"] == Basis.CORPUS:
            return None
        found = bounds(self.row["published"])
        return found if found and found[0] != date.min and found[1] != date.max else None

    @cached_property
    def wording(self) -> Wording:
        """Its words."""
        return wording(self.row["text"], self.left_out, self.quoted)

    @cached_property
    def language(self) -> str:
        """The language that its words are of."""
        return str(self.stored["language"]) if self.stored else language_of(self.row["text"], self.row["language"])

    @cached_property
    def vector(self) -> Vector:
        """The vector of its meaning."""
        return unpacked(self.stored["vector"]) if self.stored else vector_of(self.row["title"], self.row["text"])

    @cached_property
    def telling(self) -> dict[str, float]:
        """The words that tell it from others, if it is in the language whose words have a table."""
        return telling_words(self.row["title"], self.row["text"]) if self.language == LANGUAGE else {}

    @cached_property
    def sentences(self) -> Sentences:
        """Its sentences and their vectors."""
        spans = tuple(sentences(self.row["text"]))
        return Sentences(spans, encode([self.row["text"][start:end] for start, end in spans]))

    @cached_property
    def copy(self) -> Copy:
        """As echoes see it."""
        outlet: dict[str, Any] = self.row["outlet"] or {}
        published = None if self.row["basis"] == Basis.CORPUS else self.row["published"]
        return Copy(self.id, self.wording, frozenset(_names(outlet.values())), published, self.credits)


def _names(given: Iterable[str | None]) -> Iterator[str]:
    """The names of an outlet in small letters; of a domain also the name that it is made of ("dpa.com": "dpa")."""
    for name in given:
        if name:
            low = name.casefold()
            yield low
            parts = low.removeprefix("www.").split(".")
            if len(parts) > 1:
                yield parts[-2]


def linkable(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[Linkable]:
    """The documents of ``document`` rows, with what belongs to them, in the same order."""
    for chunk in chunks(rows, 200):
        ids = [row["id"] for row in chunk]
        boilerplate = _by_document(connection, schema.boilerplate, ids)
        credits = _by_document(connection, schema.credit, ids)
        quotations = _by_document(connection, schema.quotation, ids)
        entities = _by_document(connection, schema.appearance, ids)
        stored = _by_document(connection, schema.signature, ids)
        opening = _opening(connection, ids)
        for row in chunk:
            id = row["id"]
            weights = {each["entity"]: WEIGHTS.get(each["type"], 0.0) for each in entities.get(id, ())}
            names = {
                entity: weight
                for entity, weight in sorted(weights.items())
                if weight and not only_there(entity, (id,))  # nobody else can name these
            }
            yield Linkable(
                row=row,
                left_out=[(each["start"], each["end"]) for each in (*boilerplate.get(id, ()), *credits.get(id, ()))],
                quoted=[
                    (span["start"], span["end"])
                    for each in quotations.get(id, ())
                    if each["type"] == QuotationType.DIRECT
                    for span in each["spans"]
                ],
                credits=frozenset(
                    _names(name for each in credits.get(id, ()) for name in (each["entity"], each["source"]))
                ),
                names=names,
                lead={each: names[each] for each in opening.get(id, ()) if each in names},
                stored=next(iter(stored.get(id, ())), None),
            )


def _opening(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Whom documents name in their first lines."""
    table = schema.mention
    query = select(table.c.document, table.c.entity).where(table.c.document.in_(ids), table.c.start < LEAD).distinct()
    found: dict[str, list[str]] = {}
    for document, entity in connection.execute(query.order_by(table.c.document, table.c.entity)):
        found.setdefault(document, []).append(entity)
    return found


def by_id(connection: Connection, ids: Collection[str]) -> Iterator[Linkable]:
    """The documents of these ids, in order."""
    ordered = sorted(ids)
    table = schema.document
    for chunk in chunks(ordered, 200):
        rows = connection.execute(select(table).where(table.c.id.in_(chunk)).order_by(table.c.id)).mappings().all()
        yield from linkable(connection, rows)


def _by_document(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in connection.execute(select(table).where(table.c.document.in_(ids))).mappings():
        found.setdefault(row["document"], []).append(row)
    return found
