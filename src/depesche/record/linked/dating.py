"""Documents whose day others tell: found in the record, to be read anew with it.

Only what documents say by themselves counts: a day that others gave a document dates no third one, so the result does
not depend on the order in which documents came.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, func, insert, select, update

from depesche.dates import bounds
from depesche.linking.dating import Days, Statement, day_of, pattern, told_on
from depesche.linking.happenings.occurrences import Key, Occurrence, fits
from depesche.model import Basis, Document, Published, Span, Status
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.linked.documents import Linkable, by_id
from depesche.record.linked.echoes import FAMILIES
from depesche.record.linked.stories import with_document
from depesche.record.linked.tellings import occurrences, tellings_of

#: a window of so many days and more says too little by itself
_WIDE = 3
_PAST = frozenset((Status.HAPPENED, Status.ONGOING))
_PAIR = 2
#: type and party of the row that only marks a document without a day
_ANY = ""

_U = schema.undated_telling.c
_LIKE = (
    select(_U.document, _U.n)
    .where(
        _U.type == bindparam("type"),
        _U.party.in_(bindparam("parties", expanding=True)),
        _U.document != bindparam("own"),
    )
    .group_by(_U.document, _U.n)
    .having(func.count() >= _PAIR)
)


@dataclass(frozen=True, slots=True)
class Redated:
    """A document to be read with another day than before; the day it has by its own words alone is ``own``."""

    document: Document
    own: Published


def link(connection: Connection, document: Linkable, tellings: Sequence[Occurrence]) -> None:
    """Keeps what a document without a day tells, and lets those be asked again for theirs whom this one may date."""
    if _is_undated(document.row):
        rows = [
            {"type": each.type, "party": party, "document": each.document, "n": each.n}
            for each in tellings
            if len(each.parties) >= _PAIR
            for party in sorted(each.parties)
        ]
        connection.execute(insert(schema.undated_telling), [*rows, _mark(document.id)])
    _ask_again(connection, document.id, tellings)


def unlink(connection: Connection, document: str) -> None:
    """Lets those be asked again for their day whom a document may have dated, before it is taken out."""
    for each in by_id(connection, [document]):
        _ask_again(connection, document, [telling for telling, _ in tellings_of(connection, each)])
    connection.execute(delete(schema.undated_telling).where(schema.undated_telling.c.document == document))


def _mark(document: str) -> dict[str, object]:
    """The row of a document without a day that says only that it is one."""
    return {"type": _ANY, "party": _ANY, "document": document, "n": 0}


def _ask_again(connection: Connection, document: str, tellings: Sequence[Occurrence]) -> None:
    """The documents without a day of the same family, and those that tell the like of the same parties."""
    group = FAMILIES.of(connection, document)
    wanted = set(FAMILIES.members(connection, group)) if group else set()
    wanted |= {other for each in tellings for other, _ in _undated_like(connection, each)}
    table, undated = schema.signature, schema.undated_telling
    ordered = sorted(wanted)
    for chunk in chunks(ordered):
        marked = select(undated.c.document).where(undated.c.type == _ANY, undated.c.document.in_(chunk))
        connection.execute(update(table).where(table.c.document.in_(marked)).values(weighed=False))


def _undated_like(connection: Connection, each: Occurrence) -> set[tuple[str, int]]:
    """The tellings of documents without a day that are of the same type and between two of the same parties."""
    if len(each.parties) < _PAIR:
        return set()
    asked = {"type": each.type, "parties": sorted(each.parties), "own": each.document}
    return {(document, n) for document, n in connection.execute(_LIKE, asked)}


def redatable(connection: Connection) -> list[Redated]:
    """The documents whose day others tell otherwise than the record has it now, in the order of their ids.

    Only those are asked about which something has changed since they were last asked.
    """
    found = []
    table = schema.signature
    for row in list(_waiting(connection)):
        own = _own(connection, row)
        told = _by_family(connection, row) or _by_happenings(connection, row, own)
        wanted = told or own
        if (wanted.edtf, wanted.basis) != (row["published"], row["basis"]):
            found.append(Redated(_document(row, wanted), own))
        else:
            connection.execute(update(table).where(table.c.document == row["id"]).values(weighed=True))
    return found


def remember(connection: Connection, redated: Redated) -> None:
    """Keeps the day that a document has by its own words, for it is gone from its reading."""
    table, own = schema.undated, redated.own
    connection.execute(delete(table).where(table.c.document == redated.document.id))
    if redated.document.published.basis is Basis.CORPUS:
        connection.execute(insert(table), {"document": redated.document.id, "published": own.edtf, "basis": own.basis})


def _is_undated(row: RowMapping) -> bool:
    """Whether a document tells no day, or only a wide window, by itself."""
    window = bounds(row["published"])
    wide = window is None or (window[1] - window[0]).days >= _WIDE
    return row["basis"] in (Basis.CORPUS, Basis.UNKNOWN) or (row["basis"] == Basis.INFERRED and wide)


def _waiting(connection: Connection) -> Iterator[RowMapping]:
    """The documents without a day that are to be asked."""
    document, signature, undated = schema.document, schema.signature, schema.undated_telling
    query = (
        select(document)
        .join(undated, undated.c.document == document.c.id)
        .join(signature, signature.c.document == document.c.id)
        .where(undated.c.type == _ANY, undated.c.party == _ANY, signature.c.weighed.is_(False))
        .order_by(document.c.id)
    )
    yield from connection.execute(query).mappings()


def _own(connection: Connection, row: RowMapping) -> Published:
    """What the document says of its day by itself."""
    table, evidence = schema.undated, schema.evidence
    kept = connection.execute(select(table).where(table.c.document == row["id"])).mappings().first()
    if kept is not None:
        return Published(edtf=kept["published"], basis=kept["basis"])
    spans = connection.execute(select(evidence).where(evidence.c.document == row["id"]).order_by(evidence.c.n))
    return Published(
        edtf=row["published"],
        basis=row["basis"],
        evidence=tuple(Span(start=each["start"], end=each["end"]) for each in spans.mappings()),
    )


def _document(row: RowMapping, published: Published) -> Document:
    """The document as its source gave it, with another day; what is read in it is read anew."""
    given = published if published.basis is Basis.CORPUS else Published()
    return Document(
        id=row["id"],
        path=row["path"],
        url=row["url"],
        title=row["title"],
        language=row["language"],
        outlet=row["outlet"],
        published=given,
        text=row["text"],
    )


def _by_family(connection: Connection, row: RowMapping) -> Published | None:
    """The day of the earliest dated document whose text this one repeats: its words were written then."""
    group = FAMILIES.of(connection, row["id"])
    if group is None:
        return None
    table = schema.signature
    members = [each for each in FAMILIES.members(connection, group) if each != row["id"]]
    query = select(table.c.first, table.c.last, table.c.document).where(table.c.document.in_(members))
    exact = [each for each in connection.execute(query).mappings() if each["first"] and each["first"] == each["last"]]
    if not exact:
        return None
    first = min(exact, key=lambda each: (each["first"], each["document"]))
    return Published(edtf=first["first"], basis=Basis.CORPUS)


def _by_happenings(connection: Connection, row: RowMapping, own: Published) -> Published | None:
    """The days that follow from the first telling that others date."""
    window = bounds(own.edtf)
    (document,) = by_id(connection, [row["id"]])
    on_story: frozenset[str] | None = None
    for each, status in tellings_of(connection, document):
        spans = _times(connection, each)
        weekday, month_day = pattern(text for _, text in spans)
        statement = Statement(row["id"], window, weekday, month_day)
        if status not in _PAST or not statement.narrows or len(each.parties) < _PAIR:
            continue
        on_story = with_document(connection, row["id"]) if on_story is None else on_story
        day = day_of(statement, list(_others(connection, each, on_story)))
        days = told_on(day, statement, window) if day else None
        if days:
            edtf = days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"
            return Published(edtf=edtf, basis=Basis.CORPUS, evidence=tuple(span for span, _ in spans))
    return None


def _times(connection: Connection, each: Occurrence) -> list[tuple[Span, str]]:
    """The time expressions in the sentence of a telling, with their words."""
    event, time, document = schema.event, schema.time, schema.document
    query = (
        select(time.c.start, time.c.end, document.c.text)
        .join(event, and_(event.c.document == time.c.document, event.c.n == each.n))
        .join(document, document.c.id == time.c.document)
        .where(
            time.c.document == each.document,
            time.c.start >= event.c.sentence_start,
            time.c.end <= event.c.sentence_end,
        )
        .order_by(time.c.start)
    )
    return [
        (Span(start=row["start"], end=row["end"]), row["text"][row["start"] : row["end"]])
        for row in connection.execute(query).mappings()
    ]


def _others(connection: Connection, each: Occurrence, on_story: frozenset[str]) -> Iterator[Statement]:
    """What other documents say of the day of a happening of the same kind between the same parties."""
    table = schema.document
    tellings = [*_dated_like(connection, each).values(), *_loaded(connection, _undated_like(connection, each))]
    found = {telling.key: telling for telling in tellings if _comparable(each, telling, telling.document in on_story)}
    documents = sorted({document for document, _ in found})
    windows: dict[str, tuple[Days | None, bool]] = {}
    for chunk in chunks(documents):
        query = select(table).where(table.c.id.in_(chunk))
        for row in connection.execute(query).mappings():
            by_others = row["basis"] == Basis.CORPUS
            edtf = _own(connection, row).edtf if by_others else row["published"]
            windows[row["id"]] = bounds(edtf), by_others
    for key in sorted(found):
        yield _said(connection, found[key], *windows[key[0]])


def _dated_like(connection: Connection, each: Occurrence) -> dict[Key, Occurrence]:
    """The tellings with days that are of the same type and between two of the same parties."""
    table = schema.occurrence
    keys = (
        select(table.c.document, table.c.n)
        .where(table.c.type == each.type, table.c.party.in_(sorted(each.parties)), table.c.document != each.document)
        .group_by(table.c.document, table.c.n)
        .having(func.count() >= _PAIR)
        .subquery()
    )
    return occurrences(
        connection, select(table).join(keys, (keys.c.document == table.c.document) & (keys.c.n == table.c.n))
    )


def _loaded(connection: Connection, keys: Collection[Key]) -> list[Occurrence]:
    """The tellings of these places."""
    return [
        telling
        for document in by_id(connection, {document for document, _ in keys})
        for telling, _ in tellings_of(connection, document)
        if telling.key in keys
    ]


def _said(connection: Connection, telling: Occurrence, window: Days | None, by_others: bool) -> Statement:
    """What a telling says of its day; a document that others have dated says only what its own words do."""
    if telling.dated and telling.days and telling.fine and not by_others:
        return Statement(telling.document, telling.days)
    weekday, month_day = pattern(text for _, text in _times(connection, telling))
    own = telling.days if telling.dated and telling.days and not by_others else window
    return Statement(telling.document, own, weekday, month_day)


def _comparable(one: Occurrence, other: Occurrence, on_story: bool) -> bool:
    """Whether two tellings may be of one happening, whatever their days."""
    anywhen = (date.min, date.max)
    a, b = (replace(each, days=anywhen, fine=True, dated=True) for each in (one, other))
    same_mode = one.mode is not None and other.mode is not None
    return fits(a, b) and len(one.parties & other.parties) >= _PAIR and (same_mode or on_story)
