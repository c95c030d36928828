"""Frames without a verb of saying: "laut X", "X zufolge", "nach Angaben von X", "demnach", "so X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.reading.quotations.found import Range
from depesche.reading.quotations.phrases import PRONOUNS, end_of
from depesche.reading.quotations.subjects import head_of
from depesche.reading.quotations.words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source: its tokens, the cue and the speaker in it (None: named before)."""

    first: int
    last: int
    cue: Range
    speaker: Range | None
    relative: bool = False


def sources(words: Words, first: int, last: int) -> Iterator[Source]:
    """The source phrases among the tokens, left to right."""
    lexicon = speech.load()
    at = first
    while at < last:
        low = words.low[at]
        found: Source | None = None
        if low in lexicon.prepositions or low == "nach":
            found = _before(words, first, at, last) or _after(words, first, at, last)
        elif low in lexicon.adverbs and _opens_clause(words, first, at):
            found = Source(at, at + 1, (at, at + 1), None)
        elif low in ("aus", "seitens") and low == "aus" and at + 1 < last and words.low[at + 1] == "sicht":
            end = end_of(words, at + 1, last)
            found = Source(at, end, (at, at + 1), (at + 1, end))
        if found:
            yield found
            at = max(found.last, at + 1)
        else:
            at += 1


def _opens_clause(words: Words, first: int, at: int) -> bool:
    """An adverb refers to a source at the start of a clause or right after its finite verb."""
    if at == first or words.pos[at - 1] in ("PUNCT", "SPACE", "CCONJ"):
        return words.low[at] != "danach" or (
            at + 1 < len(words) and (words.sub[at + 1] or words.low[at + 1] in ("soll", "sollen"))
        )
    return words.low[at] in ("demnach", "demzufolge") and words.fin[at - 1]


def _before(words: Words, first: int, at: int, last: int) -> Source | None:
    """ "laut X", "nach Angaben von X"."""
    low = words.low[at]
    if low == "zufolge" or at + 1 >= last:
        return None
    if at > first and words.text[at - 1] == "," and words.low[at + 1] in _RELATIVE and words.pos[at + 1] != "DET":
        if low == "nach" and not _relates_to_source(words, at + 1):
            return None
        speaker = antecedent(words, first, at) or (at + 1, at + 2)
        return Source(at, at + 2, (at, at + 1), speaker, relative=True)
    end = end_of(words, at + 1, last)
    if end <= at + 1:
        return None
    if low == "gemäß" and not any(
        is_source(words.low[place]) or words.agent[place] or words.low[place].endswith(_WHO)
        for place in range(at + 1, end)
    ):
        return None
    if low == "nach":
        noun = next((place for place in range(at + 1, end) if words.pos[place] in ("NOUN", "PROPN", "X")), -1)
        if noun < 0 or not is_source(words.low[noun]) or words.pos[at + 1] == "NUM":
            return None
        if any(
            words.low[place] in ("jahr", "jahre", "jahren", "stunden", "tagen", "monaten")
            for place in range(at + 1, end)
        ):
            return None
        if at > first and words.pos[at - 1] == "NOUN" and words.low[at - 1] in _DURATIONS:
            return None
        if end < last and words.low[end] == "nach":
            return None
    end = _with_name(words, end, last)
    return Source(at, end, (at, at + 1), (at + 1, end))


def antecedent(words: Words, first: int, at: int) -> Range | None:
    """What the relative clause that begins at ``at`` hangs on: the last noun of saying before it, else the phrase
    right before the comma."""
    if at == first or words.text[at - 1] != ",":
        return None
    phrases = list(_phrases(words, max(first, at - _FAR), at - 1))
    said = [phrase for phrase in phrases if is_source(words.low[head_of(words, phrase)])]
    if said:
        return said[-1]
    return phrases[-1] if phrases and phrases[-1][1] == at - 1 else None


def _phrases(words: Words, first: int, last: int) -> Iterator[Range]:
    at = first
    while at < last:
        end = end_of(words, at, last) if words.pos[at] in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "X") else at
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _relates_to_source(words: Words, pronoun: int) -> bool:
    """Whether the clause of a relative pronoun hangs on something said: "Berichte, nach denen …", not "Unfall, …"."""
    token = words.doc[pronoun]
    while token.head.i != token.i and not token.dep_.startswith("acl"):
        token = token.head
    return token.dep_.startswith("acl") and is_source(words.low[token.head.i])


def _with_name(words: Words, end: int, last: int) -> int:
    """The end with an apposition: "laut dem Vorsitzenden, Hans Meier, …"."""
    start = end + 1
    if start >= last or words.text[end] != ",":
        return end
    if words.pos[start] != "PROPN" and words.low[start] not in ("dem", "einem", "einer"):
        return end
    after = end_of(words, start, last)
    if start < after < last and (words.text[after] == "," or words.fin[after]):
        return after
    return end


def _after(words: Words, first: int, at: int, last: int) -> Source | None:
    """ "X zufolge", "seiner Meinung nach"."""
    low = words.low[at]
    if low not in ("zufolge", "gemäß", "nach"):
        return None
    start = at
    while start > first and at - start < 14:
        pos = words.pos[start - 1]
        if (pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "X") and not words.fin[start - 1]) or (
            words.low[start - 1] in ("von", "vom", "des", "der", "und")
            and start - 1 > first
            and words.pos[start - 2] in ("NOUN", "PROPN")
        ):
            start -= 1
        elif words.low[start - 1] in PRONOUNS | {"denen", "ihm", "ihr", "ihnen", "dem"} and start == at:
            start -= 1
            break
        elif (words.text[start - 1] in '„“”"»«' and low == "zufolge") or (
            words.low[start - 1] in ("im", "in", "am", "aus")
            and low == "zufolge"
            and start - 1 > first
            and words.pos[start - 2] in ("NOUN", "PROPN")
        ):
            start -= 1
        else:
            break
    while start < at and words.text[start] in '„“”"»«' and sum(words.text[p] in '„“”"»«' for p in range(start, at)) % 2:
        start += 1
    # A noun phrase in the dative begins with its determiner: "am Samstag starben behördlichen Angaben zufolge".
    begin = next(
        (place for place in range(start, at) if words.pos[place] == "DET" and words.low[place] in _DATIVE_DET), start
    )
    if low == "nach":
        if at - 1 < start or not words.low[at - 1].endswith(tuple(speech.load().postposed_nouns)):
            return None
    elif low == "gemäß" and (at - 1 < start or not is_source(words.low[at - 1])):
        return None
    if begin >= at:
        return None
    return Source(begin, at + 1, (at, at + 1), (begin, at))


_RELATIVE = closed_class("source_relatives")
#: tokens; what a relative clause hangs on stands nearer
_FAR = 30
_WHO = ("sprecher", "sprecherin", "zeitung", "ministerium", "polizei", "agentur", "zeuge", "zeugen")
_DURATIONS = closed_class("durations")
_DATIVE_DET = closed_class("dative_determiners")


def is_source(low: str) -> bool:
    """Whether the noun names something said or seen ("Angaben", "Polizeiberichten")."""
    nouns = speech.load().source_nouns
    if low in nouns:
        return True
    part = low.rpartition("-")[2]
    if part in nouns:
        return True
    return len(low) > 8 and any(low[cut:] in nouns for cut in range(3, len(low) - 4))
