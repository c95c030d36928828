"""Direct quotations: stretches in quotation marks that are speech and no titles, with their frames.

A *full* quotation is a sentence of its own (after a colon, at the start of a sentence, with a full stop inside); a
*part* is words within a sentence of somebody else's ("nannte das Vorgehen „unklug“").
"""

from bisect import bisect_right
from dataclasses import dataclass

from depesche.languages.de import speech
from depesche.model import QuotationType
from depesche.reading.quotations.attribution import relay_of, speaker_of, subject_of
from depesche.reading.quotations.chunks import Chunk, cut
from depesche.reading.quotations.cues import Cue, cues_in
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.marks import Marked
from depesche.reading.quotations.phrases import apposition, end_of, skip_to_noun_phrase
from depesche.reading.quotations.sentence import Sentence, cue_range
from depesche.reading.quotations.subjects import subject
from depesche.reading.quotations.words import Words

_ENDS = frozenset(".!?…")


@dataclass(slots=True)
class Quoted:
    """A marked stretch in tokens: the marks at ``first`` and ``last - 1``."""

    first: int
    last: int
    full: bool
    depth: int

    @property
    def inner(self) -> Range:
        return self.first + 1, self.last - 1


def quoted(words: Words, marked: list[Marked], starts: frozenset[int]) -> list[Quoted]:
    """The marked stretches whose marks are tokens; ``starts`` are the first tokens of sentences."""
    found: list[Quoted] = []
    for each in marked:
        first, last = words.at(each.start), words.at(each.end)
        if first >= len(words) or last - first < 3 or words.start[first] != each.start:
            # The mark is stuck to a word: take the tokens inside.
            continue
        one = Quoted(first, last, _full(words, first, last, starts), each.depth)
        if found and found[-1].full and not one.full and not one.depth:
            one.full = _resumed(words, found[-1].last, first)
        found.append(one)
    return found


def _resumed(words: Words, last: int, first: int) -> bool:
    """Whether only a frame between commas stands between two stretches: "„…“, sagte er, „…“"."""
    if not 2 < first - last < 30 or words.text[last] != "," or words.text[first - 1] != ",":
        return False
    between = range(last + 1, first - 1)
    stops = any(words.text[at] in _ENDS or words.pos[at] == "SPACE" for at in between)
    return words.fin[last + 1] and not stops and sum(words.fin[last : first - 1]) == 1


def _full(words: Words, first: int, last: int, starts: frozenset[int]) -> bool:
    before = _previous(words, first)
    finite = any(words.fin[first + 1 : last - 1])
    stopped = words.text[last - 2][-1] in _ENDS
    size = sum(words.pos[at] not in ("PUNCT", "SPACE") for at in range(first + 1, last - 1))
    if size < 2:
        return False
    if before >= 0 and words.text[before] == ":":
        if _names(words, before - 1):
            return False
        return size > 3 or finite or stopped
    opening = first in starts or before < 0 or words.pos[first - 1] == "SPACE" or words.text[before] in _ENDS
    after = words.text[last] if last < len(words) else "."
    if opening:
        return (finite or size > 5) and (stopped or after in ",.–—-:" or _frame_follows(words, last))
    if stopped and words.text[last - 2] != "…" and finite and words.text[first + 1][:1].isupper():
        return True
    inside_stops = any(words.text[at] in ".!?" for at in range(first + 2, last - 2))
    if inside_stops and finite:
        return True
    return bool(
        finite and before >= 0 and words.text[before] == "," and words.text[first + 1][:1].isupper() and size > 4
    )


def _frame_follows(words: Words, at: int) -> bool:
    return at < len(words) and words.fin[at]


def _previous(words: Words, at: int) -> int:
    """The token before ``at`` that is no white space; -1 at the start."""
    at -= 1
    while at >= 0 and words.pos[at] == "SPACE":
        at -= 1
    return at


