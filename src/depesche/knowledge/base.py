"""Look-ups in the knowledge base: who is who, under which names, on which day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.days import first_day, last_day, membership
from depesche.knowledge.institutions import Institutions
from depesche.knowledge.loader import load_store
from depesche.knowledge.offices import Titles
from depesche.knowledge.outlets import find_outlet
from depesche.knowledge.ranking import PersonRanking
from depesche.knowledge.store import EntityRow, Memory, Store, TermRow
from depesche.knowledge.terms import Term, Terms
from depesche.knowledge.text.context import KINDS, Rules
from depesche.knowledge.text.scanner import Scanner
from depesche.model import Entity, EntityType, Names

__all__ = ["Kind", "Knowledge", "NameMatch", "Office", "Term", "load_knowledge"]

#: head_of_state, head_of_government, foreign_minister, … (the offices of data/offices.yaml)
Office = str

#: Of so many who share an office one may be meant by it; of more, none in particular.
_FEW = 2

Kind = Literal["name", "acronym", "adjective", "demonym", "capital", "metonym", "surname"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name found in a text: ``[start, end)`` and the candidates, best first.

    For a capital the candidates are the place and then the actor it stands for (state, or the EU for Brussels).
    """

    start: int
    end: int
    entities: tuple[str, ...]
    kind: Kind


