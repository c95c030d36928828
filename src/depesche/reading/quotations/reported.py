"""Reported speech: the act is told with an object or a phrase, and no clause says what was said."""

from depesche.model import QuotationType
from depesche.reading.quotations.found import Found
from depesche.reading.quotations.indirect import Sentence, _speaker, cue_range, trim

_AS = frozenset(["als", "für", "auf", "mit"])


def reported(sentence: Sentence, first: int, last: int) -> Found | None:
    """The sentence as a reported quotation, if a verb of a main clause tells such an act."""
    words, chunks = sentence.words, sentence.chunks
    for index, cues in enumerate(sentence.cues):
        chunk = chunks[index]
        if chunk.kind not in ("main", "v1", "none"):
            continue
        for cue in cues:
            tail = range(chunk.head, max(chunk.last, chunks[min(index + 1, len(chunks) - 1)].last))
            about = any(words.low[at] in cue.verb.about for at in tail if at != cue.prefix)
            judged = cue.verb.judges and any(words.low[at] in _AS for at in tail)
            told = "object" in cue.frames
            if not (about or judged or told):
                continue
            speaker = _speaker(sentence, cue)
            if speaker is None and not cue.passive:
                continue
            return Found([trim(words, first, last)], QuotationType.REPORTED, speaker, cue_range(words, cue))
    return None
