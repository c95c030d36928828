"""Whom words mean that are no names: pronouns, possessives, "beide Länder"."""

from depesche.reading.coreference.colleagues import colleagues, further_owners
from depesche.reading.coreference.pairs import is_leaders, is_pair
from depesche.reading.coreference.pronouns import antecedent, gender_of
from depesche.reading.coreference.resolving import mention_for, resolve, resolve_all

__all__ = [
    "antecedent",
    "colleagues",
    "further_owners",
    "gender_of",
    "is_leaders",
    "is_pair",
    "mention_for",
    "resolve",
    "resolve_all",
]
