"""Stories of the record: documents near in time that are about the same."""

from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np
from sqlalchemy import Connection

from depesche.linking.echoes import is_whole
from depesche.linking.stories import LEAST, NAMES, REACH, together
from depesche.linking.vectors import unpacked
from depesche.model import Echo
from depesche.record import schema
from depesche.record.linked.documents import Linkable, by_id
from depesche.record.linked.echoes import echo_of, rows_between
from depesche.record.linked.groups import Groups, Pair
from depesche.record.linked.near import near_days, sharing_names

STORIES = Groups(schema.story, "story")


def link(connection: Connection, document: Linkable, found: Collection[Echo]) -> None:
    """Puts a document into the story that it is on, with those linked before it; what repeats it is on its story."""
    if document.days is not None:
        rows = near_days(connection, document.days, REACH)
    else:
        rows = sharing_names(connection, document.names, NAMES)
    rows = [row for row in rows if row["document"] != document.id]
    same = {each for pair in found if is_whole(pair) for each in pair.documents} - {document.id}
    if rows:
        alike = np.stack([unpacked(row["vector"]) for row in rows]) @ document.vector
        near = {row["document"] for row, each in zip(rows, alike, strict=True) if each >= LEAST}
        same |= {other.id for other in by_id(connection, near - same) if together(document.profile, other.profile)}
    STORIES.join(connection, document.id, same)


def unlink(connection: Connection, document: str) -> None:
    """Takes a document out of its story."""
    STORIES.leave(connection, document, lambda rest: _pairs(connection, rest))


def _pairs(connection: Connection, documents: Collection[str]) -> Iterator[Pair]:
    for row in rows_between(connection, documents):
        if is_whole(echo_of(row)):
            yield row["one"], row["other"]
    for one, other in combinations(by_id(connection, documents), 2):
        if together(one.profile, other.profile):
            yield one.id, other.id
