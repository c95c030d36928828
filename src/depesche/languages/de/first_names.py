"""Gender of first names and the words that names are made of (lexicon/first-names.yaml, person-names.yaml)."""

from functools import cache
from pathlib import Path

import yaml

_LEXICON = Path(__file__).parent / "lexicon"


@cache
def _genders() -> dict[str, str]:
    lists = yaml.load((_LEXICON / "first-names.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {str(name): gender for gender in ("m", "f") for name in lists[gender]}


def listed_first_names() -> frozenset[str]:
    """All first names of the list."""
    return frozenset(_genders())


def gender_of_first_name(name: str) -> str | None:
    """ "m" or "f" for a common first name ("Hans-Peter" by its first part), else None."""
    return _genders().get(name) or _genders().get(name.partition("-")[0])


@cache
def parts() -> dict[str, frozenset[str]]:
    """The lists of person-names.yaml, lower case."""
    lists = yaml.load((_LEXICON / "person-names.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: frozenset(str(word) for word in words) for kind, words in lists.items()}
