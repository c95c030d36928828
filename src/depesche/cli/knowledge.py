"""depesche knowledge: who is who, and keeping it current."""

import json as jsonlib
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
import yaml
from rich.console import Console
from rich.text import Text

from depesche import settings
from depesche.cli.options import Database, Json, Output
from depesche.cli.output import console, opened, print_json, questions
from depesche.errors import UsageError
from depesche.knowledge.base import Knowledge, load_knowledge
from depesche.knowledge.building.tables import Tables, user_rows
from depesche.knowledge.sheet import Sheet, find, sheet
from depesche.model import Correction
from depesche.queries import Questions

app = typer.Typer(help="Who is who: look up, check, compile, compare with Wikidata.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="A name in any spelling, or an id (state/KZ, person/…).", show_default=False)]
Day = Annotated[str | None, typer.Option("--day", help="As of this day (YYYY-MM-DD); today's knowledge if left out.")]
Own = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="Your own rows; DEPESCHE_KNOWLEDGE or ./knowledge.yaml if left out."),
]

#: so many of the sentences that say it are shown
_SENTENCES = 2


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text}: a day is written YYYY-MM-DD") from error


@app.command()
def show(name: Name, day: Day = None, json: Json = False, output: Output = None) -> None:
    """Show whom or what a name means, with names, offices, members, owner, and where each comes from."""
    knowledge, when = load_knowledge(), _day(day)
    found = find(knowledge, name, when)
    if not found:
        raise UsageError(f"“{name}” is nobody in the knowledge base; add a row to knowledge.yaml")
    sheets = [sheet(knowledge, id, score, when) for id, score in found]
    if json:
        with opened(output) as stream:
            for each in sheets:
                stream.write(jsonlib.dumps(each.as_dict(), ensure_ascii=False) + "\n")
        return
    with console(output) as screen:
        for each in sheets:
            _print(each, screen)


def _print(found: Sheet, screen: Console) -> None:
    head = Text.assemble((found.name, "bold cyan"), f"  {found.type}  ", (found.id, "dim"))
    screen.print(head + Text(f"  {found.score:.2f}" if found.score < 1 else ""))
    for label, value in found.lines():
        screen.print(Text(f"  {label}: ", style="dim") + Text(value))


@app.command()
def build(output: Output = None) -> None:
    """Compile the tables into the file that is read: nothing is fetched, the same tables give the same bytes."""
    from depesche.knowledge.building import build as building

    own = settings.knowledge()
    target = output or building.COMPILED
    tables = Tables(user_rows(own), own.name) if own and output else Tables()
    data = building.compile_tables(tables, None if target == building.COMPILED else "built")
    try:
        building.keep(data, target)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror})") from error
    typer.echo(f"{target}: {len(data) / 1e6:.1f} MB")


@app.command()
def check(file: Own = None, json: Json = False, output: Output = None) -> None:
    """Look for gaps, overlaps, impossible terms, and rows without a source; in the tables, and in your own rows."""
    from depesche.knowledge.checking import check as checked

    own = file or settings.knowledge()
    tables = Tables(user_rows(own), own.name) if own else Tables()
    faults = checked(tables, date.today())
    with opened(output) as stream:
        for fault in faults:
            row = {"table": fault.table, "row": fault.row, "fault": fault.fault}
            stream.write((jsonlib.dumps(row, ensure_ascii=False) if json else str(fault)) + "\n")
        if not faults and not json:
            stream.write("no faults\n")
    if faults:
        raise typer.Exit(1)


@app.command()
def refresh(
    office: Annotated[list[str] | None, typer.Option(help="An office (foreign_minister …); again for more.")] = None,
    state: Annotated[list[str] | None, typer.Option(help="A state (KZ); again for more; all if left out.")] = None,
    since: Annotated[str, typer.Option(help="Offices held on or after this day.")] = "2010-01-01",
    contact: Annotated[str, typer.Option(help="Your address, for the User-Agent that the service asks for.")] = "",
    endpoint: Annotated[str, typer.Option(help="The query service.")] = settings.WIKIDATA,
    days: Annotated[float, typer.Option(help="How old a cached answer may be.")] = 7.0,
    output: Output = None,
) -> None:
    """Ask Wikidata who holds which office, and write what differs as rows for your knowledge.yaml. Asks the network."""
    from depesche.knowledge.refreshing import comparing  # only here is the network's library needed
    from depesche.knowledge.refreshing.client import SparqlClient
    from depesche.knowledge.refreshing.officeholders import officeholders, offices

    first = _day(since)
    assert first is not None
    knowledge = load_knowledge()
    states = _states(knowledge, state or [])
    client = SparqlClient(settings.cache() / "wikidata", endpoint, contact=contact, days=days)
    held = officeholders(client, office or offices(), states, first)
    found = list(comparing.proposals(held, knowledge, knowledge.wikidata_ids("person")))
    rows = comparing.rows(found, knowledge, date.today())
    with opened(output) as stream:
        stream.write(f"# What Wikidata (CC0) has otherwise, {date.today()}. Look it through before you keep it.\n")
        stream.writelines(f"# {each}\n" for each in found)
        yaml.safe_dump(rows, stream, allow_unicode=True, sort_keys=False, width=120)
    typer.echo(f"depesche: {client.asked} questions asked, {len(found)} differences", err=True)


def _states(knowledge: Knowledge, codes: list[str]) -> dict[str, str]:
    known = {id: qid for qid, id in knowledge.wikidata_ids("state").items()}
    ids = [f"state/{code.upper()}" for code in codes] or [id for id in known if len(id) == len("state/XX")]
    missing = [id for id in ids if id not in known]
    if missing:
        raise UsageError(f"no state {missing[0].removeprefix('state/')}; states have two letters (KZ)")
    return {known[id]: id for id in sorted(ids)}


@app.command()
def corrections(db: Database, json: Json = False, output: Output = None) -> None:
    """List offices that the record's texts give to others than the knowledge base does, for you to judge."""
    with questions(db) as asked:
        found = asked.corrections()
        if json:
            print_json(found, asked, output)
            return
        with console(output) as screen:
            for each in found:
                _print_correction(each, asked, screen)
            if not found:
                screen.print("nothing: the texts and the knowledge base agree")


def _print_correction(found: Correction, asked: Questions, screen: Console) -> None:
    known = ", ".join(map(asked.name_of, found.known)) or "nobody"
    office = f"{found.office.replace('_', ' ')}, {asked.name_of(found.body)}"
    days = found.first or "undated" if found.first == found.last else f"{found.first} – {found.last}"
    head = Text.assemble((found.name, "bold cyan"), f": {office}  ", (days, "dim"))
    screen.print(head + Text(f"  {found.sources} documents; known: {known}"))
    for evidence in found.evidence[:_SENTENCES]:
        screen.print(Text(f"    {' '.join(evidence.text.split())}", style="dim"))
