"""Who said what: quotations with their speakers, by speaker, by whom they name, and by words."""

from sqlalchemy import RowMapping, select

from depesche.dates import OPEN_END, bounds
from depesche.model import EntityId, Quote
from depesche.queries.base import Archive
from depesche.queries.evidence import around, evidence
from depesche.record import schema


def quotes(
    archive: Archive, speaker: EntityId | None = None, about: EntityId | None = None, contains: str | None = None
) -> list[Quote]:
    """Quotations in the order of their documents' days; ``about``: the words name it, or somebody of that state."""
    table, mention = schema.quotation, schema.mention
    query = select(table)
    if speaker:
        query = query.where(table.c.speaker.in_(archive.behind(speaker)))
    if about:
        query = query.where(
            select(mention.c.n)
            .where(
                mention.c.document == table.c.document,
                mention.c.start >= table.c.start,
                mention.c.end <= table.c.end,
                mention.c.entity.in_(archive.behind(about)),
            )
            .exists()
        )
    with archive.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
        documents = archive.documents(connection, {row["document"] for row in rows})
    found = [_quote(archive, row, documents[row["document"]]) for row in rows]
    wanted = [quote for quote in found if contains is None or contains.casefold() in quote.text.casefold()]
    return sorted(wanted, key=_order)


def _order(quote: Quote) -> tuple[object, ...]:
    return bounds(quote.date) or (OPEN_END, OPEN_END), quote.evidence.source.document, quote.evidence.start, quote.text


def _quote(archive: Archive, row: RowMapping, document: RowMapping) -> Quote:
    parts = [(span["start"], span["end"]) for span in row["spans"]]
    named = row["speaker_span"]
    near = named and row["start"] - 300 < named["start"] and named["end"] < row["end"] + 300
    shown = parts + ([(named["start"], named["end"])] if near else [])
    first, last = min(shown), max(shown, key=lambda stretch: stretch[1])
    ending = around(document, *last)
    return Quote(
        text=" … ".join(document["text"][start:end] for start, end in parts),
        type=row["type"],
        speaker=archive.maybe_one(row["speaker"]),
        addressee=archive.maybe_one(row["addressee"]),
        date=document["published"],
        evidence=evidence(document, around(document, *first).start, ending.start + len(ending.text), parts),
    )
