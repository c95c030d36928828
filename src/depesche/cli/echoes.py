"""depesche echoes: which documents repeat others, and what they share."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.export import wording
from depesche.export.copies import copies
from depesche.model import Echo, Evidence
from depesche.queries import Questions


class Kind(StrEnum):
    """How a document repeats another."""

    EXACT = "exact"
    NEAR = "near"
    CONTAINED = "contained"
    TRANSLATED = "translated"


Kinds = Annotated[
    list[Kind] | None,
    typer.Option("--kind", "-k", help="exact, near, contained or translated; repeat for several."),
]
Of = Annotated[str | None, typer.Option("--of", help="Only of this document: its id, or its path or address.")]
Passages = Annotated[bool, typer.Option("--passages/--no-passages", help="Show the longest passage that is shared.")]

_WIDTH = 240


def echoes_table(found: list[Echo], asked: Questions, passages: bool) -> Table:
    """Pairs of documents, the original first where it is known, with the longest passage that they share."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Kind", width=11)
    table.add_column("Shared", width=13, justify="right")
    table.add_column("Documents", ratio=1)
    for each in copies(found, asked):
        arrow = " → " if each.directed else " = "
        words = Text.assemble(
            (wording.cited(each.first), "bold"), (arrow, "cyan"), (wording.cited(each.second), "bold")
        )
        words.append(f"\n{each.why or 'nothing tells which is the original'}", style="italic dim")
        for passage in each.passages[: 2 if each.kind == "translated" else 1] if passages else ():
            words.append(f"\n“{_shown(passage)}”", style="dim")
        table.add_row(each.kind, " / ".join(each.shared), words)
    return table


def _shown(passage: Evidence) -> str:
    """The words that are shared, in one line, cut at a word."""
    [mark] = passage.marks
    words = " ".join(passage.text[mark.start : mark.end].split())
    return words if len(words) <= _WIDTH else words[:_WIDTH].rsplit(" ", 1)[0] + " …"


def print_echoes(found: list[Echo], asked: Questions, passages: bool, screen: Console) -> None:
    """The table, or a line that there is nothing."""
    if found:
        screen.print(echoes_table(found, asked, passages))
    else:
        screen.print("No document in the record repeats another.")


def echoes(
    db: Database,
    of: Of = None,
    kind: Kinds = None,
    limit: Limit = 100,
    passages: Passages = True,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show which documents repeat others: copies, shortened and rewritten texts, single passages, translations."""
    with questions(db) as asked:
        found = asked.echoes(asked.find_document(of) if of else None, kind or ())
        print_listing(
            found,
            limit,
            asked,
            lambda some, screen: print_echoes(some, asked, passages, screen),
            json=json,
            output=output,
        )
