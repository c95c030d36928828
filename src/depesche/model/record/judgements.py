"""What people decided about the record."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import EntityId, EventType, Frozen, Span
from depesche.model.record.happenings import Role


class Anchor(Span):
    """By what an event is found again when its document was read anew; the span is its trigger, ``text`` the words.

    ``beside`` has the triggers of the other events of that type in the sentence: an event there is another one.
    """

    event: str
    document: str
    type: EventType
    text: str
    sentence: Span
    beside: tuple[Span, ...] = ()


class Judgement(Frozen):
    """What a person decided about the record; never overwritten, only followed by another.

    ``objects`` are two entities (same, different), an event or a happening (reject, confirm, set), or a judgement
    (undo). An event has one anchor, a happening those of all its tellings. A field is set to ``value``, participants
    to ``roles``; no value says that it is unknown.
    """

    id: str
    verb: Literal["same", "different", "reject", "confirm", "set", "undo"]
    objects: tuple[str, ...]
    anchors: tuple[Anchor, ...] = ()
    field: Literal["date", "place", "status", "type", "participants"] | None = None
    value: str | None = None
    roles: tuple[Role, ...] = ()
    who: str
    when: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="UTC, to the second")]
    why: str | None = None

    @property
    def moment(self) -> tuple[str, str]:
        """Sort key: of several that cannot all hold the last one counts."""
        return self.when, self.id

    @property
    def on_event(self) -> bool:
        """Whether it is on one event, as one document tells it; a happening is named by an id of its own."""
        return self.objects == tuple(anchor.event for anchor in self.anchors)

    def values(self) -> tuple[EntityId, ...]:
        """The entities that it sets: a place, or participants."""
        place = (self.value,) if self.field == "place" and self.value else ()
        return (*place, *(role.entity for role in self.roles))


class Standing(Frozen):
    """A judgement as it stands today, and the entities or events that it is about ``now``."""

    judgement: Judgement
    undone: bool = False
    overruled: bool = Field(default=False, description="a later one says otherwise")
    found: bool = Field(default=True, description="its object is still there")
    now: tuple[str, ...] = ()
    lost: tuple[str, ...] = Field(default=(), description="objects, or events of a happening, that are not there")

    @property
    def stands(self) -> Literal["in force", "undone", "overruled", "lost"]:
        """How it stands, in a word; what is undone or overruled is not missed where it lacks its object."""
        if self.undone or self.overruled:
            return "undone" if self.undone else "overruled"
        return "in force" if self.found else "lost"
