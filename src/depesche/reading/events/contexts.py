"""PLOVER's contexts as a light layer of keywords: in which field an event lies."""

from collections.abc import Iterable
from functools import cache, lru_cache

import yaml

from depesche.reading.events.clauses import Clauses
from depesche.reading.events.grammar import LEXICON

_SHORTEST = 2
_MOST = 4


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """Beginning of a word → contexts."""
    data: dict[str, list[str]] = yaml.load(
        (LEXICON / "event_contexts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    found: dict[str, list[str]] = {}
    for context, words in data.items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


@lru_cache(maxsize=50_000)
def contexts_of_word(word: str) -> tuple[str, ...]:
    """The contexts that the lower-case ``word`` shows, by its beginnings and those of its part behind a hyphen."""
    table = _beginnings()
    ends = range(_SHORTEST, min(len(word), 16) + 1)
    return tuple(dict.fromkeys(context for end in ends for context in table.get(word[:end], ())))


def contexts_of(clauses: Clauses) -> tuple[str, ...]:
    """The contexts of a sentence, those that more words show first."""
    return ranked(token.lower_ for token in clauses.tokens if token.text[0].isupper() or token.pos_ == "ADJ")


def ranked(words: Iterable[str]) -> tuple[str, ...]:
    """The contexts of ``words`` by how many show them; at most four."""
    counts: dict[str, int] = {}
    for word in words:
        for context in contexts_of_word(word):
            counts[context] = counts.get(context, 0) + 1
    return tuple(sorted(counts, key=lambda context: (-counts[context], context))[:_MOST])
