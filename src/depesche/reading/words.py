"""The tokens of a doc as plain lists, and the noun phrase around a token by word order.

A parse is right four times in five; articles, adjectives and genitives stand in a fixed order always. The steps that
look for names and roles therefore go by the words' order first.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from depesche.languages.de import nouns
from depesche.languages.de.determiners import determiners

_KEY = "depesche.words"

_FORMS = determiners()
DEFINITE, INDEFINITE, POSSESSIVE = _FORMS.definite, _FORMS.indefinite, _FORMS.possessive
DEMONSTRATIVE, FUSED, PLURALITY = _FORMS.demonstrative, _FORMS.fused, _FORMS.plurality
COMPARING = frozenset(("mehr", "weniger"))
"""Before "als" and a number these only make it a bound."""
DETERMINERS = _FORMS.all
_OPENING = frozenset("„“\"»«‚‘'")
_WIDEST = 400  # tokens under one head
_LONGEST = 8  # words between a determiner and its noun


@dataclass(slots=True)
class Words:
    """Parallel lists over the tokens of a doc; ``low`` is lower case, ``sent`` the index of the sentence.

    ``finite`` are the tokens that the model takes for finite verbs.
    """

    text: list[str]
    low: list[str]
    pos: list[str]
    start: list[int]
    end: list[int]
    sent: list[int]
    finite: set[int]
    #: the tokens that begin with a capital letter
    capitals: list[int]

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """The index of the token that holds character ``offset`` (or of the one before it)."""
        return max(0, bisect_right(self.start, offset) - 1)

    def within(self, start: int, end: int) -> range:
        """The indices of the tokens that begin in ``[start, end)``."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))

    def after(self, index: int) -> int:
        """The index of the next token that is not white space; ``len(self)`` at the end."""
        index += 1
        while index < len(self.text) and self.pos[index] == "SPACE":
            index += 1
        return index

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[index][:1].isupper()


def words_of(doc: Doc) -> Words:
    """The words of ``doc``, made once."""
    known = doc.user_data.get(_KEY)
    if isinstance(known, Words):
        return known
    strings = doc.vocab.strings
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    offset, sentence = 0, -1
    rows = doc.to_array(["ORTH", "SPACY", "SENT_START"]).tolist()
    for orth, blank, opens in rows:
        word = strings[orth]
        sentence += opens == 1 or not text
        text.append(word)
        starts.append(offset)
        offset += len(word)
        ends.append(offset)
        sentences.append(sentence)
        offset += blank
    words = Words(
        text=text,
        low=[each.lower() for each in text],
        pos=[strings[each] if each else "" for each in doc.to_array(["POS"]).tolist()],
        start=starts,
        end=ends,
        sent=sentences,
        finite={at for at, morph in enumerate(doc.to_array(["MORPH"]).tolist()) if "VerbForm=Fin" in strings[morph]},
        capitals=[at for at, word in enumerate(text) if word[0].isupper()],
    )
    doc.user_data[_KEY] = words
    return words


def children(token: Token) -> list[Token]:
    """The dependents of a token; none where its subtree is no clause of a report but a text without full stops."""
    if token.right_edge.i - token.left_edge.i > _WIDEST:
        return []
    return list(token.children)


