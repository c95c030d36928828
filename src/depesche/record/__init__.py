"""The Record: the only part of Depesche that speaks SQL."""

from depesche.record.store import Record

__all__ = ["Record"]
