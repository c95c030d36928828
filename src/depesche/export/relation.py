"""The relation of two in the order in which a page tells it, nothing twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model import Evidence, Happening, Relation, Undertaking
from depesche.model.record import Conflict

#: a sentence: its document, and where it begins there
Place = tuple[str, int]


def place(evidence: Evidence) -> Place:
    """Where a sentence stands."""
    return evidence.source.document, evidence.start


def told_by(happenings: Iterable[Happening]) -> frozenset[Place]:
    """The sentences that tell these happenings."""
    return frozenset(place(telling.evidence) for each in happenings for telling in each.tellings)


@dataclass(frozen=True, slots=True)
class Page:
    """A relation without what its undertakings tell as well.

    Meetings are told as such, and what was announced of them by its stages too (``announced``). Agreements and promises
    are told by their stages (``undertakings``); of the other happenings those are left that are no step of any.
    ``conflicts`` are all, ``loose`` those of them that are about nothing else on the page.
    """

    meetings: tuple[Happening, ...]
    announced: tuple[Undertaking, ...]
    undertakings: tuple[Undertaking, ...]
    agreements: tuple[Happening, ...]
    support: tuple[Happening, ...]
    tensions: tuple[Happening, ...]
    conflicts: tuple[Conflict, ...]
    loose: tuple[Conflict, ...]


def page(relation: Relation) -> Page:
    """The relation in the order in which it is told."""
    announced = tuple(each for each in relation.undertakings if each.kind == "meeting")
    followed = tuple(each for each in relation.undertakings if each.kind != "meeting")
    steps = {
        (id, place(step.evidence)) for each in relation.undertakings for id in each.happenings for step in each.steps
    }

    def rest(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
        return tuple(each for each in happenings if not {(each.id, told) for told in told_by([each])} & steps)

    return Page(
        meetings=relation.meetings,
        announced=announced,
        undertakings=followed,
        agreements=rest(relation.agreements),
        support=rest(relation.support),
        tensions=rest(relation.tensions),
        conflicts=relation.conflicts,
        loose=tuple(each for each in relation.conflicts if each.kind == "office"),
    )
