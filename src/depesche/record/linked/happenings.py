"""Happenings of the record: which telling tells which, kept up to date telling by telling.

The result is that of :func:`depesche.linking.tying.assign` over all tellings; a test holds the two together.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, tuple_, update

from depesche.linking.occurrences import Key, Occurrence, days_of, fits, happening_id, party
from depesche.linking.tying import home_of, reach, tied
from depesche.model import Basis, EventType, Status
from depesche.record import schema
from depesche.record.linked.documents import Linkable

_AT_ONCE = 300
_TWO = 2


def link(connection: Connection, document: Linkable) -> None:
    """Puts the tellings of a document into the happenings that they tell."""
    new = [each for each, _ in tellings_of(connection, document)]
    for each in new:
        connection.execute(insert(schema.telling), {"document": each.document, "n": each.n, "happening": _own(each)})
    rows = [row for each in new if not each.alone for row in _rows(each)]
    if rows:
        connection.execute(insert(schema.occurrence), rows)
    fine = [each for each in new if each.fine and not each.alone]
    loose = {each.key: each for each in new if not each.fine and not each.alone}
    for each in fine:
        grown = _tie(connection, each)
        for member in (each, *_members(connection, grown)[0]):
            loose |= {other.key: other for other in _near_loose(connection, member)}
    _settle(connection, loose.values())


def unlink(connection: Connection, document: str) -> None:
    """Takes the tellings of a document out of their happenings and ties the rest anew."""
    telling, occurrence = schema.telling, schema.occurrence
    homes = set(connection.execute(select(telling.c.happening).where(telling.c.document == document)).scalars())
    fine, loose = _members(connection, homes)
    for each in [each for each in fine if each.document == document]:
        loose |= set(_near_loose(connection, each))
    connection.execute(delete(telling).where(telling.c.document == document))
    connection.execute(delete(occurrence).where(occurrence.c.document == document))
    rest = [each for each in fine if each.document != document]
    _write(connection, tied(rest))
    _settle(connection, [each for each in loose if each.document != document])


def _own(each: Occurrence) -> str:
    """The id of a telling's happening as long as it is with no other."""
    return happening_id(each.event) if each.fine else home_of(each, set())


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
        found.append(
            (
                Occurrence(
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
                ),
                Status(row["status"]),
            )
        )
    return found


def _rows(each: Occurrence) -> Iterator[dict[str, Any]]:
    assert each.days is not None
    for one in sorted(each.parties):
        yield {
            "document": each.document,
            "n": each.n,
            "party": one,
            "type": each.type,
            "event": each.event,
            "mode": each.mode,
            "place": each.place,
            "country": each.country,
            "parties": sorted(each.parties),
            "persons": sorted(each.persons),
            "fine": each.fine,
            "dated": each.dated,
            "first": each.days[0].isoformat(),
            "last": each.days[1].isoformat(),
        }


def _occurrence(row: Mapping[Any, Any]) -> Occurrence:
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
        days=(date.fromisoformat(row["first"]), date.fromisoformat(row["last"])),
        fine=row["fine"],
        dated=row["dated"],
    )


def _near(connection: Connection, each: Occurrence, *, fine: bool) -> list[Occurrence]:
    """Tellings of one kind that share a party with ``each`` and whose days are near, once each."""
    table = schema.occurrence
    assert each.days is not None
    first, last = reach(each.days)
    query = select(table).where(
        table.c.type == each.type,
        table.c.party.in_(sorted(each.parties)),
        table.c.fine.is_(fine),
        table.c.first <= last.isoformat(),
        table.c.last >= each.days[0].isoformat() if not fine else table.c.first >= first.isoformat(),
    )
    found = {(row["document"], row["n"]): row for row in connection.execute(query).mappings()}
    found.pop(each.key, None)
    return [_occurrence(row) for _, row in sorted(found.items())]


def _near_loose(connection: Connection, each: Occurrence) -> list[Occurrence]:
    return [other for other in _near(connection, each, fine=False) if fits(each, other)]


def _homes(connection: Connection, keys: Iterable[Key]) -> dict[Key, str]:
    table, wanted = schema.telling, sorted(keys)
    found: dict[Key, str] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        query = select(table).where(tuple_(table.c.document, table.c.n).in_(wanted[first : first + _AT_ONCE]))
        found |= {(document, n): home for document, n, home in connection.execute(query)}
    return found


def _tie(connection: Connection, each: Occurrence) -> set[str]:
    """Ties a fine telling to those that it fits; returns the id of the happening if that has a new one, or two are one.

    Then whatever is loose near any of its tellings may have another home.
    """
    others = [other.key for other in _near(connection, each, fine=True) if fits(each, other)]
    homes = set(_homes(connection, [each.key, *others]).values())
    if len(homes) < _TWO:
        return set()
    fine, _ = _members(connection, homes)
    one = happening_id(min(member.event for member in fine))
    _write(connection, dict.fromkeys((member.key for member in fine), one))
    joined = homes - {happening_id(each.event)}
    return {one} if joined != {one} else set()


def _members(connection: Connection, homes: Collection[str]) -> tuple[list[Occurrence], set[Occurrence]]:
    """The fine and the loose tellings of happenings."""
    telling, table = schema.telling, schema.occurrence
    found: dict[Key, Occurrence] = {}
    ordered = sorted(homes)
    for first in range(0, len(ordered), _AT_ONCE):
        query = (
            select(table)
            .join(telling, (telling.c.document == table.c.document) & (telling.c.n == table.c.n))
            .where(telling.c.happening.in_(ordered[first : first + _AT_ONCE]))
        )
        for row in connection.execute(query).mappings():
            found.setdefault((row["document"], row["n"]), _occurrence(row))
    every = [found[key] for key in sorted(found)]
    return [each for each in every if each.fine], {each for each in every if not each.fine}


def _settle(connection: Connection, loose: Iterable[Occurrence]) -> None:
    """Gives each loose telling the one happening that it fits, or one of its own."""
    homes: dict[Key, str] = {}
    for each in loose:
        fitting = [other.key for other in _near_fine(connection, each) if fits(each, other)]
        homes[each.key] = home_of(each, set(_homes(connection, fitting).values()))
    _write(connection, homes)


def _near_fine(connection: Connection, each: Occurrence) -> list[Occurrence]:
    return _near(connection, each, fine=True)


def _write(connection: Connection, homes: Mapping[Key, str]) -> None:
    table = schema.telling
    now = _homes(connection, homes)
    for key, id in sorted(homes.items()):
        if now.get(key) != id:
            connection.execute(
                update(table).where(table.c.document == key[0], table.c.n == key[1]).values(happening=id)
            )
