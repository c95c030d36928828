"""Stories of the record: how near the documents are that stand for their families; the rest is a question."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import numpy as np
from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select, update

from depesche.linking.stories import ENOUGH, NAMES, REACH, Profile, hang_together, nearness, stands_for_all
from depesche.linking.texts.vectors import unpacked
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.linked.documents import Linkable
from depesche.record.linked.echoes import FAMILIES
from depesche.record.linked.near import near_days, sharing_names

#: documents less alike are never near enough, for all their actors
_LEAST = 0.15
_AT_ONCE, _MANY = 500, 5000


def link(connection: Connection, document: Linkable) -> None:
    """Finds who stands for the document's family now, and how near that is to those that stand for others."""
    group = FAMILIES.of(connection, document.id)
    stand(connection, FAMILIES.members(connection, group) if group else [document.id])


def stand(connection: Connection, family: Collection[str]) -> None:
    """Lets one document stand for a family, and measures how near it is to others, if that is a new one."""
    table = schema.signature
    rows = list(_signatures(connection, family))
    if not rows:
        return
    one = stands_for_all((row["document"], row["language"], row["first"], row["words"]) for row in rows)
    before = {row["document"] for row in rows if row["stands"]}
    if before == {one}:
        return
    _forget(connection, before - {one})
    if one not in before:
        connection.execute(update(table).where(table.c.document == one).values(stands=True))
        _measure(connection, next(row for row in rows if row["document"] == one))


def _forget(connection: Connection, documents: Iterable[str]) -> None:
    table = schema.near
    for each in documents:
        connection.execute(delete(table).where(or_(table.c.one == each, table.c.other == each)))
        connection.execute(update(schema.signature).where(schema.signature.c.document == each).values(stands=False))


def profile(row: RowMapping) -> Profile:
    """A document as stories see it, from its signature."""
    days = (date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) if row["first"] else None
    return Profile(row["document"], unpacked(row["vector"]), row["names"], row["lead"], days, row["telling"])


def _measure(connection: Connection, row: RowMapping) -> None:
    """Keeps how near a document is to those that stand for other families."""
    own = profile(row)
    others = sharing_names(connection, own.names, NAMES, undated=own.days is not None)
    if own.days is not None:
        others |= near_days(connection, own.days, REACH)
    others.pop(own.document, None)
    if not others:
        return
    alike = np.stack(list(others.values())) @ own.vector
    wanted = [document for document, each in zip(others, alike, strict=True) if each >= _LEAST]
    pairs = []
    for other in _signatures(connection, wanted):
        score = nearness(own, profile(other))
        if score is not None and score >= ENOUGH:
            first, second = sorted((own.document, other["document"]))
            pairs.append({"one": first, "other": second, "score": score})
    if pairs:
        connection.execute(insert(schema.near), pairs)


def _signatures(connection: Connection, documents: Collection[str]) -> Iterator[RowMapping]:
    table, ordered = schema.signature, sorted(documents)
    for chunk in chunks(ordered):
        query = select(table).where(table.c.document.in_(chunk))
        yield from connection.execute(query).mappings()


def unlink(connection: Connection, document: str, family: Collection[str]) -> None:
    """Takes a document out of its story; ``family`` are those that it was one source with."""
    _forget(connection, [document])
    rest = [each for each in family if each != document]
    groups: dict[str, list[str]] = {}
    for each in rest:
        groups.setdefault(FAMILIES.of(connection, each) or each, []).append(each)
    for group in groups.values():
        stand(connection, group)


def with_document(connection: Connection, document: str) -> frozenset[str]:
    """The documents of the story that a document is on; only what is near it by others is looked at."""
    near = schema.near
    start = _standing_for(connection, document)
    seen, pairs, waiting = {start}, set[tuple[str, str, float]](), [start]
    while waiting:
        some, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        for one, other, score in connection.execute(
            select(near.c.one, near.c.other, near.c.score).where(or_(near.c.one.in_(some), near.c.other.in_(some)))
        ):
            pairs.add((one, other, score))
            waiting += {one, other} - seen
            seen |= {one, other}
    families = {each: _family(connection, each) for each in seen}
    sizes = {each: len(family) for each, family in families.items()}
    group = next(group for group in hang_together(sorted(pairs), sizes) if start in group)
    return frozenset(member for each in group for member in families[each])


def _family(connection: Connection, document: str) -> list[str]:
    group = FAMILIES.of(connection, document)
    return FAMILIES.members(connection, group) if group else [document]


def _standing_for(connection: Connection, document: str) -> str:
    table = schema.signature
    family = _family(connection, document)
    for chunk in chunks(family):
        some = table.c.document.in_(chunk) & table.c.stands.is_(True)
        found = connection.execute(select(table.c.document).where(some)).scalar()
        if found:
            return str(found)
    return document


def groups(connection: Connection) -> dict[str, list[str]]:
    """All stories: the smallest document of each → its documents. A document near no other is a story of its own."""
    signature, family, near = schema.signature, schema.family, schema.near
    sizes: dict[str, int] = dict(
        tuple(row) for row in connection.execute(select(family.c.family, func.count()).group_by(family.c.family))
    )
    families: dict[str, list[str]] = {}
    standing: dict[str, str] = {}
    query = select(signature.c.document, signature.c.stands, family.c.family).outerjoin(
        family, family.c.document == signature.c.document
    )
    for document, stands, group in connection.execute(query.order_by(signature.c.document)):
        families.setdefault(group or document, []).append(document)
        if stands:
            standing[document] = group or document
    query = select(near.c.one, near.c.other, near.c.score).execution_options(yield_per=_MANY)
    pairs = ((row.one, row.other, row.score) for row in connection.execute(query))
    found: dict[str, list[str]] = {}
    for group in hang_together(pairs, {each: sizes.get(home, 1) for each, home in standing.items()}):
        documents = sorted(document for each in group for document in families[standing[each]])
        found[documents[0]] = documents
    return found
