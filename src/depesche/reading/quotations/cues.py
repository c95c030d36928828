"""Verbs of saying in a chunk: which lemma, with prefix and auxiliary, active or passive, and what they frame."""

from dataclasses import dataclass

from depesche.languages.de import speech
from depesche.languages.de.verbs import separated_particle
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.words import ANY_AUXILIARY, AUXILIARY, Words

MOST = 6
"""Verbs of saying looked at in one chunk; more are no prose."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its token ``at``, the finite verb of its clause, the ``chunk`` it stands in."""

    at: int
    fin: int
    verb: speech.Verb
    frames: frozenset[str]
    passive: bool
    chunk: int
    prefix: int = -1

    @property
    def final(self) -> int:
        """The last token that belongs to the verb."""
        return max(self.at, self.prefix, self.fin)


def cues_in(words: Words, chunks: list[Chunk], index: int) -> list[Cue]:
    """The verbs of saying of the chunk ``index``, in order."""
    lexicon = speech.load()
    chunk = chunks[index]
    found: list[Cue] = []
    for at in range(chunk.head, chunk.last):
        forms = lexicon.forms.get(words.low[at])
        if (
            not forms
            or words.pos[at] in ("NOUN", "PROPN", "DET", "ADP")
            or (words.text[at][0].isupper() and at > chunk.first)
        ):
            continue
        cue = _cue(words, chunks, index, at, forms)
        if cue:
            found.append(cue)
            if len(found) == MOST:
                break
    return found


def _cue(words: Words, chunks: list[Chunk], index: int, at: int, forms: tuple[speech.Form, ...]) -> Cue | None:
    chunk = chunks[index]
    auxiliary = _auxiliary(words, chunk, at)
    for form in forms:
        if form.kind in ("fin", "sub"):
            if auxiliary >= 0 and not (at == chunk.head and words.fin[at]):
                continue
            if words.pos[at] == "ADJ" or (form.base in ("werden", "haben", "wollen") and chunk.fin != at):
                continue
            fin = at
        elif auxiliary < 0:
            continue
        else:
            fin = auxiliary
        place = -1
        prefix = form.prefix
        if not prefix and form.kind in ("fin", "sub"):
            place = _prefix(words, chunks, index, at, form.base)
            if place < 0 and (particle := separated_particle(words.doc[at])):
                place = particle.i  # "hält … auf": the tree knows particles that make no verb of saying
            if place >= 0:
                prefix = words.low[place]
        verb = speech.load().verb(form.base, prefix)
        if verb is None:
            continue
        frames = frozenset(verb.frames) | _with(words, chunks, index, at, verb)
        if form.kind == "inf" and words.low[fin] not in AUXILIARY["modal"] | AUXILIARY["werden"]:
            continue
        passive = form.kind == "part" and _passive(words, chunk, fin)
        state = form.kind == "part" and words.low[fin] in AUXILIARY["sein"] and not passive
        if (
            state
            and form.base not in ("gehen", "kommen")
            and not ("clause" in frames and verb.classes & {"say", "find", "decide"})
        ):
            continue
        return Cue(at, fin, verb, frames, passive, index, place)
    return None


def _auxiliary(words: Words, chunk: Chunk, at: int) -> int:
    """The finite auxiliary of the chunk that may govern the verb at ``at``, the nearest; -1 without one."""
    found = [
        place
        for place in range(chunk.head, chunk.last)
        if place != at and words.low[place] in ANY_AUXILIARY and words.fin[place]
    ]
    return min(found, key=lambda place: (abs(place - at), place), default=-1)


def _passive(words: Words, chunk: Chunk, fin: int) -> bool:
    low = words.low[fin]
    if low in AUXILIARY["werden"]:
        return True
    return low in AUXILIARY["sein"] and any(words.low[at] == "worden" for at in range(chunk.head, chunk.last))


def _prefix(words: Words, chunks: list[Chunk], index: int, at: int, base: str) -> int:
    """The separated prefix of the verb at ``at``: at the end of its chunk, or of a later chunk that goes on with it."""
    wanted = speech.load().prefixes.get(base)
    if not wanted:
        return -1
    chunk = chunks[index]
    for place in range(chunk.last - 1, at, -1):
        if words.low[place] in wanted and (place == chunk.last - 1 or _prefix_before_more(words, place, chunk.last)):
            return place
    for later in chunks[index + 1 : index + 4]:
        place = later.last - 1
        if words.low[place] in wanted and later.fin < 0 and words.pos[place] in ("ADP", "ADV", "ADJ", "PART"):
            return place
    return -1


def _prefix_before_more(words: Words, place: int, last: int) -> bool:
    """Whether something coordinated or added follows the prefix ("teilte mit und …", "kündigte an zu …")."""
    after = words.low[place + 1]
    return after in ("und", "oder", "sowie", "als", "wie", "zu", "dass", ".", "“", "”", '"') or (
        words.pos[place] == "ADP"
        and (
            words.pos[place + 1] in ("VERB", "AUX", "CCONJ", "SPACE", "PUNCT")
            or words.doc[place].dep_ == "compound:prt"
        )
    )


def _with(words: Words, chunks: list[Chunk], index: int, at: int, verb: speech.Verb) -> frozenset[str]:
    """The frames that the verb takes by a word that stands with it."""
    if not verb.withs:
        return frozenset()
    chunk = chunks[index]
    found: frozenset[str] = frozenset()
    for place in range(chunk.head, chunk.last):
        found |= verb.withs.get(words.low[place], frozenset())
    return found
