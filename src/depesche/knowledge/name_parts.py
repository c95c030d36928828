"""The parts of a person's name, and how far two names agree part by part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from rapidfuzz.distance import Levenshtein

from depesche.knowledge.sounds import skeletons, sounds
from depesche.knowledge.transliteration import fold

_WORD_BREAK = re.compile(r"[\s\-‐‑–.,]+")
_VOWEL_RUNS = re.compile(r"[aeiou]*")
_CONSONANTS = re.compile(r"[^aeiou]+")
_FEMININE = re.compile(r"(?:[oe]v|in|sk|ck)a(?:ia|a)?$")
_ROMAN = re.compile(r"[ivx]+")
#: vowels that romanisations confuse
_NEAR_VOWELS = frozenset({frozenset("ei"), frozenset("ou"), frozenset("ae")})
_SAME_SOUND = 0.97
_MAX_WORDS = 12


class Parts(NamedTuple):
    """Given names and surname, each as bare words (lower case, articles and particles dropped, "bin" joined)."""

    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    dropped: frozenset[str]
    light: frozenset[str]
    joined: Mapping[str, str]
    prefixes: tuple[tuple[str, str], ...]
    patronymics: tuple[str, ...]
    surname_first: frozenset[str]
    same_given: Mapping[str, frozenset[int]]


@cache
def _words() -> _Words:
    text = files("depesche.knowledge").joinpath("data/person_names.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(data["same_given"]):
        for name in group:
            groups.setdefault(name, set()).add(number)
    return _Words(
        dropped=frozenset(data["titles"] + data["suffixes"]),
        light=frozenset(data["articles"] + data["particles"]),
        joined=data["joined"],
        prefixes=tuple(data["joined_prefixes"].items()),
        patronymics=tuple(data["patronymics"]),
        surname_first=frozenset(data["surname_first"]),
        same_given={name: frozenset(numbers) for name, numbers in groups.items()},
    )


@lru_cache(maxsize=50_000)
def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name that count, lower case with their marks: no titles, articles, particles; "bin" joined."""
    known = _words()
    kept: list[str] = []
    join = ""
    raw = [word for word in _WORD_BREAK.split(name.lower())[:_MAX_WORDS] if fold(word)]
    for at, word in enumerate(raw):
        plain = fold(word)
        last = at == len(raw) - 1
        if plain in known.dropped and not last and not join:
            continue
        if (plain in known.dropped and last and kept) or (len(plain) > 1 and plain in known.light and not last):
            continue
        if plain in known.joined and not last and not (kept == [] and plain == "ben"):
            join = known.joined[plain]
            continue
        kept.append(join + _without_prefix(word, plain))
        join = ""
    return tuple(kept)


def _without_prefix(word: str, plain: str) -> str:
    for prefix, short in _words().prefixes:
        if plain.startswith(prefix) and len(plain) >= len(prefix) + 4:
            return short + word[len(prefix) :]
    return word


def parse(name: str) -> Iterator[Parts]:
    """The ways to part a name of which nothing is known: surname last, and first where that may be."""
    words = bare_words(name)
    if words:
        yield from split_at(words, 1)


def split_at(words: Sequence[str], length: int) -> Iterator[Parts]:
    """The words with a surname of ``length`` words at the end or at the beginning (or all of them)."""
    words = tuple(words)
    if len(words) <= length:
        yield Parts((), words)
        return
    yield Parts(words[:-length], words[-length:])
    yield Parts(words[length:], words[:length])
    if length > 1:
        yield Parts(words[:-1], words[-1:])


def agreement(one: Parts, other: Parts) -> float:
    """How far two parted names agree, 0..1; 0 where something contradicts."""
    family = _surname_agreement(one.surname, other.surname)
    if family == 0.0:
        return 0.0
    if not one.given or not other.given:
        whole = one if not one.given else other
        return 0.9 * family if family >= _SAME_SOUND and not _initial(whole.surname[0]) else 0.0
    given = _given_agreement(one.given, other.given)
    if given < 0.7 or (family < _SAME_SOUND and given < 0.9):
        return 0.0
    return 0.55 * family + 0.45 * given


