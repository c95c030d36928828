"""Indirect quotations: clauses and Konjunktiv with a frame before, after, inside or around them.

A sentence is cut into chunks; source phrases, "wie"-clauses, verbs of saying and nouns of saying frame some of them;
the chunks that are framed are what was said.
"""

from depesche.reading.quotations.attribution import (
    addressee_of,
    appositions_after,
    relay_of,
    speaker_of,
    with_apposition,
)
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.content import content_of, extent, is_independent
from depesche.reading.quotations.cues import Cue
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.nominal import by_nouns, by_subordinates
from depesche.reading.quotations.phrases import end_of, skip_to_noun_phrase
from depesche.reading.quotations.sentence import Sentence, chunk_at, cue_range, lead_of
from depesche.reading.quotations.sources import Source, sources
from depesche.reading.quotations.subjects import subject
from depesche.reading.quotations.words import AUXILIARY, Words


def indirect(words: Words, chunks: list[Chunk], first: int, last: int) -> list[Found]:
    """The indirect quotations among the tokens ``first`` to ``last - 1``, which ``chunks`` divide."""
    if not chunks:
        return []
    sentence = Sentence(words, chunks, first, last)
    _by_sources(sentence)
    _by_parentheses(sentence)
    _by_verbs(sentence)
    by_nouns(sentence)
    by_subordinates(sentence)
    return sentence.found


def _by_sources(sentence: Sentence) -> None:
    words = sentence.words
    for source in sources(words, sentence.first, sentence.last):
        index = chunk_at(sentence.chunks, source.first)
        if index is None:
            continue
        start, end = _scope(sentence, index, source)
        spans = [(start, source.first), (source.last, end)]
        sentence.taken.update(range(start, end))
        sentence.add(spans, source.cue, source.speaker, outer=True)


def _scope(sentence: Sentence, index: int, source: Source) -> Range:
    """The clause that a source phrase in the chunk ``index`` frames."""
    chunks = sentence.chunks
    chunk = chunks[index]
    if source.relative:
        return chunk.first, extent(sentence, index)
    if chunk.kind == "rel":
        return chunk.first, chunk.last
    start = index
    alone = source.first == chunk.first and source.last >= chunk.last
    while start > 0:
        before = chunks[start - 1]
        own = chunk.fin >= 0 and not alone
        if own and before.kind in ("main", "v1") and chunk.kind in ("main", "v1", "that"):
            break
        if chunks[start].before in (":", ";"):
            break
        start -= 1
    end = sentence.last
    for later in range(index + 1, len(chunks)):
        if chunks[later].before == ";":
            end = chunks[later].first
            break
    return chunks[start].first, end


def _by_parentheses(sentence: Sentence) -> None:
    words, chunks = sentence.words, sentence.chunks
    for index, chunk in enumerate(chunks):
        low = words.low[chunk.head]
        said = [cue for cue in sentence.cues[index] if cue.frames]
        if low == "wie" and chunk.kind in ("wh", "v1", "main") and said and chunk.last - chunk.head > 2:
            cue = said[-1]
            if words.low[chunk.head + 1] in ("viele", "viel", "lange", "oft", "hoch", "groß"):
                continue
            speaker = subject(words, chunk, cue.at)
            sentence.cues[index] = []
            _around(sentence, index, (cue.at, cue.at + 1), with_apposition(sentence, index, speaker))
        elif low == "wie" and chunk.kind == "none":
            _interrupted(sentence, index)
        elif low == "so" and not chunk.coordinated and index > 0:
            _so(sentence, index)


def _interrupted(sentence: Sentence, index: int) -> None:
    """ "Wie der Sprecher, Hans Müller, mitteilte, …": the verb stands behind an apposition or a relative clause."""
    words, chunks = sentence.words, sentence.chunks
    for later in range(index + 1, min(index + 4, len(chunks))):
        chunk = chunks[later]
        cues = [cue for cue in sentence.cues[later] if cue.frames]
        if cues and chunk.kind == "v1" and cues[-1].final >= chunk.last - 1:
            start = skip_to_noun_phrase(words, chunks[index].head + 1, chunks[index].last)
            end = end_of(words, start, chunks[index].last)
            if end == chunks[index].last:
                end = appositions_after(sentence, end, index, later)
            for between in range(index, later + 1):
                sentence.cues[between] = []
            speaker = (start, end) if end > start else None
            _around(sentence, index, (cues[-1].at, cues[-1].at + 1), speaker, chunks[later].last)
            return
        if chunk.kind not in ("none", "rel"):
            return


