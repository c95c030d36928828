"""The names of a record's entities, by which people ask for them: without case, accents, spaces and punctuation."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select

from depesche.model import Entity, EntityType
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.rows import entity_of

_CHUNK = 2000


def folded(name: str) -> str:
    """The letters and digits of a name, in one case and without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def names_of(entity: Entity) -> set[str]:
    """All that an entity may be asked for by: names, id, the code of a state, the last word of a person's name."""
    names = {entity.names.de, entity.names.en, entity.names.ru, *entity.aliases, entity.id}
    if entity.type is EntityType.STATE:
        names.add(entity.country)
    if entity.type is EntityType.PERSON:
        names.add(entity.names.de.rsplit(" ", 1)[-1])
    return {found for name in names if name and (found := folded(name))}


def index(connection: Connection, entities: Collection[Entity], gone: Iterable[str] = ()) -> None:
    """Keeps the names of ``entities``, and forgets those that they, and the ids in ``gone``, had."""
    table = schema.entity_name
    ids = sorted({*(entity.id for entity in entities), *gone})
    for chunk in chunks(ids):
        connection.execute(delete(table).where(table.c.entity.in_(chunk)))
    rows = [{"name": name, "entity": entity.id} for entity in entities for name in sorted(names_of(entity))]
    if rows:
        connection.execute(insert(table), rows)


def index_all(connection: Connection) -> None:
    """Makes the index anew."""
    connection.execute(delete(schema.entity_name))
    for entities in _every(connection):
        index(connection, entities)


def _every(connection: Connection) -> Iterator[list[Entity]]:
    table, last = schema.entity, ""
    while True:
        query = select(table).where(table.c.id > last).order_by(table.c.id).limit(_CHUNK)
        found = [entity_of(row, row["id"]) for row in connection.execute(query).mappings()]
        if not found:
            return
        yield found
        last = found[-1].id
