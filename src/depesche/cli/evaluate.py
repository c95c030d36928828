"""depesche evaluate: how right the readings are, on data that others made."""

import json as jsonlib
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from depesche.cli.options import Json, Output
from depesche.cli.output import console, opened
from depesche.errors import UsageError
from depesche.evaluation.floors import below, load, raised
from depesche.evaluation.kinds import KINDS, Figures, Kind, kind_of
from depesche.settings import MODELS, model_name, using_model

Which = Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}; or all.", show_default=False)]
Where = Annotated[
    Path,
    typer.Argument(metavar="PATH", help="A file or folder in the form of the data; for all: their folder."),
]
FloorsFile = Annotated[Path | None, typer.Option("--floors", help="Fail if a figure is below its floor in this file.")]
Lift = Annotated[bool, typer.Option("--raise", help="Lift the floors in the file to the figures reached.")]
Wrong = Annotated[bool, typer.Option("--errors", help="List what is missed and what is wrong instead.")]

Models = Annotated[
    list[str] | None,
    typer.Option("--model", help="Measure with this model (fast, accurate, a package or a folder); again for more."),
]


def _jobs(which: str, path: Path) -> list[tuple[Kind, Path]]:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    if which != "all":
        return [(kind_of(which), path)]
    jobs = [(kind, path / kind.data) for kind in KINDS.values() if (path / kind.data).exists()]
    if not jobs:
        raise UsageError(f"{path}: none of {', '.join(kind.data for kind in KINDS.values())} is here")
    return jobs


def _print(results: dict[str, dict[str, Figures]], screen: Console) -> None:
    """One column for each model; ``results`` are by model and by kind."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    columns = ("Here",) if len(results) == 1 else (*results,)
    for column in ("Kind", "Figure", *columns, "Best peer on this data"):
        table.add_column(column, justify="right" if column in columns else "left")
    for name, first in next(iter(results.values())).items():
        for row, figure in enumerate(first):
            values = [f"{found[name][figure]:.1f}" for found in results.values()]
            table.add_row(name if not row else "", figure, *values, KINDS[name].peer if not row else "")
        table.add_section()
    screen.print(table)


def evaluate(
    which: Which,
    path: Where,
    floors: FloorsFile = None,
    lift: Lift = False,
    errors: Wrong = False,
    model: Models = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Measure how right readings are, by kind, on data with a key."""
    jobs = _jobs(which, path)
    names = model or [model_name() or next(iter(MODELS))]
    if errors:
        if len(names) > 1:
            raise UsageError("errors are listed for one model at a time")
        with opened(output) as stream, using_model(names[0]):
            for kind, data in jobs:
                stream.writelines(line + "\n" for line in kind.errors(data))
        return
    if model and floors:
        raise UsageError("floors are held by the model that reads; leave --model out")
    results = {}
    for name in names:
        with using_model(name):
            results[name] = {kind.name: kind.evaluate(data) for kind, data in jobs}
    if json:
        dumped = results if model else next(iter(results.values()))
        with opened(output) as stream:
            stream.write(jsonlib.dumps(dumped, ensure_ascii=False, indent=2) + "\n")
    else:
        with console(output) as screen:
            _print(results, screen)
    if floors:
        _hold(next(iter(results.values())), floors, lift)


def _hold(results: dict[str, Figures], path: Path, lift: bool) -> None:
    floors = load(path)
    fallen = [line for name, figures in results.items() for line in below(floors, name, figures)]
    for line in fallen:
        typer.echo(f"depesche: {line}", err=True)
    if fallen:
        raise typer.Exit(1)
    if lift:
        for name, figures in results.items():
            floors = raised(floors, name, figures)
        path.write_text(jsonlib.dumps(floors, indent=2) + "\n", "utf-8")
