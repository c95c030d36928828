"""Quotation marks in pairs: what stands between them, whatever marks a paper uses.

German („…“ ‚…‘ »…« ›…‹), Swiss and French («…»), English (“…”), typewriter ("…") and Polish („…”) marks all occur,
mixed and with wrong closing marks. A mark opens or closes by the marks before it and the characters beside it.
"""

import re
from dataclasses import dataclass

_MARKS = re.compile("[„“”‟\"«»‚‘’‛'‹›]|\n+")
_DOUBLE = frozenset('„“”‟"«»')
_CLOSERS = {
    "„": '“”"‟',
    "“": '”“"',
    "”": '”“"',
    "‟": '”“"',
    '"': '"“”',
    "«": "»",
    "»": "«»",
    "‚": "‘’'",
    "‘": "’'",
    "’": "’",
    "‛": "’",
    "'": "'’",
    "‹": "›",
    "›": "‹",
}
# Before a mark that opens; after one that closes.
_BEFORE = frozenset(" \n([{-–—/:,…=>")
_AFTER = frozenset(" \n)]}-–—/:,.;!?…")
LONGEST = 5000
"""Characters between two marks; what is longer is a mark that was never closed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: the marks at ``start`` and ``end - 1``; ``depth`` 1 is within another."""

    start: int
    end: int
    depth: int = 0

    @property
    def inner(self) -> tuple[int, int]:
        """What stands between the marks."""
        return self.start + 1, self.end - 1


@dataclass(slots=True)
class _Open:
    at: int
    mark: str


def pair(text: str) -> list[Marked]:
    """The stretches of ``text`` in quotation marks, by start. Linear; two levels; unclosed marks are dropped.

    A quotation goes on over a paragraph break if the next paragraph begins with an opening mark again (the custom of
    papers) or has a closing mark before any opening one.
    """
    found: list[Marked] = []
    stack: list[_Open] = []
    broken = False
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match.group()
        if mark[0] == "\n":
            del stack[1:]
            broken = bool(stack)
            continue
        if stack and at - stack[0].at > LONGEST:
            stack.clear()
        opens, closes = _opens(text, at), _closes(text, at)
        if broken:
            broken = False
            if opens and text[at - 1] == "\n" and mark == stack[0].mark and mark in "„“»«":
                continue
            if not (closes and not opens and mark in _CLOSERS[stack[0].mark]):
                stack.clear()
        _step(_Open(at, mark), opens, closes, stack, found)
    return sorted(found, key=lambda marked: (marked.start, -marked.end))


def _step(here: _Open, opens: bool, closes: bool, stack: list[_Open], found: list[Marked]) -> None:
    """One mark: closes the innermost stretch that it can close, or opens one."""
    if closes and stack:
        for depth in range(len(stack) - 1, -1, -1):
            opener = stack[depth]
            # An ambiguous mark at a place where it can only open does not close.
            if here.mark in _CLOSERS[opener.mark] and here.at - opener.at > 1 and not (opens and here.mark in "„‚"):
                found.append(Marked(opener.at, here.at + 1, depth))
                del stack[depth:]
                return
    if opens and here.mark in _CLOSERS:
        if stack and stack[-1].mark == here.mark:
            # The same mark again: the first was never closed.
            stack.pop()
        if len(stack) < 2:
            stack.append(here)


def _opens(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1] if at else " "
    if after.isspace() or after in ".,;!?)":
        return False
    return before in _BEFORE or before in _DOUBLE or (text[at] == "„" and after.isalnum())


def _closes(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() and text[at] not in "”“»«":
        return False
    if text[at] in "'’" and after.isalnum():
        return False
    if before.isspace():
        return after in _AFTER
    return after in _AFTER or after in _DOUBLE or after in "'’‘«»" or text[at] not in "'’"
