"""depesche judge: what people decide about the record."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.cli.options import Database, Json, Output
from depesche.cli.output import console, opened, print_json, questions
from depesche.errors import UsageError
from depesche.model import Judgement
from depesche.model.record import Standing
from depesche.queries import Questions
from depesche.queries.judging import FIELDS
from depesche.record import judgements as ledger

app = typer.Typer(help="Correct the record; what you decide outlives every re-reading.", no_args_is_help=True)

One = Annotated[str, typer.Argument(metavar="A", help="A name or an id.", show_default=False)]
Other = Annotated[str, typer.Argument(metavar="B", help="Another.", show_default=False)]
Told = Annotated[
    str, typer.Argument(metavar="ID", help="An event (ev-…) or a happening (hp-…) of a timeline.", show_default=False)
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A file of JSON lines, or - for a pipe.", show_default=False)]
Why = Annotated[str | None, typer.Option("--why", help="Your reason, for those who come after you.")]
Who = Annotated[
    str | None,
    typer.Option("--who", envvar="DEPESCHE_USER", help="Who judges; the user of this system if left out."),
]

#: how a verb is said of its objects
_SAID = {"same": " is ", "different": " is not "}


def _judge(
    db: str, said: tuple[str, ...], who: str | None, why: str | None, json: bool, output: Path | None, **more: str
) -> None:
    with questions(db) as asked:
        made = asked.judge(*said, who=who, why=why, **more)
        if json:
            print_json([made], asked, output)
            return
        with console(output) as screen:
            screen.print(Text.assemble((made.id, "bold cyan"), " ", _words(made, asked)))


@app.command()
def same(
    a: One, b: Other, db: Database, why: Why = None, who: Who = None, json: Json = False, output: Output = None
) -> None:
    """Say that two are one, whatever their names; the known one, else the first, stands for both."""
    _judge(db, ("same", a, b), who, why, json, output)


@app.command()
def different(
    a: One, b: Other, db: Database, why: Why = None, who: Who = None, json: Json = False, output: Output = None
) -> None:
    """Say that two are two, whatever their names; two that are taken for one are given by their ids."""
    _judge(db, ("different", a, b), who, why, json, output)


@app.command()
def reject(id: Told, db: Database, why: Why = None, who: Who = None, json: Json = False, output: Output = None) -> None:
    """Leave an event or a happening out of every answer; the record keeps it."""
    _judge(db, ("reject", id), who, why, json, output)


@app.command()
def confirm(
    id: Told, db: Database, why: Why = None, who: Who = None, json: Json = False, output: Output = None
) -> None:
    """Vouch for an event or a happening; what was rejected before is back."""
    _judge(db, ("confirm", id), who, why, json, output)


@app.command("set")
def set_(
    happening: Annotated[str, typer.Argument(metavar="ID", help="The happening, or ID.FIELD.", show_default=False)],
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[FIELD] VALUE",
            help=f"{', '.join(FIELDS)}; an EDTF date, a place, “A, B > C”; '' for unknown.",
            show_default=False,
        ),
    ],
    db: Database,
    why: Why = None,
    who: Who = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Set what a happening's tellings get wrong or do not say: judge set hp-0123456789ab.date 2024-11-27."""
    id, dot, field = happening.partition(".")
    said = [field, *words] if dot else words
    if len(said) != 2:
        raise UsageError("set takes a happening, a field and one value: judge set hp-0123456789ab date 2024-11-27")
    _judge(db, ("set", id), who, why, json, output, field=said[0], value=said[1])


@app.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="A judgement (jd-…).", show_default=False)],
    db: Database,
    why: Why = None,
    who: Who = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Take a judgement back, or a taking back; both stay in the ledger."""
    _judge(db, ("undo", id), who, why, json, output)


@app.command("list")
def list_(
    db: Database,
    lost: Annotated[bool, typer.Option("--lost", help="Only those in force that do not find their object.")] = False,
    json: Json = False,
    output: Output = None,
) -> None:
    """List all judgements and how each stands: in force, undone, overruled, or without its object."""
    with questions(db) as asked:
        found = [each for each in asked.judgements() if not lost or each.stands == "lost"]
        if json:
            print_json(found, asked, output)
            return
        with console(output) as screen:
            _print(found, asked, screen)


def _print(found: list[Standing], asked: Questions, screen: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name in ("When", "Who", "Stands"):
        table.add_column(name)
    table.add_column("What, and why", ratio=1)
    for each in found:
        words = _words(each.judgement, asked)
        if each.judgement.why:
            words.append(f"\n{each.judgement.why}", style="italic dim")
        words.append(f"  {each.judgement.id}", style="dim")
        said = each.judgement
        table.add_row(said.when.rstrip("Z").replace("T", " "), Text(said.who), each.stands, words)
    screen.print(table if found else "no judgements")


def _words(each: Judgement, asked: Questions) -> Text:
    """What a judgement says; entities with their ids, because two that are judged may have one name."""
    if each.verb in _SAID:
        one, other = (f"{asked.name_of(id)} ({id})" for id in each.objects)
        return Text(f"{one}{_SAID[each.verb]}{other}")
    roles = "; ".join(f"{role.role} {asked.name_of(role.entity)}" for role in each.roles)
    value = roles or (asked.name_of(each.value) if each.field == "place" and each.value else each.value)
    return Text(f"{each.verb} {each.objects[0]}" + (f": {each.field} {value or 'unknown'}" if each.field else ""))


@app.command("export")
def export(file: File, db: Database) -> None:
    """Write all judgements as JSON lines, to keep them or give them to others."""
    with questions(db) as asked, asked.engine.connect() as connection, opened(_path(file)) as stream:
        stream.writelines(f"{line}\n" for line in ledger.exported(connection))


@app.command("import")
def import_(file: File, db: Database) -> None:
    """Take in exported judgements, in any order and as often as you like; each counts once."""
    with questions(db) as asked:
        lines = _lines(file)
        with ledger.writing(asked.engine) as connection:
            new = ledger.imported(connection, lines)
        lost = sum(each.stands == "lost" for each in asked.judgements())
    typer.echo(f"{new} new judgements; of all, {lost} do not find their object (judge list --lost)")


def _path(file: str) -> Path | None:
    return None if file == "-" else Path(file)


def _lines(file: str) -> list[str]:
    """The lines of a file or of standard input; what is no UTF-8 is replaced, and fails the check of the id."""
    if file == "-":
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
        return sys.stdin.read().split("\n")
    try:
        return Path(file).read_text("utf-8", "replace").split("\n")
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error
