"""Which words are given names, and which are forms of one name: Sergej and Serhij, William and Bill.

Forms of names in other languages are drawn from Wikidata through rigour (``data/name_parts.tsv.gz``); short forms and
those that no list has are in ``data/person_names.yaml``.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from depesche.knowledge.names.lexicon import lexicon
from depesche.knowledge.names.transliteration import fold
from depesche.knowledge.store import Store


@cache
def _store() -> Store:
    from depesche.knowledge.loader import load_store  # compiling the base needs names, but not this

    return load_store()


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """Given names → the groups of ``same_given`` in which they stand."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon().same_given):
        for name in group:
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether a word is a given name of somebody."""
    plain = fold(word)
    return plain in _groups() or _store().is_given_name(plain)


@lru_cache(maxsize=50_000)
def same_given(one: str, other: str) -> bool:
    """Whether two given names are short forms or forms in other languages of one."""
    groups = _groups()
    return bool(groups.get(fold(one), frozenset()) & groups.get(fold(other), frozenset()))


@lru_cache(maxsize=50_000)
def same_name(one: str, other: str) -> bool:
    """Whether two words are forms of one given name or one surname in different languages and scripts."""
    return bool(_store().name_part(fold(one)) & _store().name_part(fold(other)))
