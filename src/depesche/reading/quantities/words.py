"""Finding German nouns in a word list whatever their inflection, and compounds by their heads."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_ENDINGS = ("ern", "nen", "en", "er", "es", "em", "ns", "n", "e", "s")
_UMLAUTS = str.maketrans("äöü", "aou")
#: Shorter list words are heads of compounds only if they are marked so ("-mann"): "rate" is no head of "Demokrate".
_SHORTEST_HEAD = 5


@lru_cache(maxsize=1 << 15)
def stems(word: str) -> tuple[str, ...]:
    """Forms under which an inflected word may be listed, likeliest first: as it is, without ending, without umlaut."""
    word = word.lower()
    found = [word]
    found += [word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3]
    found += [plain for stem in found if (plain := stem.translate(_UMLAUTS)) != stem]
    return tuple(dict.fromkeys(found))


class WordList(Generic[T]):
    """A look-up of nouns: listed words, their inflected forms, and compounds whose head is listed.

    A listed word that begins with "=" has no compounds; one that begins with "-" has them though it is short.
    """

    def __init__(self, words: Mapping[str, T]) -> None:
        self._whole = {word.lstrip("=-"): value for word, value in words.items()}
        self._heads = {
            word.lstrip("-"): value
            for word, value in words.items()
            if not word.startswith("=") and (word.startswith("-") or len(word) >= _SHORTEST_HEAD)
        }
        self._shortest = min(map(len, self._heads), default=99)
        self._known: dict[str, T | None] = {}

    def get(self, word: str) -> T | None:
        """The value of the longest listed word that ``word`` is or ends with; None if there is none."""
        if word not in self._known:
            if len(self._known) > 1 << 15:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> T | None:
        forms = stems(word)
        for form in forms:
            if form in self._whole:
                return self._whole[form]
        tails = ((tail, form) for form in forms for tail in _tails(form, self._shortest))
        best = max((tail for tail, _ in tails if tail in self._heads), key=len, default=None)
        return None if best is None else self._heads[best]


def _tails(form: str, shortest: int) -> Iterator[str]:
    """What ``form`` may have as head, leaving a first part of three letters or more."""
    for at in range(3, min(len(form) - shortest, 40) + 1):
        yield form[at:]


def listed(groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Turns id → words into word → ids, in the order of the ids."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in groups.items():
        for word in words:
            key = str(word).lower()
            found[key] = (*found.get(key, ()), name)
    return found
