"""Quoted words within a sentence that are somebody's words: "nannte das Vorgehen „unklug“"."""

from bisect import bisect_right

from depesche.languages.de.speech import closed_class
from depesche.model import QuotationType
from depesche.reading.quotations.attribution import speaker_of
from depesche.reading.quotations.chains import LONGEST
from depesche.reading.quotations.chunks import cut
from depesche.reading.quotations.direct import Quoted, is_nominal, is_title
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.sentence import Sentence, chunk_at, cue_range
from depesche.reading.quotations.words import Words

# What stands before quoted words that are a judgement: "sprach von „Verrat“", "nannte es einen „Fehler“".
_JUDGING = closed_class("judging")
# What stands between items of a list.
_LISTING = closed_class("listing")
_LISTED = 2


def quoted_parts(
    words: Words, sentences: list[Range], parts: list[Quoted], framed: list[Found], closed: set[int]
) -> list[Found]:
    """Quoted words within a sentence that are somebody's words."""
    found: list[Found] = []
    framed = sorted(framed, key=lambda one: one.first)
    firsts = [one.first for one in framed]
    read: dict[int, Sentence | None] = {}
    for each in parts:
        if each.depth or is_title(words, each):
            continue
        place = bisect_right(firsts, each.first)
        near = framed[max(0, place - 6) : place]
        host = next((one for one in near if one.first <= each.first and each.last <= one.last + 1), None)
        if host and host.speaker and host.speaker[0] <= each.first and each.last <= host.speaker[1] + 1:
            continue
        size = sum(words.pos[at] != "PUNCT" for at in range(*each.inner))
        one = Found([each.inner], QuotationType.DIRECT, confidence=0.8)
        nominal = is_nominal(words, each)
        if found and found[-1].cue and _goes_on(words, found[-1].last, each.first):
            one.speaker, one.cue, one.inherits = found[-1].speaker, found[-1].cue, found[-1].inherits
        elif host and size > 0 and not nominal:
            one.speaker, one.cue, one.inherits = host.speaker, host.cue, host.inherits
        elif named := _named(words, _sentence(words, sentences, each, closed, read), each, nominal):
            one.speaker, one.cue = named
        elif nominal:
            continue
        elif size > 7:
            one.inherits = True
        else:
            continue
        found.append(one)
    return found


def _goes_on(words: Words, last: int, first: int) -> bool:
    """Whether only "und" stands between two stretches in quotation marks: "riefen „Freiheit“ und „Brot“"."""
    between = words.low[last + 1 : first]
    return 0 < len(between) <= _LISTED and all(low in _LISTING for low in between)


def _sentence(
    words: Words, sentences: list[Range], each: Quoted, closed: set[int], read: dict[int, Sentence | None]
) -> Sentence | None:
    """The sentence of the quoted words, cut once; None if they stand in none."""
    index = bisect_right(sentences, (each.first, len(words) + 1)) - 1
    if index not in read:
        first, last = sentences[index] if index >= 0 else (0, 0)
        usual = first <= each.first < last <= first + LONGEST
        read[index] = Sentence(words, cut(words, first, last, closed), first, last) if usual else None
    return read[index]


def _named(words: Words, sentence: Sentence | None, each: Quoted, nominal: bool) -> tuple[Range, Range] | None:
    """Speaker and cue of quoted words by a verb of their own clause that frames words ("nannte ihn „unklug“")."""
    place = chunk_at(sentence.chunks, each.first) if sentence else None
    if sentence is None or place is None:
        return None
    for cue in [*sentence.cues[place], *(sentence.cues[place - 1] if place else [])]:
        if each.first < cue.at < each.last:
            continue  # the verb itself is what is quoted
        judging = (cue.verb.judges or cue.verb.about or cue.verb.lemma == "nennen") and (
            not nominal or words.low[each.first - 1] in _JUDGING or words.pos[each.first - 1] == "ADJ"
        )
        # "skandierten „Freies Land“", "„Freies Land“ skandierten sie"
        called = cue.at == each.first - 1 or (cue.at == cue.fin == each.last)
        if judging or ("quote" in cue.frames and (called or not nominal)):
            speaker = speaker_of(sentence, cue)
            if speaker and not (speaker[0] <= each.first and each.last <= speaker[1] + 1):
                return speaker, cue_range(words, cue)
    return None
