"""Which figures were given, by whom, and where they contradict each other."""

from collections.abc import Collection

from sqlalchemy import RowMapping, select

from depesche.linking.series import Key, series
from depesche.model import EntityId, Point, Series
from depesche.queries.base import Archive
from depesche.queries.evidence import around
from depesche.record import schema


def figures(archive: Archive, about: Collection[EntityId] = (), measure: str | None = None) -> list[Series]:
    """The series about all of ``about`` (each itself or somebody of that state), the longest first."""
    table = schema.quantity
    query = select(table)
    if measure:
        query = query.where(table.c.measure == measure)
    sets = [archive.behind(each) for each in about]
    with archive.engine.connect() as connection:
        rows = [
            row for row in connection.execute(query).mappings() if all(wanted & set(row["about"]) for wanted in sets)
        ]
        documents = archive.documents(connection, {row["document"] for row in rows})
    return series((_key(archive, row), _point(archive, row, documents[row["document"]])) for row in rows)


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
