"""What every question needs: the database, the entities and their states, and documents to cite."""

from collections import Counter
from collections.abc import Collection
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, func, select, true

from depesche.errors import UsageError
from depesche.knowledge.base import load_knowledge
from depesche.model import EntityId, MentionForm, Source, Spelling
from depesche.queries.entities import Entities
from depesche.queries.evidence import source_of
from depesche.record import Record, judgements, schema
from depesche.record.chunks import chunks

#: so much of a text has its first line
_BEGINNING = 1000
_CITED = select(
    *(column for column in schema.document.c if column.name != "text"),
    func.substr(schema.document.c.text, 1, _BEGINNING).label("text"),
)


class Archive:
    """A record opened for questions: its engine, and its entities.

    Entities that :mod:`depesche.linking.identities` finds to be one are one here; answers name them by one id. Which
    these are, and which judgements are in force, is as it was at the opening.
    """

    def __init__(self, record: Record) -> None:
        self.engine: Engine = record.engine
        record.link()
        with self.engine.connect() as connection:
            self.in_force = judgements.in_force(connection)
            judged = {id for each in self.in_force for id in each.values()}
            self.entities = Entities(self.engine, connection, judged)

    def is_there(self, id: EntityId) -> bool:
        """Whether a document of the record or the knowledge base has an entity of just this id."""
        if load_knowledge().knows(id):
            return True
        table = schema.entity
        with self.engine.connect() as connection:
            return connection.execute(select(table.c.id).where(table.c.id == id)).first() is not None

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
        return self.entities.one(id)

    def maybe_one(self, id: EntityId | None) -> EntityId | None:
        """The same for an id that may lack."""
        return self.entities.one(id) if id else None

    def same(self, id: EntityId) -> set[EntityId]:
        """All ids under which the documents have an entity."""
        return self.entities.same(id)

    def behind(self, id: EntityId) -> set[EntityId]:
        """The ids of the entity in documents and, for a state, of everybody who belongs to it."""
        theirs = self.entities.of_country(id.removeprefix("state/")) if id.startswith("state/") else ()
        return {each for one in {id, *theirs} for each in self.same(one)}

    def naming(self, ids: Collection[EntityId]) -> Select[Any]:
        """The documents that name one of the entities or, for a state, somebody who belongs to it."""
        table = schema.appearance
        return select(table.c.document).where(table.c.entity.in_({each for id in ids for each in self.behind(id)}))

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
        return sorted((id for id in self.entities.of_type(type) if counts[id]), key=lambda id: (-counts[id], id))

    def documents(self, connection: Connection, ids: Collection[str]) -> dict[str, RowMapping]:
        """The document rows of ``ids``."""
        table = schema.document
        return {
            row["id"]: row
            for chunk in chunks(sorted(ids))
            for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        }

    def citations(self, connection: Connection, ids: Collection[str]) -> dict[str, Source]:
        """How documents are cited; of their texts only the beginning is read."""
        return {
            row["id"]: source_of(row)
            for chunk in chunks(sorted(ids))
            for row in connection.execute(_CITED.where(schema.document.c.id.in_(chunk))).mappings()
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
            rows = connection.execute(_CITED).mappings()
            return sorted(map(source_of, rows), key=lambda each: (each.published or "~", each.document))
