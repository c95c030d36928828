"""The same action told twice in one article is one event; the fuller telling stays."""

from collections.abc import Mapping
from types import MappingProxyType

from depesche.model import Entity, ParticipantRole, Status
from depesche.reading.draft import EventDraft

_BEGUN = {Status.HAPPENED, Status.ONGOING}
_NONE: Mapping[str, Entity] = MappingProxyType({})
_SINCE = 6  # tellings further back than so many events of the type are no longer meant


def merge(events: list[EventDraft], entities: Mapping[str, Entity] = _NONE) -> list[EventDraft]:
    """``events`` of one article, in order, without second tellings."""
    kept: list[EventDraft] = []
    by_type: dict[str, list[EventDraft]] = {}
    for event in events:
        earlier = by_type.setdefault(event.type, [])
        twin = next((each for each in reversed(earlier[-_SINCE:]) if same(each, event, entities)), None)
        if twin is None:
            kept.append(event)
            earlier.append(event)
        else:
            _join(twin, event)
    return kept


def same(one: EventDraft, other: EventDraft, entities: Mapping[str, Entity] = _NONE) -> bool:
    """Whether two tellings may be one action: same parties, and nothing that parts them."""
    sides = [_parties(each) for each in (one, other)]
    if not sides[0] or not sides[1] or not _agree(one.date, other.date) or not _same_mode(one, other):
        return False
    if one.status is not other.status and {one.status, other.status} != _BEGUN:
        return False
    if one.place and other.place and not _one_place(one.place, other.place, entities):
        return False
    if one.type == "CONSULT":
        people = [{entity for _, entity in side} for side in sides]
        whole = people[0] == people[1] and len(people[0]) > 1
        visits = one.mode == other.mode == "visit" and (people[0] <= people[1] or people[1] <= people[0])
        return whole or (visits and (one.date == other.date or None in (one.date, other.date)))
    actors = [any(role is ParticipantRole.ACTOR for role, _ in side) for side in sides]
    return sides[0] == sides[1] and all(actors)


def _one_place(one: str, other: str, entities: Mapping[str, Entity]) -> bool:
    """Whether two places may be one: the same, or one a state and the other in it."""
    within = {f"state/{entities[each].country}" for each in (one, other) if each in entities and entities[each].country}
    return one == other or one in within or other in within


def _same_mode(one: EventDraft, other: EventDraft) -> bool:
    meeting = {None, "visit", "host", "multilateral"}
    return one.mode == other.mode or (one.type == "CONSULT" and {one.mode, other.mode} <= meeting)


def _parties(event: EventDraft) -> set[tuple[ParticipantRole, str]]:
    return {(each.role, each.entity) for each in event.participants}


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _join(kept: EventDraft, again: EventDraft) -> None:
    """Gives the telling that is kept what only the other says; the fuller telling's trigger stays."""
    if len(again.participants) > len(kept.participants) and kept.speaker == again.speaker:
        kept.start, kept.end, kept.sentence, kept.head = again.start, again.end, again.sentence, again.head
        kept.participants, kept.mode = again.participants, again.mode or kept.mode
    kept.date = kept.date if kept.date and len(kept.date) >= len(again.date or "") else again.date
    kept.place = kept.place or again.place
    if kept.speaker is None or again.speaker is None:
        kept.speaker = None
