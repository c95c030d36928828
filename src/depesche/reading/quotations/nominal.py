"""What nouns of saying frame ("der Vorwurf, …"), and Konjunktiv in clauses that hang on a plain sentence."""

from depesche.languages.de import speech
from depesche.reading.quotations.attribution import genitive_after, speaker_of
from depesche.reading.quotations.content import begins_subjunctive, extent
from depesche.reading.quotations.found import Range
from depesche.reading.quotations.phrases import end_of
from depesche.reading.quotations.sentence import Sentence
from depesche.reading.quotations.sources import antecedent
from depesche.reading.quotations.subjects import subject
from depesche.reading.quotations.words import PRESENT_SUBJUNCTIVE, Words


def by_nouns(sentence: Sentence) -> None:
    """ "der Vorwurf, …", "die Forderung, … zu …", "…, wonach …"."""
    words, chunks = sentence.words, sentence.chunks
    lexicon = speech.load()
    for index, chunk in enumerate(chunks):
        if chunk.first in sentence.taken or index == 0 or chunk.before not in (",", ":"):
            continue
        after = words.low[chunk.head] in lexicon.relative
        if not (
            after
            or chunk.kind in ("that", "zu")
            or (chunk.kind in ("main", "none", "sub") and begins_subjunctive(sentence, index))
        ):
            continue
        noun = next(
            (at for at in range(chunk.first - 2, chunks[index - 1].first - 1, -1) if _content_noun(words, at, lexicon)),
            -1,
        )
        if noun < 0 and not after:
            continue
        before = chunks[index - 1]
        if noun >= 0 and not after and not _reaches(words, noun, before.last):
            continue
        start = chunk.first + (1 if after else 0)
        first = noun if noun < 1 or words.pos[noun - 1] != "DET" else noun - 1
        cue = (chunk.head, chunk.head + 1) if after else (first, noun + 1)
        speaker = genitive_after(words, noun, before.last) if noun >= 0 else None
        if speaker is None and noun >= 0:
            speaker = _holder(sentence, index, noun)
        if speaker is None and after:
            speaker = antecedent(words, sentence.first, chunk.first)
        end = extent(sentence, index)
        sentence.taken.update(range(chunk.first, end))
        sentence.add([(start, end)], cue, speaker)


def _holder(sentence: Sentence, index: int, noun: int) -> Range | None:
    """Who voices the noun: the subject of a verb that goes with it ("äußerte … die Hoffnung", "mit der Begründung")."""
    words = sentence.words
    for cues in reversed(sentence.cues[:index]):
        for cue in cues:
            if words.low[noun] in cue.verb.withs or cue.verb.lemma in ("wiederholen", "bekräftigen", "zurückweisen"):
                return speaker_of(sentence, cue)
    if noun > 1 and "mit" in (words.low[noun - 1], words.low[noun - 2]):
        for chunk in reversed(sentence.chunks[:index]):
            if chunk.kind in ("main", "v1") and chunk.fin >= 0:
                return subject(words, chunk, chunk.fin)
    return None


def _content_noun(words: Words, at: int, lexicon: speech.Speech) -> bool:
    return words.pos[at] in ("NOUN", "PROPN", "X") and words.low[at] in lexicon.content_nouns


def _reaches(words: Words, noun: int, last: int) -> bool:
    """Whether nothing but attributes or the end of the verb stand between the noun and the comma."""
    end = end_of(words, noun, last)
    return last - end <= 2


def by_subordinates(sentence: Sentence) -> None:
    """A relative or causal clause in the Konjunktiv I after an indicative main clause: somebody's reason or words."""
    words, chunks = sentence.words, sentence.chunks
    for index, chunk in enumerate(chunks):
        if chunk.kind not in ("rel", "sub") or chunk.fin < 0 or chunk.first in sentence.taken or index == 0:
            continue
        if words.low[chunk.fin] not in PRESENT_SUBJUNCTIVE | {"seien"} or words.low[chunk.head] in (
            "als",
            "ob",
            "damit",
        ):
            continue
        main = next((each for each in chunks[:index] if each.kind in ("main", "v1")), None)
        if main is None or words.sub[main.fin]:
            continue
        speaker = subject(words, main, main.fin)
        end = extent(sentence, index)
        sentence.taken.update(range(chunk.first, end))
        sentence.add([(chunk.first, end)], None, speaker)
