"""Who is one with whom in the record, kept up to date: only those whom a change can concern are asked again.

Strangers whose names are alike are found by how their words are heard, without comparing everybody with everybody. What
hangs together (:func:`depesche.linking.identities.connected`) is decided together, and as a whole.
"""

import json
from collections.abc import Collection, Iterable
from importlib.metadata import version

from sqlalchemy import Connection, delete, insert, select, update

from depesche.knowledge.base import load_knowledge
from depesche.linking.identities import Acquaintance, connected, identities, likeness
from depesche.linking.identities.known import known_as
from depesche.linking.identities.likeness import Pair
from depesche.linking.judgements import Decided, decided_entities
from depesche.model import EntityId
from depesche.record import judgements, names, schema
from depesche.record.chunks import chunks
from depesche.record.linked.acquaintances import acquaintances, rows_where

#: strangers that are asked about in one transaction, with all that hang together with them
_BATCH = 500
_VERSIONS, _DECIDED = "versions", "decided"


def forget(connection: Connection, ids: Collection[EntityId], unknown: Iterable[EntityId]) -> None:
    """Has the entities that a document changed asked about again, with all that hung together with them.

    ``unknown`` are those of ``ids`` that are in the record and that no list has.
    """
    table, one = schema.stranger, schema.identity
    for chunk in chunks(ids):
        whole = select(table.c.component).where(table.c.entity.in_(chunk), table.c.component.is_not(None))
        connection.execute(update(table).where(table.c.component.in_(whole)).values(component=None))
        connection.execute(delete(table).where(table.c.entity.in_(chunk)))
        connection.execute(delete(one).where(one.c.entity.in_(chunk)))
    rows = [{"entity": id, "heard": False} for id in sorted(unknown)]
    if rows:
        connection.execute(insert(table), rows)


def catch_up(connection: Connection) -> bool:
    """Asks about some of those who wait; whether there were any."""
    _begin_anew(connection)
    decided = decided_entities(judgements.in_force(connection))
    judged = _judged_anew(connection, decided)
    table = schema.stranger
    waiting = select(table.c.entity).where(table.c.component.is_(None)).order_by(table.c.entity).limit(_BATCH)
    asked = set(connection.execute(waiting).scalars())
    if asked or judged:
        _Asking(connection, decided).about(asked | judged)
    return bool(asked or judged)


def _begin_anew(connection: Connection) -> None:
    """Forgets everything where another version of Depesche or of the knowledge base decided it."""
    stamp = f"{version('depesche')} {load_knowledge().version}"
    if _kept(connection, _VERSIONS) == stamp:
        return
    for table in (schema.identity, schema.sound, schema.stranger, schema.derived):
        connection.execute(delete(table))
    unknown = select(schema.entity.c.id, schema.entity.c.known).where(schema.entity.c.known.is_(False))
    columns = ["entity", "heard"]
    connection.execute(insert(schema.stranger).from_select(columns, unknown))
    names.index_all(connection)
    _keep(connection, _VERSIONS, stamp)


def _judged_anew(connection: Connection, decided: Decided) -> set[EntityId]:
    """The entities of which people say something else than before, or that came or went since they said it."""
    said = (("same", decided.same), ("different", decided.different))
    there = _there(connection, {id for _, pairs in said for pair in pairs for id in pair})
    now = [[verb, *pair, *(id in there for id in pair)] for verb, pairs in said for pair in pairs]
    before = json.loads(_kept(connection, _DECIDED) or "[]")
    if now == before:
        return set()
    _keep(connection, _DECIDED, json.dumps(now))
    changed = [each for each in (*now, *before) if (each in now) != (each in before)]
    return {id for each in changed for id in each[1:3]}


def _there(connection: Connection, ids: Collection[EntityId]) -> set[EntityId]:
    """Those of the ids that a document or the knowledge base has."""
    table = schema.entity
    found = {id for id in ids if load_knowledge().knows(id)}
    for chunk in chunks(ids):
        found |= set(connection.execute(select(table.c.id).where(table.c.id.in_(chunk))).scalars())
    return found


def _kept(connection: Connection, name: str) -> str | None:
    found: str | None = connection.execute(select(schema.derived.c.stamp).where(schema.derived.c.name == name)).scalar()
    return found


def _keep(connection: Connection, name: str, stamp: str) -> None:
    connection.execute(delete(schema.derived).where(schema.derived.c.name == name))
    connection.execute(insert(schema.derived), [{"name": name, "stamp": stamp}])


