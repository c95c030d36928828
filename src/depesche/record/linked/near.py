"""Signatures of documents that may belong together: by their days, or by whom they name where a day is missing."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from depesche.record import schema

_AT_ONCE = 500


def in_other_languages(
    connection: Connection, language: str, days: tuple[date, date] | None, reach: int
) -> Sequence[RowMapping]:
    """The signatures in other languages that may lie within ``reach`` days, those without a day among them; of a
    document without a day, all."""
    table = schema.signature
    other = table.c.language != language
    if days is None:
        return connection.execute(select(table).where(other)).mappings().all()
    undated = table.c.wide.is_(False) & table.c.first.is_(None)
    return [
        row
        for part in (undated, *_within(days, reach))
        for row in connection.execute(select(table).where(part, other)).mappings()
    ]


def near_days(connection: Connection, days: tuple[date, date], reach: int) -> Sequence[RowMapping]:
    """The signatures that may lie within ``reach`` days."""
    return [
        row
        for part in _within(days, reach)
        for row in connection.execute(select(schema.signature).where(part)).mappings()
    ]


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
) -> Sequence[RowMapping]:
    """The signatures of documents that name at least so many of the entities; ``undated``: only those without a day."""
    appearance, table = schema.appearance, schema.signature
    query = (
        select(appearance.c.document)
        .where(appearance.c.entity.in_(sorted(names)[:_AT_ONCE]))
        .group_by(appearance.c.document)
        .having(func.count() >= least)
    )
    found = select(table).where(table.c.document.in_(query)).order_by(table.c.document)
    if undated:
        found = found.where(table.c.first.is_(None))
    return connection.execute(found).mappings().all()
