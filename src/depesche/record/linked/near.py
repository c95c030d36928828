"""Documents that may belong together, with the vectors of their meaning: by their days, or by whom they name where
a day is missing."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, func, select

from depesche.linking.texts.vectors import Vector, unpacked
from depesche.record import schema
from depesche.record.chunks import chunks

_MEANING = select(schema.signature.c.document, schema.signature.c.vector)


def in_other_languages(
    connection: Connection, language: str, days: tuple[date, date] | None, reach: int
) -> dict[str, Vector]:
    """The documents in other languages that may lie within ``reach`` days, those without a day among them; of a
    document without a day, all."""
    table = schema.signature
    other = _MEANING.where(table.c.language != language)
    if days is None:  # in two stretches of the index of languages, for most are of one
        return _vectors(
            connection, _MEANING.where(table.c.language < language), _MEANING.where(table.c.language > language)
        )
    undated = table.c.wide.is_(False) & table.c.first.is_(None)
    return _vectors(connection, *(other.where(part) for part in (undated, *_within(days, reach))))


def near_days(connection: Connection, days: tuple[date, date], reach: int) -> dict[str, Vector]:
    """The documents that may lie within ``reach`` days and stand for their families."""
    stands = _MEANING.where(schema.signature.c.stands.is_(True))
    return _vectors(connection, *(stands.where(part) for part in _within(days, reach)))


def _within(days: tuple[date, date], reach: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions for documents of one day, which an index finds, and for the few of a longer window."""
    table, far = schema.signature, timedelta(days=reach)
    first = (days[0] - far if days[0] > date.min + far else date.min).isoformat()
    last = (days[1] + far if days[1] < date.max - far else date.max).isoformat()
    return (
        table.c.wide.is_(False) & table.c.first.between(first, last),
        table.c.wide.is_(True) & (table.c.first <= last) & (table.c.last >= first),
    )


def sharing_names(
    connection: Connection, names: Collection[str], least: int, *, undated: bool = False
) -> dict[str, Vector]:
    """The documents that name at least so many of the entities and stand for their families; ``undated``: only those
    without a day."""
    appearance, table = schema.appearance, schema.signature
    naming = select(appearance.c.document).where(appearance.c.entity.in_(sorted(names)))
    enough = naming.group_by(appearance.c.document).having(func.count() >= least)
    standing = _MEANING.where(table.c.stands.is_(True))
    if not undated:
        return _vectors(connection, standing.where(table.c.document.in_(enough)))
    # few have no day, but a state may be named in a third of all documents
    without = select(table.c.document).where(table.c.wide.is_(False), table.c.first.is_(None))
    found = [
        each
        for chunk in chunks(connection.execute(without).scalars())
        for each in connection.execute(enough.where(appearance.c.document.in_(chunk))).scalars()
    ]
    return _vectors(connection, *(standing.where(table.c.document.in_(chunk)) for chunk in chunks(found)))


def _vectors(connection: Connection, *queries: Select[tuple[str, bytes]]) -> dict[str, Vector]:
    rows = {row.document: row.vector for query in queries for row in connection.execute(query)}
    return {document: unpacked(rows[document]) for document in sorted(rows)}
