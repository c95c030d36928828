"""How far two names agree, part by part: 1 for the same, 0 where something contradicts."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from depesche.knowledge.names import eastern
from depesche.knowledge.names.equivalents import is_given, same_given, same_name
from depesche.knowledge.names.lexicon import lexicon
from depesche.knowledge.names.parts import Parts, is_initial, is_patronymic
from depesche.knowledge.names.sounds import skeletons, sounds
from depesche.knowledge.names.transliteration import fold

_UMLAUT = re.compile("[äöü]")
_INNER_H = re.compile(r"(?<!^)h(?!$)")
#: (vowels, the consonant after them)
_SYLLABLES = re.compile(r"([aeiou]*)([^aeiou]|$)")
_FEMININE = re.compile(r"(?:[oe]v|in|sk|ck)a(?:ia|a)?$")
#: what a vowel written otherwise costs: romanisations confuse e and i, o and u, and leave out e and i; rarely a and e
_VOWEL_COSTS = {"ei": 0.5, "ou": 0.5, "ae": 1.2, "ao": 1.0, "e": 0.5, "i": 0.5, "a": 1.0}
_OTHER_VOWEL = 2.0
#: below this a match is no match
THRESHOLD = 0.72
SAME_SOUND = 0.97
_SAME_FORM = 0.95
#: shorter words must have the same letters
_SHORTEST_SOUND = 3
_SHORTEST_ALONE = 4
#: a slip of the pen is forgiven in words of so many letters
_SHORTEST_SLIP = 7
#: from this length on any inner letter may be lost
_SHORTEST_LOSS = 10


def agreement(one: Parts, other: Parts, *, turned: bool = False, whole: bool = False) -> float:
    """How far two parted names agree, 0..1; 0 where something contradicts.

    ``turned``: their surnames stand at different ends, so that no given name may be missing. ``whole``: the given
    names are one name (East Asian), of which no part may be missing or differ.
    """
    if whole and len(one.surname) == len(other.surname) == 1:
        return eastern.agreement(one, other)
    if turned and (len(one.given) != len(other.given) or _may_be_swapped(one, other)):
        return 0.0
    family = _surname_agreement(one.surname, other.surname)
    if family == 0.0:
        return 0.0
    if not one.given or not other.given:
        if family < 1.0 and min(len(word) for name in (one, other) for word in name.surname) < _SHORTEST_ALONE:
            return 0.0
        initial = any(is_initial(name.surname[0]) for name in (one, other))
        return 0.9 * family if family >= _SAME_FORM and not initial else 0.0
    given = _given_agreement(one.given, other.given)
    if given < 0.7 or (family < SAME_SOUND and given < 0.9):
        return 0.0
    return 0.55 * family + 0.45 * given


def _may_be_swapped(one: Parts, other: Parts) -> bool:
    """Whether names in turned order may be two persons': "Walter Martin" is not Martin Walter."""
    words = (*one.surname, *other.surname, *one.given, *other.given)
    return all(is_given(word) for word in words)


def _surname_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if len(one) == len(other):
        return min(_family_word(a, b) for a, b in zip(one, other, strict=True))
    joined = word_agreement("".join(one), "".join(other))
    # of a double surname the last word may stand alone ("Lula da Silva" not: "Silva"; "Castejón": see aliases)
    return joined if joined >= SAME_SOUND else 0.0


def _family_word(one: str, other: str) -> float:
    """Agreement of two words of surnames, which may also be written in French, or with the article joined."""
    found = word_agreement(one, other)
    if found:
        return found
    plain, others = _plain_family(one), _plain_family(other)
    if (plain, others) == (fold(one), fold(other)):
        return 0.0
    return _SAME_FORM * word_agreement(plain, others)


@lru_cache(maxsize=50_000)
def _plain_family(word: str) -> str:
    """ "Bounine" → "bounin", "Elalamy" → "alamy", "Romanoff" → "romanov"."""
    plain = fold(word)
    for pattern, replacement in lexicon().family_endings:
        plain = re.sub(pattern, replacement, plain)
    return plain


