"""The mentions step: what stands for an entity without being its name."""

from depesche.reading.mentions.finding import find

__all__ = ["find"]
