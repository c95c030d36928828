"""The quotations of one article in the order of the text: each sentence to the rooms that read it."""

from bisect import bisect_right

from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.draft import Draft
from depesche.reading.quotations.attribution import speaker_of
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.direct import Frames, Quoted, is_nominal, is_title, quoted
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.free import free_indirect
from depesche.reading.quotations.indirect import indirect
from depesche.reading.quotations.marks import pair
from depesche.reading.quotations.pointing import pointing
from depesche.reading.quotations.reported import reported
from depesche.reading.quotations.sentence import Sentence, chunk_at, cue_range
from depesche.reading.quotations.words import Words


def gather(draft: Draft) -> tuple[Words, list[Found]]:
    """The article's tokens and its quotations in tokens, in order; speakers that are inherited are filled in."""
    words = Words(draft.doc)
    sentences = [(sentence.start, sentence.end) for sentence in draft.sentences()]
    starts = frozenset(first for first, _ in sentences)
    stretches = [
        each
        for each in quoted(words, pair(draft.doc.text), starts)
        if not draft.in_boilerplate(words.start[each.first], words.end[each.last - 1])
    ]
    full = {each.first: each for each in stretches if each.full and each.depth == 0}
    parts = [each for each in stretches if each.first not in full and not _within(full, each)]
    found = continued(words, _full_quotations(words, sentences, full))
    closed = {at for each in parts for at in range(*each.inner)}
    framed: list[Found] = []
    for index, (first, last) in enumerate(sentences):
        before = framed[-1] if framed else None
        if index and (this := pointing(words, sentences[index - 1], (first, last))):
            framed = [each for each in framed if each.first < sentences[index - 1][0]] + [this]
            continue
        for start, end in _outside(first, last, full):
            framed += _read(words, start, end, closed, before, (first, last) == (start, end))
    found += framed
    found += _parts(words, sentences, parts, framed, closed)
    direct = {span for each in found if each.type is QuotationType.DIRECT for span in each.spans}
    found = [each for each in found if each.type is QuotationType.DIRECT or not _same(words, each, direct)]
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


def _read(words: Words, first: int, last: int, closed: set[int], before: Found | None, whole: bool) -> list[Found]:
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


def _same(words: Words, each: Found, direct: set[Range]) -> bool:
    """Whether the quotation is just a quoted stretch with its marks."""
    first, last = each.first, each.last
    return len(each.spans) == 1 and words.text[first] in '„“”»«"' and (first + 1, last - 1) in direct


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


def continued(words: Words, found: list[Found]) -> list[Found]:
    """Full quotations that a frame only interrupts as one: "„…“, sagte er, „…“", "„…“, fuhr er fort. „…“"."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and last.cue and last.last < each.first and last.cue[0] > last.last:
            between = range(last.last + 1, each.first - 1)
            stops = any(words.text[at] in ".!?:" or words.pos[at] == "SPACE" for at in between)
            resumes = any(words.low[at] in _RESUMES for at in between)
            near = len(between) < 30 and not any("\n" in words.text[at] for at in between)
            if near and (not stops or resumes):
                last.spans += each.spans
                continue
        joined.append(each)
    return joined


# Words that say that somebody goes on with the same utterance.
_RESUMES = closed_class("resuming")


def _parts(
    words: Words, sentences: list[Range], parts: list[Quoted], framed: list[Found], closed: set[int]
) -> list[Found]:
    """Quoted words within a sentence that are somebody's words."""
    found: list[Found] = []
    for each in parts:
        if each.depth or is_title(words, each):
            continue
        host = next((one for one in framed if one.first <= each.first and each.last <= one.last + 1), None)
        if host and host.speaker and host.speaker[0] <= each.first and each.last <= host.speaker[1] + 1:
            continue
        size = sum(words.pos[at] != "PUNCT" for at in range(*each.inner))
        one = Found([each.inner], QuotationType.DIRECT, confidence=0.8)
        nominal = is_nominal(words, each)
        if host and size > 1 and not nominal:
            one.speaker, one.cue, one.inherits = host.speaker, host.cue, host.inherits
        elif named := _named(words, sentences, each, closed, nominal):
            one.speaker, one.cue = named
        elif nominal:
            continue
        elif size > 7:
            one.inherits = True
        else:
            continue
        found.append(one)
    return found


# What stands before quoted words that are a judgement: "sprach von „Verrat“", "nannte es einen „Fehler“".
_JUDGING = closed_class("judging")


def _named(
    words: Words, sentences: list[Range], each: Quoted, closed: set[int], nominal: bool
) -> tuple[Range, Range] | None:
    """Speaker and cue of quoted words by a verb of their own clause that frames words ("nannte ihn „unklug“")."""
    index = bisect_right(sentences, (each.first, len(words) + 1)) - 1
    if index < 0 or sentences[index][1] <= each.first:
        return None
    first, last = sentences[index]
    chunks = cut(words, first, last, closed)
    place = chunk_at(chunks, each.first)
    if place is None:
        return None
    sentence = Sentence(words, chunks, first, last)
    for cue in [*sentence.cues[place], *(sentence.cues[place - 1] if place else [])]:
        judging = (cue.verb.judges or cue.verb.about or cue.verb.lemma == "nennen") and (
            not nominal or words.low[each.first - 1] in _JUDGING or words.pos[each.first - 1] == "ADJ"
        )
        if judging or ("quote" in cue.frames and not nominal):
            speaker = speaker_of(sentence, cue)
            if speaker and not (speaker[0] <= each.first and each.last <= speaker[1] + 1):
                return speaker, cue_range(words, cue)
    return None


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
        if (
            each.speaker is None
            and previous is not None
            and (each.inherits or each.cue is None or _refers(words, each))
        ):
            each.speaker = previous.speaker
        if each.speaker is not None:
            previous = each
    return found


def _refers(words: Words, each: Found) -> bool:
    """Whether the cue is an adverb that refers back ("demnach")."""
    return each.cue is not None and words.low[each.cue[0]] in ("demnach", "danach", "demzufolge")
