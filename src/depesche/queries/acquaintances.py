"""What the record has of the entities that no list has, for tying them over documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from depesche.knowledge.base import load_knowledge
from depesche.linking.identities import Acquaintance
from depesche.model import Entity, EntityId, EntityType, MentionForm
from depesche.record import schema
from depesche.record.merge import merged

#: an unknown person is a known one after all if the names agree so well
_CERTAIN = 0.93


def acquaintances(connection: Connection, entities: Mapping[EntityId, Entity]) -> Iterator[Acquaintance]:
    """The unknown entities of a record, with their documents and positions."""
    documents: defaultdict[EntityId, set[str]] = defaultdict(set)
    positions: defaultdict[EntityId, set[tuple[str, str]]] = defaultdict(set)
    appearance, position = schema.appearance, schema.position
    unknown = select(appearance.c.entity, appearance.c.document).where(appearance.c.known.is_(False))
    for entity, document in connection.execute(unknown):
        documents[entity].add(document)
    held = select(position.c.person, position.c.office, position.c.body).where(
        position.c.office.is_not(None), position.c.body.is_not(None)
    )
    for person, office, body in connection.execute(held):
        positions[person].add((office, body))
    mention = schema.mention
    by_name = select(mention.c.entity).where(mention.c.form == MentionForm.NAME, mention.c.entity.startswith("x/"))
    named = set(connection.execute(by_name.distinct()).scalars())
    for id, found in documents.items():
        if id in entities and not entities[id].known:
            yield Acquaintance(entities[id], frozenset(found), frozenset(positions[id]), id in named)


def known_as(entity: Entity) -> EntityId | None:
    """The entity of today's knowledge base that an unknown one of a record is after all.

    That happens where the knowledge base has grown, or the user's own rows came later than the document. What only a
    common noun and its owner name ("Berater (Thailand)") is nobody known.
    """
    if "(" in entity.names.de:
        return None
    knowledge = load_knowledge()
    names = dict.fromkeys((entity.names.de, *entity.aliases))
    if entity.type is EntityType.PERSON:
        body = f"state/{entity.country}" if entity.country else None
        for name in (name for name in names if " " in name):
            found = knowledge.persons(name, body=body)
            fitting = [id for id, score in found if score >= _CERTAIN]
            if len(fitting) == 1 and entity.country in (None, knowledge.entity(fitting[0]).country):
                return fitting[0]
        return None
    for name in names:
        for match in knowledge.scan(name):
            whole = (match.start, match.end) == (0, len(name)) and match.kind == "name" and " " in name
            if whole and len(match.entities) == 1 and knowledge.entity(match.entities[0]).type is entity.type:
                return match.entities[0]
    return None


def united(entities: Mapping[EntityId, Entity], same: Mapping[EntityId, set[EntityId]]) -> dict[EntityId, Entity]:
    """The entities, those that are one made one; ``same`` has all ids of each of these."""
    gone = {id for one, ids in same.items() for id in ids if id != one}
    found = {id: entity for id, entity in entities.items() if id not in gone}
    for one, ids in same.items():
        looks = [entities[id].model_copy(update={"id": one}) for id in sorted(ids) if id in entities]
        known = found.get(one) or (load_knowledge().entity(one) if load_knowledge().knows(one) else None)
        if known and known.known:
            aliases = {name for look in looks for name in (*look.aliases, look.names.de)} - {known.names.de}
            found[one] = known.model_copy(update={"aliases": tuple(sorted({*known.aliases, *aliases}))})
        else:
            found[one] = merged(dict.fromkeys(looks, 1))
    return found
