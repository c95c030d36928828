"""What was said: which chunk after a frame begins it, and where it ends."""

from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.cues import Cue
from depesche.reading.quotations.sentence import Sentence
from depesche.reading.quotations.words import AUXILIARY, Words

_CLAUSE = frozenset(["that", "wh"])


def content_of(sentence: Sentence, index: int, cue: Cue) -> tuple[int, int] | None:
    """The first chunk of what the verb frames, and the token after its end; None if it frames nothing."""
    words, chunks = sentence.words, sentence.chunks
    for later in range(index + 1, min(index + 4, len(chunks))):
        chunk = chunks[later]
        if (
            chunk.kind in _CLAUSE
            and "clause" in cue.frames
            and (chunk.kind == "that" or _asked(sentence, later, index, cue))
        ):
            return later, extent(sentence, later)
        if chunk.kind == "zu" and "infinitive" in cue.frames and later <= index + 2:
            return later, extent(sentence, later)
        if (
            "main" in cue.frames
            and chunk.before in (",", ":", "–", "—")
            and later == index + 1
            and _said(sentence, later, cue)
        ):
            return later, extent(sentence, later)
        if (
            chunk.kind == "none"
            and "infinitive" in cue.frames
            and later + 1 < len(chunks)
            and chunks[later + 1].kind == "zu"
        ):
            continue
        if chunk.kind not in ("rel", "none") and not (chunk.kind == "sub" and later == index + 1):
            break
        if chunk.kind == "none" and "main" in cue.frames and begins_subjunctive(sentence, later):
            return later, extent(sentence, later)
        if any(cues for cues in sentence.cues[later : later + 1]) and chunk.kind == "rel":
            break
    _ = words
    return None


def _asked(sentence: Sentence, later: int, index: int, cue: Cue) -> bool:
    """Whether a clause with a question word is what is said or asked, not a relative or comparing one."""
    words, chunk = sentence.words, sentence.chunks[later]
    if later != index + 1 or chunk.coordinated:
        return False
    before = words.pos[chunk.first - 2] if chunk.first > 1 else ""
    if words.low[chunk.head].startswith(("wo", "welch")):
        return "ask" in cue.verb.classes and before not in ("NOUN", "PROPN")
    return before not in ("NOUN", "PROPN") or words.low[chunk.head] in ("wer", "warum", "weshalb", "wieso", "inwieweit")


def _said(sentence: Sentence, later: int, cue: Cue) -> bool:
    """Whether the chunk right after the frame is what was said, without "dass"."""
    words, chunks = sentence.words, sentence.chunks
    chunk = chunks[later]
    if chunk.kind == "main" and not chunk.coordinated:
        if words.sub[chunk.fin] or chunk.before == ":":
            return True
        # In the indicative only right after a verb without an object ("er glaubt, das Land braucht Hilfe").
        frame = chunks[cue.chunk]
        bare = not cue.passive and cue.fin == cue.at and frame.last - max(cue.at, cue.prefix) <= 2
        return bare and bool({"say", "think"} & cue.verb.classes) and cue.verb.lemma not in ("befinden", "erwarten")
    if chunk.kind == "v1":
        return words.sub[chunk.fin]
    if chunk.kind in ("sub", "none", "zu", "that", "wh"):
        return begins_subjunctive(sentence, later)
    return False


def begins_subjunctive(sentence: Sentence, later: int) -> bool:
    """Whether a clause that begins with a part before its Konjunktiv verb starts here ("sagte, wenn …, werde er")."""
    words, chunks = sentence.words, sentence.chunks
    for chunk in chunks[later : later + 4]:
        if chunk.kind in ("main", "v1"):
            return words.sub[chunk.fin] and not (chunk.coordinated and chunk is not chunks[later])
        if chunk.before == ":" and chunk is not chunks[later]:
            return False
    return False


def extent(sentence: Sentence, start: int) -> int:
    """The token after the end of what was said, which begins with the chunk ``start``.

    Subordinate chunks and Konjunktiv belong to it; a main clause in the indicative is the author's again, as is a verb
    that follows at once on a coordinator ("…, dass er komme, und reiste ab").
    """
    words, chunks = sentence.words, sentence.chunks
    clause = chunks[start].kind in ("that", "wh", "zu")
    complete = False
    for index in range(start, len(chunks)):
        chunk = chunks[index]
        if index > start:
            if chunk.before in (";",):
                return chunks[index - 1].last
            if chunk.before == ":" and index + 1 >= len(chunks) and chunk.kind == "none":
                return chunks[index - 1].last
            indicative = chunk.fin >= 0 and not words.sub[chunk.fin]
            if clause and complete and chunk.kind == "v1" and indicative:
                return chunks[index - 1].last
            if clause and complete and chunk.kind == "main" and indicative and _own(sentence, index):
                return chunks[index - 1].last
            if (
                not clause
                and chunk.kind in ("main", "v1")
                and indicative
                and (chunk.coordinated or chunk.kind == "v1")
                and sentence.cues[index]
            ):
                return chunks[index - 1].last
        if end := _return(words, chunk, clause):
            return end
        complete = complete or chunk.kind == "zu" or (chunk.fin >= 0 and chunk.kind in ("that", "wh", "main", "v1"))
    return sentence.last


def _own(sentence: Sentence, index: int) -> bool:
    """Whether a main chunk in the indicative is a clause of its own, not the rest of a verb-final one."""
    words, chunk = sentence.words, sentence.chunks[index]
    return (
        chunk.fin - chunk.head <= 6 and chunk.fin < chunk.last - 1 and words.low[chunk.head] not in AUXILIARY["modal"]
    )


def _return(words: Words, chunk: Chunk, clause: bool) -> int:
    """Where a coordinated matrix verb follows inside the chunk ("dass er komme und reiste ab"); 0 if nowhere."""
    if chunk.fin < 0:
        return 0
    for at in range(chunk.fin + 1, chunk.last - 2):
        indicative = words.fin[at + 1] and not words.sub[at + 1]
        if words.low[at] in ("und", "aber") and indicative and (clause or words.sub[chunk.fin]):
            return at
    return 0


def is_independent(sentence: Sentence, index: int) -> bool:
    """Whether the chunk begins a main clause in the indicative: the author's own word again."""
    chunk = sentence.chunks[index]
    return chunk.kind in ("main", "v1") and chunk.coordinated and not sentence.words.sub[chunk.fin]
