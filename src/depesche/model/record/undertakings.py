"""Agreements, promises and announced meetings, step by step."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import Edtf, EntityId, Frozen
from depesche.model.record.evidence import Evidence


class Step(Frozen):
    """One stage in the life of an undertaking; ``date`` is when it was reached, or when it was announced."""

    stage: Literal["announced", "negotiated", "signed", "ratified", "in-force", "carried-out", "stalled", "called-off"]
    date: Edtf | None = None
    evidence: Evidence


class Undertaking(Frozen):
    """An agreement, promise, joint project or announced meeting with a life, its steps in the order of time.

    ``subject`` are words of the first sentences that tell it; ``due`` is when the next stage is to be reached,
    ``heard`` the day of the last document that speaks of it. It is ``open`` if ``due`` is past or nothing was heard
    for long.
    """

    id: str
    kind: Literal["agreement", "promise", "project", "meeting"]
    subject: str
    parties: tuple[EntityId, ...]
    steps: tuple[Step, ...]
    due: Edtf | None = None
    heard: Edtf | None = None
    open: bool = False
    why: str | None = Field(default=None, description="why it is open: due, or last heard of, and when")
    happenings: tuple[str, ...] = ()
    documents: Annotated[int, Field(ge=1, description="documents that speak of it")] = 1
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1
