"""The tellings of a document of the record as tying sees them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from depesche.linking.happenings.occurrences import Key, Occurrence, days_of, party, told_on, words_about
from depesche.model import Basis, EventType, Status
from depesche.record import schema
from depesche.record.linked.documents import Linkable


def tellings_of(connection: Connection, document: Linkable) -> list[tuple[Occurrence, Status]]:
    """The tellings of a document and their status; its parties are states where its own entities have one."""
    event, part, appearance = schema.event, schema.participant, schema.appearance
    looks = connection.execute(
        select(appearance.c.entity, appearance.c.country).where(appearance.c.document == document.id)
    )
    countries = {entity: f"state/{country}" if country else entity for entity, country in looks}
    parties: dict[int, set[str]] = {}
    persons: dict[int, set[tuple[str, str]]] = {}
    roles = connection.execute(select(part.c.event, part.c.entity).where(part.c.document == document.id))
    for n, entity in roles:
        state = countries.get(entity, entity)
        parties.setdefault(n, set()).add(party(state, document.id))
        if entity.startswith("person/") and state != entity:
            persons.setdefault(n, set()).add((state, entity))
    published = None if document.row["basis"] == Basis.CORPUS else document.row["published"]
    found = []
    rows = connection.execute(select(event).where(event.c.document == document.id).order_by(event.c.n)).mappings()
    for row in rows:
        days, fine, dated = days_of(row["date"], published, Status(row["status"]))
        place = row["place"]
        sentence, trigger = (row["sentence_start"], row["sentence_end"]), (row["start"], row["end"])
        telling = Occurrence(
            document=document.id,
            n=row["n"],
            event=row["id"],
            type=EventType(row["type"]),
            mode=row["mode"],
            place=place,
            country=countries.get(place, place) if place else None,
            parties=frozenset(parties.get(row["n"], ())),
            persons=frozenset(persons.get(row["n"], ())),
            days=days,
            fine=fine,
            dated=dated,
            told=told_on(published),
            words=words_about(document.row["text"], sentence, trigger),
        )
        found.append((telling, Status(row["status"])))
    return found


def occurrence_of(row: Mapping[Any, Any]) -> Occurrence:
    """A telling from one of its rows in the table of occurrences."""
    return Occurrence(
        document=row["document"],
        n=row["n"],
        event=row["event"],
        type=EventType(row["type"]),
        mode=row["mode"],
        place=row["place"],
        country=row["country"],
        parties=frozenset(row["parties"]),
        persons=frozenset((state, person) for state, person in row["persons"]),
        days=(date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) if row["first"] else None,
        fine=row["fine"],
        dated=row["dated"],
        told=date.fromisoformat(row["told"]) if row["told"] else None,
        words=frozenset(row["words"]),
    )


def occurrences(connection: Connection, query: Select[Any], **values: Any) -> dict[Key, Occurrence]:
    """The tellings of a query over occurrences with ``values`` for its parameters, once each."""
    rows = {(row["document"], row["n"]): row for row in connection.execute(query, values).mappings()}
    return {key: occurrence_of(row) for key, row in sorted(rows.items())}
