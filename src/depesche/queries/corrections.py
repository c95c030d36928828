"""Which offices the texts give to others than the knowledge base does: candidates for a correction of either."""

from collections import defaultdict
from datetime import date

from sqlalchemy import RowMapping, select

from depesche.knowledge.base import Knowledge, load_knowledge
from depesche.knowledge.verdicts import judge
from depesche.model import Correction, PositionStatus, Verdict
from depesche.queries.base import Archive
from depesche.queries.evidence import around
from depesche.record import schema

#: a position as the record has it, and what the knowledge base says to it today
_Told = tuple[RowMapping, Verdict]


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
    groups: defaultdict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    knowledge = load_knowledge()
    for row in rows:
        person = archive.one(row["person"])
        if not knowledge.is_single(row["office"]):
            continue
        verdict = _judged(knowledge, person, row)
        if verdict is not Verdict.CONFIRMED:
            groups[person, row["office"], archive.one(row["body"])].append((row, verdict))
    found = [_correction(archive, knowledge, key, told, documents) for key, told in groups.items()]
    return sorted(found, key=lambda each: (-each.sources, each.first or "", each.person))


def _judged(knowledge: Knowledge, person: str, row: RowMapping) -> Verdict:
    """What the knowledge base, and the user's rows in it, say meanwhile to what the text says."""
    status = PositionStatus(row["status"])
    return judge(knowledge, person, row["body"], (row["office"],), status, (_day(row),)).verdict


def _day(row: RowMapping) -> date | None:
    return date.fromisoformat(row["day"]) if row["day"] else None


def _correction(
    archive: Archive,
    knowledge: Knowledge,
    key: tuple[str, str, str],
    told: list[_Told],
    documents: dict[str, RowMapping],
) -> Correction:
    """``known`` are those whom the knowledge base has instead: none where it has nothing against the text."""
    person, office, body = key
    rows = [row for row, _ in told]
    days = sorted(row["day"] for row in rows if row["day"])
    against = [row for row, verdict in told if verdict is Verdict.CONTRADICTED]
    known = {id: None for row in against for id in knowledge.holders(office, row["body"], _day(row))}
    return Correction(
        person=person,
        name=archive.name(person),
        office=office,
        body=body,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        known=tuple(known),
        sources=len({row["document"] for row in rows}),
        evidence=tuple(around(documents[row["document"]], row["start"], row["end"]) for row in rows),
    )
