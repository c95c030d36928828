"""Page furniture: which lines of a text belong to the page and not to the report.

Kinds: related, photo-credit, comments, source-link, byline, outlet-signature, share, subscribe, advert, copyright,
update, navigation, editorial-note, credit, and dateline (only the "Moskau, 10. Februar (dpa) –" before the first
sentence). Patterns are data (lexicon/layout.yaml) and match whole lines, so a report's own sentences stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depesche.reading.draft import BoilerplateDraft, Draft
from depesche.reading.layout.credits import Credits
from depesche.reading.layout.dateline import dateline
from depesche.reading.layout.lexicon import LayoutLexicon, lexicon

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•*►»>|·▶→+#✔☛◄]|[-–—](?=\s))\s*")
_BLANKS = re.compile(r"\s{2,}")
#: Kinds that only stand at the edges are sought in so many first and last lines.
_EDGE = 5
#: A heading such as "Mehr zum Thema" takes at most so many lines below it, of at most this length.
_LINKS, _LINK_LENGTH = 12, 160
_DOMAIN = re.compile(r"(?i)(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}/?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without blanks around it; ``body`` is where its text begins after a bullet.

    ``gap``: an empty line stands before it.
    """

    start: int
    end: int
    body: int
    text: str
    gap: bool


def mark(draft: Draft) -> None:
    """Marks the furniture in ``draft.boilerplate`` and the sources that the text names in ``draft.credits``."""
    lines = list(_lines(draft.shadow.text))
    credits = Credits(draft, lexicon())
    kinds = _kinds(lines, lexicon())
    for number, line in enumerate(lines):
        last = number >= len(lines) - _EDGE
        if kinds[number] in (None, "source-link", "byline"):
            kind = credits.read(line.body, line.end, last=last)
            kinds[number] = kinds[number] or kind
    _signature(draft, lines, kinds)
    _signed_name(draft, lines, kinds)
    draft.boilerplate += [
        BoilerplateDraft(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True) if kind
    ]
    for line, kind in list(zip(lines, kinds, strict=True))[:_EDGE]:
        end = None if kind else dateline(draft, line.body, line.end, credits)
        if end is not None:
            draft.boilerplate.append(BoilerplateDraft(line.start, end, "dateline"))
            break
    draft.boilerplate.sort(key=lambda piece: piece.start)
    draft.credits.sort(key=lambda credit: credit.start)


def _lines(text: str) -> Iterator[Line]:
    gap, before = False, 0
    for found in _LINE.finditer(text):
        raw = found.group()
        body = raw.strip()
        gap = gap or text.count("\n", before, found.start()) > 1
        before = found.end()
        if not body:
            gap = True
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        bullet = _BULLET.match(body)
        skip = bullet.end() if bullet and bullet.end() < len(body) else 0
        plain = _BLANKS.sub(" ", body[skip:]) if len(body) < 600 else body
        yield Line(start, start + len(body), start + skip, plain, gap)
        gap = False


def _kinds(lines: list[Line], words: LayoutLexicon) -> list[str | None]:
    """The kind of each line, None for the report's own."""
    found: list[str | None] = []
    heading: str | None = None
    left = 0
    for number, line in enumerate(lines):
        edge = number < _EDGE or number >= len(lines) - _EDGE
        kind = _kind(line.text, words, edge=edge)
        if kind is None and heading and left and not line.gap and _is_link(line.text):
            kind, left = heading, left - 1
        elif kind is not None and words.heading.fullmatch(line.text):
            heading, left = kind, _LINKS
        elif kind is None:
            heading = None
        found.append(kind)
    return found


def _kind(text: str, words: LayoutLexicon, *, edge: bool) -> str | None:
    for kind in words.kinds:
        if len(text) <= kind.max and (edge or not kind.edge) and kind.pattern.fullmatch(text):
            return kind.name
    return None


def _is_link(text: str) -> bool:
    """A headline: short, and without the full stop of a sentence."""
    return len(text) <= _LINK_LENGTH and text[-1] not in ".:"


def _signature(draft: Draft, lines: list[Line], kinds: list[str | None]) -> None:
    """The last line of the report, where it is nothing but the outlet's name or domain."""
    number = _last(kinds)
    if number is None or number == 0:
        return
    text = lines[number].text.strip("()[] ")
    outlet = draft.document.outlet
    names = {name.lower() for name in ((outlet.name, outlet.domain) if outlet else ()) if name}
    if _DOMAIN.fullmatch(text) or text.lower() in names or (len(text) <= 40 and draft.knowledge.outlet(text)):
        kinds[number] = "outlet-signature"


def _signed_name(draft: Draft, lines: list[Line], kinds: list[str | None]) -> None:
    """The writer's name alone on the last line, or after "Von" on one of the first or last lines."""
    edge = [number for number in range(len(lines)) if number < _EDGE or number >= len(lines) - _EDGE]
    last = _last(kinds)
    for number in edge:
        text = lines[number].text
        if kinds[number] is None and len(text) <= 80 and len(lines) > 1:
            named = text.lower().startswith("von ") and _NAMES.fullmatch(text[4:])
            if named or (number == last and number > 0 and _is_person(draft, lines[number])):
                kinds[number] = "byline"


_NAME = r"(?:[A-ZÄÖÜ][\w.'’-]+ ){1,3}[A-ZÄÖÜ][\w'’-]+"
_NAMES = re.compile(
    rf"{_NAME}(?:(?:,| und|,? [A-ZÄÖÜ][\w/-]+)? ?(?:{_NAME})?){{0,3}}(?:, (?:z\.? ?Zt\. )?[A-ZÄÖÜ]\w+)?"
)


def _is_person(draft: Draft, line: Line) -> bool:
    if not _NAMES.fullmatch(line.text) or line.text.count(" ") > 3:
        return False
    span = draft.doc.char_span(line.body, line.end, alignment_mode="expand")
    return span is not None and all(token.ent_type_ == "PER" for token in span)


def _last(kinds: list[str | None]) -> int | None:
    """The number of the last line that is no furniture yet."""
    return next((number for number in reversed(range(len(kinds))) if kinds[number] is None), None)
