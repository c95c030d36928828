"""Answers as styled text for the terminal."""

from rich.markup import escape
from rich.text import Text

from depesche.export import wording
from depesche.model import Evidence, Happening, Series, Undertaking
from depesche.queries import Questions

_STATUS_STYLE = {
    "happened": "green",
    "ongoing": "cyan",
    "planned": "blue",
    "called-for": "magenta",
    "possible": "yellow",
    "denied": "red",
}


def status(value: str) -> Text:
    """The status in its colour."""
    return Text(value, style=_STATUS_STYLE.get(value, ""))


def dated(when: str, id: str, *more: str) -> Text:
    """A date (an interval in two lines) with what else there is to say, above the id by which it is judged."""
    return Text.assemble("\n".join((when.replace("/", "/\n"), *more)), (f"\n{id}", "dim"))


def sources(found: Happening | Undertaking) -> Text:
    """How many independent sources stand for it, if several documents tell it."""
    words = wording.sources(found.sources, found.documents)
    return Text(f"  [{words}]" if words else "", style="cyan")


def kind(happening: Happening) -> str:
    """Type and mode in a few letters."""
    return happening.type + (f"\n{happening.mode}" if happening.mode else "")


def sentence(evidence: Evidence, *, cite: bool = True) -> Text:
    """The sentence with its marked words, and where it stands."""
    text = Text(evidence.text.replace("\n", " "), style="dim")
    for mark in evidence.marks:
        text.stylize("not dim bold", mark.start, mark.end)
    if cite:
        text.append(f"  — {wording.citation(evidence)}", style="italic dim")
    return text


def series_title(series: Series, asked: Questions) -> str:
    """Measure and whom it is about."""
    about = " – ".join(asked.name(id) for id in series.about)
    measure = series.measure or (None if series.of else "unnamed measure")
    what = ", ".join(each for each in (measure, series.of) if each)
    return escape(f"{what}{': ' + about if about else ''}")
