"""Answers of several parts: the dossier of one entity, and the relation of two."""

from collections import Counter

from sqlalchemy import Connection, select

from depesche.knowledge.base import load_knowledge
from depesche.model import Dossier, EntityId, EventType, Relation, Tenure
from depesche.queries.base import Archive
from depesche.queries.conflicts import conflicts
from depesche.queries.events import Asked, timeline
from depesche.queries.figures import figures
from depesche.queries.links import stories
from depesche.queries.quotes import quotes
from depesche.queries.undertakings import undertakings
from depesche.record import schema
from depesche.record.chunks import chunks

_MEETINGS = frozenset({EventType.CONSULT})
_AGREEMENTS = frozenset({EventType.AGREE, EventType.COOPERATE})
_SUPPORT = frozenset({EventType.SUPPORT, EventType.AID, EventType.CONCEDE, EventType.RETREAT})
_TENSIONS = frozenset(EventType) - _MEETINGS - _AGREEMENTS - _SUPPORT

#: so many of those who are named most often beside an entity
_COMPANY = 20


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _company(archive: Archive, connection: Connection, id: EntityId, documents: list[str]) -> Counter[str]:
    table = schema.appearance
    return Counter(
        archive.one(entity)
        for chunk in chunks(documents)
        for entity in connection.execute(select(table.c.entity).where(table.c.document.in_(chunk))).scalars()
        if archive.one(entity) != id
    )


def _tenures(id: EntityId) -> tuple[Tenure, ...]:
    return tuple(
        Tenure(
            office=term.office,
            body=term.body,
            since=term.since.isoformat() if term.since else None,
            until=term.until.isoformat() if term.until else None,
        )
        for term in load_knowledge().terms_of(id)
    )


def dossier(archive: Archive, id: EntityId) -> Dossier:
    """Everything on one entity: spellings, offices, company, happenings, undertakings, words, figures and stories."""
    mention = schema.mention
    with archive.engine.connect() as connection:
        naming = select(mention.c.document).where(mention.c.entity.in_(archive.same(id))).distinct()
        documents = archive.citations(connection, set(connection.execute(naming).scalars()))
        company = _company(archive, connection, id, sorted(documents))
    sources = sorted(documents.values(), key=lambda each: (each.published or "~", each.document))
    return Dossier(
        entity=archive.entities[id],
        spellings=archive.spellings(id),
        offices=_tenures(id),
        documents=tuple(sources),
        company=tuple(sorted(company.items(), key=_by_count)[:_COMPANY]),
        happenings=tuple(timeline(archive, Asked(who=(id,)))),
        said=tuple(quotes(archive, speaker=id)),
        figures=tuple(figures(archive, about=[id], family_of=archive.family_of)),
        undertakings=tuple(undertakings(archive, [id])),
        stories=tuple(stories(archive, [id])),
    )


def between(archive: Archive, one: EntityId, other: EntityId) -> Relation:
    """The relation of two entities, as a rule of two states."""
    shared = timeline(archive, Asked(who=(one, other)))

    def of(types: frozenset[EventType]) -> tuple[object, ...]:
        return tuple(each for each in shared if each.type in types)

    return Relation.model_validate(
        {
            "pair": (one, other),
            "meetings": of(_MEETINGS),
            "agreements": of(_AGREEMENTS),
            "support": of(_SUPPORT),
            "tensions": of(_TENSIONS),
            "quotes": (*quotes(archive, speaker=one, about=other), *quotes(archive, speaker=other, about=one)),
            "figures": tuple(figures(archive, about=[one, other], family_of=archive.family_of)),
            "undertakings": tuple(undertakings(archive, [one, other])),
            "conflicts": tuple(conflicts(archive, [one, other], family_of=archive.family_of)),
        }
    )
