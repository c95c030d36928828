"""depesche quotes: who said what."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.export import wording
from depesche.model import Quote
from depesche.queries import Questions

Speaker = Annotated[str | None, typer.Option("--speaker", "-s", help="Who says it.")]
About = Annotated[str | None, typer.Option("--about", "-a", help="Whom the words name.")]
Contains = Annotated[str | None, typer.Option("--contains", "-c", help="Words in the quotation.")]


def print_quotes(found: list[Quote], asked: Questions, screen: Console) -> None:
    """Each quotation with its speaker, and the place where it stands."""
    if not found:
        screen.print("Nothing in the record fits.")
    for quote in found:
        name = asked.name(quote.speaker) if quote.speaker else "speaker unknown"
        words = f"„{quote.text}“" if quote.type == "direct" else quote.text
        line = Text.assemble((name, "bold"), (f" ({quote.type}): ", "dim"), words.replace("\n", " "))
        line.append(f"  — {wording.citation(quote.evidence)}", style="italic dim")
        screen.print(line)


def quotes(
    db: Database,
    speaker: Speaker = None,
    about: About = None,
    contains: Contains = None,
    limit: Limit = 200,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show who said what, by speaker, by whom the words name, or by words."""
    with questions(db) as asked:
        found = asked.quotes(asked.find(speaker) if speaker else None, asked.find(about) if about else None, contains)
        print_listing(
            found, limit, asked, lambda some, screen: print_quotes(some, asked, screen), json=json, output=output
        )
