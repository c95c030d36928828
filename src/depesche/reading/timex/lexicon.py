"""The words of time as classes: which class a word belongs to, and what it means there."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.reading.timex import numerals

_FOLDER = "depesche.languages.de"
_WEEKDAY_PARTS = {
    "morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI", "früh": "MO",
}  # fmt: skip

#: class of a word, its value, and whether it must (True) or must not (False) be capitalised
Entry = tuple[str, Any, bool | None]


@cache
def load(name: str) -> dict[str, Any]:
    """One of the language's lexicon files."""
    text = files(_FOLDER).joinpath("lexicon", f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def words() -> dict[str, tuple[Entry, ...]]:
    """All words in small letters with their entries; a word may stand once as a noun and once in small letters."""
    found: dict[str, tuple[Entry, ...]] = {}

    def add(word: str, entry: Entry) -> None:
        key = word.lower()
        if entry not in found.get(key, ()):
            found[key] = (*found.get(key, ()), entry)

    for name, group in load("times").items():
        capital = {"noun": True, "small": False}.get(group.get("case", ""))
        for word, value in group["words"].items():
            for ending in group["endings"]:
                add(word + ending, (name, tuple(value) if isinstance(value, list) else value, capital))
    for word, value in numerals.cardinals().items():
        add(word, ("spelled", value, None))
    for word, value in numerals.ordinals().items():
        add(word, ("ordinal", value, None))
    for word, weekday in load("times")["weekday"]["words"].items():
        for part, value in _WEEKDAY_PARTS.items():
            for ending in ("", "s"):
                add(word + part + ending, ("weekday_part", (weekday, value), True))
    for word, month in load("times")["month"]["words"].items():
        add(word + "hälfte", ("month_half", month, True))
    return found


@cache
def long_suffixes() -> tuple[dict[str, str], dict[str, Any]]:
    """The endings of adjectives of length with their units ("tägigen": D), and what may stand before them."""
    group = load("times")["long_suffix"]
    suffixes = {word + ending: unit for word, unit in group["words"].items() for ending in group["endings"]}
    before: dict[str, Any] = {**numerals.cardinals(), "ein": 1, "halb": 0.5, "mehr": None}
    return suffixes, before


def lookup(word: str) -> tuple[str, Any] | None:
    """Class and value of ``word`` as it is written, or None."""
    key = word.lower()
    capital = word[0].isupper()
    entries = words().get(key)
    if entries:
        for name, value, wanted in entries:
            # A word for small letters may be capitalised as the first of its sentence, if no noun claims it.
            if wanted is None or wanted is capital or (wanted is False and len(entries) == 1):
                return name, value
        return None
    if key.endswith(("g", "ge", "gen", "ger", "ges", "gem")):
        suffixes, before = long_suffixes()
        for suffix, unit in suffixes.items():
            if key.endswith(suffix) and key[: -len(suffix)] in before:
                return "long_word", (before[key[: -len(suffix)]], unit)
    return None
