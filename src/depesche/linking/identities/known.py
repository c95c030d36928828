"""Whom today's knowledge base knows, though no list did when a document was read."""

from depesche.knowledge.base import load_knowledge
from depesche.model import Entity, EntityId, EntityType

#: an unknown person is a known one after all if the names agree so well
_CERTAIN = 0.93


def known_as(entity: Entity) -> EntityId | None:
    """The entity of today's knowledge base that an unknown one of a record is after all.

    That happens where the knowledge base has grown, or the user's own rows came later than the document. What only a
    common noun and its owner name ("Berater (Thailand)") is nobody known.
    """
    if "(" in entity.names.de:
        return None
    names = dict.fromkeys((entity.names.de, *entity.aliases))
    return _person(entity, names) if entity.type is EntityType.PERSON else _body(entity, names)


def _person(entity: Entity, names: dict[str, None]) -> EntityId | None:
    knowledge = load_knowledge()
    body = f"state/{entity.country}" if entity.country else None
    for name in (name for name in names if " " in name):
        fitting = [id for id, score in knowledge.persons(name, body=body) if score >= _CERTAIN]
        if len(fitting) == 1 and entity.country in (None, knowledge.entity(fitting[0]).country):
            return fitting[0]
    return None


def _body(entity: Entity, names: dict[str, None]) -> EntityId | None:
    knowledge = load_knowledge()
    for name in names:
        for match in knowledge.scan(name):
            whole = (match.start, match.end) == (0, len(name)) and match.kind == "name" and " " in name
            if whole and len(match.entities) == 1 and knowledge.entity(match.entities[0]).type is entity.type:
                return match.entities[0]
    return None
