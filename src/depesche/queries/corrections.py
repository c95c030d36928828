"""Which offices the texts give to others than the knowledge base does: candidates for a correction of either."""

from collections import defaultdict
from datetime import date

from sqlalchemy import RowMapping, select

from depesche.knowledge.base import Knowledge, load_knowledge
from depesche.model import Correction, PositionStatus, Verdict
from depesche.queries.base import Archive
from depesche.queries.evidence import around
from depesche.record import schema


def corrections(archive: Archive) -> list[Correction]:
    """Positions that today's knowledge base contradicts or does not have, those with the most documents first."""
    table = schema.position
    query = select(table).where(
        table.c.verdict != Verdict.CONFIRMED,
        table.c.status == PositionStatus.CURRENT,
        table.c.office.is_not(None),
        table.c.body.is_not(None),
    )
    with archive.engine.connect() as connection:
        rows = connection.execute(query.order_by(table.c.document, table.c.n)).mappings().all()
        documents = archive.documents(connection, {row["document"] for row in rows})
    groups: defaultdict[tuple[str, str, str], list[RowMapping]] = defaultdict(list)
    knowledge = load_knowledge()
    for row in rows:
        person = archive.one(row["person"])
        if knowledge.is_single(row["office"]) and not _agrees(knowledge, person, row):
            groups[person, row["office"], archive.one(row["body"])].append(row)
    found = [_correction(archive, knowledge, key, told, documents) for key, told in groups.items()]
    return sorted(found, key=lambda each: (-each.sources, each.first or "", each.person))


def _agrees(knowledge: Knowledge, person: str, row: RowMapping) -> bool:
    """Whether the knowledge base, or the user's rows in it, say meanwhile what the text says."""
    return person in knowledge.holders(row["office"], row["body"], _day(row))


def _day(row: RowMapping) -> date | None:
    return date.fromisoformat(row["day"]) if row["day"] else None


def _correction(
    archive: Archive,
    knowledge: Knowledge,
    key: tuple[str, str, str],
    told: list[RowMapping],
    documents: dict[str, RowMapping],
) -> Correction:
    person, office, body = key
    days = sorted(row["day"] for row in told if row["day"])
    known = {id: None for row in told for id in knowledge.holders(office, row["body"], _day(row))}
    return Correction(
        person=person,
        name=archive.name(person),
        office=office,
        body=body,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        known=tuple(known),
        sources=len({row["document"] for row in told}),
        evidence=tuple(around(documents[row["document"]], row["start"], row["end"]) for row in told),
    )
