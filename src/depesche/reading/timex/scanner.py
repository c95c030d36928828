"""Text to words with classes: one letter a word, so that the grammar can be one regular expression over them."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from depesche.reading.timex import lexicon

# thousands and decimals stay whole; a figure glued to letters is cut ("90er"); a line break is a word
_WORD = re.compile(r"\d{1,3}(?:[. ]\d{3}){1,4}(?!\d)|\d{1,9},\d{1,9}|\d+|[^\W\d_]+|\n|[^\w\s]|_")
_PUNCTUATION = {
    ".": "dot", ",": "comma", ":": "colon", "/": "slash", "(": "open", ")": "close", "–": "until_dash",
    "—": "until_dash", "-": "hyphen", "%": "percent", "\n": "break",
}  # fmt: skip


#: After these a sentence may begin.
_OPENING = frozenset(["dot", "break", "colon", "other"])
#: No word of time is so long.
_LONGEST = 60


class Word(NamedTuple):
    """One word of the text: its stretch, its class and what it means in that class."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None


def _number(text: str) -> tuple[str, Any]:
    """The class of a figure: by size, and by whether it can be a year."""
    if not text.isdecimal():
        if "," in text:
            return "decimal", float(text.replace(",", "."))
        return "integer", int(re.sub(r"\D", "", text))
    if len(text) > 9:
        return "long_number", None
    value = int(text)
    if len(text) == 4 and 1000 <= value <= 2199:
        return "year", value
    if len(text) > 2 or value > 99:
        return "integer", value
    for name, limit in (("n0", 0), ("n12", 12), ("n24", 24), ("n31", 31), ("n59", 59)):
        if value <= limit:
            return name, value
    return "n99", value


@lru_cache(maxsize=1 << 16)
def _classify(text: str) -> tuple[str, Any]:
    if text[0].isalpha():
        return lexicon.lookup(text) or ("capital" if text[0].isupper() else "word", None)
    if text[0].isdigit():
        return _number(text) if text.isascii() else ("other", None)
    return _PUNCTUATION.get(text, "other"), None


def scan(text: str) -> list[Word]:
    """The words of ``text`` in order; linear in its length."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        written = found.group()
        kind, value = _classify(written) if len(written) < _LONGEST else ("other", None)
        start, end = found.span()
        # a hyphen with a blank behind it is a dash
        if kind == "hyphen" and text[end : end + 1].isspace():
            kind = "until_dash"
        elif kind == "morning" and (not words or words[-1].kind in _OPENING):
            kind, value = "day_adverb", 1  # "Morgen reist sie ab"
        words.append(Word(start, end, written, kind, value))
    return words
