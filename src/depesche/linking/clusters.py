"""Union–find: sets that grow together, with a result that does not depend on the order of the unions."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Clusters(Generic[Item]):
    """Disjoint sets over the items they were made with."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The item that stands for the set of ``item``."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: Item, other: Item) -> None:
        """Makes the sets of the two items one."""
        self._parent[self.find(other)] = self.find(one)

    def groups(self) -> list[list[Item]]:
        """The sets, each in the order of the items."""
        sets: dict[Item, list[Item]] = {}
        for item in self._parent:
            sets.setdefault(self.find(item), []).append(item)
        return list(sets.values())
