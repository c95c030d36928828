"""Between a Reading and its rows. The two directions are inverse: what goes in comes out, byte for byte."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from depesche.model import (
    Boilerplate,
    Credit,
    Document,
    Entity,
    Event,
    MadeBy,
    Mention,
    Names,
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
from depesche.record import schema

Row = dict[str, Any]
Rows = dict[Table, list[Row]]
Found = Mapping[Any, Any]
Sources = Mapping[Table, Iterable[Found]]


def document_row(reading: Reading) -> Row:
    """The row of the document itself."""
    document, made_by = reading.document, reading.made_by
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "outlet": document.outlet.model_dump() if document.outlet else None,
        "outlet_entity": document.outlet.entity if document.outlet else None,
        "published": document.published.edtf,
        "basis": document.published.basis,
        "text": document.text,
        **made_by.model_dump(),
    }


def entity_values(entity: Entity) -> Row:
    """An entity's columns, without the key."""
    return {
        "type": entity.type,
        **entity.names.model_dump(),
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
        "country": entity.country,
        "known": entity.known,
    }


def _numbered(document: str, items: Iterable[Span], without: frozenset[str] = frozenset({"text"})) -> list[Row]:
    return [
        {"document": document, "n": n, **item.model_dump(mode="json", exclude=set(without))}
        for n, item in enumerate(items)
    ]


def rows_of(reading: Reading) -> Rows:
    """All rows of a reading but the document's own, by table."""
    document = reading.document
    key = document.id
    events = _numbered(key, reading.events, frozenset({"text", "sentence", "participants"}))
    for row, event in zip(events, reading.events, strict=True):
        row |= {"sentence_start": event.sentence.start, "sentence_end": event.sentence.end}
    return {
        schema.appearance: [
            {"document": key, "entity": entity.id, **entity_values(entity)} for entity in reading.entities
        ],
        schema.evidence: _numbered(key, document.published.evidence),
        schema.credit: _numbered(key, document.credits),
        schema.boilerplate: _numbered(key, document.boilerplate),
        schema.mention: _numbered(key, reading.mentions),
        schema.time: _numbered(key, reading.times),
        schema.quotation: _numbered(key, reading.quotations),
        schema.quantity: _numbered(key, reading.quantities),
        schema.event: events,
        schema.participant: [
            {"document": key, "event": n, "n": m, **participant.model_dump(mode="json")}
            for n, event in enumerate(reading.events)
            for m, participant in enumerate(event.participants)
        ],
        schema.position: _numbered(key, reading.positions),
    }


def entity_of(row: Found, id: str) -> Entity:
    """An entity from an ``entity`` or ``appearance`` row."""
    return Entity(
        id=id,
        type=row["type"],
        names=Names(de=row["de"], en=row["en"], ru=row["ru"]),
        aliases=tuple(row["aliases"]),
        wikidata=row["wikidata"],
        country=row["country"],
        known=row["known"],
    )


def _fields(row: Found, *, drop: tuple[str, ...] = ()) -> Row:
    return {name: value for name, value in row.items() if name not in ("document", "n", *drop)}


def _events(sources: Sources, text: str) -> tuple[Event, ...]:
    participants: dict[int, list[Participant]] = {}
    for row in sources[schema.participant]:
        participants.setdefault(row["event"], []).append(Participant.model_validate(_fields(row, drop=("event",))))
    return tuple(
        Event.model_validate(
            _fields(row, drop=("sentence_start", "sentence_end"))
            | {
                "text": text[row["start"] : row["end"]],
                "sentence": Span(start=row["sentence_start"], end=row["sentence_end"]),
                "participants": tuple(participants.get(row["n"], ())),
            }
        )
        for row in sources[schema.event]
    )


def reading_of(row: Found, sources: Sources) -> Reading:
    """The reading whose document row is ``row``; ``sources`` has its rows by table, in order."""
    text = row["text"]

    def quoted(table: Table) -> list[Row]:
        return [_fields(each) | {"text": text[each["start"] : each["end"]]} for each in sources[table]]

    document = Document(
        id=row["id"],
        path=row["path"],
        url=row["url"],
        title=row["title"],
        language=row["language"],
        outlet=OutletRef.model_validate(row["outlet"]) if row["outlet"] else None,
        published=Published(
            edtf=row["published"],
            basis=row["basis"],
            evidence=tuple(Span.model_validate(_fields(each)) for each in sources[schema.evidence]),
        ),
        credits=tuple(Credit.model_validate(each) for each in quoted(schema.credit)),
        boilerplate=tuple(Boilerplate.model_validate(_fields(each)) for each in sources[schema.boilerplate]),
        text=text,
    )
    return Reading(
        document=document,
        entities=tuple(entity_of(each, each["entity"]) for each in sources[schema.appearance]),
        mentions=tuple(Mention.model_validate(each) for each in quoted(schema.mention)),
        times=tuple(Time.model_validate(each) for each in quoted(schema.time)),
        quotations=tuple(Quotation.model_validate(each) for each in quoted(schema.quotation)),
        quantities=tuple(Quantity.model_validate(each) for each in quoted(schema.quantity)),
        events=_events(sources, text),
        positions=tuple(Position.model_validate(each) for each in quoted(schema.position)),
        made_by=MadeBy(depesche=row["depesche"], model=row["model"], knowledge=row["knowledge"]),
    )
