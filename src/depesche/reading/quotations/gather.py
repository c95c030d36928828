"""The quotations of one article in the order of the text: each sentence to the rooms that read it."""

from bisect import bisect_left

from depesche.model import QuotationType
from depesche.reading.draft import Draft
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.direct import Frames, Quoted, is_title, quoted
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.free import free_indirect
from depesche.reading.quotations.indirect import Sentence, indirect
from depesche.reading.quotations.marks import pair
from depesche.reading.quotations.reported import reported
from depesche.reading.quotations.words import Words


def gather(draft: Draft) -> tuple[Words, list[Found]]:
    """The article's tokens and its quotations in tokens, in order; speakers that are inherited are filled in."""
    words = Words(draft.doc)
    sentences = [(sentence.start, sentence.end) for sentence in draft.sentences()]
    starts = frozenset(first for first, _ in sentences)
    stretches = [
        each for each in quoted(words, pair(draft.doc.text), starts)
        if not draft.in_boilerplate(words.start[each.first], words.end[each.last - 1])
    ]
    full = {each.first: each for each in stretches if each.full and each.depth == 0}
    parts = [each for each in stretches if each.first not in full and not _within(full, each)]
    found = _full_quotations(words, sentences, full)
    closed = {at for each in parts for at in range(*each.inner)}
    framed: list[Found] = []
    for first, last in sentences:
        before = framed[-1] if framed else None
        for start, end in _outside(first, last, full):
            framed += _read(words, start, end, closed, before, (first, last) == (start, end))
    found += framed
    found += _parts(words, sentences, parts, framed)
    found.sort(key=lambda each: (each.first, -each.last))
    return words, _carry(words, _joined(words, found))


def _within(full: dict[int, Quoted], each: Quoted) -> bool:
    return any(other.first <= each.first and each.last <= other.last for other in full.values())


def _outside(first: int, last: int, full: dict[int, Quoted]) -> list[Range]:
    """What is left of a sentence beside full quotations."""
    ranges: list[Range] = []
    start = first
    for block in sorted(full.values(), key=lambda each: each.first):
        if block.last <= start or block.first >= last:
            continue
        if block.first > start:
            ranges.append((start, block.first))
        start = max(start, block.last)
    if start < last:
        ranges.append((start, last))
    return ranges


def _read(
    words: Words, first: int, last: int, closed: set[int], before: Found | None, whole: bool
) -> list[Found]:
    """The quotations of one sentence outside full quotation marks."""
    chunks = cut(words, first, last, closed)
    found = indirect(words, chunks, first, last)
    if not whole:
        return found
    if not any(each.outer for each in found):
        follows = before is not None and _near(words, before.last, first)
        free = free_indirect(words, chunks, first, last, follows)
        if free:
            return [free]
    if found:
        return found
    told = reported(Sentence(words, chunks, first, last), first, last)
    return [told] if told else []


def _near(words: Words, last: int, first: int) -> bool:
    """Whether no sentence stands between two token places."""
    return all(words.pos[at] in ("PUNCT", "SPACE") for at in range(last, first))


def _full_quotations(words: Words, sentences: list[Range], full: dict[int, Quoted]) -> list[Found]:
    frames = Frames(words, sentences, full)
    found: list[Found] = []
    for each in full.values():
        one = frames.after(each) or frames.before(each)
        if one is None:
            one = Found([each.inner], QuotationType.DIRECT, inherits=True)
        found.append(one)
    return found


def _parts(words: Words, sentences: list[Range], parts: list[Quoted], framed: list[Found]) -> list[Found]:
    """Quoted words within a sentence that are somebody's words."""
    found: list[Found] = []
    for each in parts:
        if each.depth or is_title(words, each):
            continue
        host = next((one for one in framed if one.first <= each.first and each.last <= one.last + 1), None)
        size = each.last - each.first - 2
        if host is None and size < 8:
            continue
        if size < 2:
            continue
        one = Found([each.inner], QuotationType.DIRECT, confidence=0.8)
        if host:
            one.speaker, one.cue, one.inherits = host.speaker, host.cue, host.inherits
        else:
            one.inherits = True
        found.append(one)
    return found


def _joined(words: Words, found: list[Found]) -> list[Found]:
    """Free indirect quotations that follow on each other as one."""
    joined: list[Found] = []
    last: Found | None = None
    for each in found:
        if each.type is QuotationType.FREE_INDIRECT:
            if last is not None and _near(words, last.last, each.first):
                last.spans[-1] = (last.spans[-1][0], each.last)
                continue
            last = each
        elif each.type is not QuotationType.DIRECT or (last is not None and each.first >= last.last):
            last = None
        joined.append(each)
    return joined


def _carry(words: Words, found: list[Found]) -> list[Found]:
    """Gives quotations without a speaker of their own that of the one before."""
    previous: Found | None = None
    for each in found:
        if each.speaker is None and previous is not None and (each.inherits or each.cue is None or _refers(words, each)):
            each.speaker = previous.speaker
        if each.speaker is not None:
            previous = each
    return found


def _refers(words: Words, each: Found) -> bool:
    """Whether the cue is an adverb that refers back ("demnach")."""
    return each.cue is not None and words.low[each.cue[0]] in ("demnach", "danach", "demzufolge")


_ = bisect_left
