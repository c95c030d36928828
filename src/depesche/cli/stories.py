"""depesche stories: documents on the same happenings."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.cli.timeline import When, Who, check_date
from depesche.model import Story
from depesche.queries import Questions

Least = Annotated[int, typer.Option("--least", min=1, help="Only stories of so many documents and more.")]


def stories_table(found: list[Story], asked: Questions) -> Table:
    """Stories with their days, sources and documents."""
    sources = {source.document: source for source in asked.sources()}
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("When", width=21)
    table.add_column("Sources", width=9, justify="right")
    table.add_column("Story", ratio=1)
    for each in found:
        days = each.first or "undated"
        if each.last and each.last != each.first:
            days = f"{each.first} –\n{each.last}"
        words = Text(each.title, style="bold")
        for document in each.documents:
            source = sources[document]
            name = ": ".join(filter(None, (source.outlet, source.title))) or source.path or source.document
            lead = " (lead)" if document == each.lead else ""
            words.append(f"\n{source.published or 'undated':<12} {name}{lead}", style="dim")
        table.add_row(days, f"{each.sources} of {len(each.documents)}", words)
    return table


def print_stories(found: list[Story], asked: Questions, screen: Console) -> None:
    """The table, or a line that there is nothing."""
    if found:
        screen.print(stories_table(found, asked))
    else:
        screen.print("Nothing in the record fits.")


def stories(
    db: Database,
    who: Who = None,
    when: When = None,
    least: Least = 2,
    limit: Limit = 50,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show which documents are on one story, the newest first; “2 of 5” are two independent sources in five."""
    with questions(db) as asked:
        found = asked.stories([asked.find(name) for name in who or ()], check_date(when), least)
        print_listing(
            found, limit, asked, lambda some, screen: print_stories(some, asked, screen), json=json, output=output
        )
