"""Look-ups of single words, remembered: what a word as a whole is known as."""

from functools import lru_cache

from depesche.knowledge.base import Knowledge, NameMatch


@lru_cache(maxsize=50_000)
def known_as(knowledge: Knowledge, word: str) -> tuple[NameMatch, ...]:
    """The known names that ``word`` is from its first to its last letter, without any context."""
    return tuple(match for match in knowledge.scan(word) if (match.start, match.end) == (0, len(word)))
