"""Which of the persons with a fitting name is meant."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from depesche.knowledge.names.index import PersonIndex
from depesche.knowledge.names.person import Person
from depesche.knowledge.store import Memory, Store
from depesche.knowledge.terms import Terms

#: What is taken off a name's score for what speaks against the person.
_NO_OFFICE_THEN = 0.06
_PER_YEAR_AWAY = 0.01
_OTHER_BODY = 0.08
_NO_TERM = 0.12


class PersonRanking:
    """Persons by name, the likelier ones first, out of a knowledge base's ``store``."""

    def __init__(self, store: Store, terms: Terms) -> None:
        self._persons: Memory[Person] = Memory(lambda id: person_of(store.person(id) or ()))
        self._index = PersonIndex(Memory(store.spelled).__getitem__, self._persons.__getitem__)
        self._terms = terms

    def rank(self, name: str, body: str | None, day: date | None) -> list[tuple[str, float]]:
        """(person id, score in 0..1), best first."""
        found = self._index.find(name)
        if len(found) < 2 and body is None:
            return found
        scored = [(id, round(max(0.0, score - self._against(id, body, day)), 3)) for id, score in found]
        return sorted(scored, key=lambda pair: (-pair[1], -self._terms.prominence(pair[0]), pair[0]))

    def _against(self, id: str, body: str | None, day: date | None) -> float:
        terms = self._terms.of(id)
        country = self._persons[id].country
        home = {term.body for term in terms} | {f"state/{country}"}
        against = _OTHER_BODY if body and body not in home else 0.0
        if not terms:
            return against + _NO_TERM
        if day is None:
            return against  # nothing is known of the time: who was higher and longer in office comes first
        years = min(term.distance(day) for term in terms) / 365.25
        return against + (_NO_OFFICE_THEN + min(0.1, _PER_YEAR_AWAY * years) if years > 0 else 0.0)


def person_of(row: Sequence[Any]) -> Person:
    """The person of a compiled row."""
    id, name_de, name_en, surname, gender, qid, originals, aliases, country = row
    return Person(
        id, name_de, name_en, surname, gender, qid, tuple((a, b) for a, b in originals), tuple(aliases), country
    )
