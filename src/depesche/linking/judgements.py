"""What judgements do to what is found: which entities are one or two, which tellings go, which values are set.

A judgement names an event by more than its id, because another model may read its document otherwise: the event is
found again by its place, type and words. One on a happening applies to whatever happening now has most of the events
that it named. Of judgements that contradict each other the latest counts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from depesche.linking.clusters import Clusters
from depesche.linking.happenings.happening import chronological
from depesche.model import EntityId, EventType, Happening, Judgement, Role, Span, Status
from depesche.model.record import Anchor

Pair = tuple[EntityId, EntityId]

_MOMENT = attrgetter("moment")


class Parted(Clusters[EntityId]):
    """Sets of entities, some of which are kept apart for good."""

    def __init__(self, ids: Iterable[EntityId]) -> None:
        super().__init__(ids)
        self._apart: dict[EntityId, set[EntityId]] = {}

    def __contains__(self, id: EntityId) -> bool:
        return id in self._parent

    def part(self, one: EntityId, other: EntityId) -> None:
        """Keeps the sets of the two apart."""
        self._apart.setdefault(self.find(one), set()).add(other)
        self._apart.setdefault(self.find(other), set()).add(one)

    def apart(self, one: EntityId, other: EntityId) -> bool:
        """Whether the sets of the two are kept apart."""
        theirs = self.find(other)
        return any(self.find(each) == theirs for each in self._apart.get(self.find(one), ()))

    def join(self, one: EntityId, other: EntityId) -> None:
        """Makes the sets of the two one; what was kept apart from either is kept apart from both."""
        apart = self._apart.pop(self.find(one), set()) | self._apart.pop(self.find(other), set())
        super().join(one, other)
        if apart:
            self._apart[self.find(one)] = apart


@dataclass(frozen=True, slots=True)
class Decided:
    """Entities that people said to be one or two, the latest pair first; nothing in it contradicts itself.

    ``overruled`` has the ids of the judgements that contradict later ones, be it through a third entity.
    """

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    overruled: frozenset[str] = frozenset()


UNDECIDED = Decided()


def decided_entities(judgements: Iterable[Judgement]) -> Decided:
    """What the judgements say of entities: of A same B, B same C and A different C the earliest does not count."""
    said = [each for each in judgements if each.verb in ("same", "different")]
    clusters = Parted({id for each in said for id in each.objects})
    same: list[Pair] = []
    different: list[Pair] = []
    overruled: set[str] = set()
    for each in sorted(said, key=_MOMENT, reverse=True):
        one, other = each.objects
        if each.verb == "same" and not clusters.apart(one, other):
            clusters.join(one, other)
            same.append((one, other))
        elif each.verb == "different" and clusters.find(one) != clusters.find(other):
            clusters.part(one, other)
            different.append((one, other))
        else:
            overruled.add(each.id)
    return Decided(tuple(same), tuple(different), frozenset(overruled))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What judgements say of events and happenings, for the events that are there now.

    ``found`` has, for each judgement by its id, which event there is now for each that it named; those that are gone
    lack. ``rejected`` events tell nothing; ``confirmed`` has the judgements that confirm an event. ``on_happenings``
    are in the order of time.
    """

    found: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    confirmed: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    on_happenings: tuple[Judgement, ...] = ()


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def found_again(anchor: Anchor, events: Sequence[Anchor]) -> str | None:
    """The id, among the ``events`` of its document as read now, of the event that an anchor was made of.

    That is the event of that id; else one of its type in its sentence with its words, the nearest of several; else
    the only one of its type in its sentence. None where there is no such event.
    """
    if any(each.event == anchor.event for each in events):
        return anchor.event
    near = [
        each
        for each in events
        if each.document == anchor.document
        and each.type is anchor.type
        and _touch(each.sentence, anchor.sentence)
        and (_touch(each, anchor) or not any(_touch(each, other) for other in anchor.beside))
    ]
    alike = [each for each in near if each.text == anchor.text]
    if alike:
        return min(alike, key=lambda each: (abs(each.start - anchor.start), each.start, each.event)).event
    return near[0].event if len(near) == 1 else None


