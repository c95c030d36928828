"""Whether two spellings name one person, by the names alone."""

from itertools import product

from depesche.knowledge.names.parts import THRESHOLD, Parts, agreement, parse, surname_first
from depesche.knowledge.names.spellings import spellings, squashed


def name_similarity(one: str, other: str) -> float:
    """How surely two spellings name one person, 0..1, by the names alone; 0 below the threshold.

    Symmetric. A bare surname agrees with a full name that has it, with a lower score than two full names.
    """
    if squashed(one) == squashed(other):
        return 1.0
    best = 0.0
    for (left, left_weight), (right, right_weight) in product(spellings(one), spellings(other)):
        best = max(best, _unknown_agreement(parse(left), parse(right)) * left_weight * right_weight)
    return round(best, 3) if best >= THRESHOLD else 0.0


def _unknown_agreement(mine: list[Parts], theirs: list[Parts]) -> float:
    """The best agreement of two names that may each have the surname last or first."""
    best = 0.0
    for (i, one), (j, other) in product(enumerate(mine), enumerate(theirs)):
        eastern = surname_first(one) and surname_first(other)
        if i and j and not eastern:
            continue
        best = max(best, agreement(one, other, turned=i != j, whole=bool(i and j)))
    return best
