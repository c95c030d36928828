"""Values in pieces that fit into one statement."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")


def chunks(values: Iterable[Value], size: int = 500) -> Iterator[Sequence[Value]]:
    """``values`` in pieces that fit into one statement; SQLite binds at most 32,766 variables."""
    ordered = list(values)
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]