def decided_events(
    events: Iterable[Anchor], judgements: Iterable[Judgement], one: Callable[[EntityId], EntityId] = lambda id: id
) -> Decisions:
    """What judgements in force say, given the ``events`` of the documents that they name.

    ``one`` gives the id under which answers name an entity, for values that are entities.
    """
    by_document: defaultdict[str, list[Anchor]] = defaultdict(list)
    for there in events:
        by_document[there.document].append(there)
    anchored = sorted((each for each in judgements if each.anchors), key=_MOMENT)
    found = {
        each.id: {
            anchor.event: event
            for anchor in each.anchors
            if (event := found_again(anchor, by_document[anchor.document]))
        }
        for each in anchored
    }
    rejected: set[str] = set()
    confirmed: defaultdict[str, list[Judgement]] = defaultdict(list)
    on_happenings: list[Judgement] = []
    for each in anchored:
        if each.verb == "set" or not each.on_event:
            on_happenings.append(_named_now(each, one))
            continue
        for event in found[each.id].values():
            if each.verb == "reject":
                rejected.add(event)
                confirmed.pop(event, None)
            else:
                rejected.discard(event)
                confirmed[event].append(each)
    kept = {event: tuple(said) for event, said in confirmed.items()}
    return Decisions(found, frozenset(rejected), kept, tuple(on_happenings))


def judged_again(judgements: Iterable[Judgement], decisions: Decisions) -> frozenset[str]:
    """The ids of judgements all of whose events later ones judge in the same respect."""
    anchored = sorted((each for each in judgements if decisions.found.get(each.id)), key=_MOMENT)
    last = {
        (each.field, each.on_event, event): each.id for each in anchored for event in decisions.found[each.id].values()
    }
    counting = set(last.values())
    return frozenset(each.id for each in anchored if each.id not in counting)


def _named_now(judgement: Judgement, one: Callable[[EntityId], EntityId]) -> Judgement:
    value = one(judgement.value) if judgement.field == "place" and judgement.value else judgement.value
    roles = dict.fromkeys(Role(role=role.role, entity=one(role.entity)) for role in judgement.roles)
    return judgement.model_copy(update={"value": value, "roles": tuple(roles)})


def settled(items: Iterable[Happening], decisions: Decisions) -> list[Happening]:
    """The happenings as people judged them, in the order of time: rejected ones left out, values set.

    ``items`` must be all happenings of a record: which of them has most of the events of a judgement cannot be told
    from some.
    """
    everything = list(items)
    holder = {telling.event: n for n, item in enumerate(everything) for telling in item.tellings}
    acts: defaultdict[int, list[Judgement]] = defaultdict(list)
    for judgement in decisions.on_happenings:
        events = sorted(event for event in decisions.found[judgement.id].values() if event in holder)
        if events:  # of two that have as many, the one with the first event
            acts[Counter(holder[event] for event in events).most_common(1)[0][0]].append(judgement)
    for event, judgements in decisions.confirmed.items():
        if event in holder:
            acts[holder[event]].extend(judgements)
    shaped = (_shaped(item, acts[n]) if n in acts else item for n, item in enumerate(everything))
    return sorted((item for item in shaped if item), key=chronological)


def _shaped(item: Happening, acts: Iterable[Judgement]) -> Happening | None:
    """A happening after the judgements on it; None if the last word on its truth rejects it."""
    confirming: dict[str, Judgement] = {}
    setting: dict[str, Judgement] = {}
    rejected = False
    for each in sorted(acts, key=_MOMENT):
        if each.field:
            setting[each.field] = each
        elif each.verb == "reject":
            rejected = True
            confirming.clear()
        else:
            rejected = False
            confirming[each.id] = each
    if rejected:
        return None
    changes: dict[str, Any] = {name: _value(each) for name, each in setting.items()}
    if changes.get("type", item.type) != item.type:
        changes["mode"] = None  # each type has modes of its own
    judged = sorted([*confirming.values(), *setting.values()], key=_MOMENT)
    return item.model_copy(update={**changes, "judged": tuple(each.id for each in judged)})


def _value(judgement: Judgement) -> object:
    if judgement.field == "participants":
        return judgement.roles
    if judgement.field == "status":
        return Status(judgement.value or "")
    return EventType(judgement.value or "") if judgement.field == "type" else judgement.value
