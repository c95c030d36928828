"""The words of the Record: what many documents together say. Every statement leads back to sentences."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import (
    Bound,
    Edtf,
    Entity,
    EntityId,
    EventType,
    Frozen,
    Offset,
    ParticipantRole,
    QuotationType,
    Span,
    Status,
)


class Source(Frozen):
    """A document as it is named when it is cited."""

    document: str
    title: str | None = None
    outlet: str | None = None
    published: Edtf | None = None
    url: str | None = None
    path: str | None = None


class Evidence(Frozen):
    """A sentence of a document, which begins there at ``start``; ``marks`` are offsets within ``text``."""

    source: Source
    start: Offset
    text: str
    marks: tuple[Span, ...] = ()


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


class Point(Frozen):
    """One figure of a series, and who gives it where."""

    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    period: Edtf | None = None
    speaker: EntityId | None = None
    evidence: Evidence


class Series(Frozen):
    """One measure about the same entities over time; ``conflicts`` pairs points that cannot both be right."""

    measure: str | None
    unit: str
    about: tuple[EntityId, ...]
    points: tuple[Point, ...]
    conflicts: tuple[tuple[int, int], ...] = ()


class Quote(Frozen):
    """A quotation found in the record."""

    text: str
    type: QuotationType
    speaker: EntityId | None = None
    addressee: EntityId | None = None
    date: Edtf | None = None
    evidence: Evidence


class Story(Frozen):
    """Documents on the same happenings, in the order of their days; ``lead`` is the one that stands for them."""

    id: str
    title: str
    lead: str
    documents: tuple[str, ...]
    first: Edtf | None = None
    last: Edtf | None = None
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1


class Echo(Frozen):
    """A document (or a passage of it) that repeats another.

    ``spans`` pairs the stretches of the two texts, ``shared`` is the part of each that stands in them (0 to 1);
    ``original`` is None where nothing tells the direction, ``why`` says what does.
    """

    documents: tuple[str, str]
    kind: Literal["exact", "near", "contained", "translated"]
    spans: tuple[tuple[Span, Span], ...] = ()
    shared: tuple[float, float] = (0.0, 0.0)
    original: str | None = None
    why: str | None = None


class Step(Frozen):
    """One stage in the life of an undertaking."""

    stage: Literal["announced", "negotiated", "signed", "ratified", "in-force", "carried-out", "stalled", "called-off"]
    date: Edtf | None = None
    evidence: Evidence


class Undertaking(Frozen):
    """An agreement or promise with a life."""

    id: str
    subject: str
    parties: tuple[EntityId, ...]
    steps: tuple[Step, ...]


class Judgement(Frozen):
    """What a person decided about the record; never overwritten, only followed by another."""

    id: str
    verb: Literal["same", "different", "reject", "confirm", "set"]
    objects: tuple[str, ...]
    value: str | None = None
    who: str
    when: str
    why: str | None = None


class Spelling(Frozen):
    """A form under which an entity stands in the texts, and how often."""

    text: str
    count: int


class Tenure(Frozen):
    """An office held, from the knowledge base; open ends are None."""

    office: str
    body: EntityId
    since: str | None = None
    until: str | None = None


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


class Dossier(Frozen):
    """All that the record has on one entity."""

    entity: Entity
    spellings: tuple[Spelling, ...]
    offices: tuple[Tenure, ...]
    documents: tuple[Source, ...]
    company: tuple[tuple[EntityId, int], ...]
    happenings: tuple[Happening, ...]
    said: tuple[Quote, ...]
    figures: tuple[Series, ...]


class Relation(Frozen):
    """Two entities side by side: what they did together, agreed, disputed, said of each other, and the figures."""

    pair: tuple[EntityId, EntityId]
    meetings: tuple[Happening, ...]
    agreements: tuple[Happening, ...]
    support: tuple[Happening, ...]
    tensions: tuple[Happening, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Series, ...]


class Hit(Frozen):
    """A place in a document where the words searched for stand."""

    evidence: Evidence
    rank: float