def _so(sentence: Sentence, index: int) -> None:
    """ "…, so der Minister", "…, so berichtet die Zeitung"."""
    words, chunk = sentence.words, sentence.chunks[index]
    after = chunk.head + 1
    if after >= chunk.last or chunk.before not in (",", "–", "—", "-"):
        return
    cues = sentence.cues[index]
    if words.fin[after] and cues and cues[0].at == after and cues[0].frames:
        start = skip_to_noun_phrase(words, after + 1, chunk.last)
        speaker = (start, end_of(words, start, chunk.last)) if start < chunk.last else None
        sentence.cues[index] = []
        _around(sentence, index, (chunk.head, after + 1), speaker)
        return
    if chunk.fin >= 0 or words.pos[after] not in ("DET", "NOUN", "PROPN", "PRON", "X", "ADJ"):
        return
    end = end_of(words, after, chunk.last)
    if end > after:
        _around(sentence, index, (chunk.head, after), with_apposition(sentence, index, (after, end)))


def _around(sentence: Sentence, index: int, cue: Range, speaker: Range | None, frame_end: int = 0) -> None:
    """The sentence around a parenthetic frame that begins with the chunk ``index`` and ends with it or later."""
    chunks = sentence.chunks
    after = max(chunks[index].last, frame_end, speaker[1] if speaker else 0)
    start = index
    while start > 0 and chunks[start].before not in (";", ":") and not _new_sentence(chunks, start, index):
        start -= 1
    spans = [(chunks[start].first, chunks[index].first), (after, sentence.last)]
    if (
        index + 1 < len(chunks)
        and start < index
        and is_independent(sentence, index + 1)
        and chunks[start].kind in ("main", "that")
    ):
        spans = spans[:1]
    sentence.taken.update(range(chunks[start].first, sentence.last))
    sentence.add(spans, cue, speaker, outer=True)


def _new_sentence(chunks: list[Chunk], start: int, index: int) -> bool:
    """Whether the chunk ``start`` begins a main clause after another one."""
    return (
        start < index
        and chunks[start].kind == "main"
        and any(chunk.kind == "main" for chunk in chunks[max(0, start - 2) : start])
    )


def _by_verbs(sentence: Sentence) -> None:
    for index in range(len(sentence.chunks)):
        cues = sentence.cues[index]
        if not cues:
            continue
        used = _frame_after(sentence, index, cues[0])
        for cue in reversed(cues):
            if cue is cues[0] and used:
                continue
            if _frame_before(sentence, index, cue):
                break


def _frame_after(sentence: Sentence, index: int, cue: Cue) -> bool:
    """ "…, sagte X" and "…, sagte X, …": what stands before the frame, and after it."""
    words, chunks = sentence.words, sentence.chunks
    chunk = chunks[index]
    inverted = chunk.kind == "v1" and cue.fin == chunk.head and not chunk.coordinated
    if not inverted or index == 0 or not ({"main", "quote"} & cue.frames) or chunk.before == ":":
        return False
    if lead_of(sentence, index) >= 0 or (cue.at != cue.fin and words.low[cue.fin] in AUXILIARY["modal"]):
        return False
    target = content_of(sentence, index, cue)
    if target and chunks[target[0]].kind in ("that", "zu", "wh"):
        return False
    start = index
    while start > 0 and chunks[start].before not in (":", ";"):
        start -= 1
    before = chunks[start:index]
    split = before[-1].kind == "none" and index + 1 < len(chunks) and chunks[index + 1].kind == "v1"
    said = any(
        each.kind in ("main", "that") or (each.kind == "wh" and words.low[each.head] != "wie") for each in before
    )
    if not said and not split:
        return False
    speaker = speaker_of(sentence, cue)
    spans = [(chunks[start].first, chunk.first)]
    end = max(chunk.last, speaker[1] if speaker else 0, _also(sentence, index))
    after = next((each for each in range(index + 1, len(chunks)) if chunks[each].first >= end), len(chunks))
    if after < len(chunks) and not is_independent(sentence, after) and chunks[after].kind != "rel":
        spans.append((chunks[after].first, sentence.last))
    sentence.taken.update(range(chunks[start].first, sentence.last))
    sentence.add(spans, cue_range(words, cue), speaker, addressee_of(sentence, cue), outer=True)
    return True


def _also(sentence: Sentence, index: int) -> int:
    """The end of a frame that goes on in further chunks without a verb ("sagte X, der Sprecher der Y,")."""
    return sentence.chunks[index].last


def _frame_before(sentence: Sentence, index: int, cue: Cue) -> bool:
    """ "X sagte, …": what stands after the frame."""
    chunks = sentence.chunks
    target = content_of(sentence, index, cue)
    if target is None:
        return False
    start, end = target
    covered = chunks[start].first in sentence.taken and any(
        found.first <= chunks[start].first and found.last >= end for found in sentence.found
    )
    if covered and sentence.found[-1].cue is None:
        return False
    speaker = speaker_of(sentence, cue)
    addressee = addressee_of(sentence, cue)
    sentence.taken.update(range(chunks[start].first, end))
    found = sentence.add([(chunks[start].first, end)], cue_range(sentence.words, cue), speaker, addressee)
    if found and cue.verb.lemma == "zitieren":
        found.relay = relay_of(sentence, cue, speaker)
    return found is not None
