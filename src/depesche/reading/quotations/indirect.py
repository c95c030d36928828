"""Indirect quotations: clauses and Konjunktiv with a frame before, after, inside or around them.

A sentence is cut into chunks; source phrases, "wie"-clauses, verbs of saying and nouns of saying frame some of them; the
chunks that are framed are what was said.
"""

from depesche.languages.de import speech
from depesche.model import QuotationType
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.cues import Cue, cues_in
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.phrases import apposition, end_of, skip_to_noun_phrase
from depesche.reading.quotations.subjects import subject
from depesche.reading.quotations.sources import Source, sources
from depesche.reading.quotations.words import AUXILIARY, PRESENT_SUBJUNCTIVE, Words

_CLAUSE = frozenset(["that", "wh"])


class Sentence:
    """One sentence (or what is left of it beside direct quotations) while its frames are looked for."""

    def __init__(self, words: Words, chunks: list[Chunk], first: int, last: int) -> None:
        self.words = words
        self.chunks = chunks
        self.first, self.last = first, last
        self.found: list[Found] = []
        self.taken: set[int] = set()
        self.cues = [cues_in(words, chunks, index) for index in range(len(chunks))]

    def add(
        self,
        spans: list[Range],
        cue: Range | None,
        speaker: Range | None,
        addressee: Range | None = None,
        outer: bool = False,
    ) -> Found | None:
        """Keeps an indirect quotation of these token ranges, trimmed of punctuation at the edges."""
        clean = [each for each in (trim(self.words, *span) for span in spans) if each[0] < each[1]]
        if not clean or sum(last - first for first, last in clean) < 2:
            return None
        found = Found(clean, QuotationType.INDIRECT, speaker, cue, addressee, outer=outer)
        self.found.append(found)
        return found


def trim(words: Words, first: int, last: int) -> Range:
    """The range without punctuation (but quotation marks in pairs) and white space at its edges."""
    while first < last and (words.pos[first] in ("PUNCT", "SPACE") or words.text[first] in ",;:.–—-…") and not _mark(words, first):
        first += 1
    while last > first and (words.pos[last - 1] in ("PUNCT", "SPACE") or words.text[last - 1] in ",;:.–—-…") and not _mark(words, last - 1):
        last -= 1
    if first < last and words.low[first] in ("und", "aber", "doch") and last - first > 2:
        first += 1
    return first, last


def _mark(words: Words, at: int) -> bool:
    return words.text[at] in "„“”\"»«‚‘’'›‹)(" and words.text[at] != ""


def indirect(words: Words, chunks: list[Chunk], first: int, last: int) -> list[Found]:
    """The indirect quotations among the tokens ``first`` to ``last - 1``, which ``chunks`` divide."""
    if not chunks:
        return []
    sentence = Sentence(words, chunks, first, last)
    _sources(sentence)
    _as_said(sentence)
    _verbs(sentence)
    _nouns(sentence)
    _subordinate(sentence)
    return sentence.found


# --- source phrases -------------------------------------------------------------------------------------------------


def _sources(sentence: Sentence) -> None:
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


def chunk_at(chunks: list[Chunk], token: int) -> int | None:
    """The chunk that holds the token."""
    return next((index for index, chunk in enumerate(chunks) if chunk.first <= token < chunk.last), None)


# --- "wie X sagte", "so X" ------------------------------------------------------------------------------------------


def _as_said(sentence: Sentence) -> None:
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
            _around(sentence, index, (cue.at, cue.at + 1), _full(sentence, index, speaker))
        elif low == "so" and not chunk.coordinated and index > 0:
            _so(sentence, index)


def _so(sentence: Sentence, index: int) -> None:
    """"…, so der Minister", "…, so berichtet die Zeitung"."""
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
        _around(sentence, index, (chunk.head, after), _full(sentence, index, (after, end)))


def _full(sentence: Sentence, index: int, speaker: Range | None) -> Range | None:
    """The speaker with an apposition in the next chunk."""
    if speaker and speaker[1] == sentence.chunks[index].last:
        end = apposition(sentence.words, speaker[1], sentence.last)
        if end < sentence.last and speaker[1] < end and _swallows(sentence, index, end):
            return speaker
        return speaker[0], end
    return speaker


def _swallows(sentence: Sentence, index: int, end: int) -> bool:
    """Whether an apposition would leave nothing of a main clause behind it."""
    words = sentence.words
    return words.text[end] not in ",.:" and not words.fin[end]


