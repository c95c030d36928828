"""One happening out of its tellings: what most sources say, and what they disagree on, side by side."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal, TypeVar

from depesche.dates import OPEN_END, bounds, days_covered, overlap
from depesche.linking.happenings.occurrences import Occurrence, StateOf, days_of, party, told_on
from depesche.linking.happenings.tying import assign
from depesche.model import Claim, Dispute, EntityId, Happening, Stage, Status, Telling

#: document → the family of echoes that it belongs to: one source
FamilyOf = Callable[[str], str]

#: a telling that says it took place outweighs plans and rumours of it
_WEIGHT = [Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR]
_TOOK_PLACE = frozenset((Status.HAPPENED, Status.ONGOING))
_FINE = 3

Value = TypeVar("Value", bound=Hashable)


def happenings(
    tellings: Iterable[Telling], state_of: StateOf, family_of: FamilyOf = lambda document: document
) -> list[Happening]:
    """All happenings that ``tellings`` tell, in the order of time."""
    every = {(each.evidence.source.document, n): each for n, each in enumerate(sorted(tellings, key=_event))}
    homes = assign(occurrence(each, key, state_of) for key, each in every.items())
    return grouped({every[key]: id for key, id in homes.items()}, state_of, family_of)


def grouped(homes: Mapping[Telling, str], state_of: StateOf, family_of: FamilyOf) -> list[Happening]:
    """The happenings of tellings whose homes are known, in the order of time."""
    groups: dict[str, list[Telling]] = {}
    for each, id in homes.items():
        groups.setdefault(id, []).append(each)
    found = (happening(id, group, state_of, family_of) for id, group in groups.items())
    return sorted(found, key=chronological)


def _event(telling: Telling) -> str:
    return telling.event


def occurrence(telling: Telling, key: tuple[str, int], state_of: StateOf) -> Occurrence:
    """A telling as tying sees it."""
    days, fine, dated = days_of(telling.date, telling.evidence.source.published, telling.status)
    return Occurrence(
        document=key[0],
        n=key[1],
        event=telling.event,
        type=telling.type,
        mode=telling.mode,
        place=telling.place,
        country=state_of(telling.place) if telling.place else None,
        parties=frozenset(party(state_of(role.entity), key[0]) for role in telling.participants),
        persons=frozenset(
            (state_of(role.entity), role.entity)
            for role in telling.participants
            if role.entity.startswith("person/") and state_of(role.entity) != role.entity
        ),
        days=days,
        fine=fine,
        dated=dated,
        told=told_on(telling.evidence.source.published),
    )


def happening(id: str, tellings: Sequence[Telling], state_of: StateOf, family_of: FamilyOf) -> Happening:
    """One happening out of its tellings (at least one)."""
    order = sorted(tellings, key=lambda each: (each.evidence.source.published or "~", each.event))
    roles = Counter(role for telling in order for role in telling.participants)
    who = {
        role.entity: party(role.entity, each.evidence.source.document) for each in order for role in each.participants
    }
    at_most_one = {
        who[role.entity]: role for role in sorted(roles, key=lambda role: (roles[role], role.role, role.entity))
    }
    speakers = {telling.speaker for telling in order}
    documents = {telling.evidence.source.document for telling in order}
    return Happening(
        id=id,
        type=order[0].type,
        mode=_most((telling.mode, telling) for telling in order),
        status=min((telling.status for telling in order), key=_WEIGHT.index),
        date=_best_date(order, family_of),
        place=_most((telling.place, telling) for telling in order),
        participants=tuple(sorted(at_most_one.values(), key=lambda role: (role.role, -roles[role], role.entity))),
        told=order[0].evidence.source.published,
        tellings=tuple(order),
        documents=len(documents),
        sources=len({family_of(document) for document in documents}),
        claimed_by=next(iter(speakers)) if len(speakers) == 1 else None,
        history=tuple(_history(order)),
        disputes=tuple(_disputes(order, state_of, family_of)),
    )


def _most(values: Iterable[tuple[Value | None, Telling]]) -> Value | None:
    counts = Counter(value for value, _ in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def _best_date(tellings: Sequence[Telling], family_of: FamilyOf) -> str | None:
    """The finest date of those that say it took place, or a finer one within it; of equals what most sources give."""
    dated = [telling for telling in tellings if telling.date]
    finest = _finest([telling for telling in dated if telling.status in _TOOK_PLACE] or dated)
    if finest and _days(finest[0]) > _FINE:
        finest = _finest([telling for telling in dated if overlap(telling.date, finest[0].date)])
    sources: dict[str, set[str]] = {}
    for telling in finest:
        sources.setdefault(telling.date or "", set()).add(family_of(telling.evidence.source.document))
    return min(sources, key=lambda each: (-len(sources[each]), each), default=None)


def _days(telling: Telling) -> int:
    return days_covered(telling.date) or 10**9


def _finest(tellings: Sequence[Telling]) -> list[Telling]:
    """Those of the finest dates."""
    fewest = min(map(_days, tellings), default=0)
    return [telling for telling in tellings if _days(telling) == fewest]


def _history(order: Sequence[Telling]) -> Iterable[Stage]:
    """The changes of status in the order in which they were told."""
    last: Status | None = None
    for telling in order:
        if telling.status is not last:
            yield Stage(status=telling.status, told=telling.evidence.source.published, event=telling.event)
        last = telling.status


def _disputes(order: Sequence[Telling], state_of: StateOf, family_of: FamilyOf) -> Iterable[Dispute]:
    """What cannot all be right: days that do not meet, another place, another person of a state, whether it was.

    It takes two to disagree: what one voice tells in two ways is how its words were read, or goes on in the text.
    """
    took_place = [each for each in order if each.status in _TOOK_PLACE]
    comparable = took_place or order
    checks: tuple[tuple[Literal["date", "place", "participants", "status"], list[tuple[str, Telling]]], ...] = (
        ("date", _days_apart(comparable)),
        ("place", _places_apart(comparable, state_of)),
        ("participants", _persons_apart(comparable, state_of)),
        ("status", _denied(order)),
    )
    for about, values in checks:
        voices = {(family_of(telling.evidence.source.document), telling.speaker) for _, telling in values}
        if len({value for value, _ in values}) > 1 and len(voices) > 1:
            yield Dispute(about=about, claims=_claims(values, family_of))


def _claims(values: Sequence[tuple[str, Telling]], family_of: FamilyOf) -> tuple[Claim, ...]:
    documents: dict[str, set[str]] = {}
    for value, telling in values:
        documents.setdefault(value, set()).add(telling.evidence.source.document)
    claims = [
        Claim(value=value, documents=tuple(sorted(found)), sources=len({family_of(each) for each in found}))
        for value, found in documents.items()
    ]
    return tuple(sorted(claims, key=lambda claim: (-claim.sources, -len(claim.documents), claim.value)))


def _days_apart(tellings: Sequence[Telling]) -> list[tuple[str, Telling]]:
    fine = [
        (telling.date, telling, found)
        for telling in tellings
        if telling.date and (found := bounds(telling.date)) and (found[1] - found[0]).days < _FINE
    ]
    apart = any(not _meet(a, b) for (_, _, a), (_, _, b) in combinations(fine, 2))
    # "am 12." and "am 13." of a visit "am 12. und 13."
    covered = any(all(_meet(days, each) for _, _, each in fine) for _, _, days in fine)
    return [(value, telling) for value, telling, _ in fine] if apart and not covered else []


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _places_apart(tellings: Sequence[Telling], state_of: StateOf) -> list[tuple[str, Telling]]:
    placed = [(telling.place, telling) for telling in tellings if telling.place]
    exact = {place for place, _ in placed if state_of(place) != place}
    states = {state_of(place) for place, _ in placed}
    return placed if len(exact) > 1 or len(states) > 1 else []


def _persons_apart(tellings: Sequence[Telling], state_of: StateOf) -> list[tuple[str, Telling]]:
    """Persons that tellings with one person of a state name for it, where these differ."""
    found: dict[EntityId, list[tuple[str, Telling]]] = {}
    for telling in tellings:
        of_state: dict[EntityId, set[str]] = {}
        for role in telling.participants:
            if role.entity.startswith(("person/", "x/person/")) and state_of(role.entity) != role.entity:
                of_state.setdefault(state_of(role.entity), set()).add(role.entity)
        for state, persons in of_state.items():
            if len(persons) == 1:
                found.setdefault(state, []).append((persons.pop(), telling))
    return next((values for _, values in sorted(found.items()) if len({value for value, _ in values}) > 1), [])


def _denied(order: Sequence[Telling]) -> list[tuple[str, Telling]]:
    """Tellings that say it took place beside ones that deny it."""
    said = [telling for telling in order if telling.status in _TOOK_PLACE or telling.status is Status.DENIED]
    denied = [telling for telling in said if telling.status is Status.DENIED]
    return [
        ("denied" if telling.status is Status.DENIED else "happened", telling)
        for telling in (said if denied and len(denied) < len(said) else ())
    ]


def chronological(item: Happening) -> tuple[date, date, str]:
    """Sort key: by day (the day it was told, if it has none), the finer first; what has neither comes last."""
    found = bounds(item.date) or bounds(item.told) or (OPEN_END, OPEN_END)
    return found[0], found[1], item.id
