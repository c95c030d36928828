"""The layout step: page furniture, credits and the dateline."""

from depesche.reading.layout.lines import mark

__all__ = ["mark"]
