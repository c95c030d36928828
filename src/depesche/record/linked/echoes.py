"""Echoes of the record: found by shared fingerprints, or between two languages by meaning; families of what is one
source."""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from depesche.linking.echoes.echo import echo, is_whole
from depesche.linking.echoes.translations import translation
from depesche.linking.texts.vectors import packed
from depesche.linking.texts.wording import fingerprints
from depesche.model import Echo, Span
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.linked.documents import Linkable, by_id, number_of
from depesche.record.linked.groups import Groups, Pair
from depesche.record.linked.near import in_other_languages

FAMILIES = Groups(schema.family, "family")

#: fingerprints that two texts must share, a text with few of them one
_SHARED, _FEW = 2, 8
#: least likeness of meaning for a translation to be looked for, and days within which
_ALIKE, _DAYS = 0.4, 10


def link(connection: Connection, document: Linkable) -> None:
    """Keeps a document's fingerprints and signature, and the echoes between it and the documents linked before."""
    prints = sorted(fingerprints(document.wording.words))
    others = _sharing(connection, number_of(document.id), prints)
    _keep(connection, document, prints)
    found = [each for other in by_id(connection, others) if (each := echo(document.copy, other.copy))]
    found += _translations(connection, document)
    if found:
        connection.execute(insert(schema.echo), [_row(each) for each in found])
    FAMILIES.join(connection, document.id, [_other(each, document.id) for each in found if is_whole(each)])


def _other(found: Echo, document: str) -> str:
    return found.documents[found.documents[0] == document]


def _keep(connection: Connection, document: Linkable, prints: list[int]) -> None:
    number = number_of(document.id)
    if prints:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        rows = [{"hash": each, "number": number} for each in prints]
        connection.execute(dialect.insert(schema.fingerprint).on_conflict_do_nothing(), rows)
    connection.execute(
        insert(schema.signature),
        {
            "document": document.id,
            "number": number,
            "first": document.days[0].isoformat() if document.days else None,
            "last": document.days[1].isoformat() if document.days else None,
            "wide": document.days is not None and document.days[0] != document.days[1],
            "language": document.language,
            "words": len(document.wording),
            "vector": packed(document.vector),
            "names": document.names,
            "lead": document.lead,
            "telling": document.telling,
            "stands": False,
            "weighed": False,
        },
    )


def _sharing(connection: Connection, number: int, prints: list[int]) -> list[str]:
    """The documents that share enough fingerprints."""
    table, signature = schema.fingerprint, schema.signature
    counts: dict[int, int] = {}
    for chunk in chunks(prints):
        query = select(table.c.number, func.count()).where(table.c.hash.in_(chunk)).group_by(table.c.number)
        for other, shared in connection.execute(query):
            counts[other] = counts.get(other, 0) + shared
    counts.pop(number, None)
    if not counts:
        return []
    wanted: list[str] = []
    numbers = sorted(counts)
    for chunk in chunks(numbers):
        rows = connection.execute(
            select(signature.c.number, signature.c.document, signature.c.words).where(signature.c.number.in_(chunk))
        ).mappings()
        wanted += [row["document"] for row in rows if _enough(counts[row["number"]], len(prints), row["words"])]
    return wanted


def _enough(shared: int, prints: int, words: int) -> bool:
    """Whether two texts share enough to be compared; the answer is the same from both sides."""
    short = min(prints, words // 5) < _FEW
    return shared >= (1 if short else _SHARED)


def _translations(connection: Connection, document: Linkable) -> Iterator[Echo]:
    """Echoes in other languages that came out within some days."""
    others = in_other_languages(connection, document.language, document.days, _DAYS)
    if not others:
        return
    alike = np.stack(list(others.values())) @ document.vector
    wanted = [other for other, each in zip(others, alike, strict=True) if each >= _ALIKE]
    for other in by_id(connection, wanted):
        found = translation(document.copy, document.sentences, other.copy, other.sentences)
        if found:
            yield found


def unlink(connection: Connection, document: str) -> list[str]:
    """Forgets a document's echoes, and returns the family that it was of; the fingerprints of its text stay, for the
    text is its id."""
    table = schema.echo
    group = FAMILIES.of(connection, document)
    family = FAMILIES.members(connection, group) if group else [document]
    connection.execute(delete(table).where(or_(table.c.one == document, table.c.other == document)))
    FAMILIES.leave(connection, document, lambda rest: _whole_pairs(connection, rest))
    connection.execute(delete(schema.signature).where(schema.signature.c.document == document))
    return family


def _whole_pairs(connection: Connection, documents: Collection[str]) -> Iterable[Pair]:
    for row in rows_between(connection, documents):
        found = echo_of(row)
        if is_whole(found):
            yield found.documents


def rows_between(connection: Connection, documents: Collection[str]) -> Iterator[RowMapping]:
    """The echo rows both of whose documents are among ``documents``."""
    table, wanted = schema.echo, set(documents)
    ordered = sorted(wanted)
    for chunk in chunks(ordered):
        query = select(table).where(table.c.one.in_(chunk))
        yield from (row for row in connection.execute(query).mappings() if row["other"] in wanted)


def _row(found: Echo) -> dict[str, object]:
    return {
        "one": found.documents[0],
        "other": found.documents[1],
        "kind": found.kind,
        "spans": [[each.model_dump() for each in pair] for pair in found.spans],
        "shared": list(found.shared),
        "original": found.original,
        "why": found.why,
    }


def echo_of(row: RowMapping) -> Echo:
    """An echo from its row."""
    return Echo(
        documents=(row["one"], row["other"]),
        kind=row["kind"],
        spans=tuple((Span(**one), Span(**other)) for one, other in row["spans"]),
        shared=tuple(row["shared"]),
        original=row["original"],
        why=row["why"],
    )
