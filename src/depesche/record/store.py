"""The Record: opening, adding, and giving readings back. Adding is incremental, idempotent and atomic a document."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, func, insert, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from depesche.errors import RecordError
from depesche.model import Entity, MadeBy, Reading
from depesche.record import linked, names, schema
from depesche.record.chunks import chunks
from depesche.record.linked import identities
from depesche.record.linked.dating import Redated, redatable, remember
from depesche.record.merge import merged
from depesche.record.rows import Found, document_row, entity_of, entity_values, reading_of, rows_of
from depesche.record.upgrade import upgrade

#: with 64 MiB of pages in memory: tables of fingerprints and tellings are read all over
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000", "cache_size=-65536")


def _engine(where: str | Path) -> Engine:
    if isinstance(where, str) and "://" in where:
        return create_engine(where)
    engine = create_engine(f"sqlite:///{where}")

    @event.listens_for(engine, "connect")
    def _pragmas(connection: sqlite3.Connection, _: object) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


class Record:
    """The database of all readings: one SQLite file, or PostgreSQL by its URL.

    Raises RecordError where the file cannot be opened, is no database, or was made by a newer version.
    """

    def __init__(self, where: str | Path = "depesche.db") -> None:
        self.where = str(where)
        if not self.where.strip():
            raise RecordError("the record has no name; give a file or the address of a database")
        self.engine = _engine(where)
        try:
            with self.engine.begin() as connection:
                upgrade(connection)
        except OperationalError as error:
            raise RecordError(f"{where}: the record cannot be opened ({error.orig})") from error
        except DatabaseError as error:
            raise RecordError(f"{where}: this file is no record of Depesche ({error.orig})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self.engine.dispose()

    def __len__(self) -> int:
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(schema.document)).scalar_one()

    def link(self) -> int:
        """Links what has been added since it was last linked: echoes, stories, happenings; returns how many documents.

        Questions do so when they are opened. A record that cannot be written to stays as it is linked.
        """
        try:
            return linked.catch_up(self.engine)
        except OperationalError:
            return 0

    def redatable(self) -> list[Redated]:
        """Documents whose day others tell otherwise than the record has it, to be read anew for :meth:`redate`."""
        self.link()
        with self.engine.begin() as connection:
            return redatable(connection)

    def redate(self, redated: Redated, reading: Reading) -> None:
        """Takes the reading of a document with the day that others give it."""
        with self.engine.begin() as connection:
            remember(connection, redated)
        self._add(reading, replace=True, even_so=True)

    def known(self, ids: Iterable[str]) -> dict[str, MadeBy]:
        """Which of the document ids are there, and which versions read them."""
        table = schema.document
        found: dict[str, MadeBy] = {}
        with self.engine.connect() as connection:
            for chunk in chunks(list(ids)):
                rows = connection.execute(
                    select(table.c.id, table.c.depesche, table.c.model, table.c.knowledge).where(table.c.id.in_(chunk))
                )
                found |= {
                    row.id: MadeBy(depesche=row.depesche, model=row.model, knowledge=row.knowledge) for row in rows
                }
        return found

    def add(self, readings: Iterable[Reading], *, replace: bool = False) -> int:
        """Adds readings, each in a transaction of its own, and returns how many were new (or replaced).

        A document that is there already stays as it is, unless ``replace`` is set and other versions read it.
        """
        return sum(self._add(reading, replace) for reading in readings)

    def _add(self, reading: Reading, replace: bool, even_so: bool = False) -> bool:
        key = reading.document.id
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "sqlite":
                connection.execute(text("BEGIN IMMEDIATE"))  # two writers: the second waits, then sees the first's row
            there = connection.execute(
                select(schema.document.c.depesche, schema.document.c.model, schema.document.c.knowledge).where(
                    schema.document.c.id == key
                )
            ).first()
            same = there is not None and there._asdict() == reading.made_by.model_dump()
            if there is not None and (not replace or (same and not even_so)):
                return False
            change = Counter(reading.entities)
            if there is not None:
                change.subtract(self._remove(connection, key))
            connection.execute(insert(schema.document), document_row(reading))
            connection.execute(insert(schema.unlinked), {"document": key})
            for table, rows in rows_of(reading).items():
                if rows:
                    connection.execute(insert(table), rows)
            _tally(connection, change)
        return True

    def _remove(self, connection: Connection, key: str) -> list[Entity]:
        table = schema.appearance
        rows = connection.execute(select(table).where(table.c.document == key)).mappings()
        shown = [entity_of(row, row["entity"]) for row in rows]
        linked.unlink(connection, key)
        connection.execute(delete(schema.document).where(schema.document.c.id == key))
        return shown

    def readings(self, ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """The readings as they were added, by document id."""
        table = schema.document
        with self.engine.connect() as connection:
            wanted = (
                sorted(ids)
                if ids is not None
                else list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
            )
            for chunk in chunks(wanted):
                documents = (
                    connection.execute(select(table).where(table.c.id.in_(chunk)).order_by(table.c.id)).mappings().all()
                )
                sources = self._sources(connection, chunk)
                for row in documents:
                    yield reading_of(row, {each: rows.get(row["id"], []) for each, rows in sources.items()})

    def _sources(self, connection: Connection, ids: Sequence[str]) -> dict[Table, dict[str, list[Found]]]:
        sources: dict[Table, dict[str, list[Found]]] = {}
        for table in schema.READING_TABLES:
            by_document = sources.setdefault(table, {})
            query = select(table).where(table.c.document.in_(ids)).order_by(*table.primary_key.columns)
            for row in connection.execute(query).mappings():
                by_document.setdefault(row["document"], []).append(row)
        return sources


def _tally(connection: Connection, change: Counter[Entity]) -> None:
    """Counts looks of entities up or down and derives their rows anew, so that the order of adding cannot matter."""
    looks: dict[str, Counter[Entity]] = {entity.id: Counter() for entity in change}
    ids, table = sorted(looks), schema.look
    for chunk in chunks(ids):
        for row in connection.execute(select(table).where(table.c.entity.in_(chunk))).mappings():
            looks[row["entity"]][entity_of(row, row["entity"])] = row["count"]
        connection.execute(delete(table).where(table.c.entity.in_(chunk)))
        connection.execute(delete(schema.entity).where(schema.entity.c.id.in_(chunk)))
    for entity, count in change.items():
        looks[entity.id][entity] += count
    left = {id: +counts for id, counts in looks.items() if +counts}
    rows = [
        {"entity": id, "n": n, "count": count, **entity_values(look)}
        for id, counts in left.items()
        for n, (look, count) in enumerate(sorted(counts.items(), key=lambda item: item[0].model_dump_json()))
    ]
    entities = [merged(counts) for counts in left.values()]
    if rows:
        connection.execute(insert(table), rows)
        connection.execute(insert(schema.entity), [{"id": each.id, **entity_values(each)} for each in entities])
    names.index(connection, entities, looks)
    identities.forget(connection, looks, (each.id for each in entities if not each.known))
