"""Whether a city stands for its state or for the place: by preposition, place in the clause, and what goes with it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Doc

from depesche.reading.words import Words, words_of

_FILE = Path(__file__).parents[2] / "languages" / "de" / "lexicon" / "metonymy.yaml"
_JOINS = frozenset(("und", "sowie", "oder", "wie", "noch", "/", "-", "–"))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    place_prepositions: frozenset[str]
    state_prepositions: frozenset[str]
    complement_prepositions: frozenset[str]
    place_nouns: frozenset[str]
    state_nouns: tuple[str, ...]
    place_verbs: frozenset[str]
    compounds: tuple[str, ...]
    adjective_prefixes: tuple[str, ...]
    adjective_suffixes: tuple[str, ...]
    currencies: frozenset[str]
    middle: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """The word lists of lexicon/metonymy.yaml."""
    lists = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return _Lexicon(
        place_prepositions=frozenset(lists["place_prepositions"]),
        state_prepositions=frozenset(lists["state_prepositions"]),
        complement_prepositions=frozenset(lists["complement_prepositions"]),
        place_nouns=frozenset(lists["place_nouns"]),
        state_nouns=tuple(lists["state_nouns"]),
        place_verbs=frozenset(lists["place_verbs"]),
        compounds=tuple(sorted(lists["compounds"], key=len, reverse=True)),
        adjective_prefixes=tuple(lists["adjective_prefixes"]),
        adjective_suffixes=tuple(lists["adjective_suffixes"]),
        currencies=frozenset(lists["currencies"]),
        middle=frozenset(lists["middle"]),
    )


def acts(doc: Doc, first: int, last: int, before: bool | None = None) -> bool:
    """Whether the city at tokens ``[first, last)`` acts or is addressed, and so means its state.

    ``before`` is the answer for a city that this one is joined to ("zwischen Moskau und Astana", "Paris, Rom").
    """
    words, lists = words_of(doc), lexicon()
    if "-" in words.text[last - 1]:
        return True  # "Berlin-Paris"
    left = _left(words, first)
    right = words.low[last] if last < len(words) and words.sent[last] == words.sent[first] else ""
    if left in lists.place_nouns or left.endswith(("hauptstadt", "gipfel")) or right in lists.place_nouns:
        return False
    if left in lists.state_prepositions:
        return True
    if left in lists.place_prepositions:
        return False
    if left == "von":
        return _agent(words, first, last)
    if (
        words.pos[first - 1] in ("VERB", "AUX")
        and left
        and right not in lists.place_prepositions - lists.complement_prepositions
        and _finite(doc, first - 1)
    ):
        return doc[first - 1].lemma_ not in lists.place_verbs
    if before is not None and (left in _JOINS or left == ","):
        return before
    if words.text[last - 1].endswith("s") and left.endswith(lists.state_nouns):
        return True
    if words.text[last - 1].endswith("s") and right and words.pos[last] in ("NOUN", "ADJ"):
        return True
    return _subject(doc, words, first, last)


def _left(words: Words, first: int) -> str:
    return words.low[first - 1] if first and words.sent[first - 1] == words.sent[first] else ""


def _agent(words: Words, first: int, last: int) -> bool:
    """ "von Moskau unterstützt" against "von Moskau nach Berlin", "40 Kilometer von Kiew entfernt"."""
    if first > 1 and words.low[first - 2].endswith(tuple(lexicon().place_nouns)):
        return False
    near = words.low[last : last + 3]
    return not any(each in ("nach", "entfernt", "bis", "aus") for each in near)


def _finite(doc: Doc, index: int) -> bool:
    return "Fin" in doc[index].morph.get("VerbForm", [])


def _subject(doc: Doc, words: Words, first: int, last: int) -> bool:
    head = doc[last - 1] if doc[last - 1].head.i not in range(first, last) else doc[first]
    for index in range(first, last):
        if doc[index].head.i not in range(first, last):
            head = doc[index]
    if head.dep_ in ("nsubj", "nsubj:pass", "iobj", "obl:arg"):
        return head.head.lemma_ not in lexicon().place_verbs
    before = first - 1
    while before > 0 and words.low[before] in lexicon().middle and words.sent[before] == words.sent[first]:
        before -= 1
    if before < first - 1 and before >= 0 and words.pos[before] in ("VERB", "AUX") and _finite(doc, before):
        return doc[before].lemma_ not in lexicon().place_verbs  # "hatte sich auch Doha eingesetzt"
    opens = first == 0 or words.sent[first - 1] != words.sent[first]
    return opens and last < len(words) and words.pos[last] in ("VERB", "AUX")
