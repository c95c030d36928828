"""The clause around a number: what is said of it is said there, not in the whole sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

_SPLITTING = frozenset(',;:()[]–—„“”"»«')
_JOINING = frozenset(("und", "oder", "aber", "sondern", "sowie", "während", "wobei", "denn", "doch"))
_RELATIVE = frozenset(("die", "der", "denen", "deren", "dessen", "welche", "den", "dem"))
_SUBORDINATE = ("SCONJ", "PRON", "ADV")
#: So many tokens before and after the number are looked at, however long the sentence is.
_WINDOW = 70


@dataclass(frozen=True, slots=True)
class Clause:
    """``tokens`` is a window of the sentence; ``[first, last)`` of it is the clause, ``place`` the number.

    ``text`` is the whole text (``doc.text`` would be put together anew at every use).
    """

    text: str
    tokens: Sequence[Token]
    place: int
    first: int
    last: int

    @property
    def start(self) -> int:
        """Offset of the clause's first character."""
        return self.tokens[self.first].idx

    @property
    def end(self) -> int:
        """Offset behind the clause's last character."""
        token = self.tokens[self.last - 1]
        return token.idx + len(token.text)

    def inside(self, place: int) -> bool:
        """Whether the token at ``place`` of the window is in the clause."""
        return self.first <= place < self.last


def index_at(sentence: Span, offset: int) -> int:
    """The index in the doc of the token of ``sentence`` that holds the character at ``offset``."""
    doc = sentence.doc
    at = bisect_left(range(sentence.start, sentence.end), offset + 1, key=lambda index: doc[index].idx)
    return max(sentence.start, sentence.start + at - 1)


def clause_of(text: str, sentence: Span, number: int, noun: Token | None = None) -> Clause:
    """The clause of the token with index ``number``, with the relative clause that follows the counted ``noun``."""
    low, high = max(sentence.start, number - _WINDOW), min(sentence.end, number + _WINDOW)
    tokens = list(sentence.doc[low:high])
    place = number - low
    parts = _parts(tokens)
    at = next(index for index, part in enumerate(parts) if part[0] <= place < part[1])
    first, last = parts[at]
    if noun is not None and noun.i - low + 1 == last and at + 1 < len(parts):
        relative = [token.lower_ for token in tokens[last : last + 3]]
        if relative[:1] == [","] and set(relative[1:]) & _RELATIVE:
            last = parts[at + 1][1]
    return Clause(text, tokens, place, first, last)


def _parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches with one full verb each, as far as word order tells: no parse is needed."""
    cuts = [
        place
        for place, token in enumerate(tokens)
        if place
        and (token.text in _SPLITTING or (token.lower_ in _JOINING and token.pos_ in ("CCONJ", "SCONJ", "ADV")))
    ]
    parts: list[tuple[int, int]] = []
    for first, last in zip([0, *cuts], [*cuts, len(tokens)], strict=True):
        if parts and (not _has(tokens, first, last, ("VERB", "AUX")) or _open(tokens, parts[-1], first, last)):
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    if len(parts) > 1 and not _has(tokens, *parts[0], ("VERB", "AUX")):
        parts[:2] = [(parts[0][0], parts[1][1])]
    return parts


def _open(tokens: Sequence[Token], part: tuple[int, int], first: int, last: int) -> bool:
    """Whether an auxiliary waits for its verb in ``[first, last)``: "wurden 30 Männer | und 20 Frauen getötet"."""
    if _has(tokens, *part, ("VERB",)) or not _has(tokens, *part, ("AUX",)) or _has(tokens, first, last, ("AUX",)):
        return False
    opening = first + 1 if tokens[first].text in _SPLITTING else first
    return opening < len(tokens) and tokens[opening].pos_ not in _SUBORDINATE


def _has(tokens: Sequence[Token], first: int, last: int, kinds: tuple[str, ...]) -> bool:
    return any(tokens[place].pos_ in kinds for place in range(first, last))
