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
from depesche.queries.events import Asked, timeline
from depesche.queries.figures import figures
from depesche.record import schema


def conflicts(
    archive: Archive,
    who: Collection[EntityId] = (),
    kinds: Collection[str] = (),
    family_of: FamilyOf = itself,
) -> list[Conflict]:
    """The conflicts about all of ``who`` (or somebody of that state), of these ``kinds`` or all, the largest first.

    ``family_of`` gives the family of echoes of a document; a family is one source.
    """
    named = _documents_naming(archive)
    most = max(named.values(), default=1)
    found = linking.conflicts(
        figures(archive, who, family_of=family_of) if not kinds or "figure" in kinds else (),
        timeline(archive, Asked(who=tuple(who))) if not kinds or set(kinds) - {"figure", "office"} else (),
        corrections(archive) if not kinds or "office" in kinds else (),
        prominence=lambda id: named[id] / most,
        family_of=family_of,
    )
    wanted = [archive.behind(each) for each in who]
    return [
        each
        for each in found
        if (not kinds or each.kind in kinds) and all(any(archive.same(id) & ids for id in each.about) for ids in wanted)
    ]


def _documents_naming(archive: Archive) -> Counter[EntityId]:
    """In how many documents each entity is."""
    table = schema.appearance
    counts: Counter[EntityId] = Counter()
    with archive.engine.connect() as connection:
        for row in connection.execute(select(table.c.entity, func.count().label("n")).group_by(table.c.entity)):
            counts[archive.one(row.entity)] += row.n
    return counts
