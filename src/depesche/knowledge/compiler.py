"""Collects entities, names and relations until they can be written as one file."""

from collections.abc import Iterable
from typing import Any

from depesche.knowledge.context import KINDS
from depesche.knowledge.scanner import key_of

#: When one form stands for several entities, those of the earlier type are the likelier.
_TYPE_ORDER = ("state", "org", "place", "person", "outlet")

#: (kind, flags) → entity ids, in the order in which they were filed.
Readings = dict[tuple[int, int], dict[str, None]]


class Compiler:
    """Collects entities, names and relations from the tables."""

    def __init__(self) -> None:
        self.entities: dict[str, list[Any]] = {}
        self._names: dict[str, Readings] = {}
        self.relations: dict[str, Any] = {}

    def entity(
        self,
        id: str,
        type: str,
        names: list[str | None],
        *,
        aliases: Iterable[str] = (),
        wikidata: str | None = None,
        country: str | None = None,
        gender: str | None = None,
    ) -> None:
        """Adds an entity; ``names`` are the usual ones in German, English and Russian."""
        others = [alias for alias in dict.fromkeys(aliases) if alias not in names]
        self.entities[id] = [type, names, others, wikidata, country, gender]

    def name(self, form: str, kind: str, *entities: str, flags: int = 0) -> None:
        """Files ``form`` as a name of ``entities``, the likeliest first."""
        key = key_of(form)
        if key:
            readings = self._names.setdefault(key, {})
            readings.setdefault((KINDS.index(kind), flags), {}).update(dict.fromkeys(entities))

    def compiled(self) -> dict[str, Any]:
        """All that was collected, in a fixed order."""
        names: dict[str, list[Any]] = {}
        lengths: dict[str, int] = {}
        for key in sorted(self._names):
            flat: list[Any] = []
            for (kind, flags), entities in sorted(_capitals_first(self._names[key]).items()):
                ordered = sorted(entities, key=lambda id: _TYPE_ORDER.index(id.partition("/")[0]))
                if KINDS[kind] == "capital":
                    ordered = list(entities)
                flat += [kind, flags, ordered]
            names[key] = flat
            words = key.split(" ")
            for start in dict.fromkeys((words[0], " ".join(words[:2]))):
                lengths[start] = lengths.get(start, 0) | 1 << len(words)
        return {"entities": self.entities, "names": names, "lengths": lengths, **self.relations}


def _capitals_first(readings: Readings) -> Readings:
    """The readings with towns of a capital's name behind the capital ("Berlin" is not first of all another Berlin)."""
    capital = readings.get((KINDS.index("capital"), 0))
    towns = readings.get((KINDS.index("name"), 0), {})
    if not capital or any(not id.startswith("place/") for id in towns):
        return readings
    kept = {key: entities for key, entities in readings.items() if entities is not towns}
    return {**kept, (KINDS.index("capital"), 0): {**capital, **towns}}
