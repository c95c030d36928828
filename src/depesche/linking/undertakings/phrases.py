"""Where clauses and noun phrases begin and end in a row of German words, as far as capitals and small words tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.linking.texts.stems import stem
from depesche.linking.undertakings.vocabulary import Vocabulary, vocabulary
from depesche.model import EntityId

_TOKEN = re.compile(r"\d+\.(?=\s)|\d+(?:[.,]\d+)*(?!\w)|\w+(?:-\w+)*|[^\w\s]")
_BOUNDARY = frozenset(",;:.!?–—")
_INFLECTED = ("e", "en", "er", "es", "em")
#: so many words after a comma a list must have gone on
_LIST = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; part of a name (``named``) or ``time``, or a noun that may carry meaning (``says``)."""

    text: str
    start: int
    end: int
    named: bool = False
    time: bool = False
    number: float | None = None
    says: bool = False

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def joins(self) -> bool:
        """Whether it coordinates what stands before and after it."""
        return self.low in ("und", "sowie", "oder", ",")

    @property
    def parts(self) -> list[str]:
        """ "EU-Mercosur-Abkommen" → its three words."""
        return self.text.split("-")


def _number(text: str, after: str, known: Vocabulary) -> float | None:
    """The value of a number in digits or words; "ein" is one only before "Million" and its like."""
    if text.endswith("."):
        return None  # "am 1. Januar"
    if text[0].isdigit():
        plain = re.sub(r"\.(?=\d{3}\b)", "", text).replace(",", ".")
        try:
            return float(plain)
        except ValueError:
            return None
    value = known.numbers.get(text.lower()) if text.islower() else None
    return value if value != 1 or after.split(" ", 1)[0].lower() in known.scales else None


def tokens(
    text: str,
    names: Sequence[tuple[int, int, EntityId]] = (),
    times: Sequence[tuple[int, int, str]] = (),
) -> list[Token]:
    """The words, numbers and marks of a sentence."""
    known = vocabulary()
    found = []
    for match in _TOKEN.finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        named = any(start < last and end > first for first, last, _ in names)
        time = any(start < last and end > first for first, last, _ in times)
        plain = word[0].isupper() and not (named or time) and word.lower() not in known.function
        says = plain and word.lower() not in known.scales
        found.append(Token(word, start, end, named, time, _number(word, text[end:].lstrip(), known), says))
    return found


def inner_zu(low: str) -> bool:
    """ "abzuschaffen", "zurückzuziehen"."""
    return low.endswith("n") and "zu" in low[2:-4]


def trigger_of(words: Sequence[Token], trigger: tuple[int, int] | None) -> int | None:
    """The word with which the span of an event's trigger begins."""
    return next((n for n, each in enumerate(words) if trigger and each.start >= trigger[0]), None)


def clause(words: Sequence[Token], at: int) -> range:
    """The words between the marks around ``at``; a comma between two names is none."""
    first = last = at
    while first > 0 and not _bounds(words, first - 1):
        first -= 1
    while last < len(words) and not _bounds(words, last):
        last += 1
    return range(first, last)


def _bounds(words: Sequence[Token], n: int) -> bool:
    """Whether a mark ends a clause: not the first comma of "die Union, Japan und die Schweiz"."""
    if words[n].text not in _BOUNDARY:
        return False
    after = words[n + 1 : n + 3]
    if words[n].text != "," or n == 0 or not words[n - 1].named or not after:
        return True
    named = after[-1] if after[0].low in vocabulary().articles else after[0]
    return not named.named


def phrase(words: Sequence[Token], first: int, *, stop: int | None = None, before: int | None = None) -> int:
    """The last word of the noun phrase, with all that hangs on it, that begins at ``first``.

    It ends at a verb (``stop``, or one of the common ones), a time, or the end of the clause, but goes through a list.
    ``before`` is where something else begins, joined by "und".
    """
    known = vocabulary()
    last, joined = first, None
    limit = len(words) if before is None else before
    for n in range(first + 1, limit):
        token = words[n]
        if token.text in _BOUNDARY and not _listed(words, n):
            break
        if n == stop or token.time or _ends_phrase(words, n, known):
            break
        if token.joins:
            joined = joined if joined is not None and joined > last else n
        if token.capital or (token.number is not None and token.text[0].isdigit()):
            last = n
    if before is not None and joined is not None and last > joined and limit == before < len(words):
        last = max(n for n in range(first, joined) if words[n].capital or n == first)
    while last > first and words[last - 1].low in known.links and stem(words[last].text) in known.adverbial:
        last = max(n for n in range(first, last) if words[n].capital or n == first)
    return last


def _ends_phrase(words: Sequence[Token], n: int, known: Vocabulary) -> bool:
    """Whether a word is a verb, or the article of another phrase that no preposition ties to this one."""
    token = words[n]
    if token.capital or not token.word:
        return False
    if token.low in known.finite:
        return True
    after = words[n + 1].low if n + 1 < len(words) else ""
    if token.low in known.openers:
        return words[n - 1].capital and words[n - 1].word
    open_ended = token.number is None and token.low not in known.function and token.low not in known.scales
    return open_ended and (after in known.articles or (after in known.links and after not in ("und", "sowie", "oder")))


def _listed(words: Sequence[Token], comma: int) -> bool:
    """Whether a comma is one of a list: "Wasser, Strom und den Bau"."""
    if words[comma].text != ",":
        return False
    after = words[comma + 1 : comma + 1 + _LIST]
    joins = next((n for n, token in enumerate(after) if token.low in ("und", "sowie")), None)
    if joins is None:
        return False
    return any(token.says for token in after[:joins]) and not any(
        token.low in vocabulary().finite for token in after[:joins]
    )


def phrase_start(words: Sequence[Token], head: int) -> int:
    """Where the phrase of a noun begins: its adjectives and figures, without the article."""
    known = vocabulary()
    first = head
    while first > 0:
        token = words[first - 1]
        inflected = token.word and token.low.endswith(_INFLECTED) and token.low not in known.function
        of_town = token.says and token.low.endswith("er") and stem(token.text) not in known.empty and first > 1
        adjective = inflected and (of_town or not token.capital)
        figure = token.number is not None or token.low in known.scales
        if not (adjective or figure) or token.time:
            break
        first -= 1
    if first > 2 and words[first - 1].low == "und" and words[first - 2].text == "-":
        first -= 3  # "bi- und multilaterale"
    return first
