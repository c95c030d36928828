"""depesche figures: which figures were given, and by whom."""

from collections.abc import Iterable, Iterator
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
from depesche.model.record import Check
from depesche.queries import Questions

About = Annotated[list[str] | None, typer.Option("--about", "-a", help="Whom it is about; repeat for several.")]
Measure = Annotated[str | None, typer.Option("--measure", "-m", help="What is measured, such as trade-turnover.")]
Compact = Annotated[
    bool, typer.Option("--series", help="By period with who said it, what contradicts it, and what checks came to.")
]

_RESULT = {"fits": ("✓", "green"), "contradicts": ("✗", "red"), "cannot be checked": ("?", "yellow")}


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
    """Every sentence that gives the figure."""
    words = Text()
    for telling in each.points[index].tellings:
        words.append("\n" if words else "")
        words.append(f"{asked.name(telling.speaker)}: " if telling.speaker else "", style="bold")
        words.append_text(show.sentence(telling.evidence))
    if any(index in pair for pair in each.conflicts):
        words.append("  contradicted", style="red")
    return words


def _tellers(each: Series, index: int, asked: Questions) -> Text:
    """Who says it where, and how it stands to other figures."""
    tellings = each.points[index].tellings
    said = dict.fromkeys((telling.speaker, wording.citation(telling.evidence)) for telling in tellings)
    lines = []
    for speaker, cited in said:
        lines.append(Text.assemble((f"{asked.name(speaker)}, " if speaker else "", "bold"), (cited, "dim")))
    return Text("\n").join([*lines, *_notes(each, index)])


def _notes(each: Series, index: int) -> Iterator[Text]:
    for one, other in each.conflicts:
        if index in (one, other):
            yield Text(f"≠ {_named(each, [one + other - index])}", style="red")
    for old, new in each.restated:
        if index in (old, new):
            way = "replaced by" if index == old else "takes the place of"
            yield Text(f"↻ {way} {_named(each, [old + new - index])}", style="yellow")
    replaced = {old for old, _ in each.restated}
    wholes = [whole for part, whole in each.partial if part == index and whole not in replaced]
    if wholes:
        yield Text(f"a part of {_named(each, wholes)}", style="dim")
    wider = [other for narrow, other in each.scoped if narrow == index and other not in replaced]
    if wider:
        yield Text(f"of another scope than {_named(each, wider)}", style="dim")
    for amount in each.points[index].also:
        yield Text(f"= {wording.amount(amount.value)} {amount.unit}", style="dim")
    results = dict.fromkeys(_result(check) for check in each.checks if check.point == index)
    yield from (Text(words, style=style) for words, style in results)


def _named(each: Series, indices: Iterable[int]) -> str:
    return ", ".join(
        f"{wording.figure(each.points[index], each.unit)} ({each.points[index].period or 'no period'})"
        for index in indices
    )


def _result(check: Check) -> tuple[str, str]:
    """What a check came to, in words, and their style."""
    sign, style = _RESULT[check.result]
    used = " → " if check.claim == "growth" else ", "
    against = used.join(f"{wording.figure(point, check.unit)} ({point.period})" for point in check.used)
    lacks = f": no figure for {', '.join(check.lacks)}" if check.lacks else ""
    if check.result == "cannot be checked":
        return f"{sign} {check.claim} cannot be checked{lacks}", style
    return f"{sign} {check.claim} {'fits' if check.result == 'fits' else 'is contradicted by'} {against}", style


def print_series(found: list[Series], asked: Questions, screen: Console, *, compact: bool = False) -> None:
    """One table a series, with the sentences or (compact) with who said it; contradictions are marked."""
    if not found:
        screen.print("Nothing in the record fits.")
    for each in found:
        table = _table()
        tell = _tellers if compact else _sentences
        for index, point in enumerate(each.points):
            table.add_row(point.period or "no period", _value(each, index), tell(each, index, asked))
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
        found = asked.figures([asked.find(name) for name in about or ()], measure)[:limit]
        if json:
            print_json(found, asked, output)
            return
        with console(output) as screen:
            print_series(found, asked, screen, compact=series)
