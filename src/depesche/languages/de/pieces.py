"""Cut an article into pieces to parse, and put the parsed pieces together to one Doc of the article.

A line break always ends a sentence, so lines are parsed one by one; no piece is so long that it would stall the parser.
The components see words with single blanks between them; joining gives the white space back, so that ``doc.text`` is
the article to the character and ``token.idx`` an offset in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_PIECE = 4000
"""Characters; about 600 words. Ordinary paragraphs are shorter, only text without line breaks is cut by it."""

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:[\n\r\v\f\x85\u2028\u2029]\s*|\Z)")
_BREAKS = (re.compile(r"[.!?]\S{0,2}\s+"), re.compile(r"\s+"))
_WHITE = re.compile(r"\s*")
_ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"]
_INSIDE, _OUTSIDE = 1, 2  # ENT_IOB of a token that goes on with an entity, and of one outside all entities


def pieces(text: str, longest: int = LONGEST_PIECE) -> list[str]:
    """Cut a text after its line breaks, and longer lines at sentence ends, else at blanks, else hard.

    White space stays with the piece before it. No piece is empty, and the pieces joined are the text.
    """
    found: list[str] = []
    for match in _LINE.finditer(text):
        if line := match.group():
            found.extend(_cut(line, longest) if len(line) > longest else (line,))
    return found


def _cut(line: str, longest: int) -> Iterator[str]:
    start = 0
    while len(line) - start > longest:
        end = start + longest
        for pattern in _BREAKS:
            # The last break in the second half; a piece should not become tiny for the sake of a full stop.
            breaks = [match.end() for match in pattern.finditer(line, start + longest // 2, end)]
            if breaks:
                end = breaks[-1]
                break
        yield line[start:end]
        start = end
    if start < len(line):
        yield line[start:]


def join(docs: Sequence[Doc], text: str, vocab: Vocab) -> Doc:
    """One Doc of the text from the parsed pieces, with its white space as tokens.

    ``docs`` hold the words of ``text`` in order. Raises ``ValueError`` if they do not.
    """
    words, spaces, places = _layout([token.text for doc in docs for token in doc], text)
    joined = Doc(vocab, words=words, spaces=spaces)
    if not words:
        return joined
    parsed = any(doc.has_annotation("DEP") for doc in docs)
    last = "DEP" if parsed else "SENT_START"
    table = np.zeros((len(words), len(_ATTRIBUTES) + 2), dtype=np.uint64)
    white = np.ones(len(words), dtype=bool)
    white[places] = False
    table[white, 0], table[white, 1] = vocab.strings.add("_SP"), vocab.strings["SPACE"]
    table[white, 3] = [vocab.strings.add(word) for word, is_white in zip(words, white, strict=True) if is_white]
    table[white, 4] = _OUTSIDE
    if docs:
        columns = np.concatenate([doc.to_array([*_ATTRIBUTES, last]).astype(np.uint64) for doc in docs])
        table[places, :-1] = columns
        inside = np.flatnonzero(white[:-1] & (table[1:, 4] == _INSIDE))
        table[inside, 4:7] = table[inside + 1, 4:7]  # white space within a name belongs to the name
    if parsed:
        table[:, -1] = _heads(docs, places, white).astype(np.uint64)
    else:
        table[white, -2] = np.uint64(2**64 - 1)  # -1: no sentence begins here
        table[0, -2] = 1
    attributes = [*_ATTRIBUTES, last, "HEAD"] if parsed else [*_ATTRIBUTES, last]
    return joined.from_array(attributes, table[:, : len(attributes)])  # type: ignore[arg-type]


def _layout(tokens: list[str], text: str) -> tuple[list[str], list[bool], NDArray[np.intp]]:
    """Words and following blanks of the joined Doc, and at which of the words the tokens stand."""
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    at = 0
    for token in [*tokens, ""]:
        gap = _WHITE.match(text, at).group()  # type: ignore[union-attr]
        at += len(gap)
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if not text.startswith(token, at):
            raise ValueError(f"Parsed word {token!r} is not in the text at {at}")
        if token:
            places.append(len(words))
            words.append(token)
            spaces.append(False)
            at += len(token)
    if at != len(text):
        raise ValueError(f"Parsed words end at {at}, the text at {len(text)}")
    return words, spaces, np.array(places, dtype=np.intp)


def _heads(docs: Sequence[Doc], places: NDArray[np.intp], white: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Heads relative to their tokens; white space hangs on the word before it, or at the start on the one after it."""
    relative = np.concatenate([doc.to_array(["HEAD"]).reshape(-1).astype(np.int64) for doc in docs])
    heads = np.zeros(len(white), dtype=np.int64)
    own = np.arange(len(places))
    heads[places] = places[own + relative] - places
    if len(places):
        for place in np.flatnonzero(white):
            heads[place] = -1 if place else 1
    return heads
