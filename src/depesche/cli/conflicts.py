"""depesche conflicts: on what sources disagree."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Evidence, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.export import wording
from depesche.model.record import Conflict, Matter, Side
from depesche.queries import Questions

Kinds = Annotated[
    list[Matter] | None,
    typer.Option("--kind", "-k", case_sensitive=False, help="On what they disagree; repeat for several."),
]
Who = Annotated[str | None, typer.Option("--who", "-w", help="Somebody whom it is about.")]

#: so many sides stand beside each other, and so many sentences below one
_ABREAST, _SENTENCES = 3, 3


def sides(conflict: Conflict, asked: Questions) -> str:
    """The values of all sides in one line, and how many sources stand for each."""
    return " ≠ ".join(f"{wording.side(side, conflict, asked)} [{_sources(side)}]" for side in conflict.claims)


def _sources(side: Side) -> str:
    return "the knowledge base" if side.knowledge else wording.counted(side.sources, "source")


def _side(side: Side, conflict: Conflict, asked: Questions, evidence: bool) -> Text:
    """The value, who stands for it, and the sentences."""
    words = Text(wording.side(side, conflict, asked), style="bold")
    words.append(f"  [{_sources(side)}]", style="not bold cyan")
    if side.speakers:
        words.append(f"\n{', '.join(map(asked.name, side.speakers))}", style="not bold")
    for each in side.evidence[:_SENTENCES] if evidence else ():
        words.append("\n")
        words.append_text(show.sentence(each))
    if evidence and len(side.evidence) > _SENTENCES:
        words.append(f"\n… and {len(side.evidence) - _SENTENCES} more", style="not bold dim")
    return words


def _table(conflict: Conflict, asked: Questions, evidence: bool) -> Table:
    sides = [_side(side, conflict, asked, evidence) for side in conflict.claims]
    abreast = min(len(sides), _ABREAST)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, expand=True)
    for _ in range(abreast):
        table.add_column(ratio=1)
    for first in range(0, len(sides), abreast):
        table.add_row(*sides[first : first + abreast])
    return table


def print_conflicts(found: list[Conflict], asked: Questions, evidence: bool, screen: Console) -> None:
    """Each conflict with its sides beside each other, or a line that there is none."""
    for each in found:
        about = " – ".join(map(asked.name_of, each.about))
        screen.print(Text(f"{each.kind}: {each.title}  {about}", style="bold cyan"))
        screen.print(_table(each, asked, evidence))
    if not found:
        screen.print("Nothing in the record fits: no disagreement was found.")


def conflicts(
    db: Database,
    kind: Kinds = None,
    who: Who = None,
    limit: Limit = 100,
    evidence: Evidence = True,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show on what sources disagree, among themselves or with the knowledge base, the largest conflict first."""
    with questions(db) as asked:
        found = asked.conflicts(asked.find(who) if who else None, kind or ())
        print_listing(
            found,
            limit,
            asked,
            lambda some, screen: print_conflicts(some, asked, evidence, screen),
            json=json,
            output=output,
        )
