"""Which documents repeat each other, and which are on one story."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select

from depesche.dates import overlap
from depesche.linking.echoes.echo import is_whole
from depesche.linking.stories import Member, story
from depesche.linking.texts.vectors import unpacked
from depesche.model import Echo, EntityId, Story
from depesche.queries.base import Archive
from depesche.record import schema
from depesche.record.chunks import chunks
from depesche.record.linked import stories as linked_stories
from depesche.record.linked.echoes import echo_of

#: stories that are put together at once
_GROUPS = 200


def echoes(archive: Archive, document: str | None = None, kinds: Collection[str] = ()) -> list[Echo]:
    """The pairs of documents one of which repeats the other, of one document or all; what shares most comes first."""
    table = schema.echo
    query = select(table)
    if document is not None:
        query = query.where((table.c.one == document) | (table.c.other == document))
    if kinds:
        query = query.where(table.c.kind.in_(sorted(kinds)))
    with archive.engine.connect() as connection:
        found = [echo_of(row) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda each: (-max(each.shared), each.documents))


def stories(archive: Archive, who: Collection[EntityId] = (), when: str | None = None, least: int = 2) -> list[Story]:
    """The stories of at least so many documents that name all of ``who`` (or somebody of that state), the newest first.

    With ``least`` 1 a document that is on no story with another is a story of its own.
    """
    wanted = _naming(archive, who)
    repeating = {each for pair in echoes(archive) if is_whole(pair) for each in pair.documents if each != pair.original}
    with archive.engine.connect() as connection:
        groups = [
            group
            for group in linked_stories.groups(connection).values()
            if len(group) >= least and (wanted is None or wanted & set(group))
        ]
        found = [
            story(members).model_copy(update={"sources": len({archive.family_of(each.document) for each in members})})
            for some in chunks(groups, _GROUPS)
            for members in _members(archive, connection, some, repeating)
        ]
    found = [each for each in found if when is None or any(overlap(day, when) for day in (each.first, each.last))]
    return sorted(found, key=lambda each: (each.last or "", each.id), reverse=True)


def _members(
    archive: Archive, connection: Connection, groups: Sequence[Sequence[str]], repeating: Collection[str]
) -> Iterator[list[Member]]:
    table, documents = schema.signature, sorted({each for group in groups for each in group})
    sources = archive.citations(connection, documents)
    query = select(table.c.document, table.c.vector, table.c.words)
    signatures = {
        row.document: row
        for chunk in chunks(documents)
        for row in connection.execute(query.where(table.c.document.in_(chunk)))
    }
    for group in groups:
        yield [
            Member(
                each,
                sources[each].title or "",
                sources[each].published,
                signatures[each].words,
                each in repeating,
                unpacked(signatures[each].vector),
            )
            for each in group
        ]


def _naming(archive: Archive, who: Collection[EntityId]) -> set[str] | None:
    """The documents that name all of ``who``; None if nobody is asked for."""
    if not who:
        return None
    with archive.engine.connect() as connection:
        return set.intersection(*(set(connection.execute(archive.naming([each])).scalars()) for each in who))
