"""Who says it and to whom: the subject of the verb of saying, the agent of a passive, the owner of a noun."""

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.cues import Cue
from depesche.reading.quotations.found import Range
from depesche.reading.quotations.phrases import apposition, end_of, skip_to_noun_phrase
from depesche.reading.quotations.sentence import Sentence, cue_range, lead_of
from depesche.reading.quotations.sources import is_source, sources
from depesche.reading.quotations.subjects import can_speak, head_of, subject
from depesche.reading.quotations.words import Words


def speaker_of(sentence: Sentence, cue: Cue) -> Range | None:
    """Who says it: the subject, in the passive the phrase with "von"; None if unsaid."""
    if cue.at not in sentence.speakers:
        sentence.speakers[cue.at] = _speaker(sentence, cue)
    return sentence.speakers[cue.at]


def _speaker(sentence: Sentence, cue: Cue) -> Range | None:
    words, chunks = sentence.words, sentence.chunks
    chunk = chunks[cue.chunk]
    if cue.verb.lemma == "zitieren" and not (cue.passive and lead_of(sentence, cue.chunk) >= 0):
        return quoted_person(words, chunk, cue)
    if (cue.passive and cue.verb.lemma != "zitieren") or cue.verb.lemma in ("hervorgehen", "werden"):
        found = agent(words, chunk, ("von", "vom", "durch") if cue.passive else ("aus",))
        return found or (written_in(words, sentence.chunks, cue) if cue.passive else None)
    impersonal = cue.verb.lemma in speech.load().impersonal or cue.verb.lemma in ("verlauten", "ergeben", "heißen")
    if impersonal and any(words.low[at] == "es" for at in range(chunk.head, chunk.last)):
        for each in reversed(chunks[: cue.chunk + 1]):
            if found := agent(words, each, ("in", "im", "aus", "von", "vom", "bei", "seitens")):
                return found
        return None
    lead = lead_of(sentence, cue.chunk)
    if lead >= 0:
        return _leading(sentence, lead, cue.chunk)
    found = subject(words, chunk, cue.at)
    if found and found[0] > cue.fin >= 0:
        return with_apposition(sentence, cue.chunk, found)
    if found and found[0] == chunk.head and chunk.before == "," and cue.chunk:
        before = chunks[cue.chunk - 1]
        whole = before.kind == "none" and end_of(words, before.head, before.last) == before.last
        if whole and can_speak(words, (before.head, before.last)) and (cue.chunk == 1 or before.coordinated):
            return before.head, found[1]  # "Hans Meier, Sprecher des Amtes sagte"
    if found is None and chunk.kind == "v1" and (late := late_lead(sentence, cue.chunk)):
        return late
    unsaid = found is None and (chunk.coordinated or chunk.kind == "v1")
    if unsaid or (found and _before_shared(words, chunk, found)):
        return _shared(sentence, cue)
    return found


def subject_of(sentence: Sentence, index: int) -> Range | None:
    """The subject of the finite verb of the chunk ``index``, whatever the verb; it may stand some chunks before."""
    lead = lead_of(sentence, index)
    if lead >= 0:
        return _leading(sentence, lead, index)
    return subject(sentence.words, sentence.chunks[index], sentence.chunks[index].fin)


def _leading(sentence: Sentence, lead: int, index: int) -> Range | None:
    """The noun phrase that leads the chunk ``lead``, with its appositions before the verb in the chunk ``index``."""
    words, chunk = sentence.words, sentence.chunks[lead]
    start = skip_to_noun_phrase(words, chunk.head, chunk.last)
    end = end_of(words, start, chunk.last)
    if end == chunk.last and lead + 1 < index:
        end = max(end, appositions_after(sentence, end, lead, index))
    return (start, end) if end > start else None


def late_lead(sentence: Sentence, index: int) -> Range | None:
    """The noun phrase that leads the verb of the chunk ``index``, where the clause follows on another main clause.

    "Der Minister lehnte ab, die Sprecherin der Partei, Rosa Anders, erklärte".
    """
    words, chunks = sentence.words, sentence.chunks
    start = index
    while start > 0 and chunks[start - 1].kind == "none" and not chunks[start].coordinated:
        start -= 1
    if start == index or start == 0 or not can_speak(words, (chunks[start].head, chunks[start].last)):
        return None
    return _leading(sentence, start, index)


def quoted_person(words: Words, chunk: Chunk, cue: Cue) -> Range | None:
    """Whom "zitieren" quotes: the subject of the passive, else the object ("Interfax zitiert den Minister")."""
    own = subject(words, chunk, cue.at)
    if cue.passive or own is None:
        return own
    start = skip_to_noun_phrase(words, max(own[1], cue.fin + 1), chunk.last)
    end = end_of(words, start, chunk.last)
    return (start, end) if end > start else own


