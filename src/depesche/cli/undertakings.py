"""depesche undertakings: what was agreed, promised or announced, and what became of it."""

from collections.abc import Collection
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Evidence, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.cli.timeline import check_date
from depesche.errors import UsageError
from depesche.export.relation import Place, place
from depesche.export.wording import dated, plain
from depesche.model import Step, Undertaking
from depesche.queries import Questions

Who = Annotated[list[str] | None, typer.Option("--who", "-w", help="A party, or somebody of it; repeat for several.")]
Open = Annotated[
    bool, typer.Option("--open", help="Only what is not done: past its day, never heard of again, or not due yet.")
]
Since = Annotated[str | None, typer.Option("--since", help="Only what begins then or later: 2024, 2024-11 (EDTF).")]
On = Annotated[str | None, typer.Option("--on", help="The day to look from; that of the newest document if not given.")]

_STYLES = {"stalled": "yellow", "called-off": "red", "carried-out": "green", "in-force": "green"}


def check_day(value: str | None) -> date | None:
    """The value as a day. Raises UsageError if it is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"“{value}” is no day; write 2024-11-27") from error


def _when(step: Step) -> str:
    return dated(step.date, step.evidence.source.published)


def _stands(each: Undertaking) -> Text:
    """The last stage, and why it is open or what is due."""
    text = Text(each.steps[-1].stage, style=_STYLES.get(each.steps[-1].stage, "cyan"))
    if each.open:
        text.append(f"\nopen: {plain(each.why or '')}", style="bold red")
    elif each.due:
        text.append(f"\nnot due yet: {plain(each.due)}", style="dim")
    return text


def undertakings_table(
    found: list[Undertaking], asked: Questions, evidence: bool, told: Collection[Place] = ()
) -> Table:
    """Undertakings as a table, each with its steps and the sentences that say them but for those ``told`` before."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, width in (("Since", 16), ("Stands at", 18)):
        table.add_column(name, width=width)
    table.add_column("Who, what about, and the words that say so", ratio=1)
    for each in found:
        words = Text.assemble((", ".join(map(asked.name_of, each.parties)) or "unnamed", "bold"), ": ", each.subject)
        words.append_text(show.sources(each))
        for step in each.steps:
            words.append("\n")
            words.append(f"{step.stage} {_when(step)}", style=_STYLES.get(step.stage, "cyan"))
            if evidence and place(step.evidence) not in told:
                words.append("  ")
                words.append_text(show.sentence(step.evidence))
        table.add_row(show.dated(_when(each.steps[0]), each.id, each.kind), _stands(each), words)
    return table


def print_undertakings(
    found: list[Undertaking], asked: Questions, evidence: bool, screen: Console, told: Collection[Place] = ()
) -> None:
    """The table, or a line that there is nothing."""
    if found:
        screen.print(undertakings_table(found, asked, evidence, told))
    else:
        screen.print("Nothing in the record fits.")


def undertakings(
    db: Database,
    who: Who = None,
    open_only: Open = False,
    since: Since = None,
    on: On = None,
    limit: Limit = 200,
    evidence: Evidence = True,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show agreements, promises and announced meetings, step by step, and with --open what became of none."""
    with questions(db) as asked:
        names = [asked.find(name) for name in who or ()]
        everything = asked.undertakings(names, on=check_day(on), since=check_date(since))
        found = [each for each in everything if not open_only or each.open or each.due]

        def show_all(some: list[Undertaking], screen: Console) -> None:
            print_undertakings(some, asked, evidence, screen)

        print_listing(found, limit, asked, show_all, json=json, output=output)
