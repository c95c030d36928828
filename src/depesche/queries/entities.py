"""The entities of a record as answers show them: those that are one are one here. Read when they are asked for."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, Engine, select

from depesche.knowledge.base import load_knowledge
from depesche.model import Entity, EntityId, EntityType
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.merge import merged
from depesche.record.names import folded
from depesche.record.rows import entity_of


class Entities(Mapping[EntityId, Entity]):
    """All entities by the ids under which answers name them; ``judged`` may be there though no document names them."""

    def __init__(self, engine: Engine, connection: Connection, judged: Collection[EntityId]) -> None:
        self._engine = engine
        one = schema.identity
        self._one: dict[EntityId, EntityId] = {
            row.entity: row.one for row in connection.execute(select(one.c.entity, one.c.one))
        }
        self._same: dict[EntityId, set[EntityId]] = {}
        for id, stands in self._one.items():
            self._same.setdefault(stands, {stands}).add(id)
        self._judged = frozenset(map(self.one, judged))
        self._found: dict[EntityId, Entity | None] = {}
        self._of_country: dict[str, frozenset[EntityId]] = {}

    def one(self, id: EntityId) -> EntityId:
        """The id under which answers name an entity of a document."""
        return self._one.get(id, id)

    def same(self, id: EntityId) -> set[EntityId]:
        """All ids under which the documents have an entity."""
        return self._same.get(id, {id})

    def __getitem__(self, id: EntityId) -> Entity:
        found = self._read([id])[id]
        if found is None:
            raise KeyError(id)
        return found

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._read([id])[id] is not None

    def __iter__(self) -> Iterator[EntityId]:
        with self._engine.connect() as connection:
            ids = set(connection.execute(select(schema.entity.c.id)).scalars())
        yield from sorted((ids - self._one.keys()) | {id for id in self._same if id in self} | self._only_judged())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _only_judged(self) -> set[EntityId]:
        return {id for id in self._judged if id in self}

    def _read(self, ids: Collection[EntityId]) -> Mapping[EntityId, Entity | None]:
        new = [id for id in ids if id not in self._found]
        if new:
            looks: dict[EntityId, Entity] = {}
            table = schema.entity
            with self._engine.connect() as connection:
                for chunk in chunks(sorted({each for id in new if id not in self._one for each in self.same(id)})):
                    rows = connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
                    looks |= {row["id"]: entity_of(row, row["id"]) for row in rows}
            self._found |= {id: self._united(id, looks) for id in new}
        return self._found

    def _united(self, id: EntityId, looks: Mapping[EntityId, Entity]) -> Entity | None:
        """What all documents together show of an entity; None if there is nobody of this id."""
        if id in self._one:
            return None
        knowledge = load_knowledge()
        if id not in self._same:
            judged = id in self._judged and knowledge.knows(id)
            return looks.get(id) or (knowledge.entity(id) if judged else None)
        theirs = [looks[each].model_copy(update={"id": id}) for each in sorted(self._same[id]) if each in looks]
        known = looks.get(id) or (knowledge.entity(id) if knowledge.knows(id) else None)
        if known and known.known:
            aliases = {name for look in theirs for name in (*look.aliases, look.names.de)} - {known.names.de}
            return known.model_copy(update={"aliases": tuple(sorted({*known.aliases, *aliases}))})
        return merged(dict.fromkeys(theirs, 1)) if theirs else None

    def of_country(self, code: str) -> frozenset[EntityId]:
        """All who belong to a state."""
        if code not in self._of_country:
            table = schema.entity
            with self._engine.connect() as connection:
                found = set(connection.execute(select(table.c.id).where(table.c.country == code)).scalars())
            elsewhere = {id for id in {*self._same, *self._judged} if id.startswith(("person/", "org/", "place/"))}
            together = {self.one(id) for id in found if self.one(id) in self._same} | elsewhere
            self._read(together)
            alone = {id for id in found if self.one(id) not in self._same}
            theirs = {id for id in together if (entity := self.get(id)) and entity.country == code}
            self._of_country[code] = frozenset(alone | theirs)
        return self._of_country[code]

    def of_type(self, type: EntityType | str) -> list[EntityId]:
        """All of a type."""
        table = schema.entity
        with self._engine.connect() as connection:
            found = set(connection.execute(select(table.c.id).where(table.c.type == type)).scalars())
        ids = {self.one(id) for id in found}
        self._read(ids)
        return sorted(id for id in ids if (entity := self.get(id)) and entity.type == type)

    def starting(self, prefix: str) -> list[EntityId]:
        """All whose ids begin so."""
        table = schema.entity
        with self._engine.connect() as connection:
            found = connection.execute(
                select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True))
            ).scalars()
            ids = {self.one(id) for id in found} | {id for id in {*self._same, *self._judged} if id.startswith(prefix)}
        return sorted(id for id in ids if id.startswith(prefix) and id in self)

    def named(self, name: str) -> list[EntityId]:
        """All that have a name, up to case, accents, spaces and punctuation."""
        table = schema.entity_name
        with self._engine.connect() as connection:
            found = connection.execute(select(table.c.entity).where(table.c.name == folded(name))).scalars()
            return sorted({self.one(id) for id in found})

    def usual_names(self) -> dict[str, EntityId]:
        """The German name of everybody."""
        table = schema.entity
        with self._engine.connect() as connection:
            rows = connection.execute(select(table.c.de, table.c.id).order_by(table.c.id)).all()
        return {row.de: self.one(row.id) for row in rows}
