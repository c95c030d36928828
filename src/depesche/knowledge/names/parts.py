"""The parts of a person's name, and how far two names agree part by part."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from rapidfuzz.distance import Levenshtein

from depesche.knowledge.names.sounds import reading, skeletons, sounds
from depesche.knowledge.names.transliteration import fold

_WORD_BREAK = re.compile(r"[\s\-‐‑–.,]+")
_UMLAUT = re.compile("[äöü]")
_INNER_H = re.compile(r"h(?!$)")
#: (vowels, the consonant after them)
_SYLLABLES = re.compile(r"([aeiou]*)([^aeiou]|$)")
_FEMININE = re.compile(r"(?:[oe]v|in|sk|ck)a(?:ia|a)?$")
#: what a vowel written otherwise costs: romanisations confuse e and i, o and u, and leave out e and i; rarely a and e
_VOWEL_COSTS = {"ei": 0.5, "ou": 0.5, "ae": 1.0, "e": 0.5, "i": 0.5, "a": 1.0}
_OTHER_VOWEL = 2.0
_CAMEL_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")
#: below this a match is no match
THRESHOLD = 0.72
_SAME_SOUND = 0.97
#: shorter words must have the same letters
_SHORTEST_SOUND = 3
_SHORTEST_ALONE = 4
_MAX_WORDS = 12


class Parts(NamedTuple):
    """Given names and surname, each as bare words (lower case, articles and particles dropped, "bin" joined)."""

    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    suffixes: frozenset[str]
    initials: Mapping[str, int]
    articles: frozenset[str]
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
        titles=frozenset(data["titles"]),
        suffixes=frozenset(data["suffixes"]),
        initials={letter: number for number, letters in enumerate(data["same_initials"]) for letter in letters},
        articles=frozenset(data["articles"]),
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
    spaced = _CAMEL_ARTICLE.sub(r"\1 ", name).lower()
    raw = [word for word in _WORD_BREAK.split(spaced)[:_MAX_WORDS] if fold(word)]
    for at, word in enumerate(raw):
        plain = fold(word)
        last = at == len(raw) - 1
        if last:
            drop = bool(kept) and plain in known.suffixes
        elif plain in known.light and len(plain) > 1:
            drop = not (at == 0 and len(raw) > 2 and plain in known.surname_first)
        else:
            drop = plain in known.titles and not join
        if drop:
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


def article_forms(surname: str) -> tuple[str, ...]:
    """ "as-Sisi" → "al-Sisi", "el-Sisi", "Sisi": Arabic surnames with the article as it may be written."""
    article, hyphen, rest = surname.partition("-")
    if not hyphen or article not in _words().articles:
        return ()
    return (f"al-{rest}", f"el-{rest}", f"Al-{rest}", rest)


def parse(name: str) -> list[Parts]:
    """The ways to part a name of which nothing is known: surname last, then surname first."""
    words = bare_words(name)
    return split_at(words, 1) if words else []


def split_at(words: Sequence[str], length: int) -> list[Parts]:
    """The words with a surname of ``length`` words at the end, then at the beginning (or all of them, once)."""
    words = tuple(words)
    if len(words) <= length:
        return [Parts((), words)]
    return [Parts(words[:-length], words[-length:]), Parts(words[length:], words[:length])]


def without_last(words: Sequence[str]) -> Parts | None:
    """A name of three words or more without its last one, as second surnames are left out; None if too short."""
    return Parts(tuple(words[:-2]), (words[-2],)) if len(words) > 2 else None


def surname_first(name: Parts) -> bool:
    """Whether a name begins with a common East Asian surname."""
    return len(name.surname) == 1 and fold(name.surname[0]) in _words().surname_first


def agreement(one: Parts, other: Parts, *, turned: bool = False, whole: bool = False) -> float:
    """How far two parted names agree, 0..1; 0 where something contradicts.

    ``turned``: their surnames stand at different ends, so that no given name may be missing. ``whole``: the given
    names are one name (East Asian), of which no part may be missing or differ.
    """
    if turned and len(one.given) != len(other.given):
        return 0.0
    family = _surname_agreement(one.surname, other.surname)
    if family == 0.0:
        return 0.0
    if not one.given or not other.given:
        if family < 1.0 and min(len(word) for name in (one, other) for word in name.surname) < _SHORTEST_ALONE:
            return 0.0
        initial = any(_initial(name.surname[0]) for name in (one, other))
        return 0.9 * family if family >= _SAME_SOUND and not initial else 0.0
    given = _syllables_agreement(one.given, other.given) if whole else _given_agreement(one.given, other.given)
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
    if any(len(heard) >= _SHORTEST_SOUND for heard in mine & theirs):
        return _SAME_SOUND
    if any(_feminine_of(a, b) or _feminine_of(b, a) for a in mine for b in theirs):
        return 0.0
    if skeletons(one) & skeletons(other):
        if _UMLAUT.search(one) and _UMLAUT.search(other):
            return 0.0  # German vowels are written with care: Müller is not Möller
        return max((_vowel_agreement(a, b) for a in mine for b in theirs), default=0.0)
    return max((_spelling_agreement(a, b) for a in mine for b in theirs), default=0.0)


def _feminine_of(one: str, other: str) -> bool:
    """Whether ``one`` is the feminine of the Slavic surname ``other``: two persons."""
    return len(one) > len(other) and _FEMININE.search(one) is not None and one.rstrip("ai") == other.rstrip("ai")


def _vowel_agreement(one: str, other: str) -> float:
    """Agreement of two readings with the same consonants; 0 where their vowels are too far apart."""
    mine, theirs = _SYLLABLES.findall(_INNER_H.sub("", one)), _SYLLABLES.findall(_INNER_H.sub("", other))
    if [c.replace("d", "t") for _, c in mine] != [c.replace("d", "t") for _, c in theirs]:
        return 0.0
    cost = sum(_vowel_cost(a, b) for (a, _), (b, _) in zip(mine, theirs, strict=True)) + (mine[0][0] != theirs[0][0])
    score = 1.0 - cost / max(len(one), len(other))
    return score * 0.95 if score >= 0.85 else 0.0


def _vowel_cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if len(one) == len(other):
        pairs = ("".join(sorted(pair)) for pair in zip(one, other, strict=True) if pair[0] != pair[1])
        return sum(_VOWEL_COSTS.get(pair, _OTHER_VOWEL) for pair in pairs)
    short, long = sorted((one, other), key=len)
    if not short and len(long) == 1:
        return _VOWEL_COSTS.get(long, _OTHER_VOWEL)
    return 1.0 * Levenshtein.distance(one, other)


def _spelling_agreement(one: str, other: str) -> float:
    if min(len(one), len(other)) < 7 or one[0] != other[0]:
        return 0.0
    score = Levenshtein.normalized_similarity(one, other)
    return score * 0.9 if score >= 0.88 else 0.0


def _whole_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    score = word_agreement("".join(one), "".join(other))
    return score if score >= _SAME_SOUND else 0.0


def _syllables_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Agreement of East Asian given names, of which all syllables count; their romanisations follow English habits."""
    if len(one) != len(other):
        one, other = ("".join(one),), ("".join(other),)
    return 1.0 if all(reading(a, "english") == reading(b, "english") for a, b in zip(one, other, strict=True)) else 0.0


