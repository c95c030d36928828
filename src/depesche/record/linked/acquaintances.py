"""What the record has of entities that no list has, for tying them over documents."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, select

from depesche.linking.identities import Acquaintance
from depesche.model import EntityId, MentionForm
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.rows import entity_of


def rows_where(
    connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of ``query`` that have one of ``values``."""
    for chunk in chunks(sorted(values)):
        yield from connection.execute(query.where(column.in_(chunk)))


def acquaintances(connection: Connection, ids: Collection[EntityId]) -> Iterator[Acquaintance]:
    """Those of the ids that are unknown entities of the record, with their documents and positions."""
    documents: defaultdict[EntityId, set[str]] = defaultdict(set)
    positions: defaultdict[EntityId, set[tuple[str, str]]] = defaultdict(set)
    appearance, position, mention, entity = schema.appearance, schema.position, schema.mention, schema.entity
    where = select(appearance.c.entity, appearance.c.document).where(appearance.c.known.is_(False))
    for row in rows_where(connection, where, appearance.c.entity, ids):
        documents[row.entity].add(row.document)
    held = select(position.c.person, position.c.office, position.c.body).where(
        position.c.office.is_not(None), position.c.body.is_not(None)
    )
    for row in rows_where(connection, held, position.c.person, ids):
        positions[row.person].add((row.office, row.body))
    by_name = select(mention.c.entity).where(mention.c.form == MentionForm.NAME).distinct()
    named = {row.entity for row in rows_where(connection, by_name, mention.c.entity, ids)}
    for row in rows_where(connection, select(entity).where(entity.c.known.is_(False)), entity.c.id, ids):
        look = entity_of(row._mapping, row.id)
        yield Acquaintance(look, frozenset(documents[row.id]), frozenset(positions[row.id]), row.id in named)
