"""What every question needs: the database, the entities and their states, and documents to cite."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Engine, RowMapping, select

from depesche.model import Entity, EntityId
from depesche.record import Record, schema
from depesche.record.rows import entity_of

Value = TypeVar("Value")


def chunks(values: Collection[Value], size: int = 500) -> Iterator[Sequence[Value]]:
    """``values`` in pieces that fit into one statement."""
    ordered = list(values)
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


class Archive:
    """A record opened for questions: its engine, and its entities in memory as they stood at the opening."""

    def __init__(self, record: Record) -> None:
        self.engine: Engine = record.engine
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.entity)).mappings()
            self.entities: dict[EntityId, Entity] = {row["id"]: entity_of(row, row["id"]) for row in rows}
        self._of_country: dict[str, set[EntityId]] = {}
        for entity in self.entities.values():
            if entity.country:
                self._of_country.setdefault(entity.country, set()).add(entity.id)

    def state_of(self, id: EntityId) -> EntityId:
        """The state an entity belongs to, else the entity itself."""
        entity = self.entities.get(id)
        return f"state/{entity.country}" if entity and entity.country else id

    def behind(self, id: EntityId) -> set[EntityId]:
        """The entity and, for a state, everybody who belongs to it."""
        return {id} | (self._of_country.get(id.removeprefix("state/"), set()) if id.startswith("state/") else set())

    def name(self, id: EntityId) -> str:
        """The entity's German name."""
        entity = self.entities.get(id)
        return entity.names.de if entity else id

    def documents(self, connection: Connection, ids: Collection[str]) -> dict[str, RowMapping]:
        """The document rows of ``ids``."""
        table = schema.document
        return {
            row["id"]: row
            for chunk in chunks(sorted(ids))
            for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        }
