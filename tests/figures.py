"""Figures as documents tell them, for tests of what becomes of them together."""

import re
from collections.abc import Iterable

from depesche.linking.figures.series import Key, series
from depesche.model import Bound, Evidence, Point, Series, Source, Span

ABOUT = ("state/KZ", "state/RU")
TRADE: Key = ("trade-turnover", "USD", ABOUT, None)
GROWTH: Key = ("trade-growth", "percent", ABOUT, None)
DECLINE: Key = ("trade-decline", "percent", ABOUT, None)

_FIGURE = re.compile(r"\[(.+?)\]")


def figure(
    value: float,
    period: str | None = "2023",
    *,
    by: str = "a",
    told: str | None = "2024-06-01",
    text: str = "Der Handel belief sich auf [so viel].",
    speaker: str | None = None,
    outlet: str | None = None,
    bound: Bound = Bound.EXACT,
    start: int = 0,
    **more: float,
) -> Point:
    """A figure of the document ``by``, told on a day; in the sentence (at ``start``) it stands in square brackets."""
    match = _FIGURE.search(text)
    assert match is not None
    plain = text[: match.start()] + match[1] + text[match.end() :]
    source = Source(document=by, outlet=outlet or f"Bote {by}", published=told)
    evidence = Evidence(
        source=source, start=start, text=plain, marks=(Span(start=match.start(), end=match.start() + len(match[1])),)
    )
    return Point(value=value, period=period, bound=bound, speaker=speaker, evidence=evidence, **more)


def one(points: Iterable[Point], key: Key = TRADE) -> Series:
    """The one series of the points."""
    [found] = series((key, point) for point in points)
    return found


def of(found: Iterable[Series], measure: str | None, unit: str | None = None) -> Series:
    """The series of a measure (and unit)."""
    [only] = [each for each in found if each.measure == measure and unit in (None, each.unit)]
    return only