def bare(words: Words, first: int, last: int) -> str:
    """The words of tokens ``[first, last)`` without the determiner in front."""
    while first < last - 1 and words.low[first] in DETERMINERS:
        first += 1
    gaps = [" " if words.start[at + 1] > words.end[at] else "" for at in range(first, last - 1)]
    return "".join(part for pair in zip(words.text[first:last], [*gaps, ""], strict=True) for part in pair)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as far left as its determiner: tokens ``[start, head]``; ``owner`` ends a genitive before it."""

    start: int
    head: int
    determiner: str = ""
    owner: int | None = None


def phrase_at(words: Words, head: int) -> Phrase:
    """The phrase whose noun is token ``head``: its adjectives and its determiner or the genitive in their place."""
    index = head - 1
    first = head
    while index >= 0 and head - index <= _LONGEST and words.sent[index] == words.sent[head]:
        low = words.low[index]
        if words.pos[index] == "SPACE" or (low in _OPENING and index + 1 == first):
            index -= 1
            continue
        if low in DETERMINERS or low in FUSED:
            fused = low in FUSED
            outer = (
                index - 1
                if not fused and low not in INDEFINITE and index and words.low[index - 1] in ("alle", "all", "beide")
                else index
            )
            return Phrase(first if fused else outer, head, low)
        if not _modifier(words, index, head):
            break
        if words.pos[index] not in ("PUNCT", "CCONJ"):
            first = index
        index -= 1
    while first < head and words.pos[first] in ("VERB", "AUX"):
        first += 1  # "bemerkte Präsident X": without a determiner no participle opens a phrase
    owner = index if index >= 0 and words.sent[index] == words.sent[head] and _genitive(words, index) else None
    return Phrase(first, head, words.low[first] if first < head and words.low[first] in PLURALITY else "", owner)


def _modifier(words: Words, index: int, head: int) -> bool:
    """Whether the token may stand between determiner and noun."""
    pos, low = words.pos[index], words.low[index]
    if pos in ("PUNCT", "CCONJ"):
        joins = low in (",", "und", "-", "/", "sowie")
        return (
            joins
            and index + 1 < head
            and index > 0
            and _modifier(words, index - 1, index)
            and _adjectival(words, index + 1)
        )
    return _adjectival(words, index) or low in PLURALITY or pos == "NUM" or words.text[index].isdigit()


def _adjectival(words: Words, index: int) -> bool:
    text = words.text[index]
    if words.pos[index] == "ADJ":
        return True
    # adjectives that the tagger takes for something else: "US-amerikanische", "früheren", "Britischen", "Moskauer"
    inflected = words.low[index].endswith(("e", "en", "er", "em", "es"))
    if inflected and words.low[index].endswith(_FORMS.adjectival):
        return words.pos[index] not in ("ADP", "AUX")
    return inflected and text[:1].islower() and words.pos[index] in ("VERB", "X", "PROPN") and index not in words.finite


def _genitive(words: Words, index: int) -> bool:
    """Whether the token may be a genitive before its noun ("Berlins Außenminister")."""
    text = words.text[index]
    return words.capital(index) and len(text) > 2 and (text.endswith(("s", "'", "’", "ß", "x", "z")))


Count = Literal["s", "p", "?"]


def count_of(words: Words, phrase: Phrase, noun: nouns.Noun) -> Count:
    """Whether the phrase means one ("s") or several ("p"), by the noun's form, its determiner and its adjectives."""
    if noun.number != "?":
        return noun.number
    between = words.low[phrase.start : phrase.head]
    if any(each in PLURALITY or each.isdigit() for each in between):
        return "p"
    low = phrase.determiner
    if low in INDEFINITE or low in ("das", "des", "dem", "im", "am", "zum", "vom", "beim"):
        return "s"
    if low == "der":
        return "p" if _genitive_plural(words, phrase, noun) else "s"
    if low in ("die", "diese", "seine", "ihre", "unsere"):
        if noun.gender == "?" and words.low[phrase.head].endswith("en"):
            return "p"
        return "s" if noun.gender in ("f", "?") and not (between and between[-1].endswith("en")) else "p"
    if low in ("den", "seinen", "ihren", "diesen", "unseren"):
        before = words.low[phrase.start - 1] if phrase.start else ""
        return "p" if before in _FORMS.dative_prepositions and words.low[phrase.head].endswith("n") else "s"
    if low in POSSESSIVE or low in DEMONSTRATIVE:
        return "s"
    return "?"


def _genitive_plural(words: Words, phrase: Phrase, noun: nouns.Noun) -> bool:
    """ "eine Erklärung der Außenminister", "der Präsidenten": for one man "der" is the nominative alone."""
    if noun.gender != "m":
        return False
    if words.low[phrase.head].endswith("en") and not noun.title.endswith("en"):
        return True
    before = phrase.start - 1
    return before >= 0 and words.sent[before] == words.sent[phrase.head] and words.pos[before] == "NOUN"


@lru_cache(maxsize=4096)
def without_genitive(word: str) -> str:
    """A name without the German genitive's mark: "Putins" → "Putin", "Abbas'" → "Abbas"; doubtful forms stay."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    if word.endswith(("'", "’")):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
