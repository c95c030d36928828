"""depesche figures: which figures were given, and by whom."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import console, print_json, questions
from depesche.export import wording
from depesche.model import Series
from depesche.queries import Questions

About = Annotated[list[str] | None, typer.Option("--about", "-a", help="Whom it is about; repeat for several.")]
Measure = Annotated[str | None, typer.Option("--measure", "-m", help="What is measured, such as trade-turnover.")]


def print_series(found: list[Series], asked: Questions, screen: Console) -> None:
    """One table a series; points that contradict each other are marked."""
    if not found:
        screen.print("Nothing in the record fits.")
    for each in found:
        conflicting = {index for pair in each.conflicts for index in pair}
        table = Table(box=None, pad_edge=False, show_header=False, expand=True)
        table.add_column(width=12)
        table.add_column(width=18, justify="right")
        table.add_column(ratio=1)
        for index, point in enumerate(each.points):
            value = Text(wording.figure(point, each.unit), style="bold red" if index in conflicting else "bold")
            words = Text(f"{asked.name(point.speaker)}: " if point.speaker else "", style="bold")
            words.append_text(show.sentence(point.evidence))
            if index in conflicting:
                words.append("  contradicted", style="red")
            table.add_row(point.period or "no period", value, words)
        screen.print(Text.from_markup(show.series_title(each, asked), style="bold cyan"))
        screen.print(table)


def figures(
    db: Database,
    about: About = None,
    measure: Measure = None,
    limit: Limit = 100,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show figures as series: value, period, who gave it, and where sources contradict each other."""
    with questions(db) as asked:
        found = asked.figures([asked.find(name) for name in about or ()], measure)[:limit]
        if json:
            print_json(found, asked, output)
            return
        with console(output) as screen:
            print_series(found, asked, screen)