def _surname_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if len(one) == len(other):
        return min(word_agreement(a, b) for a, b in zip(one, other, strict=True))
    joined = word_agreement("".join(one), "".join(other))
    # of a double surname the last word may stand alone ("Lula da Silva" not: "Silva"; "Castejón": see aliases)
    return joined if joined >= _SAME_SOUND else 0.0


@lru_cache(maxsize=100_000)
def word_agreement(one: str, other: str) -> float:
    """How far two words of names agree: same letters, same sound, near in vowels, or one letter off in a long word."""
    if fold(one) == fold(other):
        return 1.0
    mine, theirs = sounds(one), sounds(other)
    if mine & theirs:
        return _SAME_SOUND
    if any(_feminine_of(a, b) or _feminine_of(b, a) for a in mine for b in theirs):
        return 0.0
    if skeletons(one) & skeletons(other):
        return max((_vowel_agreement(a, b) for a in mine for b in theirs), default=0.0)
    return max((_spelling_agreement(a, b) for a in mine for b in theirs), default=0.0)


def _feminine_of(one: str, other: str) -> bool:
    """Whether ``one`` is the feminine of the Slavic surname ``other``: two persons."""
    return len(one) > len(other) and _FEMININE.search(one) is not None and one.rstrip("ai") == other.rstrip("ai")


def _vowel_agreement(one: str, other: str) -> float:
    if _CONSONANTS.findall(one.replace("h", "")) != _CONSONANTS.findall(other.replace("h", "")):
        return 0.0
    runs = zip(_CONSONANTS.split(one.replace("h", "")), _CONSONANTS.split(other.replace("h", "")), strict=True)
    cost = sum(_vowel_cost(a, b) for a, b in runs)
    score = 1.0 - cost / max(len(one), len(other))
    return score * 0.95 if score >= 0.85 else 0.0


def _vowel_cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if frozenset((one, other)) in {frozenset(("", v)) for v in "eia"} or frozenset(one + other) in _NEAR_VOWELS:
        return 0.5
    return float(max(1, Levenshtein.distance(one, other)))


def _spelling_agreement(one: str, other: str) -> float:
    if min(len(one), len(other)) < 7 or one[0] != other[0]:
        return 0.0
    score = Levenshtein.normalized_similarity(one, other)
    return score * 0.9 if score >= 0.88 else 0.0


def _given_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if word_agreement("".join(one), "".join(other)) >= _SAME_SOUND:
        return 1.0
    short, long = sorted((one, other), key=len)
    left = list(long)
    scores: list[float] = []
    extra: list[str] = []
    for word in short:
        score, partner = max(((_given_word(word, candidate), candidate) for candidate in left), default=(0.0, ""))
        if score:
            scores.append(score)
            left.remove(partner)
        elif not _droppable(word):
            extra.append(word)
    if not scores or any(not _initial(word) for word in extra) or (extra and any(not _droppable(w) for w in left)):
        return 0.0
    # of two names with middle initials each must find its partner ("George W." is not "George H. W.")
    unmatched = sum(_initial(word) for word in left)
    if unmatched and any(_initial(word) for word in short[1:]):
        return 0.6
    return sum(scores) / len(scores) - (0.02 if left else 0.0)


def _given_word(one: str, other: str) -> float:
    if _initial(one) or _initial(other):
        a, b = fold(one), fold(other)
        if _roman(one) != _roman(other):
            return 0.0
        return 0.9 if a[0] == b[0] or {r[0] for r in sounds(one)} & {r[0] for r in sounds(other)} else 0.0
    groups = _words().same_given
    if groups.get(fold(one), frozenset()) & groups.get(fold(other), frozenset()):
        return _SAME_SOUND
    score = word_agreement(one, other)
    return score if score >= 0.8 else 0.0


def _initial(word: str) -> bool:
    return len(word) == 1


def _roman(word: str) -> bool:
    return len(word) > 1 and _ROMAN.fullmatch(word) is not None


def _droppable(word: str) -> bool:
    return _initial(word) or (len(word) > 5 and fold(word).endswith(_words().patronymics))
