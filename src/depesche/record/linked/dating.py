"""Documents whose day others tell: found in the record, to be read anew with it.

Only what documents say by themselves counts: a day that others gave a document dates no third one, so the result does
not depend on the order in which documents came.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, delete, insert, or_, select

from depesche.dates import bounds
from depesche.linking.dating import Days, Statement, day_of, pattern, told_on
from depesche.linking.occurrences import Occurrence, fits
from depesche.model import Basis, Document, Published, Span, Status
from depesche.record import schema
from depesche.record.linked.documents import by_id
from depesche.record.linked.echoes import FAMILIES
from depesche.record.linked.stories import groups, story_of
from depesche.record.linked.tellings import tellings_of

#: a window of so many days and more says too little by itself
_WIDE = 3
_PAST = frozenset((Status.HAPPENED, Status.ONGOING))
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Redated:
    """A document to be read with another day than before; the day it has by its own words alone is ``own``."""

    document: Document
    own: Published


def redatable(connection: Connection) -> list[Redated]:
    """The documents whose day others tell otherwise than the record has it now, in the order of their ids."""
    found = []
    rows = list(_undated(connection))
    stories = groups(connection) if rows else {}
    home = story_of(stories)
    for row in rows:
        own = _own(connection, row)
        on_story = frozenset(stories.get(home.get(row["id"], ""), ()))
        told = _by_family(connection, row) or _by_happenings(connection, row, own, on_story)
        wanted = told or own
        if (wanted.edtf, wanted.basis) != (row["published"], row["basis"]):
            found.append(Redated(_document(row, wanted), own))
    return found


def remember(connection: Connection, redated: Redated) -> None:
    """Keeps the day that a document has by its own words, for it is gone from its reading."""
    table, own = schema.undated, redated.own
    connection.execute(delete(table).where(table.c.document == redated.document.id))
    if redated.document.published.basis is Basis.CORPUS:
        connection.execute(insert(table), {"document": redated.document.id, "published": own.edtf, "basis": own.basis})


def _undated(connection: Connection) -> Iterator[RowMapping]:
    """The documents that tell no day, or only a wide window, by themselves."""
    table = schema.document
    query = select(table).where(
        or_(table.c.basis == Basis.CORPUS, table.c.basis == Basis.UNKNOWN, table.c.basis == Basis.INFERRED)
    )
    for row in connection.execute(query.order_by(table.c.id)).mappings():
        window = bounds(row["published"])
        if row["basis"] != Basis.INFERRED or window is None or (window[1] - window[0]).days >= _WIDE:
            yield row


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


def _by_happenings(
    connection: Connection, row: RowMapping, own: Published, on_story: frozenset[str]
) -> Published | None:
    """The days that follow from the first telling that others date."""
    window = bounds(own.edtf)
    (document,) = by_id(connection, [row["id"]])
    for each, status in tellings_of(connection, document):
        spans = _times(connection, each)
        weekday, month_day = pattern(text for _, text in spans)
        statement = Statement(row["id"], window, weekday, month_day)
        if status not in _PAST or not statement.narrows or len(each.parties) < _PAIR:
            continue
        day = day_of(statement, list(_others(connection, row["id"], each, on_story)))
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


def _others(connection: Connection, document: str, each: Occurrence, on_story: frozenset[str]) -> Iterator[Statement]:
    """What other documents say of the day of a happening of the same kind between the same parties."""
    event, part, appearance = schema.event, schema.participant, schema.appearance
    of_look = (appearance.c.document == part.c.document) & (appearance.c.entity == part.c.entity)
    countries = sorted(party.removeprefix("state/") for party in each.parties)
    sharing = select(part.c.document).join(appearance, of_look).where(appearance.c.country.in_(countries))
    query = select(event.c.document).where(event.c.type == each.type, event.c.document.in_(sharing)).distinct()
    documents = set(connection.execute(query).scalars()) - {document}
    for other in by_id(connection, documents):
        by_others = other.row["basis"] == Basis.CORPUS
        window = bounds(_own(connection, other.row).edtf) if by_others else bounds(other.row["published"])
        for telling, _ in tellings_of(connection, other):
            if _comparable(each, telling, other.id in on_story):
                yield _said(connection, telling, window, by_others)


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
