"""German words compared by stem: "Handelsabkommen" and "Abkommen über den Handel" have the same parts.

Endings of inflection and a few of derivation are cut off, umlauts and ß are written plain. That is less than a
dictionary knows and enough to see that two nouns may be one; it needs no model, so that a question stays quick.
"""

from collections.abc import Collection
from functools import lru_cache

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
#: the longest first; what is left has at least three letters
_ENDINGS = ("ungen", "ung", "ens", "ern", "en", "em", "er", "es", "e", "n", "s")
_LEAST = 3
#: an s after these belongs to the word: "Gas", "Preis", "Haus", "Abschluss"
_OWN = ("as", "is", "us", "ss")
#: shorter stems say too little to be looked for within other words
_PART = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """ "Verträgen" → "vertrag", "Lieferungen" → "liefer"."""
    plain = word.casefold().translate(_FOLD)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST and not plain.endswith(_OWN):
            return plain[: -len(ending)]
    return plain


def ends_in(whole: str, stems: Collection[str]) -> int | None:
    """Where in a stem the longest of ``stems`` that ends it begins: 0, or after a first part of two letters or more."""
    if whole in stems:
        return 0
    return next((at for at in range(2, len(whole) - _LEAST + 1) if whole[at:] in stems), None)


def modifier(part: str) -> str:
    """The first part of a compound as a stem of its own: "handels" → "handel"."""
    return stem(part) if len(part) > _LEAST else part


def _has(whole: str, part: str) -> bool:
    return whole.startswith(part) or whole.endswith(part)


@lru_cache(maxsize=65536)
def akin(one: str, other: str, short: frozenset[str] = frozenset()) -> bool:
    """Whether two stems are one word, or one is a part of the other: "leit" and "olleit".

    Of words in ``short`` both may be compounds: "erdgas" and "gasliefer".
    """
    if one == other or any(_has(one, part) and _has(other, part) for part in short):
        return True
    less, more = sorted((one, other), key=len)
    return len(less) >= _PART and len(more) - len(less) >= 2 and (more.startswith(less) or more.endswith(less))
