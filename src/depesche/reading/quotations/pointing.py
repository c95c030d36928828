"""Sentences that point back at what was said: "Das Werk wird geschlossen. Das teilte der Vorstand mit." """

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.quotations.attribution import speaker_of
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.phrases import end_of, skip_to_noun_phrase
from depesche.reading.quotations.sentence import Sentence, cue_range, trim
from depesche.reading.quotations.words import Words

_POINTERS = closed_class("pointers")
_CLASSES = frozenset(["say", "find", "decide"])


def pointing(words: Words, before: Range, here: Range) -> Found | None:
    """The sentence ``before`` as an indirect quotation if the sentence ``here`` says only who said it."""
    first, last = here
    while first < last and words.pos[first] == "SPACE":
        first += 1
    if last - first < 4:
        return None
    noun = words.low[first + 1] if words.low[first] in ("diese", "diesen", "dieser") else ""
    verb = first + 1
    if noun and noun in speech.load().content_nouns:
        verb = first + 2
    elif words.low[first] not in _POINTERS:
        return None
    if verb >= last or not words.fin[verb]:
        return None
    if any(words.pos[at] == "SPACE" and words.text[at].count("\n") > 1 for at in range(before[1] - 1, first)):
        return None
    chunks = cut(words, first, last)
    sentence = Sentence(words, chunks, first, last)
    cue = next((cue for cue in sentence.cues[0] if cue.fin == verb), None)
    if cue is None or not cue.verb.classes & _CLASSES or any(chunk.kind in ("that", "zu", "wh") for chunk in chunks):
        return None
    if "main" not in cue.frames:
        return None
    speaker = speaker_of(sentence, cue)
    if speaker is None or speaker[0] < verb:
        start = skip_to_noun_phrase(words, verb + 1, chunks[0].last)
        speaker = (start, end_of(words, start, chunks[0].last))
    if speaker[1] <= speaker[0]:
        return None
    return Found([trim(words, *before), (first, verb)], QuotationType.INDIRECT, speaker, cue_range(words, cue))
