"""depesche between: the relation of two entities on one page."""

from typing import Annotated

import typer
from rich.text import Text

from depesche.cli.dossier import heading
from depesche.cli.figures import print_series
from depesche.cli.options import Database, Evidence, Json, Output
from depesche.cli.output import console, print_json, questions
from depesche.cli.quotes import print_quotes
from depesche.cli.timeline import print_happenings
from depesche.errors import UsageError

One = Annotated[str, typer.Argument(help="A state, person or organization.", show_default=False)]
Other = Annotated[str, typer.Argument(help="The other one.", show_default=False)]


def between(
    one: One, other: Other, db: Database, evidence: Evidence = True, json: Json = False, output: Output = None
) -> None:
    """Show the relation of two states: meetings, agreements, support, tensions, quotations and figures."""
    with questions(db) as asked:
        pair = asked.find(one), asked.find(other)
        if pair[0] == pair[1]:
            raise UsageError(f"“{one}” and “{other}” are the same: {asked.name(pair[0])}")
        page = asked.between(*pair)
        if json:
            print_json([page], asked, output)
            return
        with console(output) as screen:
            screen.print(Text(f"{asked.name(pair[0])} – {asked.name(pair[1])}", style="bold cyan"))
            parts = {
                "Meetings, talks, visits": page.meetings,
                "Agreements": page.agreements,
                "Support and aid": page.support,
                "Demands, disputes, force": page.tensions,
            }
            for title, found in parts.items():
                if found:
                    heading(screen, title)
                    print_happenings(list(found), asked, evidence, screen)
            if page.quotes:
                heading(screen, "Of each other")
                print_quotes(list(page.quotes), asked, screen)
            if page.figures:
                heading(screen, "Figures")
                print_series(list(page.figures), asked, screen)
