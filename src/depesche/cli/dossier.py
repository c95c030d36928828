"""depesche dossier: everything on one entity."""

from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from depesche.cli.figures import print_series
from depesche.cli.options import Database, Evidence, Json, Output
from depesche.cli.output import console, print_json, questions
from depesche.cli.quotes import print_quotes
from depesche.cli.stories import print_stories
from depesche.cli.timeline import print_happenings
from depesche.cli.undertakings import print_undertakings
from depesche.export.relation import told_by
from depesche.model import Dossier
from depesche.queries import Questions

Name = Annotated[str, typer.Argument(help="A name in any spelling, a country code, or an id.", show_default=False)]


def heading(screen: Console, title: str) -> None:
    """A rule with a title."""
    screen.print()
    screen.print(Rule(Text(title, style="bold"), align="left", characters="─"))


def _head(page: Dossier, asked: Questions, screen: Console) -> None:
    entity = page.entity
    other = " · ".join(name for name in (entity.names.en, entity.names.ru, entity.wikidata) if name)
    screen.print(Text.assemble((entity.names.de, "bold cyan"), f"  {entity.type}  ", (other, "dim")))
    for tenure in page.offices:
        office = tenure.office.replace("_", " ")
        held = f"{tenure.since or '…'} – {tenure.until or 'today'}"
        screen.print(Text(f"  {office}, {asked.name(tenure.body)}: {held}"))
    screen.print(Text("Spelled: " + ", ".join(f"{each.text} ({each.count})" for each in page.spellings[:15])))
    screen.print(Text("Beside: " + ", ".join(f"{asked.name(id)} ({n})" for id, n in page.company[:12])))
    screen.print(Text(f"In {len(page.documents)} documents"))


def dossier(name: Name, db: Database, evidence: Evidence = True, json: Json = False, output: Output = None) -> None:
    """Show everything the record has on one person, state, organization or place."""
    with questions(db) as asked:
        page = asked.dossier(asked.find(name))
        if json:
            print_json([page], asked, output)
            return
        with console(output) as screen:
            print_dossier(page, asked, evidence, screen)


def print_dossier(page: Dossier, asked: Questions, evidence: bool, screen: Console) -> None:
    """The page, part by part; empty parts are left out."""
    _head(page, asked, screen)
    if page.happenings:
        heading(screen, "What happened")
        print_happenings(list(page.happenings), asked, evidence, screen)
    if page.undertakings:
        heading(screen, "What was agreed, promised and announced, and what became of it")
        print_undertakings(list(page.undertakings), asked, evidence, screen, told_by(page.happenings))
    if page.said:
        heading(screen, "Said")
        print_quotes(list(page.said), asked, screen)
    if page.figures:
        heading(screen, "Figures")
        print_series(list(page.figures), asked, screen, compact=not evidence)
    if page.stories:
        heading(screen, "In these stories")
        print_stories(list(page.stories), asked, screen)
