"""Reported speech: the act is told with an object or a phrase, and no clause says what was said."""

from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.quotations.attribution import speaker_of
from depesche.reading.quotations.cues import Cue
from depesche.reading.quotations.found import Found
from depesche.reading.quotations.sentence import Sentence, trim
from depesche.reading.quotations.words import Words

# With these a verb of demanding, promising or condemning has another sense.
_OTHER = closed_class("other_senses")


# Prepositions of time, place and manner that may stand before the one that the verb governs.
_ADJUNCT = closed_class("adjuncts")


def _about(words: Words, tail: range, cue: Cue) -> bool:
    """Whether a preposition that the verb governs stands in its clause, not one within another phrase."""
    for at in tail:
        low = words.low[at]
        if at == cue.prefix or words.pos[at] != "ADP":
            continue
        if low in cue.verb.about:
            return at + 1 < len(words) and (at < 1 or words.pos[at - 1] not in ("DET",))
        if low not in _ADJUNCT and at > cue.fin:
            return False
    return False


def _otherwise(words: Words, tail: range) -> bool:
    return any(words.low[at] in _OTHER for at in tail)


def _predicates(words: Words, verb: int) -> bool:
    """Whether a verb has an object and a predicate of it beside its subject: "nannte die Wahl unfrei"."""
    return sum(child.dep_ in _COMPLEMENTS for child in words.doc[verb].children) >= _WITH_PREDICATE


_COMPLEMENTS = frozenset(("nsubj", "obj", "xcomp"))
_WITH_PREDICATE = 3  # subject, object, and what is said of it


def reported(sentence: Sentence, first: int, last: int) -> Found | None:
    """The sentence as a reported quotation, if a verb of a main clause tells such an act."""
    words, chunks = sentence.words, sentence.chunks
    for index, cues in enumerate(sentence.cues):
        chunk = chunks[index]
        if chunk.kind not in ("main", "v1", "none"):
            continue
        for cue in cues:
            tail = range(chunk.head, max(chunk.last, chunks[min(index + 1, len(chunks) - 1)].last))
            about = _about(words, tail, cue)
            judged = any(words.low[at] in cue.verb.judges for at in tail)
            told = "object" in cue.frames and not any(words.low[at] == "sich" for at in tail)
            told = told or (cue.verb.predicative and _predicates(words, cue.at))
            if not (about or judged or told) or _otherwise(words, tail):
                continue
            speaker = speaker_of(sentence, cue)
            if speaker is None:
                continue
            # no cue: the verb is in what is quoted, not in a frame around it
            return Found([trim(words, first, last)], QuotationType.REPORTED, speaker)
    return None
