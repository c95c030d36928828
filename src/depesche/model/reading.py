"""The words of Depesche as typed, frozen classes.

A :class:`Reading` serialises to the JSON contract ``depesche-reading/1``: offsets count Unicode code points of
``document.text``, and for everything that has a span ``text[start:end]`` is the span's own text.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Literal["depesche-reading/1"] = "depesche-reading/1"

Edtf = Annotated[str, Field(description="an EDTF date, interval or set")]
EntityId = Annotated[str, Field(description="the id of an entity of the same reading")]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Offset = Annotated[int, Field(ge=0)]


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PLACE = "place"
    GROUP = "group"


class MentionForm(StrEnum):
    """How the text stands for an entity."""

    NAME = "name"
    ROLE = "role"
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    PRONOUN = "pronoun"


class TimeType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class QuotationType(StrEnum):
    """How speech is given: verbatim, as a clause, as a speech act told, or without a frame."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    FREE_INDIRECT = "free-indirect"


class Bound(StrEnum):
    """What the number says of the value: exact, or a bound to one side."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class EventType(StrEnum):
    """The sixteen event types of PLOVER (2021 manual): the action, whether or not it took place."""

    CONSULT = "CONSULT"
    AGREE = "AGREE"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an action took place, according to who tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called-for"
    POSSIBLE = "possible"
    DENIED = "denied"


class ParticipantRole(StrEnum):
    """Who acts, and towards whom."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


class PositionStatus(StrEnum):
    """Whether an office is held on the day the text speaks of, was held before, or is to be taken."""

    CURRENT = "current"
    FORMER = "former"
    DESIGNATED = "designated"


class Verdict(StrEnum):
    """What the knowledge base says to what the text says: the same, nothing, or something else."""

    CONFIRMED = "confirmed"
    NEW = "new"
    CONTRADICTED = "contradicted"


class Basis(StrEnum):
    """How the day of publication is known; ``corpus`` is reserved for dating by other documents."""

    METADATA = "metadata"
    TEXT = "text"
    INFERRED = "inferred"
    CORPUS = "corpus"
    UNKNOWN = "unknown"


class Frozen(BaseModel):
    """The base of all: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A half-open stretch ``[start, end)`` of ``document.text``, in code points."""

    start: Offset
    end: Offset


class OutletRef(Frozen):
    """Who published: the name as given, the domain, and the entity if known."""

    name: str
    domain: str | None = None
    entity: EntityId | None = None


class Published(Frozen):
    """The day of publication and how it is known."""

    edtf: Edtf | None = None
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[Span, ...] = ()


class Credit(Span):
    """A source that the text names as its own ("Laut TASS")."""

    text: str
    source: str
    entity: EntityId | None = None


class Boilerplate(Span):
    """Text that belongs to the page and not to the report (related links, photo credits, comment counters …)."""

    kind: str


