"""depesche demo: the example corpus, read and shown."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from depesche import settings
from depesche.cli.add import date_by_others, fill
from depesche.cli.conflicts import print_conflicts
from depesche.cli.dossier import heading, print_dossier
from depesche.cli.echoes import print_echoes
from depesche.cli.figures import print_series
from depesche.cli.options import Json
from depesche.cli.output import console
from depesche.cli.quotes import print_quotes
from depesche.cli.read import Batch
from depesche.cli.stories import print_stories
from depesche.cli.timeline import print_happenings
from depesche.cli.undertakings import print_undertakings
from depesche.queries import Questions
from depesche.record import Record

Folder = Annotated[Path, typer.Argument(help="Where the record and the report go.")]


def demo(folder: Folder = Path("demo-out"), json: Json = False) -> None:
    """Read the example corpus into a record, show it, and write an HTML report."""
    from depesche.export.html import write_report

    folder.mkdir(parents=True, exist_ok=True)
    batch = Batch([str(settings.examples())])
    database, report = folder / "depesche.db", folder / "report.html"
    with Record(database) as record, console(None) as screen:
        added, there = fill(record, batch, again=True)
        date_by_others(record)
        asked = Questions(record)
        write_report(asked, report, title="The example corpus")
        if json:
            places = {"record": str(database.resolve()), "report": str(report.resolve())}
            screen.print_json(data={"documents": added + there, "added": added, **places}, indent=None)
        else:
            screen.print(Text(f"{added + there} example articles in {database} ({added} of them read just now)"))
            _show(asked, screen)
            screen.print(
                Text.assemble("\nThe report, with every sentence marked: ", (str(report.resolve()), "bold cyan"))
            )
    batch.finish()


def _show(asked: Questions, screen: Console) -> None:
    """A first look at each kind of answer; the person spoken of most gets the dossier."""
    heading(screen, "Timeline (the first 12; depesche timeline shows all)")
    dated = [happening for happening in asked.timeline() if happening.date]
    print_happenings(dated[:12], asked, True, screen)
    heading(screen, "Undertakings (open ones; depesche undertakings shows all)")
    print_undertakings([each for each in asked.undertakings() if each.open][:3], asked, True, screen)
    heading(screen, "Where sources disagree")
    print_conflicts(asked.conflicts()[:3], asked, True, screen)
    heading(screen, "Stories, and who repeats whom")
    print_stories(asked.stories()[:3], asked, screen)
    print_echoes(asked.echoes()[:2], asked, True, screen)
    heading(screen, "Quotations (the first 10)")
    print_quotes(asked.quotes()[:10], asked, screen)
    heading(screen, "Figures (the longest series)")
    print_series(asked.figures()[:4], asked, screen)
    people = asked.most_named("person")
    if people:
        heading(screen, "Dossier of the person named most")
        page = asked.dossier(people[0])
        print_dossier(
            page.model_copy(
                update={"happenings": page.happenings[:5], "said": page.said[:4], "undertakings": (), "stories": ()}
            ),
            asked,
            False,
            screen,
        )
