"""Who stands behind a telling: the parties, who comes to whom, and where."""

from collections.abc import Callable

from depesche.linking.undertakings.subjects import Note
from depesche.model import ParticipantRole, Telling

#: maps an entity to the party that it stands for (or to itself)
StateOf = Callable[[str], str]

#: who can bind itself in law
FIRM = ("state/", "org/")


def parties(telling: Telling, state_of: StateOf) -> frozenset[str]:
    """The states and known bodies that take part; unknown bodies and groups only where there are no two of these.

    What is ratified is sometimes named as its recipient.
    """
    roles = telling.participants
    if telling.mode == "ratify":
        roles = tuple(role for role in roles if role.role is ParticipantRole.ACTOR)
    everybody = frozenset(state_of(role.entity) for role in roles)
    firm = frozenset(each for each in everybody if each.startswith(FIRM))
    return firm if len(firm) > 1 else frozenset(each for each in everybody if not each.startswith("x/person/"))


def named(note: Note, state_of: StateOf) -> frozenset[str]:
    """The states that the sentence names."""
    return frozenset(state for _, _, id in note.names if (state := state_of(id)).startswith("state/"))


def hosts_and_guests(telling: Telling, state_of: StateOf) -> tuple[frozenset[str], frozenset[str]]:
    """Who is visited and who comes, if a visit or an invitation is told."""
    actors, recipients = (
        frozenset(state_of(role.entity) for role in telling.participants if role.role is wanted)
        for wanted in (ParticipantRole.ACTOR, ParticipantRole.RECIPIENT)
    )
    if telling.mode == "visit":
        return recipients, actors
    return (actors, recipients) if telling.mode in ("host", "invite") else (frozenset(), frozenset())


def goal(telling: Telling, state_of: StateOf) -> str | None:
    """The state in which a meeting takes place."""
    hosts, guests = hosts_and_guests(telling, state_of)
    if telling.place:
        return state_of(telling.place)
    return next(iter(hosts)) if len(hosts) == 1 and not hosts & guests else None