class Document(Frozen):
    """One article as read from its source."""

    id: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "de"
    outlet: OutletRef | None = None
    published: Published = Published()
    credits: tuple[Credit, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    text: str


class Names(Frozen):
    """An entity's usual name in each language; ``de`` is always there."""

    de: str
    en: str | None = None
    ru: str | None = None


class Entity(Frozen):
    """A person, state, organization, outlet, place or group that the text speaks of."""

    id: str
    type: EntityType
    names: Names
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    known: bool = False


class Mention(Span):
    """A stretch of text that stands for an entity."""

    text: str
    entity: EntityId
    form: MentionForm
    confidence: Confidence = 1.0


class Time(Span):
    """A time expression with its value in TIMEX3 and in EDTF (null where EDTF has no form for it)."""

    text: str
    type: TimeType
    timex: str | None
    edtf: Edtf | None


class Quotation(Span):
    """What somebody said; ``spans`` are its parts where the frame interrupts it."""

    text: str
    spans: tuple[Span, ...]
    type: QuotationType
    speaker: EntityId | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    addressee: EntityId | None = None
    confidence: Confidence = 1.0


class Quantity(Span):
    """A number with a unit and something measured; ``value`` is in the base unit."""

    text: str
    value: float
    low: float | None = None
    high: float | None = None
    unit: str
    bound: Bound = Bound.EXACT
    measure: str | None = None
    about: tuple[EntityId, ...] = ()
    period: Edtf | None = None
    speaker: EntityId | None = None
    quotation: Annotated[int, Field(ge=0, description="index into quotations")] | None = None


class Participant(Span):
    """Who takes part in an event, in which role, and the words that say so."""

    role: ParticipantRole
    entity: EntityId


class Event(Span):
    """An action told in one document; its span is the trigger."""

    id: str
    text: str
    sentence: Span
    type: EventType
    mode: str | None = None
    status: Status = Status.HAPPENED
    participants: tuple[Participant, ...] = ()
    date: Edtf | None = None
    place: EntityId | None = None
    speaker: EntityId | None = None
    contexts: tuple[str, ...] = ()
    confidence: Confidence = 1.0


class Position(Span):
    """A role that the text gives to a person beside whose name it stands; its span is the whole phrase.

    ``title`` is the role in the text's words, ``office`` what the knowledge base calls it (null for roles that are no
    office), ``body`` whose it is, ``day`` the day that the sentence speaks of. A contradicted position is a candidate
    for a correction of the knowledge base (or an error of the text), a new one for an addition.
    """

    text: str
    person: EntityId
    title: str
    office: str | None = None
    body: EntityId | None = None
    status: PositionStatus = PositionStatus.CURRENT
    day: Edtf | None = None
    verdict: Verdict = Verdict.NEW


class MadeBy(Frozen):
    """The versions that made a reading; the same versions and input give the same bytes."""

    depesche: str
    model: str
    knowledge: str


class Reading(Frozen):
    """All that is found in one document: the contract."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    schema_: Literal["depesche-reading/1"] = Field(default=SCHEMA, alias="schema")
    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    made_by: MadeBy

    def spans(self) -> list[tuple[Span, str | None]]:
        """Every span of the reading with the text it carries (None where the contract carries none)."""
        found: list[tuple[Span, str | None]] = [(span, None) for span in self.document.published.evidence]
        found += [(item, None) for item in self.document.boilerplate]
        quoted: tuple[tuple[Any, ...], ...] = (
            self.document.credits,
            self.mentions,
            self.times,
            self.quotations,
            self.quantities,
            self.events,
            self.positions,
        )
        for texts in quoted:
            found += [(item, item.text) for item in texts]
        for quotation in self.quotations:
            found += [(span, None) for span in quotation.spans]
            found += [(span, None) for span in (quotation.speaker_span, quotation.cue) if span]
        for event in self.events:
            found += [(event.sentence, None), *((participant, None) for participant in event.participants)]
        return found

    def misplaced(self) -> list[Span]:
        """The spans that do not re-locate in the text; empty for a sound reading."""
        text = self.document.text
        return [
            span
            for span, words in self.spans()
            if not span.start < span.end <= len(text) or (words is not None and text[span.start : span.end] != words)
        ]

    def unresolved(self) -> set[str]:
        """Entity ids that are used but not listed; empty for a sound reading."""
        used = {mention.entity for mention in self.mentions}
        used |= {credit.entity for credit in self.document.credits if credit.entity}
        for quotation in self.quotations:
            used |= {entity for entity in (quotation.speaker, quotation.addressee) if entity}
        for quantity in self.quantities:
            used |= {*quantity.about, *([quantity.speaker] if quantity.speaker else [])}
        for event in self.events:
            used |= {participant.entity for participant in event.participants}
            used |= {entity for entity in (event.place, event.speaker) if entity}
        for position in self.positions:
            used |= {position.person, *([position.body] if position.body else [])}
        if self.document.outlet and self.document.outlet.entity:
            used.add(self.document.outlet.entity)
        return used - {entity.id for entity in self.entities}