def _given_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if _whole_agreement(one, other):
        return 1.0
    short, long = sorted((one, other), key=len)
    left = list(long)
    scores: list[float] = []
    by_initial = False
    for word in short:
        score, partner = max(((_given_word(word, candidate), candidate) for candidate in left), default=(0.0, ""))
        if score:
            scores.append(score)
            left.remove(partner)
            by_initial = by_initial or _initial(word) or _initial(partner)
        elif not _droppable(word):
            return 0.0
    # initials must account for all: "George W." is not "George H. W.", "John J." is not "Jake"
    if not scores or (by_initial and any(not _patronymic(word) for word in left)):
        return 0.0
    return sum(scores) / len(scores) - (0.02 if left else 0.0)


def _given_word(one: str, other: str) -> float:
    known = _words()
    if _initial(one) or _initial(other):
        a, b = fold(one)[0], fold(other)[0]
        return 0.9 if a == b or known.initials.get(a, -1) == known.initials.get(b, -2) else 0.0
    if min(len(one), len(other)) == 2 and (one.startswith(other) or other.startswith(one)):
        return 0.9  # "Th. Heuss"
    groups = known.same_given
    if groups.get(fold(one), frozenset()) & groups.get(fold(other), frozenset()):
        return _SAME_SOUND
    score = word_agreement(one, other)
    return score if score >= 0.8 else 0.0


def _initial(word: str) -> bool:
    return len(word) == 1


def _patronymic(word: str) -> bool:
    return len(word) > 5 and fold(word).endswith(_words().patronymics)


def _droppable(word: str) -> bool:
    return _initial(word) or _patronymic(word)
