"""Which documents are on one story: near in time, about the same actors, and alike in what they mean.

The relation is one of two documents alone, so that a story (whatever hangs together by it) does not depend on the order
in which documents come. Documents without a day belong to a story only on stronger grounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from depesche.linking.vectors import Vector
from depesche.model import EntityId, Story

#: days between two documents on one story
REACH = 3
#: least likeness of meaning: with the same actors, with few in common, and where a day is missing
_ALIKE, _VERY, _UNDATED = 0.62, 0.8, 0.74
#: and between two languages, whose names are not told alike
_FOREIGN = 0.7
LEAST = min(_ALIKE, _FOREIGN)
"""Documents that are less alike are on no story together."""
#: least share of actors in common
_COMMON, _FEW = 0.34, 0.1
NAMES = 2
"""So many names must be shared with a document that has no day."""
#: how much actors of a kind say about a story: states are in every report
WEIGHTS = {"person": 3.0, "organization": 1.5, "place": 1.5, "state": 1.0, "group": 0.5, "outlet": 0.0}


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as stories see it; ``names`` gives the weight of each entity, ``days`` when it may have come out."""

    document: str
    language: str
    vector: Vector
    names: Mapping[EntityId, float] = field(default_factory=dict)
    days: tuple[date, date] | None = None


def together(one: Profile, other: Profile) -> bool:
    """Whether two documents are on one story."""
    apart = _days_apart(one, other)
    if apart is not None and apart > REACH:
        return False
    alike = float(np.dot(one.vector, other.vector))
    shared = common(one, other)
    if one.language != other.language and apart is not None:
        return alike >= _FOREIGN
    if apart is None:
        return alike >= _UNDATED and shared >= _COMMON and len(one.names.keys() & other.names.keys()) >= NAMES
    return (alike >= _VERY and shared >= _FEW) or (alike >= _ALIKE and shared >= _COMMON)


def _days_apart(one: Profile, other: Profile) -> int | None:
    """Days between the publications, at least; None if a day is unknown."""
    if one.days is None or other.days is None:
        return None
    return max(0, (other.days[0] - one.days[1]).days, (one.days[0] - other.days[1]).days)


def common(one: Profile, other: Profile) -> float:
    """The share of the actors of both that both name, by weight (a weighted Jaccard index)."""
    all_names = one.names.keys() | other.names.keys()
    total = sum(max(one.names.get(name, 0.0), other.names.get(name, 0.0)) for name in all_names)
    both = sum(min(one.names[name], other.names[name]) for name in one.names.keys() & other.names.keys())
    return both / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Member:
    """What a story is named after: a document, its title, day and length, and whether it only repeats another."""

    document: str
    title: str
    published: str | None
    words: int
    echoes: bool
    vector: Vector


def story(members: Sequence[Member]) -> Story:
    """A story out of its documents (at least one): the lead is the one nearest to all that repeats no other."""
    order = sorted(members, key=lambda each: (each.published or "~", each.document))
    centre: Vector = np.sum([each.vector for each in order], axis=0)
    lead = min(order, key=lambda each: (each.echoes, -round(float(np.dot(each.vector, centre)), 3), each.document))
    return Story(
        id=f"st-{min(each.document for each in order).removeprefix('sha256-')[:12]}",
        title=lead.title,
        lead=lead.document,
        documents=tuple(each.document for each in order),
        first=next((each.published for each in order if each.published), None),
        last=next((each.published for each in reversed(order) if each.published), None),
    )
