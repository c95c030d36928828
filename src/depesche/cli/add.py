"""depesche add: articles into the record."""

from collections.abc import Iterable, Iterator
from itertools import islice
from json import dumps
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from depesche.cli.options import Database, Json, Paths
from depesche.cli.read import Batch
from depesche.model import Document
from depesche.queries import Questions
from depesche.record import Record
from depesche.record import judgements as ledger

#: documents looked up in the record at once, before any is read
_AHEAD = 200
#: a document dated by others may be told of by a copy that then has a day, too
_PASSES = 3

Again = Annotated[
    bool, typer.Option("--again", help="Read anew what an older version of model, knowledge or program read.")
]


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, _AHEAD)):
        yield batch


def fill(
    record: Record, documents: Iterable[Document], progress: Progress | None = None, again: bool = False
) -> tuple[int, int]:
    """Reads and adds what the record does not have; returns how many were added and how many were there."""
    from depesche.reading.reader import read_all, versions

    added = there = 0
    task = progress.add_task("Reading", total=0) if progress else None
    for batch in _batches(documents):
        known = record.known(document.id for document in batch)
        current = versions()
        new = [document for document in batch if document.id not in known or (again and known[document.id] != current)]
        there += len(batch) - len(new)
        if progress and task is not None:
            progress.update(task, total=(progress.tasks[task].total or 0) + len(batch), advance=len(batch) - len(new))
        for reading in read_all(new):
            added += record.add([reading], replace=again)
            if progress and task is not None:
                progress.advance(task)
    return added, there


def date_by_others(record: Record) -> int:
    """Reads anew the documents whose day others tell; returns how many."""
    from depesche.reading.reader import read_all

    dated = 0
    for _ in range(_PASSES):
        found = record.redatable()
        for redated, reading in zip(found, read_all(each.document for each in found), strict=True):
            record.redate(redated, reading)
        dated += len(found)
        if not found:
            break
    return dated


def lost_judgements(record: Record) -> tuple[int, int]:
    """How many judgements do not find their object, and of how many; takes no time where there are none."""
    with record.engine.connect() as connection:
        if not ledger.every(connection):
            return 0, 0
    standings = Questions(record).judgements()
    return sum(each.stands == "lost" for each in standings), len(standings)


def add(paths: Paths, db: Database, again: Again = False, json: Json = False) -> None:
    """Read articles into the record. Safe to stop and to run again: nothing is lost or doubled."""
    batch = Batch(paths)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Console(stderr=True)
    with (
        Record(db) as record,
        Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar,
    ):
        added, there = fill(record, batch, bar, again)
        dated = date_by_others(record)
        lost, judged = lost_judgements(record)
        total = len(record)
    if json:
        counts = {"added": added, "already_there": there, "failed": batch.failed, "dated_by_others": dated}
        counts["judgements_lost"] = lost
        typer.echo(dumps({**counts, "total": total}))
    else:
        failed = f", {batch.failed} failed" if batch.failed else ""
        others = f", {dated} dated by others" if dated else ""
        typer.echo(f"{added} added, {there} already there{failed}{others}; {db} holds {total} documents")
        if judged and again and not lost:
            typer.echo("no judgement lost its object")
        elif lost:
            typer.echo(
                f"{lost} of {judged} judgements no longer find their object: depesche judge list --lost --db {db}"
            )
    batch.finish()
