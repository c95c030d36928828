"""Sentences as evidence: the words of a document around a span, with the span marked."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from depesche.model import Evidence, Source, Span

#: how much of a long sentence is shown around the mark, in code points to each side
_REACH = 300
#: a full stop after a number or a single letter ("10. Februar", "z. B.") ends nothing
_END = re.compile(r"(?:(?<!\d)(?<!\b\w)\.|[!?…])[“”»«\"']?\s|\n")
_WORD = re.compile(r"\w+")


def source_of(row: Mapping[Any, Any]) -> Source:
    """The citation of a ``document`` row."""
    return Source(
        document=row["id"],
        title=row["title"] or _first_line(row["text"]),
        outlet=row["outlet"]["name"] if row["outlet"] else None,
        published=row["published"],
        url=row["url"],
        path=row["path"],
    )


def _first_line(text: str, width: int = 90) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"


def evidence(row: Mapping[Any, Any], start: int, end: int, marks: Iterable[tuple[int, int]]) -> Evidence:
    """The stretch ``[start, end)`` of a ``document`` row, cut to what is near the marks if it is very long."""
    spans = sorted(marks)
    if spans:
        start = max(start, spans[0][0] - _REACH)
        end = min(end, spans[-1][1] + _REACH)
    text = row["text"]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = tuple(
        Span(start=max(first, start) - start, end=min(last, end) - start)
        for first, last in spans
        if first < end and last > start
    )
    return Evidence(source=source_of(row), start=start, text=text[start:end], marks=inside)


def around(row: Mapping[Any, Any], start: int, end: int) -> Evidence:
    """The sentence around ``[start, end)``, by punctuation, for things that carry no sentence of their own."""
    text = row["text"]
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [match.end() for match in _END.finditer(text, left, start)]
    stop = _END.search(text, max(start, end - 1), right)
    if stop:
        right = stop.end()
    if ends:
        left = ends[-1]
    elif left:  # no half words
        half = _WORD.match(text, left)
        left = min(half.end(), start) if half else left
    return evidence(row, left, right, [(start, end)])
