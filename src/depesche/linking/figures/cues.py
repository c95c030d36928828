"""The words of a sentence that say how its figures stand to others: revised, preliminary, a record.

The words are those of lexicon/series.yaml. A record is claimed of one figure only, the nearest one of the document.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from depesche.model import Bound, Evidence, Point
from depesche.model.record import Cue
from depesche.settings import LEXICON

#: a claim of a record stands at most so many characters from its figure
_REACH = 80
#: so much of the text before a figure or a cue is looked at
_BEFORE = 40
_LOWER = (Bound.LESS_THAN, Bound.UP_TO)
_HIGHER = (Bound.MORE_THAN, Bound.AT_LEAST)


@cache
def table(name: str) -> Mapping[str, Any]:
    """A file of the lexicon as it stands there."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there
    found: Mapping[str, Any] = yaml.load((LEXICON / name).read_text("utf-8"), loader)
    return found


def lexicon() -> Mapping[str, Any]:
    """lexicon/series.yaml."""
    return table("series.yaml")


@cache
def pattern(*path: str | int) -> re.Pattern[str]:
    """The compiled pattern at ``path`` of the lexicon; a list of patterns is one that finds any of them."""
    entry: Any = lexicon()
    for key in path:
        entry = entry[key]
    return re.compile(entry if isinstance(entry, str) else "|".join(entry), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its document, the stretch there, and the words before it in its sentence."""

    document: str
    start: int
    end: int
    before: str


def place(evidence: Evidence) -> Place:
    """The place of the figure that is marked in ``evidence``, or of the whole sentence if nothing is."""
    start, end = (evidence.marks[0].start, evidence.marks[0].end) if evidence.marks else (0, len(evidence.text))
    return Place(evidence.source.document, evidence.start + start, evidence.start + end, evidence.text[:start])


def near(point: Point) -> bool:
    """Whether the words of a bounded figure say that the value is close by ("fast", "knapp")."""
    if point.bound not in (*_LOWER, *_HIGHER) or not point.evidence.marks:
        return False
    mark = point.evidence.marks[0]
    words = point.evidence.text[mark.start : mark.end].casefold()
    return any(words.startswith(f"{each} ") for each in lexicon()["near"])


def cues(points: Iterable[Point]) -> dict[Place, tuple[Cue, ...]]:
    """For each place of a figure the cues that are its own; ``points`` have all figures of their documents."""
    by_document: dict[str, dict[Place, Point]] = {}
    for point in points:
        at = place(point.evidence)
        by_document.setdefault(at.document, {})[at] = point
    return {
        at: (*_changes(at, point.evidence.text), *_records(at, point, list(figures)))
        for figures in by_document.values()
        for at, point in figures.items()
    }


def _changes(at: Place, sentence: str) -> Iterable[Cue]:
    replaced = pattern("replaced").search(at.before)
    if match := pattern("revised").search(sentence):
        yield Cue(kind="replaced" if replaced else "revised", text=match.group())
    if match := pattern("preliminary").search(sentence):
        yield Cue(kind="preliminary", text=match.group())


def _records(at: Place, point: Point, others: Sequence[Place]) -> Iterable[Cue]:
    text, begins = point.evidence.text, point.evidence.start
    for kind in ("record-high", "record-low"):
        for match in pattern("records", kind).finditer(text):
            span = begins + match.start(), begins + match.end()
            if _nearest(span, others) == at and not _denied(text, match.start(), match.end(), at.start - begins):
                since, limited = _since(text[match.end() :])
                yield Cue(kind=kind, text=match.group(), since=since, limited=limited)
                break
    if first := pattern("first").search(text):
        kind = "first-below" if point.bound in _LOWER else "first-above"
        bounded = point.bound in (*_LOWER, *_HIGHER) or pattern("threshold").search(at.before)
        if bounded and _nearest((begins + first.start(), begins + first.end()), others) == at:
            yield Cue(kind=kind, text=first.group())


def _nearest(span: tuple[int, int], figures: Sequence[Place]) -> Place | None:
    """The figure closest to a cue, of two equally close ones the one after it; None if all are far."""
    best = min(figures, key=lambda each: (_gap(span, each), -each.start, each.end))
    return best if _gap(span, best) <= _REACH else None


def _gap(span: tuple[int, int], figure: Place) -> int:
    return max(figure.start - span[1], span[0] - figure.end, 0)


def _denied(text: str, start: int, end: int, figure: int) -> bool:
    """Whether there is none, or it is another's: "unter dem Höchststand" (but "… dem Höchststand von 27" is 27's)."""
    before = text[max(0, start - _BEFORE) : start]
    if pattern("denied").search(before):
        return True
    return bool(pattern("otherwise").search(before)) and not (
        figure >= end and pattern("follows").search(text[end:figure])
    )


def _since(after: str) -> tuple[int | None, bool]:
    """Since which year something is a record, and whether it is one only since some time."""
    if match := pattern("since").search(after):
        return int(match["year"]), True
    return None, bool(pattern("since-other").search(after))