def _around(sentence: Sentence, index: int, cue: Range, speaker: Range | None) -> None:
    """The sentence around a parenthetic frame in the chunk ``index``."""
    chunks = sentence.chunks
    after = max(chunks[index].last, speaker[1] if speaker else 0)
    start = index
    while start > 0 and chunks[start].before not in (";", ":") and not _new_sentence(chunks, start, index):
        start -= 1
    spans = [(chunks[start].first, chunks[index].first), (after, sentence.last)]
    if index + 1 < len(chunks) and start < index and _independent(sentence, index + 1) and chunks[start].kind in ("main", "that"):
        spans = spans[:1]
    sentence.taken.update(range(chunks[start].first, sentence.last))
    sentence.add(spans, cue, speaker, outer=True)


def _new_sentence(chunks: list[Chunk], start: int, index: int) -> bool:
    """Whether the chunk ``start`` begins a main clause after another one."""
    return start < index and chunks[start].kind == "main" and any(
        chunk.kind == "main" for chunk in chunks[max(0, start - 2) : start]
    )


def _independent(sentence: Sentence, index: int) -> bool:
    """Whether the chunk begins a main clause in the indicative: the author's own word again."""
    chunk = sentence.chunks[index]
    return chunk.kind in ("main", "v1") and chunk.coordinated and not sentence.words.sub[chunk.fin]


# --- verbs of saying ------------------------------------------------------------------------------------------------


def _verbs(sentence: Sentence) -> None:
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


def _lead(sentence: Sentence, index: int) -> int:
    """Where the clause of the chunk began, if relative clauses or appositions stand between: the chunk, or -1."""
    chunks = sentence.chunks
    chunk = chunks[index]
    if chunk.kind not in ("v1", "none") or chunk.coordinated or index == 0:
        return -1
    start = index - 1
    while start >= 0:
        kind = chunks[start].kind
        if kind == "none":
            if start == 0 or chunks[start].before in (":", ";", "-", "–", "—") or chunks[start].coordinated:
                return start if _begins_with_noun(sentence.words, chunks[start]) else -1
            start -= 1
        elif kind in ("rel", "zu") or (kind == "that" and start > 0):
            start -= 1
        elif kind in ("main", "v1") and start + 1 < index:
            # "… gekommen, und der Minister, der …, sagte"
            return start + 1 if chunks[start + 1].coordinated and chunks[start + 1].kind == "none" else -1
        else:
            return -1
    return -1


def _begins_with_noun(words: Words, chunk: Chunk) -> bool:
    return words.pos[chunk.head] in ("DET", "NOUN", "PROPN", "X", "ADJ", "PRON", "NUM") or words.low[chunk.head] in ("auch",)


def speaker_of(sentence: Sentence, cue: Cue) -> Range | None:
    """Who says it: the subject, in the passive the phrase with "von"; None if unsaid."""
    words, chunks = sentence.words, sentence.chunks
    chunk = chunks[cue.chunk]
    if cue.verb.lemma == "zitieren" and not (cue.passive and _lead(sentence, cue.chunk) >= 0):
        return quoted_person(words, chunk, cue)
    if (cue.passive and cue.verb.lemma != "zitieren") or cue.verb.lemma in ("hervorgehen", "werden"):
        return agent(words, chunk, ("von", "vom", "durch") if cue.passive else ("aus",))
    impersonal = cue.verb.lemma in speech.load().impersonal or cue.verb.lemma in ("verlauten", "ergeben", "heißen")
    if impersonal and any(words.low[at] == "es" for at in range(chunk.head, chunk.last)):
        for each in reversed(chunks[: cue.chunk + 1]):
            if found := agent(words, each, ("in", "im", "aus", "von", "vom", "bei", "seitens")):
                return found
        return None
    lead = _lead(sentence, cue.chunk)
    if lead >= 0:
        head = chunks[lead].head
        start = skip_to_noun_phrase(words, head, chunks[lead].last)
        end = end_of(words, start, chunks[lead].last)
        if end == chunks[lead].last and lead + 1 < cue.chunk:
            end = max(end, _appositions(sentence, end, lead, cue.chunk))
        return (start, end) if end > start else None
    found = subject(words, chunk, cue.at)
    if found and found[0] > cue.fin >= 0:
        return _full(sentence, cue.chunk, found)
    if found is None and chunk.coordinated or found and _before_shared(words, chunk, found):
        return _shared(sentence, cue)
    return found


