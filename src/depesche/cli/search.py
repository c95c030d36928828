"""depesche search: words, and whom they name under other spellings."""

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from depesche.cli import format as show
from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.model import Hit

Words = Annotated[list[str], typer.Argument(help="Words; all must stand in the document.", show_default=False)]


def search(words: Words, db: Database, limit: Limit = 30, json: Json = False, output: Output = None) -> None:
    """Find documents by words; a name also finds its other spellings."""
    with questions(db) as asked:
        hits = asked.search(" ".join(words), limit + 1)
        print_listing(hits, limit, asked, print_hits, json=json, output=output, counted=False)


def print_hits(hits: list[Hit], screen: Console) -> None:
    """Titles and passages, or a line that there is nothing."""
    for hit in hits:
        source = hit.evidence.source
        screen.print(f"[bold]{escape(source.title or source.document)}[/]  [dim]{source.published or ''}")
        screen.print(show.sentence(hit.evidence, cite=False))
    if not hits:
        screen.print("Nothing in the record fits.")
