"""What happened: tellings from the tables, tied to happenings, filtered."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from depesche.dates import bounds, overlap
from depesche.linking.happenings.happening import grouped
from depesche.linking.judgements import Decisions, settled
from depesche.model import EntityId, EventType, Happening, Role, Status, Telling
from depesche.queries.base import Archive
from depesche.queries.evidence import evidence
from depesche.queries.judgements import decisions
from depesche.record import schema
from depesche.record.chunks import chunks


@dataclass(frozen=True, slots=True)
class Asked:
    """What a timeline is asked for; empty fields do not filter.

    All of ``who`` take part, or somebody of that state; ``contains`` stands in a sentence that tells it; ``least`` are
    independent sources, ``disputed`` is what tellings do not agree on. Of ``named`` one, or somebody of that state, is
    anywhere in a document that tells it.
    """

    who: tuple[EntityId, ...] = ()
    where: EntityId | None = None
    types: frozenset[EventType] = frozenset()
    statuses: frozenset[Status] = frozenset()
    when: str | None = None
    modes: frozenset[str] = frozenset()
    contains: str | None = None
    least: int = 1
    disputed: bool = False
    named: tuple[EntityId, ...] = ()


EVERYTHING = Asked()


def _events(archive: Archive, connection: Connection, asked: Asked) -> list[RowMapping]:
    """The rows of all events with the happening that each tells, or of happenings that may fit what is asked: in which
    all of ``who`` (or somebody of their state) take part by any telling, or that may have been then."""
    event, part, home = schema.event, schema.participant, schema.telling
    of_event = (home.c.document == event.c.document) & (home.c.n == event.c.n)
    query = select(event, home.c.happening).join(home, of_event).order_by(event.c.document, event.c.n)
    for who in asked.who:
        theirs = (
            select(home.c.happening)
            .join(part, (part.c.document == home.c.document) & (part.c.event == home.c.n))
            .where(part.c.entity.in_(archive.behind(who)))
        )
        query = query.where(home.c.happening.in_(theirs))
    if asked.named:
        telling = select(home.c.happening).where(home.c.document.in_(archive.naming(asked.named)))
        query = query.where(home.c.happening.in_(telling))
    days = bounds(asked.when)
    if days is not None:
        when = schema.occurrence
        then = (
            select(home.c.happening)
            .join(when, (when.c.document == home.c.document) & (when.c.n == home.c.n))
            .where(when.c.first <= days[1].isoformat(), when.c.last >= days[0].isoformat())
        )
        coarse = select(home.c.happening).join(event, of_event).where(~event.c.date.like("____-__-__"))
        query = query.where(home.c.happening.in_(then) | home.c.happening.in_(coarse))
    return list(connection.execute(query).mappings())


def _participants(connection: Connection, documents: set[str]) -> dict[tuple[str, int], list[RowMapping]]:
    part = schema.participant
    found: dict[tuple[str, int], list[RowMapping]] = {}
    for chunk in chunks(sorted(documents)):
        query = select(part).where(part.c.document.in_(chunk)).order_by(part.c.document, part.c.event, part.c.n)
        for row in connection.execute(query).mappings():
            found.setdefault((row["document"], row["event"]), []).append(row)
    return found


def _telling(archive: Archive, event: RowMapping, participants: list[RowMapping], document: RowMapping) -> Telling:
    begin, end = event["sentence_start"], event["sentence_end"]
    marks = [(each["start"], each["end"]) for each in (event, *participants)]
    roles = (Role(role=each["role"], entity=archive.one(each["entity"])) for each in participants)
    return Telling(
        event=event["id"],
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        date=event["date"],
        place=archive.maybe_one(event["place"]),
        participants=tuple(dict.fromkeys(roles)),
        speaker=archive.maybe_one(event["speaker"]),
        evidence=evidence(document, begin, end, [mark for mark in marks if begin <= mark[0] and mark[1] <= end]),
    )


def tellings(archive: Archive, asked: Asked = EVERYTHING, decided: Decisions | None = None) -> dict[Telling, str]:
    """All tellings and the happening that each tells, or those of happenings that may fit what is asked; none by
    rejected events."""
    rejected = (decided or decisions(archive)).rejected
    with archive.engine.connect() as connection:
        events = [row for row in _events(archive, connection, asked) if row["id"] not in rejected]
        keys = {row["document"] for row in events}
        documents = archive.documents(connection, keys)
        participants = _participants(connection, keys)
    return {
        _telling(archive, row, participants.get((row["document"], row["n"]), []), documents[row["document"]]): row[
            "happening"
        ]
        for row in events
    }


def timeline(archive: Archive, asked: Asked = EVERYTHING) -> list[Happening]:
    """The happenings that fit, in the order of time; undated ones last."""
    decided = decisions(archive)
    some = EVERYTHING if decided.on_happenings else asked  # what is judged may fit, whatever its tellings say
    homes = tellings(archive, some, decided)
    found = settled(grouped(homes, archive.state_of, archive.family_of), decided)
    return [happening for happening in found if _fits(archive, happening, asked)]


def _fits(archive: Archive, happening: Happening, asked: Asked) -> bool:
    present = {role.entity for role in happening.participants}
    return (
        all(present & archive.behind(who) for who in asked.who)
        and (not asked.types or happening.type in asked.types)
        and (not asked.modes or happening.mode in asked.modes)
        and (not asked.statuses or happening.status in asked.statuses)
        and (asked.where is None or happening.place in archive.behind(asked.where))
        and (asked.when is None or overlap(happening.date, asked.when))
        and (asked.contains is None or _says(happening, asked.contains))
        and happening.sources >= asked.least
        and (not asked.disputed or bool(happening.disputes))
    )


def _says(happening: Happening, words: str) -> bool:
    """Whether a sentence that tells it has the words, whatever their case and the spaces between them."""
    wanted = " ".join(words.casefold().split())
    return any(wanted in " ".join(each.evidence.text.casefold().split()) for each in happening.tellings)