def quoted_person(words: Words, chunk: Chunk, cue: Cue) -> Range | None:
    """Whom "zitieren" quotes: the subject of the passive, else the object ("Interfax zitiert den Minister")."""
    own = subject(words, chunk, cue.at)
    if cue.passive or own is None:
        return own
    start = skip_to_noun_phrase(words, max(own[1], cue.fin + 1), chunk.last)
    end = end_of(words, start, chunk.last)
    return (start, end) if end > start else own


def _appositions(sentence: Sentence, end: int, lead: int, index: int) -> int:
    """The end of the appositions that follow the noun phrase of the chunk ``lead``."""
    for chunk in sentence.chunks[lead + 1 : index]:
        if chunk.kind != "none":
            break
        last = end_of(sentence.words, chunk.first, chunk.last)
        if last < chunk.last:
            break
        end = last
    return end


def _before_shared(words: Words, chunk: Chunk, found: Range) -> bool:
    """Whether the noun phrase after a coordinated verb is no subject ("und forderte die Regierung auf")."""
    return chunk.coordinated and chunk.fin == chunk.head and found[0] > chunk.fin


def _shared(sentence: Sentence, cue: Cue) -> Range | None:
    """The subject of the clause before, shared by coordination."""
    for index in range(cue.chunk - 1, -1, -1):
        chunk = sentence.chunks[index]
        if chunk.kind in ("main", "v1") and chunk.fin >= 0:
            return subject(sentence.words, chunk, chunk.fin)
    return None


def agent(words: Words, chunk: Chunk, prepositions: tuple[str, ...]) -> Range | None:
    """The noun phrase after one of the prepositions."""
    for at in range(chunk.head, chunk.last - 1):
        if words.low[at] in prepositions and words.pos[at] == "ADP":
            end = end_of(words, at + 1, chunk.last)
            if end > at + 1 and words.pos[at + 1] != "NUM" and words.low[end - 1] not in _PLACES:
                return at + 1, end
    return None


_PLACES = frozenset("berlin moskau washington uhr montag dienstag mittwoch donnerstag freitag samstag sonntag jahr".split())


def cue_range(words: Words, cue: Cue) -> Range:
    """The tokens of the cue: one stretch, the verb with an auxiliary or "es" beside it."""
    first, last = cue.at, cue.at + 1
    if cue.fin == cue.at - 1:
        first = cue.fin
    elif cue.fin == cue.at + 1:
        last = cue.fin + 1
    if cue.verb.lemma in speech.load().impersonal and last < len(words) and words.low[last] == "es":
        last += 1
    if cue.prefix == last:
        last += 1
    return first, last


def _frame_after(sentence: Sentence, index: int, cue: Cue) -> bool:
    """"…, sagte X" and "…, sagte X, …": what stands before the frame, and after it."""
    words, chunks = sentence.words, sentence.chunks
    chunk = chunks[index]
    inverted = chunk.kind == "v1" and cue.fin == chunk.head and not chunk.coordinated
    if not inverted or index == 0 or not ({"main", "quote"} & cue.frames) or chunk.before == ":":
        return False
    if _lead(sentence, index) >= 0 or (cue.at != cue.fin and words.low[cue.fin] in AUXILIARY["modal"]):
        return False
    target = _content(sentence, index, cue)
    if target and chunks[target[0]].kind in ("that", "zu", "wh"):
        return False
    start = index
    while start > 0 and chunks[start].before not in (":", ";"):
        start -= 1
    before = chunks[start:index]
    split = before[-1].kind == "none" and index + 1 < len(chunks) and chunks[index + 1].kind == "v1"
    said = any(each.kind in ("main", "that") or (each.kind == "wh" and words.low[each.head] != "wie") for each in before)
    if not said and not split:
        return False
    speaker = speaker_of(sentence, cue)
    spans = [(chunks[start].first, chunk.first)]
    end = max(chunk.last, speaker[1] if speaker else 0, _also(sentence, index))
    after = next((each for each in range(index + 1, len(chunks)) if chunks[each].first >= end), len(chunks))
    if after < len(chunks) and not _independent(sentence, after) and chunks[after].kind != "rel":
        spans.append((chunks[after].first, sentence.last))
    sentence.taken.update(range(chunks[start].first, sentence.last))
    sentence.add(spans, cue_range(words, cue), speaker, _addressee(sentence, cue), outer=True)
    return True


