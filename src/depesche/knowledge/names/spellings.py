"""A name as a text writes it: what may be its bare spelling, and the keys under which its words are looked for."""

from collections.abc import Iterator
from functools import lru_cache

from depesche.knowledge.names.scripts import is_foreign, latin
from depesche.knowledge.names.sounds import skeletons, sounds
from depesche.knowledge.names.transliteration import fold, is_cyrillic, romanisations

_GENITIVE = 0.99
_LATIN_SCHEMES = ("german", "german_press", "english", "english_press")


@lru_cache(maxsize=20_000)
def squashed(name: str) -> str:
    """The folded letters of a name without the spaces between its words."""
    return fold(name).replace(" ", "")


def word_keys(word: str) -> Iterator[str]:
    """Every reading of a word, and every skeleton of consonants ("~…")."""
    yield from sounds(word)
    for skeleton in skeletons(word):
        yield "~" + skeleton


def spellings(name: str) -> Iterator[tuple[str, float]]:
    """The name as written, without a German genitive ending, and in Latin letters if it is Cyrillic; with weights."""
    bare = name.strip().strip('"„“”»«,;:()').strip()
    yield bare, 1.0
    if bare.endswith(("'", "’", "`")):
        yield bare[:-1], 1.0
    elif bare.endswith(("'s", "’s")):
        yield bare[:-2], _GENITIVE
    elif bare.endswith("s") and len(bare) > 3 and not bare.endswith("ss"):
        yield bare[:-1], _GENITIVE
    if is_foreign(bare):
        yield latin(bare), 1.0
    if is_cyrillic(bare):
        forms = romanisations(bare)
        yield from ((forms[scheme], 1.0) for scheme in _LATIN_SCHEMES if scheme in forms)
