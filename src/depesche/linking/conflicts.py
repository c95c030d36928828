"""Everything on which sources disagree, the largest first: figures, how happenings are told, and who holds an office.

A conflict weighs by how many independent sources stand on its two strongest sides, grows up to twice with how far apart
they are, and by up to a half with how prominent its entities are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt

from depesche.dates import bounds
from depesche.linking.figures.disagreements import conflict, disagreements, families
from depesche.linking.voices import FamilyOf, itself
from depesche.model import Correction, Dispute, EntityId, Evidence, Happening, Series
from depesche.model.record import Conflict, Matter, Side

#: how much of the record an entity is in: from 0 to 1
Prominence = Callable[[EntityId], float]

_PROMINENT = 0.5
#: two days so far apart are half as far as can be
_FAR = 30
#: how far apart values are of which one is as good as another
_OTHER = 0.5
#: texts often name somebody by an office of another time: the least of all conflicts
_HELD_ONCE = 0.0


def conflicts(
    series: Iterable[Series],
    happenings: Iterable[Happening],
    corrections: Iterable[Correction],
    prominence: Prominence = lambda _: 0.0,
    family_of: FamilyOf = itself,
) -> list[Conflict]:
    """All conflicts of the figures, of the tellings, and of texts with the knowledge base, the largest first.

    The order of what is given does not matter.
    """
    found = [
        *disagreements(series, family_of),
        *_of_happenings(happenings),
        *_of_offices(corrections, family_of),
    ]
    weighed = [
        each.model_copy(update={"weight": round(_weight(each, spread, prominence), 4)}) for each, spread in found
    ]
    return sorted(weighed, key=_order)


def _order(each: Conflict) -> tuple[object, ...]:
    return -each.weight, each.kind, each.about, each.title, each.unit or "", each.happening or "", _values(each)


def _values(each: Conflict) -> tuple[object, ...]:
    return tuple((side.value, [(one.source.document, one.start) for one in side.evidence]) for side in each.claims)


def _weight(each: Conflict, spread: float, prominence: Prominence) -> float:
    strongest = sorted((side.sources for side in each.claims), reverse=True)
    known = sum(map(prominence, each.about)) / len(each.about) if each.about else 0.0
    return sqrt(strongest[0] * strongest[1]) * (1 + spread) * (1 + _PROMINENT * known)


def _of_happenings(happenings: Iterable[Happening]) -> Iterator[tuple[Conflict, float]]:
    for each in happenings:
        about = tuple(sorted({role.entity for role in each.participants}))
        title = "/".join(part for part in (each.type, each.mode) if part) + (f" {each.date}" if each.date else "")
        for dispute in each.disputes:
            sides = [
                Side(
                    value=claim.value,
                    sources=claim.sources,
                    evidence=_tellings(each, dispute, claim.value, claim.documents),
                )
                for claim in dispute.claims
            ]
            if len(sides) > 1:
                yield (
                    conflict(sides, kind=dispute.about, about=about, title=title, happening=each.id),
                    _days_apart(side.value for side in sides) if dispute.about == "date" else _OTHER,
                )


def _tellings(happening: Happening, dispute: Dispute, value: str, documents: Sequence[str]) -> tuple[Evidence, ...]:
    """The sentences of the documents of a claim; where they tell more than once, those that give the value."""
    told = [each for each in happening.tellings if each.evidence.source.document in documents]
    exact = [each for each in told if getattr(each, dispute.about) == value]
    return tuple(dict.fromkeys(each.evidence for each in exact or told))


def _days_apart(values: Iterable[str]) -> float:
    days = sorted(found[0].toordinal() for found in map(bounds, values) if found)
    gap = days[-1] - days[0] if days else 0
    return gap / (gap + _FAR)


def _of_offices(corrections: Iterable[Correction], family_of: FamilyOf) -> Iterator[tuple[Conflict, float]]:
    for each in corrections:
        if not each.known:
            continue
        texts = Side(value=each.person, sources=max(len(families(each.evidence, family_of)), 1), evidence=each.evidence)
        known = [Side(value=person, knowledge=True) for person in each.known]
        days = "/".join(dict.fromkeys(day for day in (each.first, each.last) if day))
        title = f"{each.office} {days}".strip()
        about = tuple(dict.fromkeys((each.body, each.person, *each.known)))
        yield conflict([texts, *known], kind=Matter.OFFICE, about=about, title=title), _HELD_ONCE
