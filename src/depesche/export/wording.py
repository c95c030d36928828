"""Values in words, for every face: figures, bounds, participants, citations."""

import re

from depesche.model import Bound, Edtf, Evidence, Happening, ParticipantRole, Point, Source
from depesche.model.record import Conflict, Side
from depesche.queries import Questions

_BOUND = {
    Bound.EXACT: "",
    Bound.ABOUT: "≈ ",
    Bound.MORE_THAN: "> ",
    Bound.LESS_THAN: "< ",
    Bound.AT_LEAST: "≥ ",
    Bound.UP_TO: "≤ ",
}
#: the codes that EDTF has for parts of a year; a winter is that at the year's end
_PARTS = {
    "21": "spring {}",
    "22": "summer {}",
    "23": "autumn {}",
    "24": "winter {}/{:02}",
    "33": "Q1 {}",
    "34": "Q2 {}",
    "35": "Q3 {}",
    "36": "Q4 {}",
    "40": "first half of {}",
    "41": "second half of {}",
}
_PART_OF_YEAR = re.compile(rf"\b(\d{{4}})-({'|'.join(_PARTS)})\b(?!-)")
_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))
_UNITS = {"percent": "%", "percentage-points": "pp", "items": "", "persons": "persons"}


def amount(value: float) -> str:
    """ "28.5 bn", "34", "1,234.5"."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.6g}{name}"
    return f"{value:,.10g}"


def figure(point: Point, unit: str) -> str:
    """Bound, amount (or range) and unit."""
    shown = amount(point.value)
    if point.low is not None and point.high is not None and point.low != point.high:
        shown = f"{amount(point.low)} – {amount(point.high)}"
    return f"{_BOUND[point.bound]}{shown} {_UNITS.get(unit, unit)}".strip()


def plain(dated: str) -> str:
    """Words with dates in EDTF, of which parts of a year are written out: "due 2024-24" is "due winter 2024/25"."""
    return _PART_OF_YEAR.sub(lambda found: _PARTS[found[2]].format(int(found[1]), (int(found[1]) + 1) % 100), dated)


def dated(date: Edtf | None, told: Edtf | None) -> str:
    """A date, or by which day it was told, or that nothing is known."""
    return plain(date or (f"told {told}" if told else "undated"))


def period(point: Point) -> str:
    """What a figure is for."""
    return plain(point.period or "no period")


def side(side: Side, conflict: Conflict, asked: Questions) -> str:
    """What one side of a conflict says: the figure with its period, or a name or value."""
    if side.point is not None and conflict.unit is not None:
        of = f" ({period(side.point)})" if side.point.period else ""
        return figure(side.point, conflict.unit) + of
    return asked.name_of(side.value)


def short(title: str, width: int = 48) -> str:
    """A title cut at a word."""
    return title if len(title) <= width else title[:width].rsplit(" ", 1)[0].rstrip(" ,.–-") + " …"


def cited(source: Source) -> str:
    """Outlet, or title, and day of a document."""
    name = source.outlet or short(source.title or source.path or source.document)
    return f"{name}, {plain(source.published)}" if source.published else name


def citation(evidence: Evidence) -> str:
    """The document of a sentence, as it is cited."""
    return cited(evidence.source)


def counted(count: int, what: str) -> str:
    """ "1 mention", "2,000 mentions"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def sources(independent: int, documents: int) -> str:
    """ "3 sources", "2 sources in 5 documents"; empty for a single document."""
    if documents == 1:
        return ""
    said = counted(independent, "source")
    return said if independent == documents else f"{said} in {documents} documents"


def when(happening: Happening) -> str:
    """The date, or by which day it was told, or that nothing is known."""
    return dated(happening.date, happening.told)


def parties(happening: Happening, asked: Questions) -> str:
    """ "Putin → Kasachstan": actors, then recipients."""
    left, right = (
        ", ".join(asked.name(each.entity) for each in happening.participants if each.role == role)
        for role in (ParticipantRole.ACTOR, ParticipantRole.RECIPIENT)
    )
    return f"{left} → {right}" if left and right else left or (f"→ {right}" if right else "")
