"""depesche figures: which figures were given, and by whom."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli import format as show
from depesche.cli.options import Database, Json, Limit, Output
from depesche.cli.output import print_listing, questions
from depesche.export import wording
from depesche.export.remarks import remarks
from depesche.model import Series
from depesche.queries import Questions

About = Annotated[list[str] | None, typer.Option("--about", "-a", help="Whom it is about; repeat for several.")]
Measure = Annotated[str | None, typer.Option("--measure", "-m", help="What is measured, such as trade-turnover.")]
Compact = Annotated[bool, typer.Option("--series", help="Compact: who said it, without the sentences.")]

_STYLES = {"contradicted": "red", "restated": "yellow", "fits": "green", "unchecked": "yellow", "aside": "dim"}


def _table() -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, expand=True)
    table.add_column(width=12)
    table.add_column(width=22, justify="right")
    table.add_column(ratio=1)
    return table


def _value(each: Series, index: int) -> Text:
    point = each.points[index]
    conflicting = any(index in pair for pair in each.conflicts)
    value = Text(wording.figure(point, each.unit), style="bold red" if conflicting else "bold")
    if point.scope:
        value.append(f"\n({point.scope})", style="not bold dim")
    return value


def _sentences(each: Series, index: int, asked: Questions) -> Text:
    """Every sentence that gives the figure, and how it stands to other figures."""
    words = Text()
    for telling in each.points[index].tellings:
        words.append("\n" if words else "")
        words.append(f"{asked.name(telling.speaker)}: " if telling.speaker else "", style="bold")
        words.append_text(show.sentence(telling.evidence))
    return Text("\n").join([words, *_remarks(each, index)])


def _tellers(each: Series, index: int, asked: Questions) -> Text:
    """Who says it where, and how it stands to other figures."""
    tellings = each.points[index].tellings
    said = dict.fromkeys((telling.speaker, wording.citation(telling.evidence)) for telling in tellings)
    lines = []
    for speaker, cited in said:
        lines.append(Text.assemble((f"{asked.name(speaker)}, " if speaker else "", "bold"), (cited, "dim")))
    return Text("\n").join([*lines, *_remarks(each, index)])


def _remarks(each: Series, index: int) -> list[Text]:
    return [Text(remark.text, style=_STYLES[remark.kind]) for remark in remarks(each, index)]


def print_series(found: list[Series], asked: Questions, screen: Console, *, compact: bool = False) -> None:
    """One table a series, with the sentences or (compact) with who said it; what contradicts it is said."""
    if not found:
        screen.print("Nothing in the record fits.")
    for each in found:
        table = _table()
        tell = _tellers if compact else _sentences
        for index, point in enumerate(each.points):
            table.add_row(wording.period(point), _value(each, index), tell(each, index, asked))
        screen.print(Text.from_markup(show.series_title(each, asked), style="bold cyan"))
        screen.print(table)


def figures(
    db: Database,
    about: About = None,
    measure: Measure = None,
    series: Compact = False,
    limit: Limit = 100,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show figures as series: value, period, who gave it, and where sources contradict each other."""
    with questions(db) as asked:
        found = asked.figures([asked.find(name) for name in about or ()], measure)
        print_listing(
            found,
            limit,
            asked,
            lambda some, screen: print_series(some, asked, screen, compact=series),
            json=json,
            output=output,
        )
