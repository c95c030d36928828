"""What took place, is planned or denied, out of all that tell it."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import Edtf, EntityId, EventType, Frozen, ParticipantRole, Status
from depesche.model.record.evidence import Evidence


class Role(Frozen):
    """Who takes part, and how."""

    role: ParticipantRole
    entity: EntityId


class Telling(Frozen):
    """One document's word on a happening."""

    event: str
    type: EventType
    mode: str | None = None
    status: Status
    date: Edtf | None = None
    place: EntityId | None = None
    participants: tuple[Role, ...] = ()
    speaker: EntityId | None = None
    evidence: Evidence


class Stage(Frozen):
    """What a document said of a happening when it was told: planned, then happened, or denied."""

    status: Status
    told: Edtf | None = None
    event: str


class Claim(Frozen):
    """One of the values on which tellings disagree, and who says so."""

    value: str
    documents: tuple[str, ...]
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")]


class Dispute(Frozen):
    """Values of one thing that cannot all be right, kept side by side; the one that most sources give comes first."""

    about: Literal["date", "place", "participants", "status"]
    claims: tuple[Claim, ...]


class Happening(Frozen):
    """One event of the world with all its tellings; what they disagree on is kept side by side in ``disputes``."""

    id: str
    type: EventType
    mode: str | None = None
    status: Status
    date: Edtf | None = None
    place: EntityId | None = None
    participants: tuple[Role, ...] = ()
    told: Edtf | None = Field(default=None, description="the first day on which a document tells it")
    tellings: tuple[Telling, ...]
    documents: Annotated[int, Field(ge=1, description="documents that tell it")] = 1
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")]
    claimed_by: EntityId | None = Field(default=None, description="the one speaker to whom all tellings go back")
    history: tuple[Stage, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    judged: tuple[str, ...] = Field(default=(), description="ids of the judgements that shaped it")
