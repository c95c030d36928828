"""What every question needs: the database, the entities and their states, and documents to cite."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TypeVar

from sqlalchemy import Connection, Engine, RowMapping, func, select, true

from depesche.errors import UsageError
from depesche.knowledge.base import load_knowledge
from depesche.linking.identities import identities
from depesche.linking.judgements import decided_entities
from depesche.model import Entity, EntityId, MentionForm, Source, Spelling
from depesche.queries.acquaintances import acquaintances, known_as, united
from depesche.queries.evidence import source_of
from depesche.record import Record, derived, judgements, schema
from depesche.record.rows import entity_of

Value = TypeVar("Value")


def chunks(values: Collection[Value], size: int = 500) -> Iterator[Sequence[Value]]:
    """``values`` in pieces that fit into one statement."""
    ordered = list(values)
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


class Archive:
    """A record opened for questions: its engine, and its entities in memory as they stood at the opening.

    Entities that :mod:`depesche.linking.identities` finds to be one are one here; answers name them by one id. The
    judgements are those that were in force at the opening, too.
    """

    def __init__(self, record: Record) -> None:
        self.engine: Engine = record.engine
        record.link()
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.entity)).mappings()
            entities = {row["id"]: entity_of(row, row["id"]) for row in rows}
            self.in_force = judgements.in_force(connection)
        self.ids = frozenset(entities)

        def find(connection: Connection) -> dict[EntityId, EntityId]:
            decided = decided_entities(self.in_force)
            return identities(acquaintances(connection, entities), known_as, decided, self.is_there)

        on_entities = judgements.stamp(each for each in self.in_force if not each.anchors)
        stamp = f"{version('depesche')} {load_knowledge().version} {on_entities}".rstrip()
        self._one = derived.identities(self.engine, stamp, find)
        self._same: dict[EntityId, set[EntityId]] = {}
        for id, one in self._one.items():
            self._same.setdefault(one, {one}).add(id)
        self.entities: dict[EntityId, Entity] = united(entities, self._same)
        for id in {self.one(id) for each in self.in_force for id in each.values()} - self.entities.keys():
            if load_knowledge().knows(id):  # no document names whom or what a person set
                self.entities[id] = load_knowledge().entity(id)
        self._of_country: dict[str, set[EntityId]] = {}
        for entity in self.entities.values():
            if entity.country:
                self._of_country.setdefault(entity.country, set()).add(entity.id)

    def is_there(self, id: EntityId) -> bool:
        """Whether a document of the record or the knowledge base has an entity of just this id."""
        return id in self.ids or load_knowledge().knows(id)

    @cached_property
    def _families(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            return {row.document: row.family for row in connection.execute(select(schema.family))}

    def family_of(self, document: str) -> str:
        """The family of echoes that a document belongs to, which counts as one source; its own id if it is alone."""
        return self._families.get(document, document)

    def state_of(self, id: EntityId) -> EntityId:
        """The state an entity belongs to, else the entity itself."""
        entity = self.entities.get(id)
        return f"state/{entity.country}" if entity and entity.country else id

    def one(self, id: EntityId) -> EntityId:
        """The id under which answers name an entity of a document."""
        return self._one.get(id, id)

    def maybe_one(self, id: EntityId | None) -> EntityId | None:
        """The same for an id that may lack."""
        return self._one.get(id, id) if id else None

    def same(self, id: EntityId) -> set[EntityId]:
        """All ids under which the documents have an entity."""
        return self._same.get(id, {id})

    def behind(self, id: EntityId) -> set[EntityId]:
        """The ids of the entity in documents and, for a state, of everybody who belongs to it."""
        theirs = self._of_country.get(id.removeprefix("state/"), set()) if id.startswith("state/") else set()
        return {each for one in {id, *theirs} for each in self.same(one)}

    def name(self, id: EntityId) -> str:
        """The entity's German name."""
        entity = self.entities.get(id)
        return entity.names.de if entity else id

    def name_of(self, id: EntityId) -> str:
        """The German name of an entity that may stand in the knowledge base only."""
        knowledge = load_knowledge()
        return knowledge.entity(id).names.de if id not in self.entities and knowledge.knows(id) else self.name(id)

    def most_named(self, type: str) -> list[EntityId]:
        """Entities of a type, those with the most mentions first."""
        query = select(schema.mention.c.entity, func.count().label("n")).group_by(schema.mention.c.entity)
        counts: Counter[EntityId] = Counter()
        with self.engine.connect() as connection:
            for row in connection.execute(query):
                counts[self.one(row.entity)] += row.n
        of_type = (id for id in counts if id in self.entities and self.entities[id].type == type)
        return sorted(of_type, key=lambda id: (-counts[id], id))

    def documents(self, connection: Connection, ids: Collection[str]) -> dict[str, RowMapping]:
        """The document rows of ``ids``."""
        table = schema.document
        return {
            row["id"]: row
            for chunk in chunks(sorted(ids))
            for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        }

    def spellings(self, id: EntityId, *, pronouns: bool = True) -> tuple[Spelling, ...]:
        """The forms under which an entity stands in the texts (without pronouns if so asked), most frequent first."""
        mention, document = schema.mention, schema.document
        words = func.substr(document.c.text, mention.c.start + 1, mention.c.end - mention.c.start)
        query = (
            select(words.label("words"), func.count().label("n"))
            .join(document, document.c.id == mention.c.document)
            .where(mention.c.entity.in_(self.same(id)), true() if pronouns else mention.c.form != MentionForm.PRONOUN)
            .group_by(words)
            .order_by(func.count().desc(), words)
        )
        with self.engine.connect() as connection:
            return tuple(Spelling(text=row.words, count=row.n) for row in connection.execute(query))

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        """The texts of documents."""
        with self.engine.connect() as connection:
            return {id: row["text"] for id, row in self.documents(connection, ids).items()}

    def find_document(self, name: str) -> str:
        """The document of an id, a path or an address. Raises UsageError for none or several."""
        table = schema.document
        where = (
            (table.c.id == name) | (table.c.url == name) | (table.c.path == name) | table.c.path.endswith(f"/{name}")
        )
        with self.engine.connect() as connection:
            found: list[str] = list(connection.execute(select(table.c.id).where(where)).scalars())
        if len(found) != 1:
            raise UsageError(f"“{name}” is {'several documents' if found else 'no document'} of this record")
        return found[0]

    def sources(self) -> list[Source]:
        """All documents, in the order of their days."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.document)).mappings()
            return sorted(map(source_of, rows), key=lambda each: (each.published or "~", each.document))
