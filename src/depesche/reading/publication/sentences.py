"""Sentences as stretches of words, found by number and not by walking the doc, and the vocabulary of clues."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from depesche.reading.draft import Draft
from depesche.reading.timex import lexicon
from depesche.reading.timex.meaning import Point
from depesche.reading.words import Words

_MADE = "depesche.publication.sentences"


@cache
def vocabulary(group: str) -> frozenset[str]:
    """One of the word lists of dating.yaml."""
    return frozenset(lexicon.load("dating")[group])


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``[first, last)`` at characters ``[start, end)``; ``low`` holds them in small letters."""

    first: int
    last: int
    start: int
    end: int
    low: frozenset[str]

    def tokens(self, draft: Draft) -> list[Token]:
        """Its tokens."""
        return list(draft.doc[self.first : self.last])

    def entities(self, draft: Draft, kind: str) -> list[str]:
        """The ids of one kind ("state/") that it names, in order."""
        found = (mention.entity for mention in draft.mentions_in(self.start, self.end))
        return list(dict.fromkeys(entity for entity in found if entity.startswith(kind)))


def sentence_of(draft: Draft, words: Words, index: int) -> Sentence:
    """The sentence of a word, made once."""
    made: dict[int, Sentence] = draft.doc.user_data.setdefault(_MADE, {})
    number = words.sent[index]
    if number not in made:
        first, last = bisect_left(words.sent, number), bisect_right(words.sent, number)
        made[number] = Sentence(first, last, words.start[first], words.end[last - 1], frozenset(words.low[first:last]))
    return made[number]


def named_year(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence tells of a named year or decade, so that its offices are those of then."""
    points = (time.meaning.meaning for time in draft.times_in(sentence.start, sentence.end))
    return any(isinstance(point, Point) and (point.year is not None or point.decade is not None) for point in points)
