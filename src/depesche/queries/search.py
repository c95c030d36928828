"""Full-text search, widened by what the words name: a search for one spelling finds the others."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, and_, func, select, text

from depesche.model import EntityId, Evidence, Hit
from depesche.queries.base import Archive
from depesche.queries.evidence import around
from depesche.record import schema

_RANKED = text(
    "SELECT document.id, -bm25(document_fts, 4.0, 1.0) AS rank FROM document_fts "
    "JOIN document ON document.rowid = document_fts.rowid "
    "WHERE document_fts MATCH :match ORDER BY rank DESC, document.id LIMIT :limit"
)


def _ranks(connection: Connection, words: list[str], limit: int) -> dict[str, float]:
    """Documents with all words (as beginnings of words), with their rank; SQLite's index, or a plain scan elsewhere."""
    if connection.dialect.name == "sqlite":
        match = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        return {row.id: row.rank for row in connection.execute(_RANKED, {"match": match, "limit": limit})}
    document = schema.document
    everywhere = func.lower(func.coalesce(document.c.title, "") + " " + document.c.text)
    query = select(document.c.id).where(and_(*(everywhere.contains(word.lower()) for word in words))).limit(limit)
    return dict.fromkeys(connection.execute(query).scalars(), 1.0)


def _mentions(connection: Connection, ids: Iterable[EntityId], limit: int) -> dict[str, tuple[int, int]]:
    """The first mention of one of the ids in each document that has one."""
    mention = schema.mention
    query = (
        select(mention.c.document, mention.c.start, mention.c.end)
        .where(mention.c.entity.in_(list(ids)))
        .order_by(mention.c.document, mention.c.n.desc())
        .limit(limit * 50)
    )
    return {row.document: (row.start, row.end) for row in connection.execute(query)}


def search(archive: Archive, words: str, entities: Iterable[EntityId] = (), limit: int = 50) -> list[Hit]:
    """Documents with all of ``words``, or that speak of one of ``entities`` under whatever name; best first."""
    terms = words.split()
    if not terms:
        return []
    with archive.engine.connect() as connection:
        ranks = _ranks(connection, terms, limit)
        ids = sorted({id for entity in entities for id in archive.same(entity)})
        named = _mentions(connection, ids, limit)
        documents = archive.documents(connection, {*ranks, *named})
    hits = [
        Hit(evidence=_passage(documents[id], terms, named.get(id)), rank=ranks.get(id, 0.0) + (id in named))
        for id in documents
    ]
    return sorted(hits, key=lambda hit: (-hit.rank, hit.evidence.source.document))[:limit]


def _passage(row: RowMapping, terms: list[str], mention: tuple[int, int] | None) -> Evidence:
    lowered = row["text"].lower()
    places = [(lowered.find(term.lower()), len(term)) for term in terms]
    found = [(at, at + length) for at, length in places if at >= 0]
    return around(row, *min(found, default=mention or (0, 1)))
