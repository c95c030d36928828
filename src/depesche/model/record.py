"""The words of the Record: what many documents together say. Every statement leads back to sentences."""

from enum import StrEnum
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
    judged: tuple[str, ...] = Field(default=(), description="ids of the judgements that shaped it")


class Cue(Frozen):
    """Words that say how a figure stands to others of its series; a record may be ``limited`` to some time."""

    kind: Literal["revised", "replaced", "preliminary", "record-high", "record-low", "first-above", "first-below"]
    text: str
    since: Annotated[int | None, Field(description="the year since which it is a record, if one is named")] = None
    limited: bool = False


class Amount(Frozen):
    """A value in a currency."""

    value: float
    unit: str


class Given(Frozen):
    """One document's word on a figure: who gives it there, in which sentence, with which cues."""

    speaker: EntityId | None = None
    evidence: Evidence
    cues: tuple[Cue, ...] = ()


class Point(Frozen):
    """One figure of a series, with everybody who gives it; ``speaker`` and ``evidence`` are those of the first.

    ``also`` is what the same sentence gives as the same amount in another currency.
    """

    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    period: Edtf | None = None
    scope: str | None = Field(default=None, description="the part of the measure that it is for (goods, gas …)")
    speaker: EntityId | None = None
    evidence: Evidence
    tellings: tuple[Given, ...] = ()
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1
    also: tuple[Amount, ...] = ()


class Check(Frozen):
    """A claim of growth or of a record held against the figures ``used``; ``point`` is the index of what claims it.

    ``leaves`` is the growth for which the figures used leave room, in the unit of the claim; ``lacks`` are the periods
    for which nobody gives a figure.
    """

    claim: Literal["growth", "record"]
    point: int
    result: Literal["fits", "contradicts", "cannot be checked"]
    used: tuple[Point, ...] = ()
    unit: str
    leaves: tuple[float | None, float | None] | None = None
    lacks: tuple[Edtf, ...] = ()


class Series(Frozen):
    """One measure about the same entities over time, of one thing; ``of`` is what is counted, where a text says it.

    Pairs of points (by index) are told apart: ``conflicts`` cannot both be right, ``agreeing`` can, ``restated`` are an
    earlier figure and the one that takes its place, ``partial`` a figure for a part of a period and one for the whole
    of it, ``scoped`` one for a part of the measure and one for more of it or another part.
    """

    measure: str | None
    unit: str
    about: tuple[EntityId, ...]
    of: str | None = None
    points: tuple[Point, ...]
    conflicts: tuple[tuple[int, int], ...] = ()
    agreeing: tuple[tuple[int, int], ...] = ()
    restated: tuple[tuple[int, int], ...] = ()
    partial: tuple[tuple[int, int], ...] = ()
    scoped: tuple[tuple[int, int], ...] = ()
    checks: tuple[Check, ...] = ()
    related: tuple[str, ...] = Field(default=(), description="measures near this one that have series on the same")


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
    undertakings: tuple[Undertaking, ...] = ()
    stories: tuple[Story, ...] = Field(default=(), description="of two documents and more")


class Relation(Frozen):
    """Two entities side by side: what they did together, agreed and what became of it, disputed, said of each other,
    the figures about both, and on what their sources disagree.

    An undertaking names the happenings that tell it; those of them that are of the two stand among the others, too.
    """

    pair: tuple[EntityId, EntityId]
    meetings: tuple[Happening, ...]
    agreements: tuple[Happening, ...]
    support: tuple[Happening, ...]
    tensions: tuple[Happening, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Series, ...]
    undertakings: tuple[Undertaking, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Hit(Frozen):
    """A place in a document where the words searched for stand."""

    evidence: Evidence
    rank: float
