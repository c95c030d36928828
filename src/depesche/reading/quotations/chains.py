"""Quotations that belong together: utterances that a frame interrupts, sentences that go on, speakers that stay."""

from bisect import bisect_right

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.phrases import end_of
from depesche.reading.quotations.sources import is_source
from depesche.reading.quotations.subjects import can_speak, subject
from depesche.reading.quotations.words import Words

LONGEST = 250
"""Tokens; what is longer is no sentence of prose and is not searched for frames."""

# Words that say that somebody goes on with the same utterance.
_RESUMES = closed_class("resuming")


def near(words: Words, last: int, first: int) -> bool:
    """Whether no sentence stands between two token places."""
    return first - last < 12 and all(words.pos[at] in ("PUNCT", "SPACE") for at in range(last, first))


def continued(words: Words, found: list[Found]) -> list[Found]:
    """Full quotations that follow on each other, or that only a frame interrupts, as one.

    "„…“, sagte er, „…“", "„…“, fuhr er fort. „…“", "„…“ „…“, sagte er".
    """
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and last.cue and last.last < each.first and last.cue[0] > last.last:
            between = range(last.last + 1, each.first - 1)
            stops = any(words.text[at] in ".!?:" or words.pos[at] == "SPACE" for at in between)
            resumes = any(words.low[at] in _RESUMES for at in between)
            close = len(between) < 30 and not any("\n" in words.text[at] for at in between)
            single = sum(words.fin[at] for at in between) <= 1
            if close and ((single and not stops) or resumes):
                last.spans += each.spans
                continue
        if last is not None and last.inherits and each.cue and each.cue[0] > each.last and _adjoin(words, last, each):
            # "„Das war zu verhindern.“ „Man hätte nur hinsehen müssen“, sagte er"
            last.spans += each.spans
            last.cue, last.speaker, last.inherits = each.cue, each.speaker, False
            continue
        joined.append(each)
    return joined


def _adjoin(words: Words, one: Found, other: Found) -> bool:
    """Whether nothing but the marks and a space stand between two full quotations."""
    between = range(one.last, other.first)
    return len(between) <= 3 and not any("\n" in words.text[at] for at in between)


def joined(words: Words, found: list[Found]) -> list[Found]:
    """Free indirect quotations that follow on each other as one."""
    result: list[Found] = []
    last: Found | None = None
    for each in found:
        if each.type is QuotationType.FREE_INDIRECT:
            if last is not None and near(words, last.last, each.first):
                last.spans[-1] = (last.spans[-1][0], each.last)
                continue
            last = each
        elif each.type is not QuotationType.DIRECT or (last is not None and each.first >= last.last):
            last = None
        result.append(each)
    return result


def carried(words: Words, sentences: list[Range], found: list[Found]) -> list[Found]:
    """Gives quotations without a speaker of their own that of the one before, or the subject of the sentence before."""
    previous: Found | None = None
    for each in found:
        if each.speaker is None and (each.inherits or each.cue is None or refers(words, each)):
            beside = previous is not None and near(words, previous.last, each.first)
            if each.type is QuotationType.FREE_INDIRECT or refers(words, each):
                each.speaker = None if beside else _told(words, sentences, each)
            if each.speaker is None and previous is not None:
                each.speaker = previous.speaker
        if each.speaker is not None:
            previous = each
    return found


def relayed(found: list[Found]) -> list[Found]:
    """The quotations, behind each that somebody passes on the one of whoever does so."""
    result: list[Found] = []
    for each in found:
        result.append(each)
        if each.relay:
            cue, speaker = each.relay
            result.append(Found(list(each.spans), each.type, speaker, cue))
    return result


def refers(words: Words, each: Found) -> bool:
    """Whether the cue is an adverb that refers back ("demnach")."""
    return each.cue is not None and words.low[each.cue[0]] in speech.load().adverbs


def _told(words: Words, sentences: list[Range], each: Found) -> Range | None:
    """Whoever the sentence before is about, if it can speak: "Die Behörde wiegelt ab. Gefahr bestehe nicht." """
    index = bisect_right(sentences, (each.first, len(words) + 1)) - 2
    if index < 0 or any("\n\n" in words.text[at] for at in range(sentences[index][1] - 1, each.first)):
        return None
    first, last = sentences[index]
    if last - first > LONGEST:
        return None
    for chunk in cut(words, first, last):
        if chunk.kind in ("main", "v1") and chunk.fin >= 0 and not words.sub[chunk.fin]:
            phrase = subject(words, chunk, chunk.fin)
            if phrase and can_speak(words, phrase):
                return phrase
            break
    for at in range(first, last):
        if words.pos[at] == "NOUN" and is_source(words.low[at]):
            end = end_of(words, at, last)
            return (at, end) if end > at else None
    return None
