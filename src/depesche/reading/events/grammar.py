"""Function words and endings: ``languages/de/lexicon/event_grammar.yaml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import depesche.languages.de

LEXICON = Path(depesche.languages.de.__file__).parent / "lexicon"


@cache
def _data() -> Mapping[str, Any]:
    loaded: dict[str, Any] = yaml.load((LEXICON / "event_grammar.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list ``name``. Raises ``KeyError`` if there is no such list."""
    return frozenset(_data()[name])


@cache
def endings(name: str) -> tuple[str, ...]:
    """The list ``name`` for ``str.endswith`` and ``str.startswith``. Raises ``KeyError`` if there is no such list."""
    return tuple(_data()[name])


@cache
def prepositions() -> Mapping[str, str]:
    """Every preposition, also contracted with an article → its plain form."""
    data = _data()
    return {**{word: word for word in data["prepositions"]}, **data["contracted"]}


@cache
def relatives() -> Mapping[str, frozenset[str]]:
    """Relative pronoun → genders (Masc, Fem, Neut) of what it may stand for, with "plural" if that may be several."""
    return {word: frozenset(kinds) for word, kinds in _data()["relative"].items()}
