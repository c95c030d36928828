"""Who did what to whom: the actions that a text reports between or by political actors."""

from depesche.reading.events.find import find

__all__ = ["find"]
