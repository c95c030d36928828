"""One self-contained HTML page of a record: timeline, people, quotations, figures, each with its marked sentence."""

from calendar import month_name
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from depesche.dates import OPEN_END, bounds
from depesche.export import wording
from depesche.export.chart import HEIGHT, WIDTH, chart
from depesche.model import Entity, EntityId, Evidence, Happening, Quote, Series, Spelling
from depesche.queries import Questions

#: so many people and states get a card
_CARDS = 24


@dataclass(frozen=True, slots=True)
class Card:
    """An entity of the page: how often it is named and under which forms."""

    entity: Entity
    state: str | None
    spellings: tuple[Spelling, ...]
    mentions: int
    happenings: int
    quotes: int


def _marked(evidence: Evidence) -> Markup:
    """The sentence with its marks as ``<mark>``, everything else escaped."""
    text, parts, done = evidence.text, [], 0
    for mark in sorted(evidence.marks, key=lambda span: (span.start, -span.end)):
        if mark.start < done:
            continue
        parts += [
            escape(text[done : mark.start]),
            Markup("<mark>"),
            escape(text[mark.start : mark.end]),
            Markup("</mark>"),
        ]
        done = mark.end
    return Markup("").join([*parts, escape(text[done:])])


def _month(happening: Happening) -> str:
    found = bounds(happening.date) or bounds(happening.told)
    if found is None:
        return "Undated"
    first, last = found
    if first == date.min or last == OPEN_END:
        return f"since {first.year}" if last == OPEN_END else f"until {last.year}"
    if first.year != last.year:
        return f"{first.year} – {last.year}"
    return f"{month_name[first.month]} {first.year}" if first.month == last.month else str(first.year)


def _day(happening: Happening) -> str:
    found = bounds(happening.date)
    if found is None:
        told = bounds(happening.told)
        return f"({told[0].day})" if told and told[0] == told[1] else ""
    first, last = found
    if first == last:
        return f"{first.day}"
    return f"{first.day}–{last.day}" if first.month == last.month and (last - first).days < 15 else ""


def _grouped(found: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    groups: dict[str, list[Happening]] = {}
    for each in found:
        groups.setdefault(_month(each), []).append(each)
    undated = groups.pop("Undated", [])
    return [*groups.items(), *([("Undated", undated)] if undated else [])]


def _cards(asked: Questions, happenings: list[Happening], quotes: list[Quote]) -> list[Card]:
    takes_part = Counter(role.entity for each in happenings for role in each.participants)
    speaks = Counter(quote.speaker for quote in quotes)
    cards = []
    for id in [id for kind in ("person", "state", "organization") for id in asked.most_named(kind)[:_CARDS]]:
        entity, forms = asked.entities[id], asked.spellings(id, pronouns=False)
        state = asked.state_of(id)
        cards.append(
            Card(
                entity=entity,
                state=asked.name(state) if state != id and state in asked.entities else None,
                spellings=forms,
                mentions=sum(form.count for form in asked.spellings(id)),
                happenings=takes_part[id],
                quotes=speaks[id],
            )
        )
    return cards


def _series(found: list[Series]) -> list[dict[str, Any]]:
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


def _environment(asked: Questions) -> Environment:
    environment = Environment(
        loader=PackageLoader("depesche.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "marked": _marked,
        "name": asked.name,
        "party": asked.name_of,
        "citation": wording.citation,
        "day": _day,
        "counted": wording.counted,
    }
    environment.globals |= {
        "parties": lambda happening: wording.parties(happening, asked),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return environment


def render(asked: Questions, title: str) -> str:
    """The page as a string."""
    happenings, quotes = asked.timeline(), asked.quotes()
    by_speaker: dict[EntityId | None, list[Quote]] = {}
    for quote in quotes:
        by_speaker.setdefault(quote.speaker, []).append(quote)
    return (
        _environment(asked)
        .get_template("report.html")
        .render(
            title=title,
            sources=asked.sources(),
            happenings=happenings,
            months=_grouped(happenings),
            cards=_cards(asked, happenings, quotes),
            quotes=quotes,
            speakers=sorted(by_speaker.items(), key=lambda item: (item[0] is None, -len(item[1]), str(item[0]))),
            series=_series(asked.figures()),
            undertakings=asked.undertakings(),
        )
    )


def write_report(asked: Questions, path: Path, title: str) -> None:
    """Writes the page to ``path``."""
    path.write_text(render(asked, title), "utf-8")
