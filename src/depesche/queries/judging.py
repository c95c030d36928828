"""From what a person says about the record to a judgement in it: names become ids, events get their anchors."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from depesche.errors import UsageError
from depesche.knowledge import sheet
from depesche.knowledge.base import load_knowledge
from depesche.model import EntityId, Judgement, ParticipantRole, Role, Span
from depesche.model.record import Anchor
from depesche.queries.base import Archive
from depesche.queries.events import timeline
from depesche.queries.judgements import events_of
from depesche.queries.names import candidates, find
from depesche.record import judgements as ledger
from depesche.record import schema
from depesche.record.chunks import chunks

#: what can be set on a happening
FIELDS = ("date", "place", "status", "type", "participants")
#: a name that agrees so well, and with nobody else's as well, is meant
_SURE = 0.9
#: between actors and recipients
_ARROWS = ("→", "->", ">")


def judge(
    archive: Archive,
    verb: str,
    objects: Sequence[str],
    *,
    field: str | None = None,
    value: str | None = None,
    who: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Keeps a judgement: ``objects`` are two entities by name or id, an event or happening by id, or a judgement.

    ``value`` is as a person writes it: an EDTF date, a status, a type, the name of a place, or participants as
    "A, B > C"; empty for an unknown date or place. Raises UsageError, with what is wrong, and keeps nothing then.
    """
    said: dict[str, Any] = {"why": why or None}
    if verb in ("same", "different"):
        objects = _pair(archive, objects, verb)
    elif verb != "undo":
        objects, said["anchors"] = _anchored(archive, objects[0], whole=verb == "set")
    if verb == "set":
        said |= _setting(archive, field, value or "")
    with ledger.writing(archive.engine) as connection:
        if verb == "undo":
            return ledger.undo(connection, objects[0], who=who, why=why)
        return ledger.judge(connection, verb, objects, who=who, **said)


def _entity(archive: Archive, name: str) -> EntityId:
    """The entity, under just the id that was given: two that answers take for one have still their own ids.

    Whom no document names is taken from the knowledge base.
    """
    if archive.is_there(name):
        return name
    known = sheet.find(load_knowledge(), name)
    best = [id for id, score in known if score >= max(_SURE, known[0][1])]
    return best[0] if len(best) == 1 and not candidates(archive, name) else find(archive, name)


def _pair(archive: Archive, names: Sequence[str], verb: str) -> tuple[EntityId, ...]:
    ids = tuple(_entity(archive, name) for name in names)
    if len(set(ids)) == 1:
        parts = sorted(archive.same(ids[0]))
        hint = f"; it is made of {', '.join(parts)}: give two of these" if verb == "different" and parts[1:] else ""
        raise UsageError(f"“{names[0]}” and “{names[1]}” are the same, {ids[0]}{hint}")
    return ids


def _anchored(archive: Archive, id: str, *, whole: bool) -> tuple[tuple[str], tuple[Anchor, ...]]:
    """An event, or a happening (``whole``: that of the event), with the anchors of all that it is."""
    event = schema.event
    with archive.engine.connect() as connection:
        single = connection.execute(select(event.c.id).where(event.c.id == id)).scalar()
    if single and not whole:
        return (id,), _anchors(archive, [id])
    for happening in timeline(archive):
        events = [telling.event for telling in happening.tellings]
        if id == happening.id or id in events:
            return (happening.id,), _anchors(archive, events)
    if single:
        raise UsageError(f"“{id}” is of no happening: it, or what it tells, was rejected")
    raise UsageError(f"“{id}” is no event or happening of this record; depesche timeline has their ids")


def _anchors(archive: Archive, events: Iterable[str]) -> tuple[Anchor, ...]:
    """The anchors of events, by document and place, each with the neighbours that must not be taken for it."""
    table, wanted = schema.event, set(events)
    with archive.engine.connect() as connection:
        documents = {
            document
            for chunk in chunks(sorted(wanted))
            for document in connection.execute(select(table.c.document).where(table.c.id.in_(chunk))).scalars()
        }
        everything = events_of(connection, documents)
    of_sentence: defaultdict[tuple[object, ...], list[Anchor]] = defaultdict(list)
    for each in everything:
        of_sentence[_sentence(each)].append(each)
    return tuple(
        each.model_copy(update={"beside": _spans(set(of_sentence[_sentence(each)]) - {each})})
        for each in everything
        if each.event in wanted
    )


def _spans(events: Iterable[Anchor]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in sorted({(each.start, each.end) for each in events}))


def _sentence(event: Anchor) -> tuple[object, ...]:
    return event.document, event.type, event.sentence.start, event.sentence.end


def _setting(archive: Archive, field: str | None, value: str) -> dict[str, Any]:
    """The fields of a judgement that sets ``field``, as they are kept."""
    value = value.strip()
    if field not in FIELDS:
        raise UsageError(f"“{field or ''}” cannot be set; {', '.join(FIELDS[:-1])} and {FIELDS[-1]} can")
    if field == "participants":
        return {"field": field, "roles": _roles(archive, value)}
    if field == "place" and value:
        value = _entity(archive, value)
    elif field == "status":
        value = value.lower()
    elif field == "type":
        value = value.upper()
    return {"field": field, "value": value or None}


def _roles(archive: Archive, value: str) -> tuple[Role, ...]:
    arrow = next((arrow for arrow in _ARROWS if arrow in value), _ARROWS[0])
    sides = zip((ParticipantRole.ACTOR, ParticipantRole.RECIPIENT), value.split(arrow, 1), strict=False)
    names = ((role, name.strip()) for role, side in sides for name in side.split(","))
    found = tuple(dict.fromkeys(Role(role=role, entity=_entity(archive, name)) for role, name in names if name))
    if not found:
        raise UsageError("participants are written “A, B > C”: who acts, then towards whom")
    return found
