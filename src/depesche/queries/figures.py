"""Which figures were given, by whom, and where they contradict each other."""

from collections.abc import Collection

from sqlalchemy import RowMapping, select

from depesche.linking.figures.conversions import Key
from depesche.linking.figures.series import series
from depesche.linking.voices import FamilyOf, itself
from depesche.model import EntityId, Point, Series
from depesche.queries.base import Archive
from depesche.queries.evidence import around
from depesche.record import schema
from depesche.record.chunks import chunks


def figures(
    archive: Archive, about: Collection[EntityId] = (), measure: str | None = None, family_of: FamilyOf = itself
) -> list[Series]:
    """The series about all of ``about`` (each itself or somebody of that state), the longest first.

    ``family_of`` gives the family of echoes of a document; a family is one source.
    """
    sets = [archive.behind(each) for each in about]
    found = series(_all_of_documents(archive, sets), family_of)
    return [
        each
        for each in found
        if (measure is None or each.measure == measure) and all(wanted & _ids(archive, each) for wanted in sets)
    ]


def _ids(archive: Archive, each: Series) -> set[EntityId]:
    return {id for one in each.about for id in archive.same(one)}


def _all_of_documents(archive: Archive, sets: Collection[set[EntityId]]) -> list[tuple[Key, Point]]:
    """All figures of the documents that have one about some of each of the ``sets``."""
    table = schema.quantity
    with archive.engine.connect() as connection:
        rows = connection.execute(select(table.c.document, table.c.about))
        wanted = {row.document for row in rows if all(each & set(row.about) for each in sets)}
        documents = archive.documents(connection, wanted)
        return [
            (_key(archive, row), _point(archive, row, documents[row["document"]]))
            for chunk in chunks(sorted(wanted))
            for row in connection.execute(select(table).where(table.c.document.in_(chunk))).mappings()
        ]


def _key(archive: Archive, row: RowMapping) -> Key:
    """Figures about nobody in particular are comparable within their document at most."""
    return row["measure"], row["unit"], tuple(map(archive.one, row["about"])), None if row["about"] else row["document"]


def _point(archive: Archive, row: RowMapping, document: RowMapping) -> Point:
    return Point(
        value=row["value"],
        low=row["low"],
        high=row["high"],
        bound=row["bound"],
        period=row["period"],
        speaker=archive.maybe_one(row["speaker"]),
        evidence=around(document, row["start"], row["end"]),
    )
