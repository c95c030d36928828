"""The ledger of judgements: appended to, never changed. What is undone or overruled stays there, but not in force.

Whatever is told of a ledger follows from the set of its judgements, so the order in which they came cannot matter.
"""

import getpass
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import DatabaseError

from depesche.dates import is_edtf
from depesche.errors import RecordError, UsageError
from depesche.model import EventType, Judgement, Status
from depesche.record import schema
from depesche.record.chunks import chunks

_WHEN = "%Y-%m-%dT%H:%M:%SZ"
_ENTITIES = frozenset({"same", "different"})
_TRUTH = frozenset({"reject", "confirm"})
#: values that a field may take; the others take any
_VALUES = {"status": frozenset(Status), "type": frozenset(EventType)}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection for appending; what was appended is there together or not at all. Raises RecordError if it fails."""
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.execute(text("BEGIN IMMEDIATE"))  # whoever writes next sees what is written here
            yield connection
    except DatabaseError as error:
        raise RecordError(f"the judgement cannot be written ({error.orig})") from error


def identified(judgement: Judgement) -> Judgement:
    """The judgement with the id that its content gives."""
    content = judgement.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return judgement.model_copy(update={"id": f"jd-{digest[:16]}"})


def fault(judgement: Judgement) -> str | None:
    """What makes a judgement none, in a few words; None if it is one."""
    verb, objects, field, value = judgement.verb, judgement.objects, judgement.field, judgement.value
    if not len(objects) == len(set(objects)) == (2 if verb in _ENTITIES else 1):
        return f"“{verb}” takes {'two different entities' if verb in _ENTITIES else 'one object'}"
    if bool(judgement.anchors) != (verb in _TRUTH or verb == "set"):
        return "an event or a happening, and nothing else, is named by its anchors"
    if (field is not None) != (verb == "set"):
        return "a field is what “set” takes, and nothing else"
    if bool(judgement.roles) != (field == "participants") or (value is not None and field in (None, "participants")):
        return "participants are set to roles, another field to a value"
    if field in _VALUES and value not in _VALUES[field]:
        return f"“{value or ''}” is no {field}; there are {', '.join(sorted(_VALUES[field]))}"
    if field == "date" and value is not None and not is_edtf(value):
        return f"“{value}” is no EDTF date; write 2024, 2024-11, 2024-11-27 or 2024-05/2024-07"
    if not judgement.who.strip():
        return "it is not said who judges"
    if _UNSTORABLE.search("".join((*objects, judgement.who, value or "", judgement.why or ""))):
        return "it has characters that no database stores"
    try:
        datetime.strptime(judgement.when, _WHEN)
    except ValueError:
        return f"“{judgement.when}” is no moment"
    return None


def _forged(judgement: Judgement) -> str | None:
    return None if identified(judgement).id == judgement.id else "its id is not that of its content"


def every(connection: Connection) -> tuple[Judgement, ...]:
    """The whole ledger, in the order of time."""
    rows = connection.execute(select(schema.judgement)).mappings()
    return tuple(sorted((Judgement.model_validate(dict(row)) for row in rows), key=attrgetter("moment")))


def append(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Adds those that are not there yet, and returns how many that were. Raises UsageError for one that is none."""
    there = set(connection.execute(select(schema.judgement.c.id)).scalars())
    rows: dict[str, dict[str, Any]] = {}
    for each in judgements:
        found = fault(each) or _forged(each)
        if found:
            raise UsageError(f"{each.id or each.verb}: {found}")
        if each.id not in there:
            rows[each.id] = each.model_dump(mode="json")
    values = list(rows.values())
    for chunk in chunks(values):
        connection.execute(insert(schema.judgement), chunk)
    return len(rows)


def _about(judgement: Judgement) -> set[str]:
    return {*judgement.objects, *(anchor.event for anchor in judgement.anchors)}