def _names(words: Words, at: int) -> bool:
    """Whether the noun makes what follows a colon a name ("Motto: „…“")."""
    nouns = speech.load().title_nouns
    return at >= 0 and words.pos[at] in ("NOUN", "PROPN", "X") and words.low[at] in nouns


def is_title(words: Words, each: Quoted) -> bool:
    """Whether the words before the marks make what is in them a name, or the words themselves look like one."""
    nouns = speech.load().title_nouns
    if words.text[each.first - 1] == ":" and _names(words, each.first - 2):
        return True
    for at in range(max(0, each.first - 2), each.first):
        low = words.low[at]
        if low in ("genannte", "genannten", "genannter", "sogenannte", "sogenannten", "namens", "heißt", "hieß"):
            return True
        if at == each.first - 1 and words.pos[at] in ("NOUN", "PROPN", "X"):
            if low in nouns or any(low.endswith(noun) for noun in nouns if len(noun) > 3):
                return True
            if words.text[each.first + 1][:1].isupper() and not any(words.fin[each.first + 1 : each.last - 1]):
                return True
    inner = [at for at in range(*each.inner) if words.pos[at] != "PUNCT"]
    return all(words.pos[at] in ("PROPN", "X", "NUM") for at in inner)


def is_nominal(words: Words, each: Quoted) -> bool:
    """Whether the stretch begins with a capital and has no verb, as names and titles do."""
    first, last = each.inner
    capital = words.text[first][:1].isupper() or words.text[first][:1].isdigit()
    return capital and not any(words.fin[first:last]) and words.text[last - 1] not in _ENDS