def _also(sentence: Sentence, index: int) -> int:
    """The end of a frame that goes on in further chunks without a verb ("sagte X, der Sprecher der Y,")."""
    return sentence.chunks[index].last


def _frame_before(sentence: Sentence, index: int, cue: Cue) -> bool:
    """"X sagte, …": what stands after the frame."""
    chunks = sentence.chunks
    target = _content(sentence, index, cue)
    if target is None:
        return False
    start, end = target
    if chunks[start].first in sentence.taken and any(
        found.first <= chunks[start].first and found.last >= end for found in sentence.found
    ):
        if sentence.found[-1].cue is None:
            return False
    speaker = speaker_of(sentence, cue)
    addressee = _addressee(sentence, cue)
    sentence.taken.update(range(chunks[start].first, end))
    return sentence.add([(chunks[start].first, end)], cue_range(sentence.words, cue), speaker, addressee) is not None


def _content(sentence: Sentence, index: int, cue: Cue) -> tuple[int, int] | None:
    """The first chunk of what the verb frames, and the token after its end; None if it frames nothing."""
    words, chunks = sentence.words, sentence.chunks
    for later in range(index + 1, min(index + 4, len(chunks))):
        chunk = chunks[later]
        if chunk.kind in _CLAUSE and "clause" in cue.frames and (chunk.kind == "that" or _asked(sentence, later, index, cue)):
            return later, extent(sentence, later)
        if chunk.kind == "zu" and "infinitive" in cue.frames and later <= index + 2:
            return later, extent(sentence, later)
        if "main" in cue.frames and chunk.before in (",", ":", "–", "—") and later == index + 1 and _said(sentence, later, cue):
            return later, extent(sentence, later)
        if chunk.kind == "none" and "infinitive" in cue.frames and later + 1 < len(chunks) and chunks[later + 1].kind == "zu":
            continue
        if chunk.kind not in ("rel", "none") and not (chunk.kind == "sub" and later == index + 1):
            break
        if chunk.kind == "none" and "main" in cue.frames and _subjunctive_after(sentence, later):
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
        return _subjunctive_after(sentence, later)
    return False


def _subjunctive_after(sentence: Sentence, later: int) -> bool:
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
            if not clause and chunk.kind in ("main", "v1") and indicative and (chunk.coordinated or chunk.kind == "v1") and sentence.cues[index]:
                return chunks[index - 1].last
        if end := _return(words, chunk, clause):
            return end
        complete = complete or chunk.kind == "zu" or (chunk.fin >= 0 and chunk.kind in ("that", "wh", "main", "v1"))
    return sentence.last


def _own(sentence: Sentence, index: int) -> bool:
    """Whether a main chunk in the indicative is a clause of its own, not the rest of a verb-final one."""
    words, chunk = sentence.words, sentence.chunks[index]
    return chunk.fin - chunk.head <= 6 and chunk.fin < chunk.last - 1 and words.low[chunk.head] not in AUXILIARY["modal"]


def _return(words: Words, chunk: Chunk, clause: bool) -> int:
    """Where a coordinated matrix verb follows inside the chunk ("dass er komme und reiste ab"); 0 if nowhere."""
    if chunk.fin < 0:
        return 0
    for at in range(chunk.fin + 1, chunk.last - 2):
        if words.low[at] in ("und", "aber") and words.fin[at + 1] and not words.sub[at + 1]:
            if clause or words.sub[chunk.fin]:
                return at
    return 0


def _addressee(sentence: Sentence, cue: Cue) -> Range | None:
    """To whom: the subject of a passive, "gegenüber X", a dative noun phrase after the verb."""
    words, chunk = sentence.words, sentence.chunks[cue.chunk]
    if cue.passive and cue.verb.classes & {"accuse", "demand"}:
        return subject(words, chunk, cue.at)
    for at in range(chunk.head, chunk.last - 1):
        if words.low[at] == "gegenüber":
            end = end_of(words, at + 1, chunk.last)
            return (at + 1, end) if end > at + 1 else None
        dative = words.low[at] in ("dem", "einem", "ihm", "ihnen") or (words.low[at] == "der" and words.case[at] == "Dat")
        if dative and at > chunk.head and words.pos[at - 1] not in ("ADP", "NOUN", "PROPN") and words.low[at - 1] != "mit":
            end = end_of(words, at, chunk.last)
            if end > at + (words.pos[at] == "DET"):
                return at, end
    if cue.verb.classes & {"demand"} and cue.verb.prefix in ("auf",) and not cue.passive:
        start = skip_to_noun_phrase(words, cue.fin + 1, chunk.last)
        own = subject(words, chunk, cue.at)
        if start < chunk.last and (own is None or own[0] != start):
            return start, end_of(words, start, chunk.last)
    return None


