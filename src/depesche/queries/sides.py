"""For which party an entity stands in an agreement: people and bodies for a state, international bodies for themselves.

Many international bodies have the country of their seat in the knowledge base, which does not make them that state's.
"""

import re
from datetime import date

from depesche.knowledge.base import load_knowledge
from depesche.linking.texts.stems import stem
from depesche.linking.undertakings.vocabulary import vocabulary
from depesche.model import EntityId
from depesche.queries.base import Archive

#: kinds of bodies that belong to no one state
_INTERNATIONAL = frozenset(
    {"international", "un-organ", "eu-organ", "conference", "union", "court", "mission", "central-bank"}
)
#: organs that bind the whole
_ORGANS = frozenset({"eu-organ"})


class Sides:
    """Maps entities of a record to the parties that they stand for; rebels do not stand for their state."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._knowledge = load_knowledge()
        self._found: dict[EntityId, EntityId] = {}
        named = {archive.name(id): id for id in archive.entities.starting("org/") if self._international(id)}
        self._by_name = {name: self._whole(id) for name, id in named.items()}

    def __call__(self, id: EntityId) -> EntityId:
        """The state or international body for which ``id`` stands, else itself."""
        if id not in self._found:
            self._found[id] = self._side(id)
        return self._found[id]

    def acting(self, person: EntityId, day: date) -> EntityId | None:
        """The international body for which a person acts on a day, if that is no office of a state."""
        bodies = [term.body for term in self._knowledge.terms_of(person) if term.covers(day)]
        if any(body.startswith("state/") for body in bodies):
            return None
        return next((self._whole(body) for body in sorted(bodies) if self._international(body)), None)

    def _side(self, id: EntityId) -> EntityId:
        if self._international(id):
            return self._whole(id)
        if id.startswith("x/group/") and any(stem(word) in vocabulary().opposed for word in re.split("[-/]", id)):
            return id
        name = self._archive.name(id)
        if id.startswith("x/") and name.endswith(")"):  # "Außenministerrat (…)": a body of the one in brackets
            owner = name[name.find("(") + 1 : -1]
            if owner in self._by_name:
                return self._by_name[owner]
        return self._archive.state_of(id)

    def _kind(self, id: EntityId) -> str | None:
        known = id.startswith("org/") and self._knowledge.knows(id)
        return self._knowledge.facts(id).get("kind") if known else None

    def binds(self, id: EntityId) -> bool:
        """Whether a party is a state or an international body, and no company or movement."""
        return id.startswith("state/") or self._international(id)

    def _international(self, id: EntityId) -> bool:
        return self._kind(id) in _INTERNATIONAL

    def _whole(self, id: EntityId) -> EntityId:
        whole = self._knowledge.facts(id).get("part_of") if self._kind(id) in _ORGANS else None
        return whole if isinstance(whole, str) and self._international(whole) else id
