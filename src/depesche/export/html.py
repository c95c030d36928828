"""One self-contained HTML page of a record: what happened, what became of it, who repeats and contradicts whom, each
with its marked sentence and a link to the document."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from depesche.export import wording
from depesche.export.cards import cards
from depesche.export.chart import HEIGHT, WIDTH, chart
from depesche.export.copies import Copy, copies
from depesche.export.marks import Links, marked
from depesche.export.months import by_month, day_of_month
from depesche.export.remarks import remarks
from depesche.export.sentences import sentences
from depesche.model import EntityId, Happening, Quote, Series, Story, Undertaking
from depesche.queries import Questions

#: the sections in their order (each a template of that name), and what the menu calls them
SECTIONS = (
    ("timeline", "Timeline"),
    ("undertakings", "Undertakings"),
    ("conflicts", "Conflicts"),
    ("figures", "Figures"),
    ("quotations", "Quotations"),
    ("people", "People"),
    ("stories", "Stories"),
    ("echoes", "Echoes"),
    ("sources", "Sources"),
)


def _series(found: Iterable[Series]) -> list[dict[str, Any]]:
    described = []
    for each in found:
        labels = [wording.figure(point, each.unit) for point in each.points]
        described.append(
            {
                "series": each,
                "labels": labels,
                "chart": chart(each, labels),
                "conflicting": {index for pair in each.conflicts for index in pair},
            }
        )
    return described


def _speakers(quotes: Iterable[Quote]) -> list[tuple[EntityId | None, list[Quote]]]:
    """Who speaks most comes first, the unknown last."""
    found: dict[EntityId | None, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.speaker, []).append(quote)
    return sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1]), str(item[0])))


def _standing(found: Iterable[Copy], asked: Questions) -> dict[str, tuple[str, str]]:
    """For documents that are one source with another: how they stand to it, and the id of the echo that shows it."""
    standing: dict[str, tuple[str, str]] = {}
    for each in found:
        pair = each.first.document, each.second.document
        if asked.family_of(pair[0]) == asked.family_of(pair[1]):
            words = ("repeated", "repeats") if each.directed else ("shares its text", "shares its text")
            for document, word in zip(pair, words, strict=True):
                standing.setdefault(document, (word, each.id))
    return standing


def _environment(asked: Questions, links: Links) -> Environment:
    def sources(found: Happening | Undertaking) -> str:
        return wording.sources(found.sources, found.documents)

    environment = Environment(
        loader=PackageLoader("depesche.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "marked": marked,
        "cite": links.cite,
        "link": links.title,
        "anchor": links.anchor,
        "name": asked.name,
        "party": asked.name_of,
        "outlet": lambda source: ", ".join(filter(None, (source.outlet, wording.plain(source.published or "")))),
        "day": day_of_month,
        "counted": wording.counted,
        "sources": sources,
        "plain": wording.plain,
        "dated": wording.dated,
        "period": wording.period,
        "value": lambda side, conflict: wording.side(side, conflict, asked),
    }
    environment.globals |= {
        "parties": lambda happening: wording.parties(happening, asked),
        "source": links.source,
        "remarks": remarks,
        "sentences": sentences,
        "stages": lambda undertaking: [stage for stage, _ in groupby(step.stage for step in undertaking.steps)],
        "width": WIDTH,
        "height": HEIGHT,
    }
    return environment


def render(asked: Questions, title: str) -> str:
    """The page as a string."""
    sources, happenings, quotes, figures = asked.sources(), asked.timeline(), asked.quotes(), asked.figures()
    undertakings, stories = asked.undertakings(), asked.stories()
    repeating = copies(asked.echoes(), asked)
    of_document: dict[str, Story] = {document: story for story in stories for document in story.documents}
    return (
        _environment(asked, Links(sources))
        .get_template("report.html")
        .render(
            title=title,
            sections=SECTIONS,
            sources=sources,
            happenings=happenings,
            shown={each.id for each in happenings},
            months=by_month(happenings),
            undertakings=undertakings,
            open=[each for each in undertakings if each.open],
            settled=[each for each in undertakings if not each.open],
            conflicts=asked.conflicts(),
            series=_series(figures),
            figures=sum(len(each.points) for each in figures),
            quotes=quotes,
            speakers=_speakers(quotes),
            cards=cards(asked, happenings, quotes),
            stories=stories,
            of_document=of_document,
            copies=repeating,
            standing=_standing(repeating, asked),
        )
    )


def write_report(asked: Questions, path: Path, title: str) -> None:
    """Writes the page to ``path``."""
    path.write_text(render(asked, title), "utf-8")
