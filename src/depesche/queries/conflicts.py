"""On what the sources of a record disagree, among themselves and with the knowledge base."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import func, select

from depesche.linking import conflicts as linking
from depesche.linking.voices import FamilyOf, itself
from depesche.model import EntityId
from depesche.model.record import Conflict
from depesche.queries.base import Archive
from depesche.queries.corrections import corrections
from depesche.queries.events import timeline
from depesche.queries.figures import figures
from depesche.record import schema


def conflicts(
    archive: Archive,
    who: EntityId | None = None,
    kinds: Collection[str] = (),
    family_of: FamilyOf = itself,
) -> list[Conflict]:
    """The conflicts about ``who`` (or somebody of that state), of these ``kinds`` if any are named, the largest first.

    ``family_of`` gives the family of echoes of a document; a family is one source.
    """
    named = _documents_naming(archive)
    most = max(named.values(), default=1)
    found = linking.conflicts(
        figures(archive, family_of=family_of) if not kinds or "figure" in kinds else (),
        timeline(archive) if not kinds or set(kinds) - {"figure", "office"} else (),
        corrections(archive) if not kinds or "office" in kinds else (),
        prominence=lambda id: named[id] / most,
        family_of=family_of,
    )
    wanted = archive.behind(who) if who is not None else None
    return [
        each
        for each in found
        if (not kinds or each.kind in kinds) and (wanted is None or any(archive.same(id) & wanted for id in each.about))
    ]


def _documents_naming(archive: Archive) -> Counter[EntityId]:
    """In how many documents each entity is."""
    table = schema.appearance
    counts: Counter[EntityId] = Counter()
    with archive.engine.connect() as connection:
        for row in connection.execute(select(table.c.entity, func.count().label("n")).group_by(table.c.entity)):
            counts[archive.one(row.entity)] += row.n
    return counts
