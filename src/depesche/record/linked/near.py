"""Signatures of documents that may belong together: by their days, or by whom they name where a day is missing."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, RowMapping, func, or_, select

from depesche.record import schema

_AT_ONCE = 500


def near_days(
    connection: Connection,
    days: tuple[date, date] | None,
    reach: int,
    not_in: str | None = None,
    *,
    standing: bool = False,
) -> Sequence[RowMapping]:
    """The signatures that may lie within ``reach`` days, those without a day among them; ``not_in`` is a language
    that is left out; ``standing`` are those that stand for their families. Of a document without a day, all."""
    table = schema.signature
    query = select(table).order_by(table.c.document)
    if standing:
        query = query.where(table.c.stands.is_(True))
    if not_in is not None:
        query = query.where(table.c.language != not_in)
    if days is not None:
        far = timedelta(days=reach)
        query = query.where(
            or_(
                table.c.first.is_(None),
                (table.c.first <= (days[1] + far).isoformat()) & (table.c.last >= (days[0] - far).isoformat()),
            )
        )
    return connection.execute(query).mappings().all()


def sharing_names(connection: Connection, names: Collection[str], least: int) -> Sequence[RowMapping]:
    """The signatures of documents that name at least so many of the entities."""
    appearance, table = schema.appearance, schema.signature
    query = (
        select(appearance.c.document)
        .where(appearance.c.entity.in_(sorted(names)[:_AT_ONCE]))
        .group_by(appearance.c.document)
        .having(func.count() >= least)
    )
    return (
        connection.execute(select(table).where(table.c.document.in_(query)).order_by(table.c.document)).mappings().all()
    )
