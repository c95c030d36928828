"""depesche timeline: what happened, in the order of time."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Evidence, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.dates import is_edtf
from depesche.errors import UsageError
from depesche.export import wording
from depesche.export.sentences import sentences
from depesche.model import Dispute, EventType, Happening, Status
from depesche.queries import Asked, Questions

Who = Annotated[list[str] | None, typer.Option("--who", "-w", help="Somebody who takes part; repeat for several.")]
Where = Annotated[str | None, typer.Option("--where", help="The place or the state it is in.")]
When = Annotated[str | None, typer.Option("--when", help="An EDTF date or interval: 2024, 2024-11, 2024-05/2024-07.")]
Types = Annotated[list[EventType] | None, typer.Option("--type", "-t", case_sensitive=False, help="Type of event.")]
Modes = Annotated[list[str] | None, typer.Option("--mode", "-m", help="How it is done: visit, sign, sanction …")]
Contains = Annotated[str | None, typer.Option("--contains", "-c", help="Words in a sentence that tells it.")]
Statuses = Annotated[list[Status] | None, typer.Option("--status", "-s", case_sensitive=False, help="Its status.")]
Least = Annotated[int, typer.Option("--least", min=1, help="Told by at least so many independent sources.")]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only what is told differently.")]


def check_date(value: str | None) -> str | None:
    """The value, if it is EDTF. Raises UsageError otherwise."""
    if value is not None and not is_edtf(value):
        raise UsageError(f"“{value}” is no EDTF date; write 2024, 2024-11, 2024-11-27 or 2024-05/2024-07")
    return value


def _claims(dispute: Dispute, asked: Questions) -> str:
    """The values beside each other, and how many sources stand for each."""
    return " – ".join(
        f"{asked.name_of(each.value)} [{wording.counted(each.sources, 'source')}]" for each in dispute.claims
    )


def happenings_table(found: list[Happening], asked: Questions, evidence: bool) -> Table:
    """Happenings as a table, each with the sentences that say it, and with what these disagree on."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, width in (("When", 16), ("What", 12), ("Status", 10)):
        table.add_column(name, width=width)
    table.add_column("Who, and the words that say so", ratio=1)
    for each in found:
        where = f"  in {asked.name(each.place)}" if each.place else ""
        words = Text.assemble((wording.parties(each, asked), "bold"), where)
        words.append_text(show.sources(each))
        for told in sentences(each) if evidence else ():
            words.append("\n")
            words.append_text(show.sentence(told.evidence))
            if told.speaker:
                words.append(f" (says {asked.name(told.speaker)})", style="italic dim")
            if told.statuses:
                words.append(f" [{', '.join(told.statuses)}]", style="yellow")
        for dispute in each.disputes:
            words.append(f"\n≠ {dispute.about}: {_claims(dispute, asked)}", style="red")
        table.add_row(show.dated(wording.when(each), each.id), show.kind(each), show.status(each.status), words)
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
    mode: Modes = None,
    contains: Contains = None,
    status: Statuses = None,
    least: Least = 1,
    disputed: Disputed = False,
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
            modes=frozenset(mode or ()),
            statuses=frozenset(status or ()),
            when=check_date(when),
            contains=contains,
            least=least,
            disputed=disputed,
        )
        print_listing(
            asked.timeline(wanted),
            limit,
            asked,
            lambda some, screen: print_happenings(some, asked, evidence, screen),
            json=json,
            output=output,
        )