@lru_cache(maxsize=100_000)
def word_agreement(one: str, other: str) -> float:
    """How far two words of names agree: same letters, same sound, forms of one name, near in vowels, or a slip."""
    if fold(one) == fold(other):
        return 1.0
    mine, theirs = sounds(one), sounds(other)
    if any(len(heard) >= _SHORTEST_SOUND for heard in mine & theirs):
        return SAME_SOUND
    if any(_feminine_of(a, b) or _feminine_of(b, a) for a in mine for b in theirs):
        return 0.0
    if min(len(one), len(other)) >= _SHORTEST_ALONE and same_name(one, other):
        return _SAME_FORM
    if skeletons(one) & skeletons(other):
        if _UMLAUT.search(one) and _UMLAUT.search(other):
            return 0.0  # German vowels are written with care: Müller is not Möller
        return max((_vowel_agreement(a, b) for a in mine for b in theirs), default=0.0)
    return _slip(fold(one), fold(other))


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
    return score * 0.95 if score >= 0.85 and (not cost or min(len(one), len(other)) > 4) else 0.0


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


def _slip(one: str, other: str) -> float:
    """Agreement of long words that one slip of the pen or of the scanner tells apart: letters swapped, left out,
    doubled, or taken for similar ones. Another consonant makes another name.
    """
    if min(len(one), len(other)) < _SHORTEST_SLIP:
        return 0.0
    scanned = any(one.replace(seen, read) == other.replace(seen, read) for seen, read in lexicon().scanned)
    swapped = len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) == 1 and sorted(one) == sorted(other)
    return 0.85 if scanned or swapped or _light_letter_left_out(*sorted((one, other), key=len)) else 0.0


def _light_letter_left_out(short: str, long: str) -> bool:
    """Whether a word lacks a vowel, an h, or one of two like letters, that the other has inside; any if it is long."""
    if len(long) - len(short) != 1 or long.startswith(short):
        return False
    at = next(index for index in range(len(long)) if index == len(short) or long[index] != short[index])
    lost = long[at]
    return long[:at] + long[at + 1 :] == short and (
        lost in "aeiouh" or lost in long[at - 1 : at] + long[at + 1 : at + 2] or len(short) >= _SHORTEST_LOSS
    )


def _whole_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    score = word_agreement("".join(one), "".join(other))
    return score if score >= SAME_SOUND else 0.0


def _given_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if _whole_agreement(one, other):
        return 1.0
    short, long = sorted((one, other), key=len)
    left = list(long)
    scores: list[float] = []
    unmatched: list[str] = []
    by_initial = False
    for word in short:
        score, partner = max(((_given_word(word, candidate), candidate) for candidate in left), default=(0.0, ""))
        if score:
            scores.append(score)
            left.remove(partner)
            by_initial = by_initial or is_initial(word) or is_initial(partner)
        elif is_initial(word) or is_patronymic(word):
            unmatched.append(word)
        else:
            return 0.0
    # initials must account for all: "George W." is not "George H. W.", "John J." is not "Jake"
    if not scores or (by_initial and any(not is_patronymic(word) for word in left)):
        return 0.0
    if _contradict(unmatched, left):
        return 0.0
    return sum(scores) / len(scores) - (0.02 if left else 0.0)


def _contradict(one: list[str], other: list[str]) -> bool:
    """Whether both names have an initial, or a patronymic, that the other has not."""
    if any(map(is_initial, one)) and other:
        return True
    return any(map(is_patronymic, one)) and any(map(is_patronymic, other))


def _begins_alike(one: str, other: str) -> bool:
    """Whether an initial ("k", or "tsch" where one sound takes several letters) may be that of a word."""
    mine, theirs = _first_sounds(one), _first_sounds(other)
    if mine and theirs:
        return bool(mine & theirs)
    initials = lexicon().initials
    return one[0] == other[0] or initials.get(one[0], -1) == initials.get(other[0], -2)


@lru_cache(maxsize=20_000)
def _first_sounds(word: str) -> frozenset[str]:
    """The sounds that the letters at the beginning stand for, if they take several letters."""
    return next((sounds for letters, sounds in lexicon().digraphs if word.startswith(letters)), frozenset())


def _given_word(one: str, other: str) -> float:
    if is_initial(one) or is_initial(other):
        return 0.9 if _begins_alike(fold(one), fold(other)) else 0.0
    if same_given(one, other):
        return SAME_SOUND
    score = word_agreement(one, other)
    if score < _SAME_FORM and one.endswith("a") != other.endswith("a"):
        return 0.0  # Francisco is not Francisca
    return score if score >= 0.8 else 0.0
