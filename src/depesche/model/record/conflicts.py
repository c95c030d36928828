"""On what sources disagree, among themselves or with the knowledge base."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from depesche.model.reading import Edtf, EntityId, Frozen
from depesche.model.record.evidence import Evidence
from depesche.model.record.figures import Point


class Correction(Frozen):
    """An office that texts give to a person and the knowledge base to others (``known``), or to nobody."""

    person: EntityId
    name: str
    office: str
    body: EntityId
    first: Edtf | None = None
    last: Edtf | None = None
    known: tuple[EntityId, ...] = ()
    sources: int
    evidence: tuple[Evidence, ...]


class Side(Frozen):
    """One of the values in a conflict, and who stands for it; of figures ``point`` has the number, bound and period.

    The knowledge base is a side without sentences, with one source.
    """

    value: str
    point: Point | None = None
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1
    knowledge: bool = False
    speakers: tuple[EntityId, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Matter(StrEnum):
    """What sources disagree on."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    PARTICIPANTS = "participants"
    STATUS = "status"
    OFFICE = "office"


class Conflict(Frozen):
    """Something on which sources disagree; the side of most sources comes first, ``weight`` tells large from small."""

    kind: Matter
    about: tuple[EntityId, ...]
    title: str
    unit: str | None = None
    happening: str | None = Field(default=None, description="the id of the happening that is told differently")
    claims: tuple[Side, ...]
    weight: float
