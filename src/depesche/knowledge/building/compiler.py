"""Collects entities, names and relations until they can be written as one file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from depesche.knowledge.building.name_parts import equivalent_parts
from depesche.knowledge.building.tables import Tables
from depesche.knowledge.store import Draft, EntityRow, TermRow
from depesche.knowledge.text.context import KINDS
from depesche.knowledge.text.scanner import key_of

#: When one form stands for several entities, those of the earlier type are the likelier.
_TYPE_ORDER = ("state", "org", "place", "person", "outlet")

#: (kind, flags) → entity ids, in the order in which they were filed.
Readings = dict[tuple[int, int], dict[str, None]]


class Compiler:
    """Collects entities, names and relations from ``tables``."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or Tables()
        self.entities: dict[str, EntityRow] = {}
        self.facts: dict[str, dict[str, Any]] = {}
        self.outlets: dict[str, str] = {}
        self.persons: list[tuple[str, Sequence[Any]]] = []
        self.spellings: dict[str, list[int]] = {}
        self.given_names: set[str] = set()
        self.terms: list[TermRow] = []
        self.wholes: dict[str, Any] = {}
        self._names: dict[str, Readings] = {}

    def entity(
        self,
        id: str,
        type: str,
        names: Sequence[str | None],
        *,
        aliases: Iterable[str] = (),
        wikidata: str | None = None,
        country: str | None = None,
        gender: str | None = None,
        source: str = "",
        as_of: str = "",
    ) -> None:
        """Adds an entity; ``names`` are the usual ones in German, English and Russian."""
        others = [alias for alias in dict.fromkeys(aliases) if alias not in names]
        german, english, russian = names
        self.entities[id] = EntityRow(
            type, (german, english, russian), others, wikidata, country, gender, source, as_of
        )

    def add_aliases(self, id: str, aliases: Iterable[str]) -> None:
        """Adds other names of an entity that is there already."""
        row = self.entities[id]
        self.entities[id] = row._replace(aliases=list(dict.fromkeys([*row.aliases, *aliases])))

    def name(self, form: str, kind: str, *entities: str, flags: int = 0) -> None:
        """Files ``form`` as a name of ``entities``, the likeliest first."""
        key = key_of(form)
        if key:
            readings = self._names.setdefault(key, {})
            readings.setdefault((KINDS.index(kind), flags), {}).update(dict.fromkeys(entities))

    def person(self, id: str, row: Sequence[Any], keys: Iterable[str]) -> None:
        """Adds the name forms of a person, and the spelling keys under which they are looked for."""
        self.persons.append((id, row))
        for key in keys:
            self.spellings.setdefault(key, []).append(len(self.persons))

    def forms(self) -> dict[str, list[Any]]:
        """Every form under which an entity may stand in a text, with its readings: kind, flags and entities."""
        names: dict[str, list[Any]] = {}
        for key in sorted(self._names):
            flat: list[Any] = []
            for (kind, flags), entities in sorted(_capitals_first(self._names[key]).items()):
                ordered = sorted(entities, key=lambda id: _TYPE_ORDER.index(id.partition("/")[0]))
                if KINDS[kind] == "capital":
                    ordered = list(entities)
                flat += [kind, flags, ordered]
            names[key] = flat
        return names

    def packed(self, meta: Mapping[str, str]) -> bytes:
        """The compiled file."""
        forms = self.forms()
        draft = Draft()
        draft.fill("entity", [(id, row.type, *row.names, *row[2:]) for id, row in sorted(self.entities.items())])
        draft.fill("form", list(forms.items()))
        draft.fill("start", sorted(_lengths(forms).items()))
        draft.fill("person", [(n, id, row) for n, (id, row) in enumerate(self.persons, 1)])
        draft.fill("spelling", [(key, " ".join(map(str, each))) for key, each in sorted(self.spellings.items())])
        draft.fill("given_name", [(name,) for name in sorted(self.given_names)])
        draft.fill("name_part", sorted(equivalent_parts(self.tables.tsv("name_parts")).items()))
        draft.fill("term", self.terms)
        draft.fill("fact", sorted(self.facts.items()))
        draft.fill("outlet", sorted(self.outlets.items()))
        draft.fill("meta", [(key, self.wholes[key]) for key in sorted(self.wholes)])
        return draft.packed(meta)


def _lengths(forms: Iterable[str]) -> dict[str, int]:
    """For the first word and the first two words of forms, a bit set of the numbers of words that these have."""
    lengths: dict[str, int] = {}
    for key in forms:
        words = key.split(" ")
        for start in dict.fromkeys((words[0], " ".join(words[:2]))):
            lengths[start] = lengths.get(start, 0) | 1 << len(words)
    return lengths


def _capitals_first(readings: Readings) -> Readings:
    """The readings with towns of a capital's name behind the capital ("Berlin" is not first of all another Berlin)."""
    capital = readings.get((KINDS.index("capital"), 0))
    towns = readings.get((KINDS.index("name"), 0), {})
    if not capital or any(not id.startswith("place/") for id in towns):
        return readings
    kept = {key: entities for key, entities in readings.items() if entities is not towns}
    return {**kept, (KINDS.index("capital"), 0): {**capital, **towns}}
