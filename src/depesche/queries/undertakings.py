"""What was agreed, promised or announced, and what became of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection, Table, select

from depesche.dates import bounds
from depesche.linking.undertakings import fates
from depesche.linking.undertakings.subjects import Note
from depesche.linking.undertakings.undertaking import begun, followed
from depesche.model import Edtf, EntityId, Evidence, Happening, Telling, Undertaking
from depesche.queries.base import Archive
from depesche.queries.events import Asked, timeline
from depesche.queries.evidence import around
from depesche.queries.sides import Sides
from depesche.record import schema
from depesche.record.chunks import chunks

#: names of these stand for what it is about unless they take part
_THINGS = ("x/group/", "x/organization/", "org/")


def undertakings(
    archive: Archive,
    who: Collection[EntityId] = (),
    open_only: bool = False,
    on: date | None = None,
    since: Edtf | None = None,
) -> list[Undertaking]:
    """Undertakings of all of ``who`` (each itself, or somebody of that state), in the order of time, the undated last.

    They are told as they stand on the day ``on``, which is that of the newest document if none is given. What is
    ``open`` is past its day, or nothing was heard of it for half a year. ``since`` leaves out what began before. Where
    ``who`` is given, only documents that name one of them are looked at.
    """
    happenings, side = timeline(archive, Asked(named=tuple(who))), Sides(archive)
    with archive.engine.connect() as connection:
        day = on or _newest(connection)
        made = begun(happenings, side, _notes(archive, connection, happenings, side), day)
        # the fates are looked for only where one of the parties is named
        parties = {party for thread in made for sign in thread.signs for party in sign.parties}
        sentences = fates.told(_sentences(archive, connection, parties, who, side), side)
        found = followed(made, sentences, day, archive.family_of)
    present = {each.id: {role.entity for role in each.participants} for each in happenings}
    return [
        each
        for each in found
        if (each.open or not open_only)
        and any(map(side.binds, each.parties))
        and _begins(each, since)
        and all(_takes_part(archive, each, id, present) for id in who)
    ]


def _begins(undertaking: Undertaking, since: Edtf | None) -> bool:
    """Whether its first step is of ``since`` or later."""
    first, earliest = undertaking.steps[0], bounds(since)
    found = bounds(first.date) or bounds(first.evidence.source.published)
    return earliest is None or (found is not None and found[1] >= earliest[0])


def _takes_part(archive: Archive, undertaking: Undertaking, id: EntityId, present: Mapping[str, set[EntityId]]) -> bool:
    wanted = archive.behind(id)
    return bool(wanted & set(undertaking.parties)) or any(wanted & present[each] for each in undertaking.happenings)


def _newest(connection: Connection) -> date | None:
    """The day by which the newest document was surely published."""
    days = connection.execute(select(schema.document.c.published).distinct()).scalars()
    return max((found[0] for found in map(bounds, days) if found), default=None)


@dataclass(slots=True)
class _Spans:
    """Names and times of one document, in the order of the text; ``states`` are all that it names."""

    names: list[tuple[int, int, EntityId]] = field(default_factory=list)
    times: list[tuple[int, int, str]] = field(default_factory=list)
    boilerplate: list[tuple[int, int]] = field(default_factory=list)

    def note(self, sentence: Evidence, taking_part: Collection[EntityId], trigger: tuple[int, int] | None) -> Note:
        """What stands within ``sentence``; of bodies and groups only those ``taking_part`` are names there."""
        first, last = sentence.start, sentence.start + len(sentence.text)
        return Note(
            (trigger[0] - first, trigger[1] - first) if trigger else None,
            tuple(
                (start - first, end - first, id)
                for start, end, id in self.names
                if first <= start and end <= last and (id in taking_part or not id.startswith(_THINGS))
            ),
            tuple(
                (start - first, end - first, edtf) for start, end, edtf in self.times if first <= start and end <= last
            ),
        )


def _spans(archive: Archive, connection: Connection, documents: Collection[str]) -> dict[str, _Spans]:
    found: defaultdict[str, _Spans] = defaultdict(_Spans)

    def rows(table: Table, *columns: str) -> Iterator[tuple[str, int, int, str]]:
        for chunk in chunks(sorted(documents)):
            wanted = (table.c.document, table.c.start, table.c.end, *(table.c[name] for name in columns))
            query = select(*wanted).where(table.c.document.in_(chunk)).order_by(table.c.document, table.c.n)
            for row in connection.execute(query):
                yield row[0], row[1], row[2], row[3] if columns else ""

    for document, start, end, entity in rows(schema.mention, "entity"):
        found[document].names.append((start, end, archive.one(entity)))
    for document, start, end, edtf in rows(schema.time, "edtf"):
        if edtf:
            found[document].times.append((start, end, edtf))
    for document, start, end, _ in rows(schema.boilerplate):
        found[document].boilerplate.append((start, end))
    return found


def _notes(archive: Archive, connection: Connection, happenings: Iterable[Happening], side: Sides) -> dict[str, Note]:
    """For every event its trigger, the names and times of its sentence, and who acts for an international body."""
    tellings = [telling for each in happenings for telling in each.tellings]
    documents = {telling.evidence.source.document for telling in tellings}
    triggers: dict[str, tuple[int, int]] = {}
    event = schema.event
    for chunk in chunks(sorted(documents)):
        query = select(event.c.id, event.c.start, event.c.end).where(event.c.document.in_(chunk))
        triggers |= {row.id: (row.start, row.end) for row in connection.execute(query)}
    spans = _spans(archive, connection, documents)
    return {
        telling.event: replace(
            spans[telling.evidence.source.document].note(
                telling.evidence, _taking_part(telling), triggers.get(telling.event)
            ),
            acting=_acting(telling, side),
        )
        for telling in tellings
    }


def _acting(telling: Telling, side: Sides) -> tuple[tuple[EntityId, EntityId], ...]:
    day = bounds(telling.date) or bounds(telling.evidence.source.published)
    people = [role.entity for role in telling.participants if role.entity.startswith("person/")]
    return tuple((id, body) for id in people if day and (body := side.acting(id, day[0])))


def _taking_part(telling: Telling) -> set[EntityId]:
    """Who acts, or is acted upon; what is ratified is sometimes the recipient, and is what it is about."""
    roles = telling.participants
    return {role.entity for role in roles if telling.mode != "ratify" or role.role == "actor"}


def _sentences(
    archive: Archive,
    connection: Connection,
    parties: Collection[EntityId],
    who: Collection[EntityId],
    side: Sides,
) -> Iterator[tuple[Evidence, Note, frozenset[str]]]:
    """Sentences that may tell a fate, in documents that name one of the parties, and one of ``who`` if anybody is asked
    for, with the states of the document."""
    document = schema.document
    naming: set[str] = set()
    for some in chunks(sorted(parties)):
        naming |= set(connection.execute(archive.naming(some)).scalars())
    if who:
        naming &= set(connection.execute(archive.naming(who)).scalars())
    for chunk in chunks(sorted(naming), 50):
        rows = connection.execute(select(document).where(document.c.id.in_(chunk)).order_by(document.c.id)).mappings()
        spans = _spans(archive, connection, chunk)
        for row in rows:
            within = spans[row["id"]]
            states = frozenset(side(id) for _, _, id in within.names)
            seen: set[int] = set()
            for start, end in fates.places(row["text"]):
                if any(first < end and start < last for first, last in within.boilerplate):
                    continue
                sentence = around(row, start, end)
                if sentence.start not in seen:
                    seen.add(sentence.start)
                    yield sentence, within.note(sentence, parties, None), states
