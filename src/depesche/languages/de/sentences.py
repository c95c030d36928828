"""Where sentences end: rules over the tokens, set before the parser, which keeps to them.

German full stops also follow abbreviations, ordinal numbers ("am 10. Februar") and initials ("J. Müller"). Newspapers
are regular enough for rules with a list of abbreviations; `docs/model-card.md` has the measured comparison with the
boundaries of the parser. A sentence that ends inside a closing quotation mark ends after the mark.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY = "depesche_sentences"

_ENDS = re.compile(r"^(?:[.!?…]+|\.{3,})$")
_CLOSING = frozenset("“”\"'’‘»«›‹)]")
_ORDINAL = re.compile(r"^(?:\d{1,2}\.?[/–-])?\d{1,3}\.$")
_DATE = re.compile(r"^\d{1,2}\.\d{1,2}\.$")
_INITIAL = re.compile(r"^[^\W\d_]\.$|^[A-ZÄÖÜ][a-z]?\.-?[A-ZÄÖÜ][a-z]?\.$")
_ROMAN = re.compile(r"^[IVX]+\.$")


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``lexicon/sentences.tsv``: class → words."""
    classes: dict[str, set[str]] = {}
    text = files(__package__).joinpath("lexicon", "sentences.tsv").read_text(encoding="utf8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition("\t")
            classes.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in classes.items()}


@Language.component(FACTORY)
def mark_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` of every token, if nothing has set it before."""
    if not len(doc) or doc.has_annotation("SENT_START"):
        return doc
    starts = set(sentence_starts(doc))
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def sentence_starts(doc: Doc) -> list[int]:
    """Indices of the tokens with which a sentence begins (the first is always 0)."""
    starts = [0]
    place = 0
    length = len(doc)
    while place < length:
        token = doc[place]
        end = place + 1
        if token.text[-1] in ".!?…":
            while end < length and _closes(doc, end):
                end += 1
            while end < length and doc[end].is_space:
                end += 1
            if end < length and _ends(doc, place, end):
                starts.append(end)
        place = end
    return starts


def _closes(doc: Doc, place: int) -> bool:
    """Whether the token belongs to the end before it: a further mark, or a quotation mark or bracket that closes."""
    token = doc[place]
    if doc[place - 1].whitespace_:
        return False
    if _ENDS.match(token.text):
        return True
    if token.text not in _CLOSING:
        return False
    following = doc[place + 1] if place + 1 < len(doc) else None
    return following is None or bool(token.whitespace_) or following.is_space or following.is_punct


def _ends(doc: Doc, place: int, following: int) -> bool:
    """Whether the mark at ``place`` ends a sentence, ``following`` being the first token after it."""
    token, after = doc[place], doc[following]
    if not _may_begin(doc, following):
        return False
    if not doc[following - 1].whitespace_ and not doc[following - 1].is_space:
        return after.text in _lexicon()["starter"]  # "Land.Der" lacks a blank, "bbabo.Net" does not
    if token.text[-1] != ".":
        return True
    word = token.text
    if word == "." and place and not doc[place - 1].whitespace_:
        word = doc[place - 1].text + "."
    if word.startswith(".."):
        return True
    return _full_stop_ends(doc, place, word, after)


def _full_stop_ends(doc: Doc, place: int, word: str, after: Token) -> bool:
    lexicon = _lexicon()
    starter = after.text in lexicon["starter"]
    if word in lexicon["never"]:
        return False
    if word in lexicon["sometimes"] or _ROMAN.match(word):
        return starter or after.text in _CLOSING
    if _INITIAL.match(word):
        return False
    if _ORDINAL.match(word) or _DATE.match(word):
        if after.text in lexicon["month"]:
            return False
        before = doc[place - 1].lower_ if place else ""
        if before in lexicon["ordinal-before"] or not before:
            return starter and bool(before)
        return True
    return True


def _may_begin(doc: Doc, place: int) -> bool:
    """Whether a sentence can begin with this token: not lower case, no comma; marks that open look one further."""
    token = doc[place]
    text = token.text
    if text[0].islower() or text[0] in ",;:–—-/…)]":
        return text[0] in "–—-" and place + 1 < len(doc) and doc[place + 1].text[0].isupper()
    if text in ("“", "”", "«", "‹") and not doc[place - 1].whitespace_:
        return False
    if token.is_punct and place + 1 < len(doc) and not token.whitespace_:
        return not doc[place + 1].text[0].islower()
    return True
