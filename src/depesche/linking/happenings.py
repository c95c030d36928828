"""Which tellings are of one happening: same type, common parties, dates and places that fit.

Tellings dated to a few days are tied first. Coarser ones ("in November") join a happening only if they fit just one;
undated ones stay alone. Nothing depends on the order in which the tellings come.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from depesche.dates import OPEN_END, bounds, days_covered, overlap
from depesche.linking.clusters import Clusters
from depesche.model import EventType, Happening, Status, Telling

#: maps an entity to the state it acts for (or to itself)
StateOf = Callable[[str], str]

#: up to so many days a date is fine enough to tell two happenings of a kind apart
_FINE = 7
#: a season: coarser dates say too little to tie anything
_COARSE = 100
#: a telling that says it took place outweighs plans and rumours of it
_WEIGHT = [Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR]
#: modes that tell one occasion from two sides
_SAME_MODE = {"host": "visit"}

Value = TypeVar("Value", bound=Hashable)


def _parties(telling: Telling, state_of: StateOf) -> frozenset[str]:
    return frozenset(state_of(role.entity) for role in telling.participants)


def _modes_fit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or _SAME_MODE.get(one, one) == _SAME_MODE.get(other, other)


def _fits(one: Telling, other: Telling, state_of: StateOf) -> bool:
    """Whether two tellings of one type, whose dates overlap, can be of one happening."""
    if not _modes_fit(one.mode, other.mode):
        return False
    if one.place and other.place and state_of(one.place) != state_of(other.place):
        return False
    a, b = _parties(one, state_of), _parties(other, state_of)
    common = a & b
    return len(common) >= 2 or (bool(common) and (a <= b or b <= a))


def _overlapping(tellings: Sequence[Telling]) -> Iterable[tuple[Telling, Telling]]:
    """Pairs whose dates share a day, by a sweep over the days."""
    dated = sorted(tellings, key=lambda telling: (bounds(telling.date) or (OPEN_END, OPEN_END), telling.event))
    active: list[tuple[date, Telling]] = []
    for telling in dated:
        found = bounds(telling.date)
        assert found is not None
        active = [(until, other) for until, other in active if until >= found[0]]
        for _, other in active:
            yield other, telling
        active.append((found[1], telling))


def _tie(tellings: Sequence[Telling], state_of: StateOf) -> list[list[Telling]]:
    by_id = {telling.event: telling for telling in sorted(tellings, key=lambda telling: telling.event)}
    clusters = Clusters(by_id)
    for one, other in _overlapping(list(by_id.values())):
        if _fits(one, other, state_of):
            clusters.join(one.event, other.event)
    return [[by_id[event] for event in group] for group in clusters.groups()]


def _days(telling: Telling) -> int:
    return days_covered(telling.date) or 10**9


def _of_one_type(tellings: Sequence[Telling], state_of: StateOf) -> list[list[Telling]]:
    fine = [telling for telling in tellings if _days(telling) <= _FINE]
    coarse = [telling for telling in tellings if _FINE < _days(telling) <= _COARSE]
    groups = _tie(fine, state_of)
    homeless: list[Telling] = []
    joined: list[list[Telling]] = [[] for _ in groups]
    for telling in coarse:
        homes = [
            index
            for index, group in enumerate(groups)
            if any(overlap(telling.date, other.date) and _fits(telling, other, state_of) for other in group)
        ]
        (joined[homes[0]] if len(homes) == 1 else homeless).append(telling)
    tied = [group + extra for group, extra in zip(groups, joined, strict=True)] + _tie(homeless, state_of)
    return tied + [[telling] for telling in tellings if _days(telling) > _COARSE]


def _most(values: Iterable[Value | None]) -> Value | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def _best_date(tellings: Sequence[Telling]) -> str | None:
    finest = min((_days(telling) for telling in tellings if telling.date), default=None)
    return _most(telling.date for telling in tellings if telling.date and _days(telling) == finest)


def happening(tellings: Sequence[Telling]) -> Happening:
    """One happening out of its tellings (at least one)."""
    order = sorted(tellings, key=lambda each: (each.evidence.source.published or "~", each.event))
    roles = Counter(role for telling in order for role in telling.participants)
    at_most_one = {role.entity: role for role in sorted(roles, key=lambda role: (roles[role], role.role, role.entity))}
    first = min(telling.event for telling in order)
    return Happening(
        id="hp-" + hashlib.sha256(first.encode()).hexdigest()[:12],
        type=order[0].type,
        mode=_most(telling.mode for telling in order),
        status=min((telling.status for telling in order), key=_WEIGHT.index),
        date=_best_date(order),
        place=_most(telling.place for telling in order),
        participants=tuple(sorted(at_most_one.values(), key=lambda role: (role.role, -roles[role], role.entity))),
        told=order[0].evidence.source.published,
        tellings=tuple(order),
        sources=len({telling.evidence.source.document for telling in order}),
    )


def chronological(item: Happening) -> tuple[date, date, str]:
    """Sort key: by day (the day it was told, if it has none), the finer first; what has neither comes last."""
    found = bounds(item.date) or bounds(item.told) or (OPEN_END, OPEN_END)
    return found[0], found[1], item.id


def happenings(tellings: Iterable[Telling], state_of: StateOf) -> list[Happening]:
    """All happenings that ``tellings`` tell, in the order of time."""
    by_type: dict[EventType, list[Telling]] = {}
    for telling in tellings:
        by_type.setdefault(telling.type, []).append(telling)
    groups = [group for of_type in by_type.values() for group in _of_one_type(of_type, state_of)]
    return sorted(map(happening, groups), key=chronological)