class Frames:
    """Finds the frames of full quotations in the text around them."""

    def __init__(self, words: Words, sentences: list[Range], blocks: dict[int, Quoted]) -> None:
        self.words = words
        self.sentences = sentences
        self.blocks = blocks
        self.ends = sorted(block.last for block in blocks.values())

    def of(self, each: Quoted) -> Found | None:
        """The frame of a quotation: a verb of saying before a colon, else what stands behind, else before."""
        before = self.before(each)
        if before and before.speaker and self.words.text[_previous(self.words, each.first)] == ":":
            return before
        return self.after(each) or before or self.beside(each)

    def after(self, each: Quoted) -> Found | None:
        """ "„…“, sagte X", "„…“, so X", "„…“, heißt es in …"."""
        words = self.words
        at = each.last
        while at < len(words) and words.text[at] in (",", "–", "—", "-"):
            at += 1
        if at >= len(words) or words.pos[at] == "SPACE" or words.text[at] in _ENDS:
            return None
        limit = self._limit(at)
        chunks = cut(words, at, limit)
        if not chunks:
            return None
        low = words.low[at]
        if low == "so" and at + 1 < limit:
            return self._so(each, chunks[0], limit)
        if low == "wie" and (cues := cues_in(words, chunks, 0)):
            return self._found(each, subject(words, chunks[0], cues[-1].at), (cues[-1].at, cues[-1].at + 1))
        if low in speech.load().prepositions and low != "zufolge":
            end = end_of(words, at + 1, limit)
            return self._found(each, (at + 1, end), (at, at + 1)) if end > at + 1 else None
        if chunks[0].fin != at or not words.fin[at]:
            return None
        cues = cues_in(words, chunks, 0)
        sentence = Sentence(words, chunks, at, limit)
        if cues and cues[0].fin == at:
            return self._found(each, speaker_of(sentence, cues[0]), cue_range(words, cues[0]))
        start = skip_to_noun_phrase(words, at + 1, chunks[0].last)
        end = end_of(words, start, chunks[0].last)
        if end == chunks[0].last:
            end = apposition(words, end, limit)
        return self._found(each, (start, end) if end > start else None, (at, at + 1))

    def _so(self, each: Quoted, chunk: Chunk, limit: int) -> Found | None:
        words = self.words
        start = chunk.first + 1
        cue = (chunk.first, start)
        if words.fin[start]:
            cue = (chunk.first, start + 1)
            start = skip_to_noun_phrase(words, start + 1, chunk.last)
        end = end_of(words, start, chunk.last)
        if end <= start:
            return None
        if end == chunk.last:
            end = apposition(words, end, limit)
        return self._found(each, (start, end), cue)

    def before(self, each: Quoted) -> Found | None:
        """ "X sagte: „…“", also with a line break between."""
        words = self.words
        sentence = self._leading(each)
        if sentence is None or (best := self._cue(sentence)) is None:
            return None
        chunk = sentence.chunks[best.chunk]
        if words.text[sentence.last] == "," and chunk.kind == "v1":
            # "Die Hauptrolle, betonte er, „spielte …“": the frame stands inside, its subject follows it.
            start = skip_to_noun_phrase(words, best.fin + 1, chunk.last)
            end = end_of(words, start, chunk.last)
            return self._found(each, (start, end) if end > start else None, cue_range(words, best))
        speaker = speaker_of(sentence, best)
        found = self._found(each, speaker, cue_range(words, best))
        found.relay = relay_of(sentence, best, speaker)
        return found

    def beside(self, each: Quoted) -> Found | None:
        """What stands before a colon without a verb of saying: "X war entsetzt: „…“", "X: „…“"."""
        words = self.words
        sentence = self._leading(each)
        if sentence is None or words.text[sentence.last] == ",":
            return None
        chunks = sentence.chunks
        for index in range(len(chunks) - 1, -1, -1):
            chunk = chunks[index]
            if chunk.fin >= 0 and chunk.kind in ("main", "v1"):
                return self._found(each, subject_of(sentence, index), (chunk.fin, chunk.fin + 1))
        end = end_of(words, chunks[0].head, chunks[0].last)
        occasion = chunks[0].head < end < chunks[0].last and words.pos[end] == "ADP"  # "Anders nach der Wahl: „…“"
        if (end == chunks[0].last or occasion) and len(chunks) <= 2:
            return self._found(each, (chunks[0].head, end), None)
        return None

    def _leading(self, each: Quoted) -> Sentence | None:
        """What stands before the colon or comma before a quotation."""
        words = self.words
        colon = _previous(words, each.first)
        if colon < 0 or words.text[colon] not in (":", ","):
            return None
        start = self._start(colon)
        chunks = [chunk for chunk in cut(words, start, colon) if chunk.first < colon]
        return Sentence(words, chunks, start, colon) if chunks else None

    def _cue(self, sentence: Sentence) -> Cue | None:
        """The verb of saying at the end of no subordinate clause; else the last one of a main clause; else the last."""
        chunks = sentence.chunks
        every = [cue for cues in sentence.cues for cue in cues if cue.frames or cue.verb.classes]
        at_end = every[-1:] if every and every[-1].final >= chunks[-1].last - 1 else []
        if at_end and chunks[at_end[0].chunk].kind != "sub":
            return at_end[0]
        main = [cue for cue in every if chunks[cue.chunk].kind in ("main", "v1", "none")]
        found = main or every
        return found[-1] if found else None

    def _limit(self, at: int) -> int:
        """The end of the sentence of ``at``, or the start of the next full quotation in it."""
        end = next((last for first, last in self._sentences(at) if first <= at < last), len(self.words))
        for place in range(at, end):
            if place in self.blocks or (self.words.pos[place] == "SPACE" and "\n" in self.words.text[place]):
                return place
        return end

    def _start(self, at: int) -> int:
        """The start of the sentence of ``at``, or the end of the full quotation before it."""
        start = next((first for first, last in self._sentences(at) if first <= at < last), 0)
        place = bisect_right(self.ends, at) - 1
        return max(start, self.ends[place]) if place >= 0 else start

    def _sentences(self, at: int) -> list[Range]:
        index = bisect_right(self.sentences, (at, len(self.words) + 1)) - 1
        return self.sentences[max(0, index) : index + 1]

    def _found(self, each: Quoted, speaker: Range | None, cue: Range | None) -> Found:
        return Found([each.inner], QuotationType.DIRECT, speaker, cue)
