"""Values in pieces that fit into one statement."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")


def chunks(values: Collection[Value], size: int = 500) -> Iterator[Sequence[Value]]:
    """``values`` in pieces that fit into one statement."""
    ordered = list(values)
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]
