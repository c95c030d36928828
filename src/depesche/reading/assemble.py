"""From a finished draft to the Reading: shadow offsets become original ones, and the record can quote."""

import hashlib
from collections.abc import Iterable

from depesche.model import (
    Basis,
    Boilerplate,
    Credit,
    Entity,
    Event,
    MadeBy,
    Mention,
    OutletRef,
    Participant,
    Position,
    Published,
    Quantity,
    Quotation,
    Reading,
    Span,
    Time,
)
from depesche.reading.draft import Draft, EventDraft, QuotationDraft


class _Placer:
    """Maps stretches of one draft's shadow to its original text."""

    def __init__(self, draft: Draft) -> None:
        self._shadow = draft.shadow
        self._text = draft.document.text

    def span(self, start: int, end: int) -> Span:
        first, last = self._shadow.span(start, end)
        return Span(start=first, end=last)

    def place(self, item: object) -> dict[str, int]:
        """``start`` and ``end`` for any draft item."""
        span = self.span(item.start, item.end)  # type: ignore[attr-defined]
        return {"start": span.start, "end": span.end}

    def quote(self, item: object) -> dict[str, int | str]:
        """``start``, ``end`` and ``text`` for any draft item."""
        place = self.place(item)
        return {**place, "text": self._text[place["start"] : place["end"]]}

    def maybe(self, stretch: tuple[int, int] | None) -> Span | None:
        return self.span(*stretch) if stretch else None


def _event_id(document: str, event: EventDraft, place: dict[str, int]) -> str:
    """Stable under re-reading while trigger and type stay, so that judgements find their object again."""
    key = f"{document} {place['start']} {place['end']} {event.type}"
    return "ev-" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _quotation(draft: QuotationDraft, placer: _Placer) -> Quotation:
    return Quotation.model_validate(
        placer.quote(draft)
        | {
            "spans": tuple(placer.span(*span) for span in draft.spans),
            "type": draft.type,
            "speaker": draft.speaker,
            "speaker_span": placer.maybe(draft.speaker_span),
            "cue": placer.maybe(draft.cue),
            "addressee": draft.addressee,
            "confidence": draft.confidence,
        }
    )


def _event(document: str, draft: EventDraft, placer: _Placer) -> Event:
    place = placer.place(draft)
    return Event.model_validate(
        placer.quote(draft)
        | {
            "id": _event_id(document, draft, place),
            "sentence": placer.span(*draft.sentence),
            "type": draft.type,
            "mode": draft.mode,
            "status": draft.status,
            "participants": tuple(
                Participant(role=each.role, entity=each.entity, **placer.place(each)) for each in draft.participants
            ),
            "date": draft.date,
            "place": draft.place,
            "speaker": draft.speaker,
            "contexts": draft.contexts,
            "confidence": draft.confidence,
        }
    )


def _in_use(entities: Iterable[Entity], bare: Reading) -> tuple[Entity, ...]:
    """The entities that something of the reading points at, in a fixed order."""
    used = bare.unresolved()
    return tuple(sorted((entity for entity in entities if entity.id in used), key=lambda entity: entity.id))


def _outlet(draft: Draft) -> OutletRef | None:
    """Who published, with the entity that the knowledge base has for its domain or name."""
    outlet = draft.document.outlet
    if outlet is None or outlet.entity:
        return outlet
    found = next((id for name in (outlet.domain, outlet.name) if name and (id := draft.knowledge.outlet(name))), None)
    return outlet.model_copy(update={"entity": found})


def _published(draft: Draft, placer: _Placer) -> Published:
    """The day of publication; one that other documents gave comes with its evidence."""
    given = draft.document.published
    if draft.basis is Basis.CORPUS and draft.published == given.edtf:
        return given
    evidence = tuple(placer.span(*stretch) for stretch in sorted(draft.evidence))
    return Published(edtf=draft.published, basis=draft.basis, evidence=evidence)


def assemble(draft: Draft, made_by: MadeBy) -> Reading:
    """The Reading of a finished draft."""
    placer = _Placer(draft)
    document = draft.document.model_copy(
        update={
            "published": _published(draft, placer),
            "outlet": _outlet(draft),
            "boilerplate": tuple(Boilerplate(kind=each.kind, **placer.place(each)) for each in draft.boilerplate),
            "credits": tuple(
                Credit.model_validate(placer.quote(each) | {"source": each.source, "entity": each.entity})
                for each in draft.credits
            ),
        }
    )
    bare = Reading(
        document=document,
        mentions=tuple(
            Mention.model_validate(
                placer.quote(each) | {"entity": each.entity, "form": each.form, "confidence": each.confidence}
            )
            for each in draft.mentions
        ),
        times=tuple(
            Time.model_validate(placer.quote(each) | {"type": each.type, "timex": each.timex, "edtf": each.edtf})
            for each in draft.times
        ),
        quotations=tuple(_quotation(each, placer) for each in draft.quotations),
        quantities=tuple(
            Quantity.model_validate(
                placer.quote(each)
                | {name: getattr(each, name) for name in Quantity.model_fields if name not in ("start", "end", "text")}
            )
            for each in draft.quantities
        ),
        events=tuple(_event(document.id, each, placer) for each in draft.events),
        positions=tuple(
            Position.model_validate(
                placer.quote(each)
                | {name: getattr(each, name) for name in ("person", "title", "office", "body", "status", "verdict")}
                | {"day": each.day.isoformat() if each.day else None}
            )
            for each in draft.positions
        ),
        made_by=made_by,
    )
    return bare.model_copy(update={"entities": _in_use(draft.entities.values(), bare)})