class _Asking:
    """Finds all that hang together with some strangers, and decides about them."""

    def __init__(self, connection: Connection, decided: Decided) -> None:
        self._connection, self._decided = connection, decided
        self._met: dict[EntityId, Acquaintance] = {}
        self._known_as: dict[EntityId, EntityId] = {}

    def about(self, asked: Collection[EntityId]) -> None:
        """Decides about strangers whose ties are not known, and about entities of whom people say something new."""
        waiting = self._meet_with_kin(self._spoken_of(asked))
        met = -1
        while len(self._met) > met:
            met = len(self._met)
            self._hear(waiting)
            waiting = self._meet_with_kin(self._spoken_of({*asked, *self._tied(waiting)}))
        self._decide(self._spoken_of(asked))

    def _spoken_of(self, ids: Iterable[EntityId]) -> set[EntityId]:
        """The ids and all who were met, whom they are known as, and whom people say to be one of these or not."""
        found = {*ids, *self._met}
        found |= {self._known_as[id] for id in found & self._known_as.keys()}
        pairs = [set(pair) for pair in (*self._decided.same, *self._decided.different)]
        while new := {id for pair in pairs if pair & found for id in pair} - found:
            found |= new
        return found

    def _meet_with_kin(self, ids: Collection[EntityId]) -> set[EntityId]:
        """Meets the strangers among ids, those who are one of them after all, and all that hang together with either;
        returns those whose ties are not known yet."""
        table = schema.stranger
        new = set(ids) - self._met.keys()
        columns = select(table.c.entity, table.c.component, table.c.known_as)
        found = {
            row.entity: row
            for column in (table.c.entity, table.c.known_as)
            for row in rows_where(self._connection, columns, column, new)
        }
        whole = {row.component for row in found.values() if row.component is not None}
        found |= {row.entity: row for row in rows_where(self._connection, columns, table.c.component, whole)}
        self._met |= {each.id: each for each in acquaintances(self._connection, found.keys() - self._met.keys())}
        self._known_as |= {id: row.known_as for id, row in found.items() if row.known_as is not None}
        return {id for id, row in found.items() if row.component is None}

    def _hear(self, ids: Collection[EntityId]) -> None:
        """Keeps how the names of strangers are heard, and whom the knowledge base knows by them."""
        table = schema.stranger
        query = select(table.c.entity).where(table.c.heard.is_(False))
        unheard = sorted(row.entity for row in rows_where(self._connection, query, table.c.entity, ids))
        found = {id: known_as(self._met[id].entity) for id in unheard}
        self._known_as |= {id: one for id, one in found.items() if one is not None}
        for id, one in found.items():
            self._connection.execute(update(table).where(table.c.entity == id).values(heard=True, known_as=one))
        rows = [
            {"entity": id, "key": key, "last": last}
            for id in unheard
            if not self._met[id].means_nobody
            for last, keys in ((True, self._met[id].last_keys), (False, self._met[id].first_keys))
            for key in sorted(keys)
        ]
        if rows:
            self._connection.execute(insert(schema.sound), rows)

    def _tied(self, ids: Collection[EntityId]) -> set[EntityId]:
        """All that may be one with a stranger, by their names."""
        mine = [self._met[id] for id in ids if not self._met[id].means_nobody]
        last = {key for each in mine for key in each.last_keys}
        first = {key for each in mine for key in each.first_keys}
        alike = self._heard(True, last | first) | self._heard(False, last)
        others = acquaintances(self._connection, alike - self._met.keys())
        known = [self._met[id] for id in alike & self._met.keys()]
        return {id for pair in likeness([*known, *others], ids).pairs() for id in pair}

    def _heard(self, last: bool, keys: Collection[str]) -> set[EntityId]:
        """Those whose last words are heard so, or their first."""
        sound = schema.sound
        query = select(sound.c.entity).where(sound.c.last.is_(last))
        return {row.entity for row in rows_where(self._connection, query, sound.c.key, keys)}

    def _decide(self, ids: Collection[EntityId]) -> None:
        one, table = schema.identity, schema.stranger
        decided = Decided(self._among(ids, self._decided.same), self._among(ids, self._decided.different))
        there = _there(self._connection, {id for pair in decided.same for id in pair})
        everybody = list(self._met.values())
        like = likeness(everybody)
        found = identities(everybody, lambda entity: self._known_as.get(entity.id), decided, there.__contains__, like)
        for chunk in chunks(ids):
            self._connection.execute(delete(one).where(one.c.entity.in_(chunk)))
        if found:
            rows = [{"entity": id, "one": each} for id, each in sorted(found.items())]
            self._connection.execute(insert(one), rows)
        for group in connected(self._met, like, self._known_as, decided):
            for chunk in chunks(group):
                self._connection.execute(update(table).where(table.c.entity.in_(chunk)).values(component=min(group)))

    @staticmethod
    def _among(ids: Collection[EntityId], pairs: Iterable[tuple[EntityId, EntityId]]) -> tuple[Pair, ...]:
        return tuple(pair for pair in pairs if pair[0] in ids or pair[1] in ids)
