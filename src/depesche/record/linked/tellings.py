"""The tellings of a document of the record as tying sees them."""

from sqlalchemy import Connection, select

from depesche.linking.occurrences import Occurrence, days_of, party, told_on, words_about
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
