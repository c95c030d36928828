"""Depesche reads news about relations between states and keeps an auditable record.

>>> from depesche import Questions, Record, read
>>> with Record("depesche.db") as record:  # doctest: +SKIP
...     record.add(read(["articles/"]))
...     Questions(record).timeline()
"""

from depesche.face import read
from depesche.queries import Asked, Questions
from depesche.record import Record

__all__ = ["Asked", "Questions", "Record", "read"]
