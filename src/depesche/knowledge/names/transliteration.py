"""Cyrillic names in Latin letters by the schemes in use, and folding of Latin diacritics.

The rules are data (``data/transliteration.yaml``). A name has no language mark in a text, so :func:`romanisations`
gives the forms of every scheme that may have been used, and :func:`fold` makes spellings comparable.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_CONTEXTS = ("start", "between_vowels", "after_vowel", "before_vowel", "end")
_CYRILLIC = re.compile(r"[\u0400-\u052F]")
#: letters that Unicode does not decompose into a base letter and a mark
_PLAIN = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
        "ŋ": "n", "ħ": "h", "ʹ": None, "ʺ": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "’": None, "‘": None,
        "'": None, "`": None, "´": None, "′": None,
    }
)  # fmt: skip
#: the marks of the four tones (the dots of ü stay)
_TONES = frozenset("\u0304\u0301\u030c\u0300")
_SEPARATORS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Table:
    letters: Mapping[str, str]
    contexts: Mapping[str, Mapping[str, str]]
    longest: int


@cache
def _rules() -> dict[str, Any]:
    text = files("depesche.knowledge").joinpath("data/transliteration.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def _table(scheme: str, language: str) -> _Table:
    tables = _rules()["schemes"][scheme]
    entry = tables.get(language) or tables.get("ru")
    if entry is None:
        raise KeyError(f"no table for {language} in {scheme}")
    letters: dict[str, str] = {}
    contexts: dict[str, Mapping[str, str]] = {}
    if "base" in entry:
        base = _table(scheme, entry["base"])
        letters.update(base.letters)
        contexts.update(base.contexts)
    letters.update(entry.get("letters", {}))
    for context in _CONTEXTS:
        if context in entry:
            contexts[context] = entry[context]
    keys = [*letters, *(key for rules in contexts.values() for key in rules)]
    return _Table(letters, contexts, max(map(len, keys)))


def is_cyrillic(text: str) -> bool:
    """Whether ``text`` has a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def language_of(name: str) -> str:
    """The language whose letters a Cyrillic name shows: uk, be, kk, ky, or ru where nothing else does."""
    low = name.lower()
    languages: dict[str, list[str]] = _rules()["languages"]
    return next((language for language, letters in languages.items() if any(part in low for part in letters)), "ru")


@lru_cache(maxsize=50_000)
def transliterate(name: str, scheme: str, language: str | None = None) -> str:
    """A Cyrillic name in Latin letters; other characters stay. Raises KeyError for an unknown scheme."""
    table = _table(scheme, language or language_of(name))
    low = name.lower()
    vowels = _rules()["vowels"]
    written: list[str] = []
    at = 0
    while at < len(low):
        for length in range(min(table.longest, len(low) - at), 0, -1):
            latin = _letter(table, low, at, length, vowels)
            if latin is not None:
                written.append(_cased(latin, name[at : at + length], name[at + length : at + length + 1]))
                at += length
                break
        else:
            written.append(name[at])
            at += 1
    return "".join(written)


def _letter(table: _Table, low: str, at: int, length: int, vowels: str) -> str | None:
    key = low[at : at + length]
    before, after = low[at - 1 : at] if at else "", low[at + length : at + length + 1]
    vowel_before = bool(before) and before in vowels
    vowel_after = bool(after) and after in vowels
    holds = {
        "start": not before.isalpha(),
        "between_vowels": vowel_before and vowel_after,
        "after_vowel": vowel_before or (bool(before) and before in "ьъ'’ʼ"),
        "before_vowel": vowel_after,
        "end": not after.isalpha(),
    }
    for context, rules in table.contexts.items():
        if holds[context] and key in rules:
            return rules[key]
    return table.letters.get(key)


def _cased(latin: str, source: str, following: str) -> str:
    if not source[:1].isupper() or not latin:
        return latin
    return latin.upper() if following.isupper() else latin[0].upper() + latin[1:]


def romanisations(name: str, language: str | None = None) -> dict[str, str]:
    """The Latin forms of a Cyrillic name: (scheme or "scheme:ru" → form), the German one first."""
    language = language or language_of(name)
    found = dict(_forms(name, language, ""))
    if language in _rules()["also_russian"]:
        found.update(_forms(name, "ru", ":ru"))
    return found


def written_down(original: str, language: str | None = None) -> dict[str, str]:
    """The forms under which the press writes an original name down: (scheme → form), the German one first.

    ``original`` is Cyrillic, or Latin with its language: ``kk-Latn`` (the Kazakh alphabet of 2021), ``ar-Latn`` (Arabic
    in the transliteration of DIN 31635), ``zh-Latn`` (pinyin with or without tones). Other names are given as they are.
    """
    if is_cyrillic(original):
        return romanisations(original, language)
    if language == "kk-Latn":
        return {**romanisations(_kazakh_cyrillic(original), "kk"), "kazakh_latin": original}
    if language == "ar-Latn":
        return dict(_forms(original, language, "", only=True))
    if language == "zh-Latn":
        plain = "".join(c for c in unicodedata.normalize("NFD", original) if c not in _TONES)
        joined = unicodedata.normalize("NFC", plain.replace("'", "").replace("’", ""))
        return {"german": joined, "pinyin": unicodedata.normalize("NFC", original)}
    return {"german": original}


def _kazakh_cyrillic(name: str) -> str:
    """A name in the Kazakh Latin letters of 2021 in Cyrillic."""
    rules = _rules()["kazakh_cyrillic"]
    written = ""
    low, at = name.lower(), 0
    while at < len(low):
        size = next((size for size in (2, 1) if low[at : at + size] in rules), 0)
        letter = rules[low[at : at + size]] if size else low[at]
        if letter == "и" and written[-1:].lower() in _rules()["vowels"] and written:
            letter = "й"
        written += letter.upper() if name[at].isupper() else letter
        at += size or 1
    return written


def _forms(name: str, language: str, mark: str, *, only: bool = False) -> Iterator[tuple[str, str]]:
    """The forms by every scheme that has a table for the language (or for Russian, unless ``only``)."""
    for scheme, tables in _rules()["schemes"].items():
        if language in tables or ("ru" in tables and not only):
            yield scheme + mark, transliterate(name, scheme, language)


def respellings(surname: str) -> Iterator[str]:
    """The Latin form of a Cyrillic surname with the other endings that are written ("Lawrow", "Lawrov")."""
    for endings in _rules()["endings"]:
        for ending in endings:
            if surname.endswith(ending):
                stem = surname[: -len(ending)]
                yield from (stem + other for other in endings if other != ending)
                return


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Lower case, no marks, no apostrophes, one space between words ("Nūrsūltan", "Məmmədyarov", "Dschomart-" …)."""
    low = unicodedata.normalize("NFKC", name).lower().translate(_PLAIN)
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", plain).strip()