def _moment(judgement: Judgement, ledger: Iterable[Judgement], now: datetime) -> str:
    """Now, or a second after the last judgement on the same: who judges again has seen it, whatever the clocks say."""
    about = _about(judgement)
    last = max((each.when for each in ledger if not about.isdisjoint({each.id, *_about(each)})), default="")
    moment = now.astimezone(UTC).strftime(_WHEN)
    return moment if moment > last else (datetime.strptime(last, _WHEN) + timedelta(seconds=1)).strftime(_WHEN)


def judge(
    connection: Connection,
    verb: str,
    objects: Sequence[str],
    *,
    who: str | None = None,
    now: datetime | None = None,
    **more: Any,
) -> Judgement:
    """Appends a new judgement; ``more`` are further fields of it. ``who`` is the system's user if not given.

    Raises UsageError if it is none, for instance for a date that is not EDTF.
    """
    said = {"id": "", "verb": verb, "objects": tuple(objects), "who": who or _user(), "when": "0000-00-00T00:00:00Z"}
    draft = Judgement.model_validate(said | more)
    when = _moment(draft, every(connection), now or datetime.now(UTC))
    made = identified(draft.model_copy(update={"when": when}))
    found = fault(made)
    if found:
        raise UsageError(found)
    append(connection, [made])
    return made


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # which of them depends on the version of Python
        raise UsageError("nobody knows who you are here; say it with --who or DEPESCHE_USER") from error


def undo(
    connection: Connection, id: str, *, who: str | None = None, why: str | None = None, now: datetime | None = None
) -> Judgement:
    """Appends that a judgement is in force no more; undoing that again restores it.

    Raises UsageError if there is no such judgement, or it is undone already.
    """
    ledger = every(connection)
    if id not in {each.id for each in ledger}:
        raise UsageError(f"“{id}” is no judgement of this record; depesche judge list has them")
    if id in undone(ledger):
        raise UsageError(f"{id} is undone already")
    return judge(connection, "undo", (id,), who=who, why=why, now=now)


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of those that another one, not undone itself, undoes."""
    undoing: defaultdict[str, list[str]] = defaultdict(list)
    for each in judgements:
        if each.verb == "undo":
            undoing[each.objects[0]].append(each.id)
    gone: dict[str, bool] = {}
    left = list(undoing)
    while left:  # an id is made of the ids it is about, so nothing can undo itself in a circle
        id = left.pop()
        open_ones = [other for other in undoing.get(id, ()) if other not in gone]
        if open_ones:
            left += [id, *open_ones]
        else:
            gone[id] = not all(gone[other] for other in undoing.get(id, ()))
    return frozenset(id for id, is_gone in gone.items() if is_gone)


def _question(judgement: Judgement) -> Hashable:
    """What it answers: of several answers to one question the latest counts."""
    events = frozenset(anchor.event for anchor in judgement.anchors)
    if judgement.verb in _ENTITIES:
        return "entities", frozenset(judgement.objects)
    return judgement.field, judgement.on_event, events


def valid(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those of a ledger that are in force, in the order of time: not undone, and the latest on their question."""
    ledger = sorted(judgements, key=attrgetter("moment"))
    gone = undone(ledger)
    latest = {_question(each): each for each in ledger if each.verb != "undo" and each.id not in gone}
    return tuple(sorted(latest.values(), key=attrgetter("moment")))


def in_force(connection: Connection) -> tuple[Judgement, ...]:
    """The judgements of a record that are in force, in the order of time."""
    return valid(every(connection))


def exported(connection: Connection) -> Iterator[str]:
    """The ledger as JSON, one judgement a line, in the order of time."""
    return (each.model_dump_json() for each in every(connection))


def imported(connection: Connection, lines: Iterable[str]) -> int:
    """Takes in lines of :func:`exported` in any order, and returns how many were new.

    Raises UsageError, with the number of the line, for one that is no judgement or was changed by hand.
    """
    taken: list[Judgement] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            each = Judgement.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise UsageError(f"line {number} is no judgement: {f'{place}: ' if place else ''}{first['msg']}") from error
        found = fault(each) or _forged(each)
        if found:
            raise UsageError(f"line {number} is no judgement: {found}")
        taken.append(each)
    return append(connection, taken)
