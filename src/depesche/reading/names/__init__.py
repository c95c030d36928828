"""The names step: persons, states, organizations, outlets and places that a text names."""

from depesche.reading.names.finding import find, matches_of, resettle

__all__ = ["find", "matches_of", "resettle"]
