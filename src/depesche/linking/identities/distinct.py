"""Clusters of acquaintances none of which are known to be two."""

from collections.abc import Iterable, Mapping
from itertools import product

from depesche.linking.identities.acquaintance import Acquaintance, contradict
from depesche.linking.identities.likeness import name_similarity
from depesche.linking.judgements import Decided, Parted
from depesche.model import EntityId


class Distinct:
    """Clusters that grow as long as nothing speaks against it.

    They are made of units: single acquaintances, or several that people said to be one. What people decided is so from
    the start, and who fits one of a unit fits it: the others may have another name or country by right.
    """

    def __init__(self, everybody: Mapping[EntityId, Acquaintance], decided: Decided) -> None:
        named = {id for pair in (*decided.same, *decided.different) for id in pair}
        self._clusters = Parted(sorted({*everybody, *named}))
        for one, other in decided.same:
            self._clusters.join(one, other)
        for one, other in decided.different:
            self._clusters.part(one, other)
        self._units = {
            self._clusters.find(group[0]): [[everybody[id] for id in group if id in everybody]]
            for group in self._clusters.groups()
        }

    def members(self, id: EntityId) -> list[Acquaintance]:
        """All that are one with ``id``."""
        return [each for unit in self._units[self._clusters.find(id)] for each in unit]

    def fits(self, one: Acquaintance, other: EntityId) -> bool:
        """Whether nothing speaks against it that somebody is one with ``other``."""
        return all(_agree([one], unit) for unit in self._units[self._clusters.find(other)])

    def root(self, id: EntityId) -> EntityId:
        """The id that stands for the cluster meanwhile; ``id`` itself if it is in none."""
        return self._clusters.find(id) if id in self._clusters else id

    def apart(self, one: EntityId, other: EntityId) -> bool:
        """Whether people decided that two are two."""
        return one in self._clusters and other in self._clusters and self._clusters.apart(one, other)

    def join(self, one: EntityId, other: EntityId) -> None:
        """Makes two one, if nothing speaks against any two of theirs."""
        first, second = self._clusters.find(one), self._clusters.find(other)
        if first == second or self._clusters.apart(first, second):
            return
        mine, theirs = self._units[first], self._units[second]
        if all(_agree(unit, another) for unit, another in product(mine, theirs)):
            self._clusters.join(first, second)
            self._units[self._clusters.find(first)] = mine + theirs

    def groups(self) -> list[list[EntityId]]:
        """The clusters."""
        return self._clusters.groups()


def _apart(one: Acquaintance, other: Acquaintance) -> bool:
    """Whether two are certainly two."""
    if contradict(one, other):
        return True
    full = list(product(one.full_names, other.full_names))
    return one.is_person and bool(full) and not any(name_similarity(a, b) for a, b in full)


def _agree(unit: Iterable[Acquaintance], other: Iterable[Acquaintance]) -> bool:
    """Whether two units may be one; people who are in no document agree with everybody."""
    pairs = list(product(unit, other))
    return not pairs or not all(_apart(one, another) for one, another in pairs)