def relay_of(sentence: Sentence, cue: Cue, speaker: Range | None) -> tuple[Range, Range] | None:
    """Cue and speaker of one who passes on what ``speaker`` says: whoever quotes, or a source beside the verb."""
    words, chunk = sentence.words, sentence.chunks[cue.chunk]
    if speaker is None:
        return None
    if cue.verb.lemma == "zitieren":
        if cue.passive:
            citing = agent(words, chunk, ("von", "vom", "durch")) or written_in(words, sentence.chunks, cue)
        else:
            citing = subject_of(sentence, cue.chunk)
        return (cue_range(words, cue), citing) if citing and _apart(citing, speaker) else None
    for source in sources(words, chunk.head, chunk.last):
        if source.speaker and _apart(source.speaker, speaker):
            return source.cue, source.speaker
    return None


def _apart(one: Range, other: Range) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def appositions_after(sentence: Sentence, end: int, lead: int, index: int) -> int:
    """The end of the appositions between the noun phrase of the chunk ``lead`` and its verb in the chunk ``index``."""
    words = sentence.words
    for chunk in sentence.chunks[lead + 1 : index]:
        if chunk.kind != "none" or words.pos[chunk.head] not in ("DET", "NOUN", "PROPN", "ADJ", "X"):
            break
        end = chunk.last
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


_PLACES = closed_class("no_agents")


def written_in(words: Words, chunks: list[Chunk], cue: Cue) -> Range | None:
    """The document that a passive leaves for its agent: "in dem Bericht wird gefordert"."""
    before = chunks[cue.chunk - 1 : cue.chunk] if lead_chunk(chunks, cue.chunk) else []
    for chunk in (chunks[cue.chunk], *before):
        for at in range(chunk.head, chunk.last - 1):
            if words.low[at] in ("in", "im") and words.pos[at] == "ADP":
                end = end_of(words, at + 1, chunk.last)
                if end > at + 1 and is_source(words.low[head_of(words, (at + 1, end))]):
                    return at + 1, end
    return None


def lead_chunk(chunks: list[Chunk], index: int) -> bool:
    """Whether the clause of the chunk ``index`` may have begun in the chunk before, a relative clause apart."""
    return index > 0 and chunks[index].kind == "v1"


def with_apposition(sentence: Sentence, index: int, speaker: Range | None) -> Range | None:
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


def addressee_of(sentence: Sentence, cue: Cue) -> Range | None:
    """To whom: the subject of a passive, "gegenüber X", a dative noun phrase after the verb."""
    words, chunk = sentence.words, sentence.chunks[cue.chunk]
    if cue.passive and cue.verb.classes & {"accuse", "demand"}:
        return subject(words, chunk, cue.at)
    for at in range(chunk.head, chunk.last - 1):
        if words.low[at] == "gegenüber":
            end = end_of(words, at + 1, chunk.last)
            return (at + 1, end) if end > at + 1 else None
        if at > chunk.head and _dative_at(words, at):
            end = end_of(words, at, chunk.last)
            if end > at + (words.pos[at] == "DET") and words.low[min(end, len(words) - 1)] not in ("zufolge", "nach"):
                return at, end
    if cue.verb.classes & {"demand"} and cue.verb.prefix in ("auf",) and not cue.passive:
        start = skip_to_noun_phrase(words, cue.fin + 1, chunk.last)
        own = subject(words, chunk, cue.at)
        if start < chunk.last and (own is None or own[0] != start):
            return start, end_of(words, start, chunk.last)
    return None


def _dative_at(words: Words, at: int) -> bool:
    """Whether a noun phrase or pronoun in the dative without preposition begins here."""
    before, low = words.pos[at - 1], words.low[at]
    if before == "ADP":
        return False
    if low in ("dem", "einem", "ihm", "ihnen"):
        return True
    return low == "der" and words.case[at] == "Dat" and before not in ("NOUN", "PROPN")


def genitive_after(words: Words, noun: int, last: int) -> Range | None:
    """The genitive or "von"-phrase after the noun."""
    at = noun + 1
    if at < last and (
        words.low[at] in ("des", "der", "eines", "einer") or (words.case[at] == "Gen" and words.pos[at] == "PROPN")
    ):
        end = end_of(words, at, last)
        return (at, end) if end > at else None
    if at < last and words.low[at] in ("von", "vom"):
        end = end_of(words, at + 1, last)
        return (at + 1, end) if end > at + 1 else None
    return None
