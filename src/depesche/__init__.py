"""Depesche reads news about relations between states and keeps an auditable record.

>>> from depesche import Questions, Record, read
>>> with Record("depesche.db") as record:  # doctest: +SKIP
...     record.add(read(["articles/"]))
...     Questions(record).timeline()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.face import read
    from depesche.queries import Asked, Questions
    from depesche.record import Record

__all__ = ["Asked", "Questions", "Record", "read"]

_FROM = {
    "read": "depesche.face",
    "Asked": "depesche.queries",
    "Questions": "depesche.queries",
    "Record": "depesche.record",
}


def __getattr__(name: str) -> Any:
    """Loads the public names when they are first used, so that no program pays for what it does not need."""
    if name not in _FROM:
        raise AttributeError(f"module 'depesche' has no attribute {name!r}")
    return getattr(import_module(_FROM[name]), name)
