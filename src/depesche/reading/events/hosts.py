"""Whose guest somebody is, where a visit or a meeting on it does not say so."""

from collections.abc import Iterable

from depesche.model import EntityType, EventType, ParticipantRole
from depesche.reading.draft import Draft, EventDraft, ParticipantDraft
from depesche.reading.events.contents import Frame

_TWO = 2


def meet_hosts(draft: Draft, frame: Frame, recent: Iterable[Frame]) -> None:
    """Makes those hosts whom a visitor meets in their state ("reiste nach X und traf den Präsidenten")."""
    actors = frame.of(ParticipantRole.ACTOR)
    meeting = frame.entry.type is EventType.CONSULT and frame.mode is None and frame.token.pos_ == "VERB"
    if not meeting or len(actors) != len(frame.participants) or len(actors) < _TWO:
        return
    for other in recent:
        guests = {each.entity for each in other.of(ParticipantRole.ACTOR)}
        states = {each.entity for each in other.of(ParticipantRole.RECIPIENT)}
        if other.mode != "visit" or actors[0].entity not in guests:
            continue
        hosts = [each for each in actors[1:] if f"state/{draft.entities[each.entity].country}" in states]
        if len(hosts) + 1 == len(actors):
            for each in hosts:
                each.role = ParticipantRole.RECIPIENT
            frame.mode = "visit"
        return


def at_home(draft: Draft, event: EventDraft) -> None:
    """A visit without a host, told by somebody of another state than the visitor's, was to the teller's."""
    speaker = draft.entities.get(event.speaker or "")
    visitors = {draft.entities[each.entity].country for each in event.participants}
    alone = all(each.role is ParticipantRole.ACTOR for each in event.participants)
    if not alone or speaker is None or speaker.type is not EntityType.PERSON or not speaker.country:
        return
    if None in visitors or speaker.country in visitors:
        return
    state = draft.introduce(f"state/{speaker.country}")
    event.participants.append(ParticipantDraft(ParticipantRole.RECIPIENT, state.id, event.start, event.end))
