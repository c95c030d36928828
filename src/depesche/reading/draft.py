"""A Reading in the making: what the steps of reading/ share and write into.

All offsets in a draft are character offsets of the *shadow* text, which is also ``doc.text``;
:mod:`depesche.reading.assemble` turns a finished draft into a :class:`~depesche.model.Reading` of the original text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from spacy.tokens import Doc, Span, Token

from depesche.model import (
    Basis,
    Bound,
    Document,
    Entity,
    EntityType,
    EventType,
    MentionForm,
    ParticipantRole,
    PositionStatus,
    QuotationType,
    Status,
    TimeType,
    Verdict,
)
from depesche.reading.shadow import Shadow

if TYPE_CHECKING:
    from depesche.knowledge.base import Knowledge


class Located(Protocol):
    """Anything with a place in the shadow text."""

    start: int
    end: int


T = TypeVar("T", bound=Located)

#: how many shorter items may stand inside a longer one, in front of the place looked at
_NESTED = 16


@dataclass(slots=True)
class BoilerplateDraft:
    """Page furniture: ``kind`` is one of the kinds of reading/layout."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class CreditDraft:
    """A source the text names as its own; ``entity`` once resolved."""

    start: int
    end: int
    source: str
    entity: str | None = None


@dataclass(slots=True)
class TimeDraft:
    """A time expression; ``timex`` and ``edtf`` are set when it is resolved.

    ``meaning`` is private to reading/times.py: the parsed expression before it is resolved against a day.
    """

    start: int
    end: int
    type: TimeType
    timex: str | None = None
    edtf: str | None = None
    meaning: Any = None


@dataclass(slots=True)
class MentionDraft:
    """A stretch that stands for an entity; ``head`` is the index of its head token in the doc."""

    start: int
    end: int
    entity: str
    form: MentionForm
    confidence: float = 1.0
    head: int = 0


@dataclass(slots=True)
class QuotationDraft:
    """What was said; ``spans`` its parts in order, each ``(start, end)``."""

    spans: list[tuple[int, int]]
    type: QuotationType
    speaker: str | None = None
    speaker_span: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    addressee: str | None = None
    confidence: float = 1.0

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(slots=True)
class QuantityDraft:
    """A number with a unit; see :class:`depesche.model.Quantity`."""

    start: int
    end: int
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    measure: str | None = None
    about: tuple[str, ...] = ()
    period: str | None = None
    speaker: str | None = None
    quotation: int | None = None


@dataclass(slots=True)
class ParticipantDraft:
    """Who, in which role, and where the text says so."""

    role: ParticipantRole
    entity: str
    start: int
    end: int


@dataclass(slots=True)
class EventDraft:
    """An event at its trigger; ``sentence`` is ``(start, end)`` of the sentence it stands in."""

    start: int
    end: int
    sentence: tuple[int, int]
    type: EventType
    mode: str | None = None
    status: Status = Status.HAPPENED
    participants: list[ParticipantDraft] = field(default_factory=list)
    date: str | None = None
    place: str | None = None
    speaker: str | None = None
    contexts: tuple[str, ...] = ()
    confidence: float = 1.0
    head: int = 0


@dataclass(slots=True)
class PositionDraft:
    """A role that the text gives to the person ``person``; the stretch is the whole phrase."""

    start: int
    end: int
    person: str
    title: str
    office: str | None
    body: str | None
    status: PositionStatus
    day: date | None
    verdict: Verdict


#: whoever can act and speak; a place cannot
ACTING = frozenset((EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.OUTLET))


def covering(items: Sequence[T], start: int, end: int) -> list[T]:
    """The items that overlap ``[start, end)``; ``items`` are sorted by start; few lie inside others."""
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_right(items, end - 1, key=lambda item: item.start)
    # a long item may begin before several short ones that lie inside it
    return [item for item in items[max(0, first - _NESTED) : last] if item.end > start]


@dataclass(slots=True)
class Draft:
    """One document under reading. Steps read what earlier steps wrote and add their own; lists stay sorted by start."""

    document: Document
    shadow: Shadow
    doc: Doc
    knowledge: "Knowledge"
    #: day of publication as EDTF, how it is known, and the stretches that say so
    published: str | None = None
    basis: Basis = Basis.UNKNOWN
    evidence: list[tuple[int, int]] = field(default_factory=list)
    boilerplate: list[BoilerplateDraft] = field(default_factory=list)
    credits: list[CreditDraft] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[MentionDraft] = field(default_factory=list)
    times: list[TimeDraft] = field(default_factory=list)
    quotations: list[QuotationDraft] = field(default_factory=list)
    quantities: list[QuantityDraft] = field(default_factory=list)
    events: list[EventDraft] = field(default_factory=list)
    positions: list[PositionDraft] = field(default_factory=list)

    @property
    def anchor(self) -> date | None:
        """The day against which the text's relative dates are resolved; None while unknown or not fixed to a day."""
        try:
            return date.fromisoformat(self.published) if self.published else None
        except ValueError:
            return None

    def in_boilerplate(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` touches page furniture."""
        return bool(covering(self.boilerplate, start, end))

    def sentences(self) -> Iterator[Span]:
        """The sentences of the report itself, without page furniture; one that a dateline opens is the report's."""
        for sentence in self.doc.sents:
            pieces = covering(self.boilerplate, sentence.start_char, sentence.end_char)
            if all(piece.kind == "dateline" and piece.end < sentence.end_char for piece in pieces):
                yield sentence

    def mentions_in(self, start: int, end: int) -> list[MentionDraft]:
        """The mentions that overlap ``[start, end)``, in order."""
        return covering(self.mentions, start, end)

    def times_in(self, start: int, end: int) -> list[TimeDraft]:
        """The time expressions that overlap ``[start, end)``, in order."""
        return covering(self.times, start, end)

    def quotations_in(self, start: int, end: int) -> list[tuple[int, QuotationDraft]]:
        """The quotations with a part that overlaps ``[start, end)``, each with its index."""
        return [
            (index, quotation)
            for index, quotation in enumerate(self.quotations)
            if quotation.start < end
            and quotation.end > start
            and any(first < end and last > start for first, last in quotation.spans)
        ]

    def mention_of(self, token: Token) -> MentionDraft | None:
        """The longest mention that covers ``token``."""
        found = self.mentions_in(token.idx, token.idx + len(token.text))
        return max(found, key=lambda mention: mention.end - mention.start, default=None)

    def introduce(self, id: str) -> Entity:
        """The known entity ``id``, now one of the draft's. Raises KnowledgeError if there is no such entity."""
        return self.entities.setdefault(id, self.knowledge.entity(id))

    def add_mention(self, mention: MentionDraft, entity: Entity) -> None:
        """Adds ``mention`` in its place and its entity if new; a mention of the same stretch is kept as it was."""
        at = bisect_left(self.mentions, (mention.start, mention.end), key=lambda other: (other.start, other.end))
        if at < len(self.mentions):
            other = self.mentions[at]
            if (other.start, other.end) == (mention.start, mention.end):
                return
        self.entities.setdefault(entity.id, entity)
        self.mentions.insert(at, mention)
