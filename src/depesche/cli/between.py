"""depesche between: the relation of two entities on one page."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from depesche.cli.conflicts import print_conflicts, sides
from depesche.cli.dossier import heading
from depesche.cli.figures import print_series
from depesche.cli.options import Database, Evidence, Json, Output
from depesche.cli.output import console, print_json, questions
from depesche.cli.quotes import print_quotes
from depesche.cli.timeline import print_happenings
from depesche.cli.undertakings import print_undertakings
from depesche.errors import UsageError
from depesche.export import wording
from depesche.export.relation import Page, page, told_by
from depesche.model import Happening, Relation
from depesche.queries import Questions

One = Annotated[str, typer.Argument(help="A state, person or organization.", show_default=False)]
Other = Annotated[str, typer.Argument(help="The other one.", show_default=False)]


def between(
    one: One, other: Other, db: Database, evidence: Evidence = True, json: Json = False, output: Output = None
) -> None:
    """Show the relation of two states: meetings, agreements and their fate, support, tensions, figures, quotations."""
    with questions(db) as asked:
        pair = asked.find(one), asked.find(other)
        if pair[0] == pair[1]:
            raise UsageError(f"“{one}” and “{other}” are the same: {asked.name(pair[0])}")
        relation = asked.between(*pair)
        if json:
            print_json([relation], asked, output)
            return
        with console(output) as screen:
            print_relation(relation, asked, evidence, screen)


def print_relation(relation: Relation, asked: Questions, evidence: bool, screen: Console) -> None:
    """The page, part by part; empty parts are left out, and what is followed as an undertaking is not listed again."""
    shown = page(relation)
    screen.print(Text(" – ".join(map(asked.name, relation.pair)), style="bold cyan"))
    screen.print(Text(" · ".join(_sums(shown, relation)) or "Nothing in the record is about both.", style="dim"))
    if shown.conflicts:
        heading(screen, "Where sources disagree")
        for each in shown.conflicts:
            if each not in shown.loose:
                screen.print(Text.assemble((f"{each.kind}: {each.title}  ", "bold"), sides(each, asked)))
    if shown.loose:
        print_conflicts(list(shown.loose), asked, evidence, screen)
    _happenings("Meetings, talks, visits", shown.meetings, asked, evidence, screen)
    if shown.announced:
        heading(screen, "Announced meetings, and what became of them")
        print_undertakings(list(shown.announced), asked, evidence, screen, told_by(shown.meetings))
    if shown.undertakings:
        heading(screen, "Agreements and promises, and what became of them")
        print_undertakings(list(shown.undertakings), asked, evidence, screen, told_by(shown.meetings))
    _happenings("Agreed and done together besides", shown.agreements, asked, evidence, screen)
    _happenings("Support and aid", shown.support, asked, evidence, screen)
    _happenings("Demands, disputes, force", shown.tensions, asked, evidence, screen)
    if relation.figures:
        heading(screen, "Figures")
        print_series(list(relation.figures), asked, screen, compact=not evidence)
    if relation.quotes:
        heading(screen, "Of each other")
        print_quotes(list(relation.quotes), asked, screen)


def _happenings(title: str, found: tuple[Happening, ...], asked: Questions, evidence: bool, screen: Console) -> None:
    if found:
        heading(screen, title)
        print_happenings(list(found), asked, evidence, screen)


def _sums(shown: Page, relation: Relation) -> Iterator[str]:
    """How much there is of each kind, but for what there is nothing of."""
    waiting = sum(each.open for each in relation.undertakings)
    counts = (
        (len(shown.meetings), "meeting", ""),
        (len(relation.undertakings), "undertaking", f", {waiting} of them open" if waiting else ""),
        (len(shown.agreements) + len(shown.support), "other act", " of support or cooperation"),
        (len(shown.tensions), "tension", ""),
        (sum(len(each.points) for each in relation.figures), "figure", ""),
        (len(relation.quotes), "quotation", ""),
        (len(shown.conflicts), "disagreement", " of sources"),
    )
    return (wording.counted(count, what) + more for count, what, more in counts if count)
