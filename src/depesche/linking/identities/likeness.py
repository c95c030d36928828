"""Whose names are so alike that two acquaintances may be one; whether they are is for what else is known of them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from depesche.knowledge.names import similarity
from depesche.knowledge.names.spellings import squashed
from depesche.linking.identities.acquaintance import Acquaintance, contradict
from depesche.model import EntityId

Pair = tuple[EntityId, EntityId]

#: full names that agree less than this are two persons'
_SURE = 0.85
#: a bare surname agrees with a full name by so much at most (see names.parts.agreement)
_BARE = 0.72


#: the same names come in many documents
name_similarity = lru_cache(maxsize=100_000)(similarity.name_similarity)


@dataclass(slots=True)
class Likeness:
    """The pairs that may be one: full names of persons by how well they agree, bare surnames with all the full names
    that they may stand for, bare surnames with one position, bodies of one name."""

    full: dict[Pair, float] = field(default_factory=dict)
    surnames: dict[EntityId, list[EntityId]] = field(default_factory=dict)
    positions: list[Pair] = field(default_factory=list)
    bodies: list[Pair] = field(default_factory=list)

    def pairs(self) -> Iterator[Pair]:
        """All of them."""
        yield from self.full
        yield from ((bare, full) for bare, each in self.surnames.items() for full in each)
        yield from self.positions
        yield from self.bodies


def likeness(everybody: Iterable[Acquaintance], about: Container[EntityId] | None = None) -> Likeness:
    """The pairs among ``everybody`` that may be one, in an order that does not depend on theirs.

    With ``about`` only pairs of which one is in it, and all bodies that have the name of one.
    """
    ordered = sorted((each for each in everybody if not each.means_nobody), key=lambda each: each.id)
    persons = [each for each in ordered if each.is_person]
    full = [each for each in persons if each.full_names]
    bare = [each for each in persons if not each.full_names]
    return Likeness(
        dict(_by_full_names(full, about)),
        dict(_by_surname(bare, full, about)),
        list(_by_position(bare, about)),
        list(_by_body([each for each in ordered if not each.is_person])),
    )


def _by_full_names(persons: list[Acquaintance], about: Container[EntityId] | None) -> Iterator[tuple[Pair, float]]:
    for one, other in _near(persons, about):
        if not contradict(one, other):
            score = max(name_similarity(a, b) for a, b in product(one.full_names, other.full_names))
            if score >= _SURE:
                yield (one.id, other.id), score


def _by_surname(
    bare: list[Acquaintance], full: list[Acquaintance], about: Container[EntityId] | None
) -> Iterator[tuple[EntityId, list[EntityId]]]:
    by_key = _by_last_key(full)
    few = by_key if about is None else _by_last_key([each for each in full if each.id in about])
    fitting: dict[tuple[str, bool], list[EntityId]] = {}  # many documents have the same surname
    for person in bare:
        surname, asked = person.names[0], about is None or person.id in about
        if (surname, asked) not in fitting:
            table = by_key if asked else few
            near = {each.id: each for key in person.last_keys for each in table.get(key, ())}
            fitting[surname, asked] = sorted(
                each.id
                for each in near.values()
                if max(name_similarity(name, surname) for name in each.full_names) >= _BARE
            )
        if fitting[surname, asked]:
            yield person.id, fitting[surname, asked]


def _by_position(bare: list[Acquaintance], about: Container[EntityId] | None) -> Iterator[Pair]:
    for one, other in _near([person for person in bare if person.positions], about):
        if squashed(one.names[0]) == squashed(other.names[0]) and one.positions & other.positions:
            yield one.id, other.id


def _by_body(bodies: list[Acquaintance]) -> Iterator[Pair]:
    """Organizations, outlets, places and groups of one name; that of "Polizei (Duisburg)" is the whole."""
    for same in _by_last_key(bodies).values():
        yield from ((same[0].id, other.id) for other in same[1:])


def _by_last_key(people: list[Acquaintance]) -> dict[str, list[Acquaintance]]:
    found: defaultdict[str, list[Acquaintance]] = defaultdict(list)
    for each in people:
        for key in sorted(each.last_keys):
            found[key].append(each)
    return found


def _near(
    persons: list[Acquaintance], about: Container[EntityId] | None
) -> Iterator[tuple[Acquaintance, Acquaintance]]:
    """Pairs whose last words are heard alike, or the first of one and the last of the other; each pair once."""
    by_last = _by_last_key(persons)
    few = by_last if about is None else _by_last_key([each for each in persons if each.id in about])
    seen: set[Pair] = set()
    for person in persons:
        table = by_last if about is None or person.id in about else few
        for key in sorted(person.last_keys | person.first_keys):
            for other in table.get(key, ()):
                one, two = (person, other) if person.id < other.id else (other, person)
                if other is not person and (one.id, two.id) not in seen:
                    seen.add((one.id, two.id))
                    yield one, two
