"""One sentence while its frames are looked for: its chunks, the verbs of saying in them, what is taken already."""

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.cues import Cue, cues_in
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.words import Words


class Sentence:
    """One sentence (or what is left of it beside direct quotations) while its frames are looked for."""

    def __init__(self, words: Words, chunks: list[Chunk], first: int, last: int) -> None:
        self.words = words
        self.chunks = chunks
        self.first, self.last = first, last
        self.found: list[Found] = []
        self.taken: set[int] = set()
        self.speakers: dict[int, Range | None] = {}
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
    while (
        first < last
        and (words.pos[first] in ("PUNCT", "SPACE") or words.text[first] in ",;:.–—-…")
        and not _mark(words, first)
    ):
        first += 1
    while (
        last > first
        and (words.pos[last - 1] in ("PUNCT", "SPACE") or words.text[last - 1] in ",;:.–—-…")
        and not _mark(words, last - 1)
    ):
        last -= 1
    if first < last and words.low[first] in ("und", "aber", "doch") and last - first > 2:
        first += 1
    return first, last


def _mark(words: Words, at: int) -> bool:
    return words.text[at] in "„“”\"»«‚‘’'›‹)(" and words.text[at] != ""


def chunk_at(chunks: list[Chunk], token: int) -> int | None:
    """The chunk that holds the token."""
    return next((index for index, chunk in enumerate(chunks) if chunk.first <= token < chunk.last), None)


#: so many words may stand between a verb and its particle in one stretch ("gab heute bekannt")
_APART = 1
#: what belongs to a verb of saying beside it: "sich", "darauf"
_BESIDE = closed_class("beside_cues")
_WORDING = (frozenset(("mit",)), frozenset(("den", "folgenden", "diesen")), frozenset(("worten",)))


def cue_range(words: Words, cue: Cue) -> Range:
    """The tokens of the cue: one stretch, the verb with an auxiliary or "es" beside it."""
    first, last = cue.at, cue.at + 1
    if cue.fin == cue.at - 1:
        first = cue.fin
    elif cue.fin == cue.at + 1:
        last = cue.fin + 1
    if cue.verb.lemma in speech.load().impersonal and last < len(words) and words.low[last] == "es":
        last += 1
    if last <= cue.prefix <= last + _APART:
        last = cue.prefix + 1
    return _leftwards(words, cue, first), _rightwards(words, cue, last)


def _leftwards(words: Words, cue: Cue, first: int) -> int:
    """Where the cue begins with what belongs to its verb before it: "haben sich darauf | verständigt"."""
    while first > 0:
        start = _part_before(words, cue, first)
        if start == first:
            break
        first = start
    return cue.fin if cue.fin == first - 1 and cue.fin != cue.at else first


def _part_before(words: Words, cue: Cue, at: int) -> int:
    """The start of a word or phrase of the verb's that ends before ``at``; ``at`` without one."""
    if words.low[at - 1] in _BESIDE and cue.fin != cue.at:
        return at - 1
    if words.low[at - 1] in cue.verb.withs and cue.fin != cue.at:
        return at - 2 if at > 1 and words.pos[at - 2] == "DET" else at - 1
    return at - len(_WORDING) if _wording(words, at - len(_WORDING)) else at


def _rightwards(words: Words, cue: Cue, last: int) -> int:
    """Where the cue ends with what belongs to its verb behind it: "ist | zuversichtlich", "vertritt | die Ansicht"."""
    while last < len(words):
        low = words.low[last]
        noun = last + 1 if words.pos[last] == "DET" and last + 1 < len(words) else last
        if cue.fin == cue.at and low in _BESIDE:
            last += 1
        elif cue.fin == cue.at and words.low[noun] in cue.verb.withs:
            last = noun + 1
        elif _wording(words, last):
            last += len(_WORDING)
        else:
            break
    return last


def _wording(words: Words, at: int) -> bool:
    """Whether "mit den Worten" or the like begins at ``at``."""
    return 0 <= at <= len(words) - len(_WORDING) and all(
        words.low[at + place] in allowed for place, allowed in enumerate(_WORDING)
    )


def lead_of(sentence: Sentence, index: int) -> int:
    """Where the clause of the chunk began, if relative clauses or appositions stand between: the chunk, or -1."""
    chunks = sentence.chunks
    chunk = chunks[index]
    # "Die Grenze, sagte er, bleibe zu": right behind a noun phrase and a comma the verb begins a frame.
    framed = index == 1 or chunks[index - 1].before in (":", ";", "-", "–", "—")
    if chunk.kind not in ("v1", "none") or chunk.coordinated or index == 0 or (framed and chunk.before == ","):
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
    return words.pos[chunk.head] in ("DET", "NOUN", "PROPN", "X", "ADJ", "PRON", "NUM") or words.low[chunk.head] in (
        "auch",
    )
