"""Happenings of the record: which telling tells which, kept up to date document by document.

The result is that of :func:`depesche.linking.happenings.tying.assign` over all tellings; a test holds the two together.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from depesche.linking.happenings.occurrences import LOOSE, Key, Occurrence, fits, happening_id, ties
from depesche.linking.happenings.tying import around, has_day, home_of, knots, reach
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.linked.tellings import occurrences

#: the party of a telling that only its words can make one with another
_NOBODY = ""

# Questions that are asked for every telling; to build a statement takes longer than SQLite needs to answer it.
_O, _T, _S = schema.occurrence.c, schema.telling.c, schema.saying.c
_OF_TELLING = (_T.document == _O.document) & (_T.n == _O.n)
_SHARING = select(schema.occurrence).where(
    _O.type == bindparam("type"), _O.party.in_(bindparam("parties", expanding=True))
)
_BY_DAY = _SHARING.where(_O.fine == bindparam("fine"), _O.first >= bindparam("since"), _O.first <= bindparam("until"))
_TOLD_NEAR = _SHARING.where(_O.told >= bindparam("since"), _O.told <= bindparam("until"))
_SAYING = (
    select(schema.occurrence)
    .join(schema.saying, (_S.document == _O.document) & (_S.n == _O.n))
    .where(_S.hash.in_(bindparam("words", expanding=True)))
)
_MEMBERS = (
    select(schema.occurrence).join(schema.telling, _OF_TELLING).where(_T.knot.in_(bindparam("knots", expanding=True)))
)
_KNOTS = select(_T.document, _T.n, _T.knot).where(_T.document.in_(bindparam("documents", expanding=True)))
_EVENTS = select(_O.event, _O.fine).join(schema.telling, _OF_TELLING).where(_T.knot == bindparam("knot"))
_TO_HOME = (
    update(schema.telling)
    .where(_T.knot == bindparam("of_knot"), _T.happening != bindparam("home"))
    .values(happening=bindparam("home"))
)


def link(connection: Connection, new: Sequence[Occurrence]) -> None:
    """Puts the tellings of a document into the happenings that they tell."""
    if not new:
        return
    own = [{"document": each.document, "n": each.n, "id": happening_id(each.event)} for each in new]
    telling = schema.telling
    connection.execute(
        insert(telling),
        [{"document": each["document"], "n": each["n"], "knot": each["id"], "happening": each["id"]} for each in own],
    )
    connection.execute(insert(schema.occurrence), [row for each in new for row in _rows(each)])
    sayings = [{"hash": run, "document": each.document, "n": each.n} for each in new for run in sorted(each.words)]
    if sayings:
        connection.execute(insert(schema.saying), sayings)
    loose: set[str] = set()
    for each in new:
        loose |= _tie(connection, each)
    _settle(connection, loose | set(_knots_of(connection, [each.key for each in new]).values()))


def unlink(connection: Connection, document: str) -> None:
    """Takes the tellings of a document out of their happenings and ties the rest anew."""
    telling, occurrence, saying = schema.telling, schema.occurrence, schema.saying
    touched = set(connection.execute(select(telling.c.knot).where(telling.c.document == document)).scalars())
    members = _members(connection, touched)
    loose = {knot for each in members if has_day(each) for knot in _loose_near(connection, each)}
    for table in (telling, occurrence, saying):
        connection.execute(delete(table).where(table.c.document == document))
    rest = [each for each in members if each.document != document]
    found = knots(rest)
    _write(connection, found)
    _settle(connection, (loose - touched) | set(found.values()))


def _rows(each: Occurrence) -> Iterator[dict[str, Any]]:
    for party in [_NOBODY] if each.alone else sorted(each.parties):
        yield {
            "document": each.document,
            "n": each.n,
            "party": party,
            "type": each.type,
            "event": each.event,
            "mode": each.mode,
            "place": each.place,
            "country": each.country,
            "parties": sorted(each.parties),
            "persons": sorted(each.persons),
            "fine": each.fine,
            "dated": each.dated,
            "first": each.days[0].isoformat() if each.days else None,
            "last": each.days[1].isoformat() if each.days else None,
            "told": each.told.isoformat() if each.told else None,
            "words": sorted(each.words),
        }


def _by_day(connection: Connection, each: Occurrence, *, fine: bool) -> dict[Key, Occurrence]:
    """Fine or loose tellings of one kind that share a party with ``each`` and whose days are near."""
    if each.alone or each.days is None:
        return {}
    first, last = reach(each.days)
    if not fine:
        first = each.days[0] - timedelta(days=LOOSE) if each.days[0] > date.min + timedelta(days=LOOSE) else date.min
    near = _sharing(connection, each, _BY_DAY, fine=fine, since=first.isoformat(), until=last.isoformat())
    return {key: other for key, other in near.items() if fine or (other.days and other.days[1] >= each.days[0])}


def _told_near(connection: Connection, each: Occurrence) -> dict[Key, Occurrence]:
    """Loose tellings of one kind that share a party with a loose one and were told about the same time."""
    if each.alone or each.told is None or each.fine:
        return {}
    first, last = around(each.told)
    return _sharing(connection, each, _TOLD_NEAR, since=first.isoformat(), until=last.isoformat())


def _sharing(connection: Connection, each: Occurrence, query: Select[Any], **values: Any) -> dict[Key, Occurrence]:
    found = occurrences(connection, query, type=each.type, parties=sorted(each.parties), **values)
    found.pop(each.key, None)
    return found


def _in_same_words(connection: Connection, each: Occurrence) -> dict[Key, Occurrence]:
    """Tellings that have words with ``each`` in common."""
    found = occurrences(connection, _SAYING, words=sorted(each.words)) if each.words else {}
    found.pop(each.key, None)
    return found


def _tie(connection: Connection, each: Occurrence) -> set[str]:
    """Ties a telling to those that it is one with; returns the loose knots that may have another home now."""
    near = _in_same_words(connection, each) | _told_near(connection, each)
    near |= _by_day(connection, each, fine=each.fine)
    tied = [other for other in near.values() if ties(each, other)]
    knot = _knots_of(connection, [each.key, *(other.key for other in tied)])
    several = set(knot.values()) - {knot[each.key]}
    loose = set(_loose_near(connection, each)) if has_day(each) else set()
    if not several:
        return loose
    own = _members(connection, [knot[each.key]])
    if len(several) == 1 and _stays(connection, next(iter(several)), own):
        _write(connection, dict.fromkeys((member.key for member in own), next(iter(several))))
        return loose
    members = own + _members(connection, several)
    one = happening_id(min(member.event for member in members))
    _write(connection, dict.fromkeys((member.key for member in members), one))
    return loose | {knot for member in members if has_day(member) for knot in _loose_near(connection, member)}


def _stays(connection: Connection, knot: str, joining: Collection[Occurrence]) -> bool:
    """Whether a knot keeps its id, and what it means to loose ones, when others join it."""
    rows = connection.execute(_EVENTS, {"knot": knot}).all()
    fine = any(has_day(each) for each in joining)
    smallest = min(each.event for each in joining)
    return min(row.event for row in rows) < smallest and (not fine or any(row.fine for row in rows))


def _loose_near(connection: Connection, each: Occurrence) -> Iterator[str]:
    """The knots of loose tellings that may belong to a fine one."""
    near = [other.key for other in _by_day(connection, each, fine=False).values() if fits(each, other)]
    yield from _knots_of(connection, near).values()


def _settle(connection: Connection, touched: Collection[str]) -> None:
    """Says which happening the tellings of knots tell: their own, or that of the one fine knot that they fit."""
    for knot in sorted(touched):
        members = _members(connection, [knot])
        home = knot
        if members and not any(has_day(each) for each in members):
            fitting = {
                other.key
                for each in members
                for other in _by_day(connection, each, fine=True).values()
                if has_day(other) and fits(each, other)
            }
            home = home_of(knot, set(_knots_of(connection, fitting).values()))
        connection.execute(_TO_HOME, {"of_knot": knot, "home": home})


def _knots_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, str]:
    wanted = set(keys)
    return {
        (row.document, row.n): row.knot
        for chunk in chunks(sorted({document for document, _ in wanted}))
        for row in connection.execute(_KNOTS, {"documents": chunk})
        if (row.document, row.n) in wanted
    }


def _members(connection: Connection, knots: Collection[str]) -> list[Occurrence]:
    """The tellings in knots."""
    ordered = sorted(knots)
    found: dict[Key, Occurrence] = {}
    for chunk in chunks(ordered, 300):
        found |= occurrences(connection, _MEMBERS, knots=chunk)
    return [found[key] for key in sorted(found)]


def _write(connection: Connection, found: Mapping[Key, str]) -> None:
    table = schema.telling
    now = _knots_of(connection, found)
    for key, id in sorted(found.items()):
        if now.get(key) != id:
            connection.execute(update(table).where(table.c.document == key[0], table.c.n == key[1]).values(knot=id))
