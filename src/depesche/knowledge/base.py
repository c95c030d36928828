"""Look-ups in the knowledge base: who is who, under which names, on which day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from depesche.model import Entity

#: head_of_state, head_of_government, foreign_minister, … (the offices of data/offices.yaml)
Office = str


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office; open ends are None. ``body`` is a state id ("state/KZ") or organization id ("org/NATO")."""

    person: str
    office: Office
    body: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name found in a text: ``[start, end)`` and the candidates, best first."""

    start: int
    end: int
    entities: tuple[str, ...]
    kind: Literal["name", "acronym", "adjective", "demonym", "capital", "metonym", "surname"]


class Knowledge:
    """The knowledge base in memory. Ids: "state/KZ", "org/SCO", "person/…", "outlet/tass", "place/Q1520"."""

    version: str = "0"

    def entity(self, id: str) -> Entity:
        """The entity as it goes into a reading. Raises KnowledgeError if unknown."""
        raise NotImplementedError

    def scan(self, text: str) -> Iterator[NameMatch]:
        """All known names in ``text``, longest first at each place, left to right, not overlapping; linear time.

        Inflected forms count ("Kasachstans", "des Eurasischen Forschungsinstituts", "kasachischen", "Putins").
        """
        raise NotImplementedError

    def gender(self, id: str) -> Literal["m", "f", "n"] | None:
        """Grammatical gender that pronouns for this entity take."""
        raise NotImplementedError

    def country_of_adjective(self, word: str) -> str | None:
        """ "kasachischen", "Kasachischer", "russisch-kasachische" (the last part) → "state/KZ"."""
        raise NotImplementedError

    def country_of_demonym(self, word: str) -> str | None:
        """ "Kasache", "Russin", "Türken" → the state's id."""
        raise NotImplementedError

    def country_of_capital(self, word: str) -> str | None:
        """ "Astana", "Moskaus" → the state's id (also former names, "Nur-Sultan")."""
        raise NotImplementedError

    def capital_of(self, state: str, day: date | None = None) -> str | None:
        """The place id of the capital."""
        raise NotImplementedError

    def metonym(self, word: str) -> str | None:
        """ "Kreml", "Weißes Haus", "Akorda" → the state's id."""
        raise NotImplementedError

    def holders(self, office: Office, body: str, day: date | None) -> list[str]:
        """Person ids who held ``office`` of ``body`` on ``day`` (today's holders if None), most likely first."""
        raise NotImplementedError

    def terms_of(self, person: str) -> Sequence[Term]:
        """All terms of a person, oldest first."""
        raise NotImplementedError

    def offices_for_title(self, title: str, body: str | None) -> list[Office]:
        """ "Staatschef", "Präsidentin", "Amtskollegen", "Regierungschef", "Bundeskanzler", "Kremlchef" … → offices,
        most likely first, for that state ("Präsident" of Germany is head_of_state; "Premier" is head_of_government)."""
        raise NotImplementedError

    def persons(self, name: str, *, body: str | None = None, day: date | None = None) -> list[tuple[str, float]]:
        """Persons whom ``name`` may mean (any spelling, full name or surname), with a score in 0..1, best first.

        Ranked by match quality, office at ``day``, country. Empty below the threshold: better unknown than wrong.
        """
        raise NotImplementedError

    def members(self, organization: str, day: date | None = None) -> list[str]:
        """State ids of the members on ``day``."""
        raise NotImplementedError

    def chairs(self, organization: str) -> Sequence[tuple[str, str]]:
        """(EDTF period, state id) of rotating chairs, as far as known."""
        raise NotImplementedError

    def outlet(self, name_or_domain: str) -> str | None:
        """The outlet's id by name, domain or address."""
        raise NotImplementedError


@cache
def load_knowledge() -> Knowledge:
    """The shipped knowledge base, once a process."""
    raise NotImplementedError
