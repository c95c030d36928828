"""Echoes as they are shown: the original first where it is known, with the longest passage that both share."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model import Echo, Evidence, Source, Span
from depesche.queries import Questions

#: so much of a passage is shown, and of what stands around it
_LENGTH, _AROUND = 480, 60


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which the second repeats the first, or, if not ``directed``, one of them the other.

    ``shared`` is the part of each that both have, as a percentage; ``passages`` are the longest stretch of both in the
    order of the documents, one if the words are the same.
    """

    id: str
    first: Source
    second: Source
    directed: bool
    kind: str
    shared: tuple[str, str]
    why: str | None
    passages: tuple[Evidence, ...]


def copies(found: Iterable[Echo], asked: Questions) -> list[Copy]:
    """Echoes with what a face shows of them, in the order given."""
    echoes = list(found)
    sources = {source.document: source for source in asked.sources()}
    texts = asked.texts({document for each in echoes for document in each.documents})
    return [_copy(f"echo-{n}", each, sources, texts) for n, each in enumerate(echoes, 1)]


def _copy(id: str, echo: Echo, sources: dict[str, Source], texts: dict[str, str]) -> Copy:
    order = (0, 1) if echo.original in (None, echo.documents[0]) else (1, 0)
    first, second = (echo.documents[place] for place in order)
    longest = max(echo.spans, key=lambda pair: pair[0].end - pair[0].start, default=None)
    passages = []
    if longest:
        passages = [
            _passage(sources[echo.documents[place]], texts[echo.documents[place]], longest[place]) for place in order
        ]
        if _words(passages[0]) == _words(passages[1]):
            passages.pop()
    return Copy(
        id=id,
        first=sources[first],
        second=sources[second],
        directed=echo.original is not None,
        kind=echo.kind,
        shared=(f"{echo.shared[order[0]]:.0%}", f"{echo.shared[order[1]]:.0%}"),
        why=echo.why,
        passages=tuple(passages),
    )


def _words(passage: Evidence) -> list[str]:
    return [word for mark in passage.marks for word in passage.text[mark.start : mark.end].split()]


def _passage(source: Source, text: str, span: Span) -> Evidence:
    """The passage, marked, with the words around it; a long one is cut at a word."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    last = span.end
    if last - span.start > _LENGTH:
        last = end = text.rfind(" ", span.start, span.start + _LENGTH)
        last = end = last if last > span.start else span.start + _LENGTH
    mark = Span(start=span.start - start, end=last - start)
    return Evidence(source=source, start=start, text=text[start:end], marks=(mark,))
