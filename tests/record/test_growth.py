"""Adding a document touches only what it must, whatever the size of the record: no statement reads a whole table."""

from typing import Any

from corpus import TEXTS, documents
from sqlalchemy import Connection, event

from depesche.model import Document, MadeBy, Published
from depesche.queries import Questions
from depesche.reading.reader import read_all
from depesche.record import Record, schema

NEWER = MadeBy(depesche="newer", model="0", knowledge="0")
#: what people made by hand, a few rows about the record, those who are one with others, and the next that wait
SMALL = {"judgement", "derived", "identity", "unlinked"}


def more() -> list[Document]:
    """A copy, an undated article, and one of an unknown person and an unknown body."""
    one = documents()[0]
    strange = "Der Unterhändler Dauren Schumabekow von der Nordlicht Energie AG traf am Mittwoch Präsident Mirsijojew."
    return [
        one.model_copy(update={"id": "sha256-d", "text": f"(Bote) {one.text}"}),
        one.model_copy(update={"id": "sha256-e", "text": TEXTS["a"][1][:90], "published": Published()}),
        one.model_copy(update={"id": "sha256-f", "text": strange}),
    ]


def scanned(connection: Connection, statement: str, values: Any) -> set[str]:
    """The tables that a statement reads from end to end."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    steps = [str(row[3]) for row in plan]
    return {step.split()[1] for step in steps if step.startswith("SCAN")} & schema.metadata.tables.keys()


def test_no_step_of_adding_and_opening_reads_a_whole_table() -> None:
    readings = list(read_all([*documents(), *more()]))
    with Record(":memory:") as record:
        record.add(readings[:-1])
        record.link()
        statements: dict[str, Any] = {}

        def note(_: object, __: object, statement: str, values: Any, ___: object, many: bool) -> None:
            statements.setdefault(statement, values[0] if many and values else values)

        event.listen(record.engine, "before_cursor_execute", note)
        record.add(readings[-1:])
        record.add([reading.model_copy(update={"made_by": NEWER}) for reading in readings], replace=True)
        record.link()
        record.redatable()
        Questions(record)
        event.remove(record.engine, "before_cursor_execute", note)
        assert len(statements) > 60
        with record.engine.connect() as connection:
            found = {
                each: tables
                for each, values in statements.items()
                if not each.startswith(("PRAGMA", "BEGIN"))
                if (tables := scanned(connection, each, values) - SMALL)
            }
    assert not found
