"""What people decided about a record, and whether each of it still finds its object."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from depesche.linking.judgements import Decisions, decided_entities, decided_events, judged_again
from depesche.model import Judgement, Span
from depesche.model.record import Anchor, Standing
from depesche.queries.base import Archive
from depesche.record import judgements as ledger
from depesche.record import schema
from depesche.record.chunks import chunks


def events_of(connection: Connection, documents: Collection[str]) -> list[Anchor]:
    """All events of some documents, as anchors that name no neighbours."""
    event, document = schema.event, schema.document
    words = func.substr(document.c.text, event.c.start + 1, event.c.end - event.c.start).label("words")
    query = select(event, words).join(document, document.c.id == event.c.document)
    return [
        Anchor(
            start=row["start"],
            end=row["end"],
            event=row["id"],
            document=row["document"],
            type=row["type"],
            text=row["words"],
            sentence=Span(start=row["sentence_start"], end=row["sentence_end"]),
        )
        for chunk in chunks(sorted(documents))
        for row in connection.execute(
            query.where(event.c.document.in_(chunk)).order_by(event.c.document, event.c.n)
        ).mappings()
    ]


def _named_in(judgements: Collection[Judgement]) -> set[str]:
    return {anchor.document for each in judgements for anchor in each.anchors}


def decisions(archive: Archive) -> Decisions:
    """What the judgements in force say of the events that the record has now."""
    if not any(each.anchors for each in archive.in_force):
        return Decisions()
    with archive.engine.connect() as connection:
        events = events_of(connection, _named_in(archive.in_force))
    return decided_events(events, archive.in_force, archive.one)


def judgements(archive: Archive) -> list[Standing]:
    """The whole ledger as it is now, in the order of time, and how each judgement stands."""
    with archive.engine.connect() as connection:
        everything = ledger.every(connection)
        events = events_of(connection, _named_in(everything))
    found = decided_events(events, everything, archive.one)
    undone, in_force = ledger.undone(everything), ledger.valid(everything)
    counting = {each.id for each in in_force} - decided_entities(in_force).overruled - judged_again(in_force, found)
    ids = {each.id for each in everything}
    standings = []
    for each in everything:
        now, lost = _objects(archive, each, found, ids)
        standings.append(
            Standing(
                judgement=each,
                undone=each.id in undone,
                overruled=each.verb != "undo" and each.id not in counting | undone,
                found=bool(now) if each.anchors else not lost,
                now=now,
                lost=lost,
            )
        )
    return standings


def _objects(
    archive: Archive, judgement: Judgement, decided: Decisions, ids: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a judgement is about now, and what of its objects is gone."""
    if judgement.anchors:
        found = decided.found[judgement.id]
        return tuple(sorted(set(found.values()))), tuple(
            anchor.event for anchor in judgement.anchors if anchor.event not in found
        )
    there = [id for id in judgement.objects if (id in ids if judgement.verb == "undo" else archive.is_there(id))]
    return tuple(dict.fromkeys(map(archive.one, there))), tuple(id for id in judgement.objects if id not in there)
