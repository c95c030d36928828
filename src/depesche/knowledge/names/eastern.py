"""Names of East Asia: the surname first, every syllable counts, and each language has its own romanisations.

Rules and surnames are ``data/eastern_names.yaml``: Wade–Giles beside pinyin, the many romanisations of Korean, and
Vietnamese with or without its marks.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.knowledge.names.parts import Parts
from depesche.knowledge.names.transliteration import fold


@cache
def _rules() -> dict[str, Any]:
    text = files("depesche.knowledge").joinpath("data/eastern_names.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def _surnames() -> Mapping[str, frozenset[str]]:
    """Romanised surname → the surnames that it may be, by their usual forms with their languages."""
    found: dict[str, set[str]] = {}
    for language, groups in _rules()["surnames"].items():
        for group in groups:
            forms = group.split(" ")
            for form in forms:
                found.setdefault(form, set()).add(f"{language}:{forms[0]}")
    return {form: frozenset(names) for form, names in found.items()}


def surname_stands_first(name: Parts) -> bool:
    """Whether a name parted as surname and given name begins with a common East Asian surname."""
    if len(name.surname) != 1 or not _surnames().get(fold(name.surname[0])):
        return False
    return 1 <= len(name.given) <= 3 and all(_is_syllables(word) for word in name.given)


def agreement(one: Parts, other: Parts) -> float:
    """How far two names agree of which one at least has the surname first; 0 where a syllable contradicts."""
    mine, theirs = fold(one.surname[0]), fold(other.surname[0])
    common = _surnames().get(mine, frozenset()) & _surnames().get(theirs, frozenset())
    family = 1.0 if mine == theirs else 0.97 if common else 0.0
    if not one.given or not other.given or not family:
        return 0.9 * family if len(mine) > 3 else 0.0
    languages = {name.partition(":")[0] for name in common} or {"zh", "ko", "vi"}
    return 0.55 * family + 0.45 * given if (given := _given_agreement(one.given, other.given, languages)) else 0.0


def _given_agreement(one: tuple[str, ...], other: tuple[str, ...], languages: set[str]) -> float:
    """1 if the given names are the same syllables in any romanisation of the languages, else 0."""
    if _joined(one) == _joined(other) or ("zh" in languages and _pinyin(one) & _pinyin(other)):
        return 1.0
    return 0.97 if "ko" in languages and _korean(_joined(one)) == _korean(_joined(other)) else 0.0


def _joined(words: tuple[str, ...]) -> str:
    return "".join(fold(word).replace(" ", "") for word in words)


@lru_cache(maxsize=20_000)
def _is_syllables(word: str) -> bool:
    plain = re.sub("[^a-z]", "", fold(word))
    return bool(plain) and re.fullmatch(_rules()["syllables"], plain) is not None


@lru_cache(maxsize=20_000)
def _pinyin(words: tuple[str, ...]) -> frozenset[str]:
    """What a given name is in pinyin if it is written by Wade–Giles, whose apostrophes may be lost; and itself."""
    readings = [""]
    for word in words:
        forms = {fold(word).replace(" ", ""), *_from_wade_giles(word)}
        readings = [reading + form for reading in readings for form in sorted(forms)][:64]
    return frozenset(readings)


def _from_wade_giles(word: str) -> set[str]:
    low = re.sub("[’‘ʻʼ`´]", "'", word.lower())
    found: set[str] = set()
    for initial, options in _rules()["wade_giles"]["initials"].items():
        if low.startswith(initial):
            rest = fold(low[len(initial) :])
            for final, pinyin in _rules()["wade_giles"]["finals"].items():
                if rest == final:
                    rest = pinyin
                    break
            found |= {option + rest for option in options}
            break
    return found


@lru_cache(maxsize=20_000)
def _korean(given: str) -> str:
    for pattern, replacement in _rules()["korean"]:
        given = re.sub(pattern, replacement, given)
    return given