class Knowledge:
    """Who is who. Ids: "state/KZ", "org/SCO", "person/…", "outlet/tass", "place/Q1520".

    ``store`` holds what :mod:`depesche.knowledge.building.build` makes of the tables.
    """

    def __init__(self, store: Store) -> None:
        self.version: str = store.version
        self._store = store
        self._rows: Memory[EntityRow | None] = Memory(store.entity)
        self._facts: Memory[Mapping[str, Any]] = Memory(store.facts)
        self._outlets: Memory[str | None] = Memory(store.outlet)
        self._institutions = Institutions(store.table("institutions"), self._rows)
        self._titles = Titles(store.table("offices"))
        rules = Rules.of(store.table("rules"))
        self._scanner = Scanner(store.forms, store.lengths, rules, frozenset(store.table("seconds")))
        horizon = date.fromisoformat(store.meta("horizon"))
        self._terms = Terms(store.terms_of_person, store.terms_of_office, self._titles, horizon)
        self._ranking = PersonRanking(store, self._terms)
        self._shared = frozenset(store.table("shared"))
        self._famous = frozenset(f"state/{code}" for code in store.table("famous"))
        self._entities: dict[str, Entity] = {}

    def entity(self, id: str) -> Entity:
        """The entity as it goes into a reading. Raises KnowledgeError if unknown."""
        found = self._entities.get(id)
        if found is None:
            found = self._entities[id] = self._make(id)
        return found

    def _make(self, id: str) -> Entity:
        row = self._row(id)
        if row is None:
            raise KnowledgeError(f"unknown entity: {id}")
        german, english, russian = row.names
        return Entity(
            id=id,
            type=EntityType(row.type),
            names=Names(de=german or id, en=english, ru=russian),
            aliases=tuple(row.aliases),
            wikidata=row.wikidata,
            country=row.country,
            known=True,
        )

    def knows(self, id: str) -> bool:
        """Whether ``id`` is the id of a known entity."""
        return self._row(id) is not None

    def _row(self, id: str) -> EntityRow | None:
        return self._rows[id] or self._institutions.row(id)

    def origin(self, id: str) -> tuple[str, str]:
        """Where an entity's row comes from, and of which day it is. Raises KnowledgeError if unknown."""
        row = self._row(id)
        if row is None:
            raise KnowledgeError(f"unknown entity: {id}")
        return row.source, row.as_of

    def facts(self, id: str) -> Mapping[str, Any]:
        """What the tables say beyond names: codes, capitals, members, chairs, an outlet's owner …; may be empty."""
        return self._facts[id]

    def term_rows(self, person: str) -> Sequence[TermRow]:
        """The terms of a person as the tables have them, with their sources."""
        return self._store.terms_of_person(person)

    def scan(self, text: str) -> Iterator[NameMatch]:
        """All known names in ``text``, longest first at each place, left to right, not overlapping; linear time.

        Inflected forms count ("Kasachstans", "des Eurasischen Forschungsinstituts", "kasachischen", "Putins"). Of a
        compound with hyphen the known part is given ("EU" in "EU-Kommission" unless that has a name of its own).
        """
        for start, end, entries in self._scanner.scan(text):
            entities = dict.fromkeys(id for entry in entries for id in entry.entities)
            yield NameMatch(start, end, tuple(entities), KINDS[entries[0].kind])

    def gender(self, id: str) -> Literal["m", "f", "n"] | None:
        """Grammatical gender that pronouns for this entity take; None if unknown or plural ("die USA")."""
        row = self._row(id)
        return cast(Literal["m", "f", "n"], row.gender) if row and row.gender in ("m", "f", "n") else None

    def is_plural(self, id: str) -> bool:
        """Whether the entity's name is a plural ("die Niederlande", "die Vereinten Nationen")."""
        row = self._row(id)
        return row is not None and row.gender == "pl"

    def _first(self, word: str, kind: Kind) -> str | None:
        for entry in self._scanner.lookup(word):
            if KINDS[entry.kind] == kind:
                return next((id for id in entry.entities if not id.startswith("place/")), None)
        return None

    def country_of_adjective(self, word: str) -> str | None:
        """ "kasachischen", "Kasachischer", "russisch-kasachische" (the last part) → "state/KZ"."""
        return self._first(word, "adjective") or self._first(word.rpartition("-")[2], "adjective")

    def country_of_demonym(self, word: str) -> str | None:
        """ "Kasache", "Russin", "Türken" → the state's id."""
        return self._first(word, "demonym") or self._first(word.rpartition("-")[2], "demonym")

    def country_of_capital(self, word: str) -> str | None:
        """ "Astana", "Moskaus" → the state's id (also former names, "Nur-Sultan"); "Brüssel" → "org/EU"."""
        return self._first(word, "capital")

    def capital_of(self, state: str, day: date | None = None) -> str | None:
        """The place id of the capital."""
        capitals = self._facts[state].get("capitals", ())
        for place, since, until in capitals:
            if day and (first_day(since) or date.min) <= day <= (last_day(until) or date.max):
                return str(place)
        return str(capitals[-1][0]) if capitals else None

    def metonym(self, word: str) -> str | None:
        """ "Kreml", "Weißes Haus", "Akorda" → the state's id."""
        return self._first(word, "metonym")

    def government_of(self, place: str) -> str | None:
        """The organization that governs a constituent state: "place/bavaria" → "org/DE-BY", body of its premier."""
        return cast(str | None, self._facts[place].get("government"))

    def holders(self, office: Office, body: str, day: date | None) -> list[str]:
        """Person ids who held ``office`` of ``body`` on ``day`` (today's holders if None), most likely first."""
        return self._terms.holders(office, body, day)

    def offices_of(self, body: str) -> list[Office]:
        """The offices of a state or organization of which holders are known, in the order of data/offices.yaml."""
        held = {row.office for row in self._store.terms_of_body(body)}
        return [office for office in self._titles.all if office in held]

    def wikidata_ids(self, type: str) -> dict[str, str]:
        """Wikidata id → our id, of all entities of a type ("person", "state") that have one."""
        return {row.wikidata: id for id, row in self._store.entities(type) if row.wikidata}

    def family(self, body: str) -> Sequence[str]:
        """``body`` and the organizations that are one with it as far as offices go."""
        return self._titles.family(body)

    def is_single(self, office: Office) -> bool:
        """Whether a body has one holder of ``office`` at a time."""
        return office not in self._shared

    def is_famous(self, term: Term) -> bool:
        """Whether who held this office is known by surname for good, as heads of the states most in the news are."""
        return term.office in ("head_of_state", "head_of_government") and term.body in self._famous

    @property
    def horizon(self) -> date:
        """The day up to which officeholders are known; whether an open term still runs later is not."""
        return self._terms.horizon

    def terms_of(self, person: str) -> Sequence[Term]:
        """All terms of a person, oldest first."""
        return self._terms.of(person)

    def terms_in(self, person: str, body: str) -> Sequence[Term]:
        """The terms of a person in ``body`` or what is one with it; for a part of a state also those that the tables
        give the whole ("Ministerpräsident von Bayern", of whom they say that he is premier of a state of Germany).
        """
        family = self.family(body)
        row = self._row(body) if body.startswith("place/") else None
        whole = f"state/{row.country}" if row and row.country else None
        return [
            term
            for term in self.terms_of(person)
            if term.body in family or (term.body == whole and self._titles.is_of_parts(term.office))
        ]

    def in_particular(self, office: Office, body: str, day: date | None) -> list[str]:
        """The holders as in :meth:`holders`, unless a body has so many that the office alone means none of them."""
        found = self.holders(office, body, day)
        return [] if len(found) > _FEW and not self.is_single(office) else found

    def offices_for_title(self, title: str, body: str | None) -> list[Office]:
        """ "Staatschef", "Präsidentin", "Amtskollegen", "Regierungschef", "Bundeskanzler", "Kremlchef" … → offices,
        most likely first, for that state ("Präsident" of Germany is head_of_state; "Premier" is head_of_government).

        "Amtskollege" and the like give the pseudo-office "counterpart". Empty if ``title`` names no office.
        """
        return self._titles.offices(title, body)

    def body_of_title(self, title: str) -> str | None:
        """Whose office a title says by itself that it is ("Kremlchef" → "state/RU"), if it does."""
        return self._titles.body(title)

    def institution(self, noun: str, state: str) -> str | None:
        """The organization of ``state`` that a common noun names: "Außenministerium" of "state/RU"."""
        return self._institutions.find(noun, state)

    def state_of_institution(self, id: str) -> str | None:
        """The state whose ministry, parliament, army … ``id`` is: "org/RU/army" → "state/RU"."""
        return self._institutions.state_of(id)

    def persons(self, name: str, *, body: str | None = None, day: date | None = None) -> list[tuple[str, float]]:
        """Persons whom ``name`` may mean (any spelling, full name or surname), with a score in 0..1, best first.

        Ranked by match quality, office at ``day``, country. Empty below the threshold: better unknown than wrong.
        """
        return self._ranking.rank(name, body, day)

    def members(self, organization: str, day: date | None = None) -> list[str]:
        """State ids of the members on ``day`` (None: now)."""
        return self._states_on(self._facts[organization].get("members", {}), day)

    def observers(self, organization: str, day: date | None = None) -> list[str]:
        """State ids of observers, partners and associates on ``day`` (None: now)."""
        return self._states_on(self._facts[organization].get("observers", {}), day)

    @staticmethod
    def _states_on(table: Mapping[str, Any], day: date | None) -> list[str]:
        found = []
        for code, period in table.items():
            since, until = membership(period)
            began = first_day(since) or date.min
            ended = last_day(until) or date.max
            if (began <= day <= ended) if day else until is None:
                found.append(f"state/{code}")
        return found

    def chairs(self, organization: str) -> Sequence[tuple[str, str]]:
        """(EDTF period, state id) of rotating chairs, as far as known."""
        chairs = self._facts[organization].get("chairs", {})
        return [(period, f"state/{code}") for period, code in chairs.items()]

    def short_names(self, organization: str) -> Sequence[str]:
        """Common nouns by which a text takes up the name again ("Kommission", "Bündnis"); not found by :meth:`scan`."""
        return tuple(self._facts[organization].get("short", ()))

    def outlet(self, name_or_domain: str) -> str | None:
        """The outlet's id by name, domain or address."""
        return find_outlet(self._outlets.__getitem__, name_or_domain)


@cache
def load_knowledge() -> Knowledge:
    """The knowledge base, once a process: the shipped one, with the user's own rows if there are any."""
    return Knowledge(load_store())
