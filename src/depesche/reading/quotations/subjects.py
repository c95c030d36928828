"""The subject of a verb: which of the noun phrases of its clause speaks.

German puts objects in front as readily as subjects, and case shows on few words. So every noun phrase beside the verb
is weighed: its determiner, the tree's word, whether it can speak at all, and its place.
"""

from collections.abc import Iterator

from depesche.languages.de.speech import closed_class
from depesche.reading.quotations.chunks import COORDINATORS, Chunk
from depesche.reading.quotations.found import Range
from depesche.reading.quotations.phrases import end_of, is_time
from depesche.reading.quotations.words import Words

_NOT_NOMINATIVE = closed_class("not_nominative")
_PRONOUNS = closed_class("speaking_pronouns")
_ABSTRACT = tuple(closed_class("abstract_endings"))
_SPEAKING = tuple(closed_class("speaking_endings"))


def subject(words: Words, chunk: Chunk, verb: int, lead: int = -1) -> Range | None:
    """The tokens of the subject in ``chunk`` of the full verb ``verb``; None if no noun phrase can be it.

    ``lead`` is where the clause began, if another clause stands between its subject and its verb.
    """
    fin = chunk.fin if chunk.fin >= 0 else verb
    if lead >= 0 and (end := end_of(words, lead, fin)) > lead:
        return lead, end
    relative = (
        chunk.kind == "rel" and words.pos[chunk.head] == "PRON" and words.low[chunk.head] in ("der", "die", "das")
    )
    if relative and words.case[chunk.head] in ("Nom", ""):
        return chunk.head, chunk.head + 1
    best: Range | None = None
    most = -2.5
    for phrase in _phrases(words, chunk, fin):
        weight = _weight(words, chunk, phrase, fin, verb)
        if weight > most:
            best, most = phrase, weight
    return None if best and words.low[best[0]] == "es" else best


def can_speak(words: Words, phrase: Range) -> bool:
    """Whether the phrase names somebody or something that says things."""
    head = head_of(words, phrase)
    if words.agent[head]:
        return True
    return words.low[head].endswith(_SPEAKING) and not words.low[head].endswith(_ABSTRACT)


def _phrases(words: Words, chunk: Chunk, fin: int) -> Iterator[Range]:
    """The noun phrases of the chunk that do not hang on a preposition."""
    at = chunk.head
    while at < chunk.last:
        pos = words.pos[at]
        if pos == "ADP" and words.low[at] not in COORDINATORS:
            if at == chunk.last - 1:
                return
            at = max(end_of(words, at + 1, chunk.last), at + 1)
        elif (
            pos in ("DET", "NOUN", "PROPN", "X", "ADJ", "NUM")
            or (pos == "PRON" and words.low[at] != "sich")
            or words.opens(at)
        ):
            end = end_of(words, at, fin if at < fin else chunk.last)
            if end > at:
                yield at, end
            at = max(end, at + 1)
        else:
            if words.doc[at].dep_ == "nsubj" and words.text[at][0].isupper():
                yield at, at + 1  # a name that was taken for another kind of word
            at += 1


def _weight(words: Words, chunk: Chunk, phrase: Range, fin: int, verb: int) -> float:
    """How much the phrase is like a subject that says something."""
    first, last = phrase
    low = words.low[first]
    if (
        low in _NOT_NOMINATIVE
        or any(is_time(words.low[at]) for at in range(first, last))
        or (words.pos[first] == "ADJ" and last - first == 1)
    ):
        return -9.0
    weight = 0.0
    if words.pos[first] == "PRON":
        if low not in _PRONOUNS and low not in ("der", "die", "das", "dies"):
            return -9.0
        weight += 1.5 if low in _PRONOUNS else -0.5
    head = head_of(words, phrase)
    weight += _by_tree(words, phrase, fin, verb) + _by_head(words, head)
    if words.low[first].startswith(("sein", "ihre")):
        weight -= 1.0
    if words.case[first] == "Nom" or words.case[head] == "Nom":
        weight += 0.5
    plural = words.low[fin].endswith("n") and words.low[fin] not in ("ist",)
    if plural and words.pos[first] == "DET" and low in ("der", "das", "ein", "eine"):
        weight -= 1.0
    distance = first - fin if first > fin else fin - last
    return weight + (1.0 if first < fin else 0.5) - 0.1 * min(distance, 10)


_TREE = {"nsubj": 4.0, "nsubj:pass": 3.0, "obj": -3.0, "iobj": -3.0, "obl:arg": -3.0, "obl": -3.0}


def _by_tree(words: Words, phrase: Range, fin: int, verb: int) -> float:
    """What the tree says of the phrase."""
    for at in range(*phrase):
        token = words.doc[at]
        if token.head.i in (fin, verb) and at != fin:
            return _TREE.get(token.dep_, 0.0)
    return 0.0


def _by_head(words: Words, head: int) -> float:
    """Whether the head names somebody, or something that only can be talked about."""
    low = words.low[head]
    if words.agent[head] or words.pos[head] == "PROPN":
        return 2.0
    if low.endswith(_SPEAKING):
        return 1.0
    return -1.5 if low.endswith(_ABSTRACT) else 0.0


def head_of(words: Words, phrase: Range) -> int:
    """The head noun: the first noun or name of the phrase."""
    return next((at for at in range(*phrase) if words.pos[at] in ("NOUN", "PROPN", "X")), phrase[0])
