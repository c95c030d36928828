"""Which documents are on one story: near in time, about the same actors, and alike in what they mean.

How near two documents are is a matter of these two alone. Of a family of echoes one document stands for all. What is
very near hangs together; and each joins the one nearest to it, if that is near enough and each is the other's nearest
or the other's family is larger: so a report of its own finds the story that all copy, while two stories of one week
that are as big stay two. Nothing depends on the order in which documents come.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from depesche.linking.clusters import Clusters
from depesche.linking.texts.telling_words import likeness
from depesche.linking.texts.vectors import Vector
from depesche.model import EntityId, Story

#: days between two documents on one story
REACH = 3
NAMES = 2
"""So many names must be shared with a document that has no day."""
LEAD = 330
"""Code points in which a report says whom it is about."""
#: what likeness of meaning, actors in common, actors of the lead in common, a day between and likeness of words add to
#: nearness; fitted to pairs of documents (logistic regression), then rounded: without words to those of the set in
#: evaluation/stories, with words to these and to reports of many years that are on one story only by exception
_BY_MEANING = (8.2, 7.8, 7.9, -0.77, 0.0, -5.6)
_BY_WORDS = (6.9, 7.5, 2.7, -0.73, 11.9, -8.0)
#: so much a missing day counts
_UNDATED = 2.5
ENOUGH = -0.5
"""What is less near than that is on no story together."""
#: what is as near as that is on one, whatever else is near
_SURE = 1.0
#: how much actors of a kind say about a story: states are in every report
WEIGHTS = {"person": 3.0, "organization": 1.5, "place": 1.5, "state": 1.0, "group": 0.5, "outlet": 0.0}

Names = Mapping[EntityId, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as stories see it: its meaning, the weights of whom it names and of whom it begins with, when it may
    have come out, and its telling words (none where their language has no table)."""

    document: str
    vector: Vector
    names: Names = field(default_factory=dict)
    lead: Names = field(default_factory=dict)
    days: tuple[date, date] | None = None
    words: Mapping[str, float] = field(default_factory=dict)


def nearness(one: Profile, other: Profile) -> float | None:
    """How near two documents are; None if they are days apart, or share too little for one without a day."""
    apart = _days_apart(one, other)
    if apart is None:
        if len(one.names.keys() & other.names.keys()) < NAMES:
            return None
        apart = _UNDATED
    elif apart > REACH:
        return None
    weights = _BY_WORDS if one.words and other.words else _BY_MEANING
    likenesses = (
        float(np.dot(one.vector, other.vector)),
        common(one.names, other.names),
        common(one.lead, other.lead),
        apart,
        math.sqrt(likeness(one.words, other.words)),
        1.0,
    )
    return round(sum(weight * each for weight, each in zip(weights, likenesses, strict=True)), 4)


def _days_apart(one: Profile, other: Profile) -> float | None:
    """Days between the publications, at least; None if a day is unknown."""
    if one.days is None or other.days is None:
        return None
    return max(0, (other.days[0] - one.days[1]).days, (one.days[0] - other.days[1]).days)


def common(one: Names, other: Names) -> float:
    """The share of the actors of both that both name, by weight (a weighted Jaccard index, 0 to 1)."""
    total = sum(max(one.get(name, 0.0), other.get(name, 0.0)) for name in one.keys() | other.keys())
    both = sum(min(one[name], other[name]) for name in one.keys() & other.keys())
    return both / total if total else 0.0


def stands_for_all(members: Iterable[tuple[str, str, str | None, int]]) -> str:
    """Of a family, as (id, language, day, words), the document that stands for it: in the language that is read best,
    with a day, the longest."""
    return max(members, key=lambda each: (each[1] == "de", each[2] is not None, each[3], each[0]))[0]


def hang_together(pairs: Iterable[tuple[str, str, float]], sizes: Mapping[str, int]) -> list[list[str]]:
    """The groups of documents that stand for families of ``sizes``, by how near they are to each other."""
    clusters = Clusters(sorted(sizes))
    best: dict[str, tuple[float, str]] = {}
    for one, other, score in pairs:  # there may be millions, so none is kept
        if score >= _SURE:
            clusters.join(one, other)
        for each, found in ((one, (-score, other)), (other, (-score, one))):
            if each not in best or found < best[each]:
                best[each] = found
    for each, (score, other) in best.items():
        if -score >= ENOUGH and (best[other][1] == each or sizes[each] < sizes[other]):
            clusters.join(each, other)
    return clusters.groups()


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
