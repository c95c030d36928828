"""depesche timeline: what happened, in the order of time."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Evidence, Json, Limit, Output
from depesche.cli.output import console, print_json, questions
from depesche.dates import is_edtf
from depesche.errors import UsageError
from depesche.export import wording
from depesche.model import EventType, Happening, Status
from depesche.queries import Asked, Questions

Who = Annotated[list[str] | None, typer.Option("--who", "-w", help="Somebody who takes part; repeat for several.")]
Where = Annotated[str | None, typer.Option("--where", help="The place or the state it is in.")]
When = Annotated[str | None, typer.Option("--when", help="An EDTF date or interval: 2024, 2024-11, 2024-05/2024-07.")]
Types = Annotated[list[EventType] | None, typer.Option("--type", "-t", case_sensitive=False, help="Type of event.")]
Statuses = Annotated[list[Status] | None, typer.Option("--status", "-s", case_sensitive=False, help="Its status.")]


def check_date(value: str | None) -> str | None:
    """The value, if it is EDTF. Raises UsageError otherwise."""
    if value is not None and not is_edtf(value):
        raise UsageError(f"“{value}” is no EDTF date; write 2024, 2024-11, 2024-11-27 or 2024-05/2024-07")
    return value


def happenings_table(found: list[Happening], asked: Questions, evidence: bool) -> Table:
    """Happenings as a table, each with the sentences that say it."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, options in (("When", {"width": 21}), ("What", {"width": 10}), ("Status", {"width": 10})):
        table.add_column(name, **options)  # type: ignore[arg-type]
    table.add_column("Who, and the words that say so", ratio=1)
    for each in found:
        where = f"  in {asked.name(each.place)}" if each.place else ""
        words = Text.assemble((wording.parties(each, asked), "bold"), where)
        if each.sources > 1:
            words.append(f"  [{each.sources} documents]", style="cyan")
        for telling in each.tellings if evidence else ():
            words.append("\n")
            words.append_text(show.sentence(telling.evidence))
            if telling.speaker:
                words.append(f" (says {asked.name(telling.speaker)})", style="italic dim")
            if telling.status != each.status:
                words.append(f" [{telling.status}]", style="yellow")
        table.add_row(wording.when(each).replace("/", "/\n"), show.kind(each), show.status(each.status), words)
    return table


def print_happenings(found: list[Happening], asked: Questions, evidence: bool, screen: Console) -> None:
    """The table, or a line that there is nothing."""
    if found:
        screen.print(happenings_table(found, asked, evidence))
    else:
        screen.print("Nothing in the record fits.")


def timeline(
    db: Database,
    who: Who = None,
    where: Where = None,
    when: When = None,
    kind: Types = None,
    status: Statuses = None,
    limit: Limit = 200,
    evidence: Evidence = True,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show what happened, is planned or denied, in the order of time, with the sentences that say so."""
    with questions(db) as asked:
        wanted = Asked(
            who=tuple(asked.find(name) for name in who or ()),
            where=asked.find(where) if where else None,
            types=frozenset(kind or ()),
            statuses=frozenset(status or ()),
            when=check_date(when),
        )
        found = asked.timeline(wanted)[:limit]
        if json:
            print_json(found, asked, output)
            return
        with console(output) as screen:
            print_happenings(found, asked, evidence, screen)