# --- nouns of saying ------------------------------------------------------------------------------------------------


def _nouns(sentence: Sentence) -> None:
    """"der Vorwurf, …", "die Forderung, … zu …", "…, wonach …"."""
    words, chunks = sentence.words, sentence.chunks
    lexicon = speech.load()
    for index, chunk in enumerate(chunks):
        if chunk.first in sentence.taken or index == 0 or chunk.before not in (",", ":"):
            continue
        after = words.low[chunk.head] in lexicon.relative
        if not (after or chunk.kind in ("that", "zu") or chunk.kind in ("main", "none", "sub") and _subjunctive_after(sentence, index)):
            continue
        noun = next(
            (at for at in range(chunk.first - 2, chunks[index - 1].first - 1, -1) if _content_noun(words, at, lexicon)), -1
        )
        if noun < 0 and not after:
            continue
        before = chunks[index - 1]
        if noun >= 0 and not after and not _reaches(words, noun, before.last):
            continue
        start = chunk.first + (1 if after else 0)
        first = noun if noun < 1 or words.pos[noun - 1] != "DET" else noun - 1
        cue = (chunk.head, chunk.head + 1) if after else (first, noun + 1)
        speaker = _genitive(words, noun, before.last) if noun >= 0 else None
        if speaker is None and noun >= 0:
            speaker = _holder(sentence, index, words.low[noun])
        end = extent(sentence, index)
        sentence.taken.update(range(chunk.first, end))
        sentence.add([(start, end)], cue, speaker)


def _holder(sentence: Sentence, index: int, noun: str) -> Range | None:
    """Who voices the noun: the subject of a verb that goes with it ("äußerte … die Hoffnung")."""
    for cues in reversed(sentence.cues[:index]):
        for cue in cues:
            if noun in cue.verb.withs or cue.verb.lemma in ("wiederholen", "bekräftigen", "zurückweisen"):
                return speaker_of(sentence, cue)
    return None


def _content_noun(words: Words, at: int, lexicon: speech.Speech) -> bool:
    return words.pos[at] in ("NOUN", "PROPN", "X") and words.low[at] in lexicon.content_nouns


def _reaches(words: Words, noun: int, last: int) -> bool:
    """Whether nothing but attributes or the end of the verb stand between the noun and the comma."""
    end = end_of(words, noun, last)
    return last - end <= 2


def _genitive(words: Words, noun: int, last: int) -> Range | None:
    """The genitive or "von"-phrase after the noun."""
    at = noun + 1
    if at < last and (words.low[at] in ("des", "der", "eines", "einer") or words.case[at] == "Gen" and words.pos[at] == "PROPN"):
        end = end_of(words, at, last)
        return (at, end) if end > at else None
    if at < last and words.low[at] in ("von", "vom"):
        end = end_of(words, at + 1, last)
        return (at + 1, end) if end > at + 1 else None
    return None


# --- Konjunktiv in subordinate clauses ------------------------------------------------------------------------------


def _subordinate(sentence: Sentence) -> None:
    """A relative or causal clause in the Konjunktiv I after a main clause in the indicative: somebody's reason or words."""
    words, chunks = sentence.words, sentence.chunks
    for index, chunk in enumerate(chunks):
        if chunk.kind not in ("rel", "sub") or chunk.fin < 0 or chunk.first in sentence.taken or index == 0:
            continue
        if words.low[chunk.fin] not in PRESENT_SUBJUNCTIVE | {"seien"} or words.low[chunk.head] in ("als", "ob", "damit"):
            continue
        main = next((each for each in chunks[:index] if each.kind in ("main", "v1")), None)
        if main is None or words.sub[main.fin]:
            continue
        speaker = subject(words, main, main.fin)
        end = extent(sentence, index)
        sentence.taken.update(range(chunk.first, end))
        sentence.add([(chunk.first, end)], None, speaker)
