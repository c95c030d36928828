"""The quotations of one article in the order of the text: each sentence to the rooms that read it."""

from depesche.model import EntityType, QuotationType
from depesche.reading.draft import ACTING, Draft
from depesche.reading.quotations.chains import LONGEST, carried, continued, joined, near, relayed
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.direct import Frames, Quoted, quoted
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.free import free_indirect
from depesche.reading.quotations.indirect import indirect
from depesche.reading.quotations.marks import pair
from depesche.reading.quotations.parts import quoted_parts
from depesche.reading.quotations.pointing import pointing
from depesche.reading.quotations.reported import reported
from depesche.reading.quotations.sentence import Sentence
from depesche.reading.quotations.words import Words


def gather(draft: Draft) -> tuple[Words, list[Found]]:
    """The article's tokens and its quotations in tokens, in order; speakers that are inherited are filled in."""
    speaking = {entity.id for entity in draft.entities.values() if entity.type in ACTING}
    persons = {entity.id for entity in draft.entities.values() if entity.type is EntityType.PERSON}
    words = Words(draft.doc, draft.mentions, speaking, persons)
    sentences = [(sentence.start, sentence.end) for sentence in draft.sentences()]
    starts = frozenset(first for first, _ in sentences)
    stretches = [
        each
        for each in quoted(words, pair(draft.doc.text), starts)
        if not draft.in_boilerplate(words.start[each.first], words.end[each.last - 1])
    ]
    full = {each.first: each for each in stretches if each.full and each.depth == 0}
    inside = {at for each in full.values() for at in range(each.first, each.last)}
    parts = [each for each in stretches if each.first not in inside]
    found = continued(words, _full_quotations(words, sentences, full))
    closed = {at for each in parts for at in range(*each.inner)}
    framed: list[Found] = []
    for index, (first, last) in enumerate(sentences):
        before = framed[-1] if framed else None
        if index and (this := pointing(words, sentences[index - 1], (first, last))):
            framed = [each for each in framed if each.first < sentences[index - 1][0]] + [this]
            continue
        if head := headline(words, first, last):
            framed.append(head)
            continue
        for start, end in _outside(first, last, inside):
            framed += _read(words, start, end, closed, before, (first, last) == (start, end))
    framed = [each for each in framed if not _introduces(words, each, full)]
    found += framed
    said = quoted_parts(words, sentences, parts, framed, closed)
    found = [
        each for each in found if each.type is not QuotationType.REPORTED or not _verbatim(words, each, said)
    ] + said
    direct = {span for each in found if each.type is QuotationType.DIRECT for span in each.spans}
    found = [each for each in found if each.type is QuotationType.DIRECT or not _same(words, each, direct)]
    found.sort(key=lambda each: (each.first, -each.last))
    return words, relayed(carried(words, sentences, joined(words, found)))


def headline(words: Words, first: int, last: int) -> Found | None:
    """A line without a full stop that gives a person's words after the name: "Müller: Der Vertrag gilt"."""
    colon = next((at for at in range(first + 1, min(first + 5, last)) if words.text[at] == ":"), -1)
    while last > first and words.pos[last - 1] == "SPACE":
        last -= 1
    if colon < 0 or last - colon < 4 or words.text[last - 1][-1] in ".:" or not any(words.fin[colon:last]):
        return None
    if not all(words.person[at] for at in range(first, colon)):
        return None
    return Found([(colon + 1, last)], QuotationType.INDIRECT, (first, colon), outer=True, confidence=0.7)


def _outside(first: int, last: int, inside: set[int]) -> list[Range]:
    """What is left of a sentence beside full quotations (the tokens ``inside``); nothing of one that is no sentence."""
    if last - first > LONGEST:
        return []
    ranges: list[Range] = []
    start = first
    for at in range(first, last + 1):
        if at == last or at in inside:
            if at > start:
                ranges.append((start, at))
            start = at + 1
    return ranges


def _read(words: Words, first: int, last: int, closed: set[int], before: Found | None, whole: bool) -> list[Found]:
    """The quotations of one sentence outside full quotation marks."""
    chunks = cut(words, first, last, closed)
    found = indirect(words, chunks, first, last)
    if not whole:
        return found
    if not any(each.outer for each in found):
        follows = before is not None and near(words, before.last, first)
        free = free_indirect(words, chunks, first, last, follows)
        if free:
            return [free]
    if found:
        return found
    told = reported(Sentence(words, chunks, first, last), first, last)
    return [told] if told else []


def _verbatim(words: Words, told: Found, said: list[Found]) -> bool:
    """Whether the act that is told is that of words which are quoted at its end: "als „feige“ bezeichnet"."""
    return any(
        each.cue is not None
        and each.speaker == told.speaker
        and told.first <= each.cue[0] < told.last
        and told.first <= each.first < told.last
        and all(words.pos[at] in ("VERB", "AUX", "PUNCT") for at in range(each.last, told.last))
        for each in said
    )


def _introduces(words: Words, each: Found, full: dict[int, Quoted]) -> bool:
    """Whether the words are only the frame of the direct quotation behind them: "laut Interfax sagte er: „…“"."""
    at = max(part[1] for part in (each.spans[-1], each.cue, each.speaker) if part)
    if not each.outer or at >= len(words) or words.text[at] != ":":
        return False
    return next((place for place in range(at + 1, len(words)) if words.pos[place] != "SPACE"), -1) in full


def _same(words: Words, each: Found, direct: set[Range]) -> bool:
    """Whether the quotation is just a quoted stretch with its marks."""
    first, last = each.first, each.last
    return len(each.spans) == 1 and words.text[first] in '„“”»«"' and (first + 1, last - 1) in direct


def _full_quotations(words: Words, sentences: list[Range], full: dict[int, Quoted]) -> list[Found]:
    frames = Frames(words, sentences, full)
    return [frames.of(each) or Found([each.inner], QuotationType.DIRECT, inherits=True) for each in full.values()]
