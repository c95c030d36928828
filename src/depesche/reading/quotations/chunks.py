"""Sentences cut into chunks at commas, colons, dashes and brackets, each with what kind of clause it is.

German punctuates clauses with commas, so the chunks are nearly clauses, and their kind can be told from the first
word and the place of the finite verb. This holds where a parser errs; it is used instead of the tree for the extent
of what is said.
"""

from dataclasses import dataclass
from typing import Literal

from depesche.languages.de.speech import closed_class
from depesche.reading.quotations.words import Words

Kind = Literal["that", "wh", "sub", "rel", "zu", "v1", "main", "none"]
DELIMITERS = frozenset([",", ";", ":", "–", "—", "-", "(", ")", "…"])
COORDINATORS = closed_class("coordinators")
_THAT = closed_class("that")
_WH = closed_class("question_words")
_SUB = closed_class("subordinators")
_REL = closed_class("relatives")


@dataclass(slots=True)
class Chunk:
    """Tokens ``first`` to ``last - 1`` between two delimiters.

    ``fin`` is the finite verb (-1 without one), ``head`` the first token after coordinators, ``before`` the delimiter
    in front ("" at the start of the sentence).
    """

    first: int
    last: int
    head: int
    kind: Kind
    fin: int
    before: str

    coordinated: bool = False


def cut(words: Words, first: int, last: int, closed: frozenset[int] | set[int] = frozenset()) -> list[Chunk]:
    """The chunks of the tokens ``first`` to ``last - 1``; delimiters among the tokens ``closed`` do not cut."""
    chunks: list[Chunk] = []
    start, before, skip = first, "", -1
    for at in range(first, last + 1):
        if at < last and (words.text[at] not in DELIMITERS or at in closed):
            continue
        if at < last and words.text[at] == "-" and not _dash(words, at):
            continue
        if at < last and words.text[at] == "(" and (close := _short_bracket(words, at, last)):
            skip = close
        if at <= skip and at < last:
            continue
        end = at
        while end > start and words.pos[end - 1] == "SPACE":
            end -= 1
        if end > start:
            chunks.append(_chunk(words, start, end, before))
        start = at + 1
        before = words.text[at] if at < last else ""
    return chunks


def _short_bracket(words: Words, at: int, last: int) -> int:
    """The closing bracket of a short bracket without a verb ("(CDU)"); 0 without one."""
    for close in range(at + 1, min(at + 8, last)):
        if words.text[close] == ")":
            return close
        if words.fin[close]:
            return 0
    return 0


def _dash(words: Words, at: int) -> bool:
    return at > 0 and words.start[at] > words.end[at - 1]


def _chunk(words: Words, first: int, last: int, before: str) -> Chunk:
    head = first
    while head < last - 1 and (
        words.low[head] in COORDINATORS or words.pos[head] == "SPACE" or words.text[head] in '„“”"»«'
    ):
        head += 1
    fin = finite(words, head, last)
    kind = _kind(words, head, last, fin)
    coordinated = any(words.low[at] in COORDINATORS for at in range(first, head))
    return Chunk(first, last, head, "main" if kind == "rel" and not before else kind, fin, before, coordinated)


def finite(words: Words, first: int, last: int) -> int:
    """The finite verb among the tokens: an auxiliary before a full verb; -1 without one."""
    found = next((at for at in range(first, last) if words.fin[at]), -1)
    if found < 0:
        return _plural(words, first, last)
    # In a verb cluster at the end the last one is finite ("angeboten werden sollten", "gesagt hatte").
    if found > first and all(words.pos[at] in ("VERB", "AUX", "SPACE") for at in range(found, last)):
        return max(at for at in range(found, last) if words.fin[at])
    final = last - 1
    if words.pos[found] == "VERB" and words.fin[final] and words.pos[final] == "AUX":
        return final
    return found


def _plural(words: Words, first: int, last: int) -> int:
    """The only verb if it can be a plural that was taken for an infinitive ("die Kritiker sagen"); -1 otherwise."""
    verbs = [at for at in range(first, last) if words.pos[at] in ("VERB", "AUX")]
    if len(verbs) != 1 or not words.low[verbs[0]].endswith("n") or words.low[verbs[0]].startswith("ge"):
        return -1
    at = verbs[0]
    return -1 if at == first or words.low[at - 1] == "zu" or "zu" in words.low[at][2:-3] else at


def _kind(words: Words, head: int, last: int, fin: int) -> Kind:
    low, pos = words.low[head], words.pos[head]
    closing = fin >= 0 and all(words.pos[at] in ("VERB", "AUX", "SPACE", "PUNCT") for at in range(fin + 1, last))
    if low in _THAT:
        return "that"
    if fin < 0 and low in ("um", "ohne", "anstatt", "statt"):
        return "sub"
    if fin < 0:
        return "zu" if _infinitive(words, head, last) else "none"
    if fin == head:
        return "v1"
    if low in _WH and fin > head + 1 and (closing or low == "wie"):
        return "wh"
    if low in _SUB and (pos == "SCONJ" or closing):
        return "sub"
    second = words.low[head + 1] if head + 1 < last else ""
    if pos == "ADP" and second in _REL and words.pos[head + 1] != "DET" and closing:
        return "rel"
    if low in _REL and closing and not _noun_phrase_before(words, head, fin):
        return "rel"
    return "main"


def _noun_phrase_before(words: Words, head: int, fin: int) -> bool:
    """Whether nothing but one noun phrase stands before the verb ("der Mann lüge")."""
    return words.pos[head] == "DET" and all(
        words.pos[at] in ("ADJ", "NOUN", "PROPN", "NUM") for at in range(head + 1, fin)
    )


def _infinitive(words: Words, first: int, last: int) -> bool:
    for at in range(first, last):
        low = words.low[at]
        if low == "zu" and at + 1 < last and words.pos[at + 1] in ("VERB", "AUX"):
            return True
        if words.pos[at] == "VERB" and "zu" in low[2:-3] and low.endswith("n"):
            return True
    return False
