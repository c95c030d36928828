"""Ministries, parliaments, armies … of the states: made from patterns when a text asks for them."""

from collections.abc import Mapping
from typing import Any

from depesche.knowledge.inflection import genitive
from depesche.knowledge.store import EntityRow


class Institutions:
    """The institutions of every state. ``table`` is institutions.yaml with ``nouns``: form of a noun → kind.

    The id of an institution is "org/<state>/<kind>", for example "org/KZ/foreign-ministry".
    """

    def __init__(self, table: Mapping[str, Any], rows: Mapping[str, EntityRow | None]) -> None:
        self._kinds: Mapping[str, Any] = table["kinds"]
        self._named: Mapping[str, Any] = table["named"]
        self._nouns: Mapping[str, str] = table["nouns"]
        self._rows = rows
        self._version: str = table["version"]

    def find(self, noun: str, state: str) -> str | None:
        """The id of the institution of ``state`` ("state/RU") that ``noun`` names, in any case."""
        kind = self._nouns.get(noun) or self._nouns.get(noun.rpartition("-")[2])
        return (
            f"org/{state.removeprefix('state/')}/{kind}"
            if kind and state.startswith("state/") and self._rows[state]
            else None
        )

    def state_of(self, id: str) -> str | None:
        """The state whose institution ``id`` is, if it is one."""
        parts = id.split("/")
        return f"state/{parts[1]}" if len(parts) == 3 and parts[0] == "org" and parts[2] in self._kinds else None

    def row(self, id: str) -> EntityRow | None:
        """The entity's row (type, names, aliases, Wikidata id, country, gender), as the other entities have one."""
        state = self.state_of(id)
        owner = self._rows[state] if state else None
        if not state or owner is None:
            return None
        code, kind = id.split("/")[1:]
        pattern = self._kinds[kind]
        german, english, russian = owner.names
        own = self._named.get(code, {}).get(kind, [])
        described = f"{pattern['de'][0]} {genitive(german or '', owner.gender)}"
        names = (
            own[0] if own else described,
            pattern["en"].format(state=english),
            f"{pattern['ru']} ({russian})" if "ru" in pattern else None,
        )
        aliases = [described, *own[1:]] if own else []
        return EntityRow(
            "organization", names, aliases, None, owner.country, pattern["gender"], "institutions", self._version
        )
