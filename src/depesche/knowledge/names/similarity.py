"""Whether two spellings name one person, by the names alone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from depesche.knowledge.names import eastern
from depesche.knowledge.names.agreement import SAME_SOUND, THRESHOLD, agreement, word_agreement
from depesche.knowledge.names.equivalents import is_given
from depesche.knowledge.names.lexicon import lexicon
from depesche.knowledge.names.parts import Parts, generation, is_initial, parse
from depesche.knowledge.names.scripts import consonants_agree
from depesche.knowledge.names.spellings import spellings, squashed
from depesche.knowledge.names.transliteration import fold

#: a name of which the last word is left out ("Mario Vargas Llosa", "Mario Vargas")
_LEFT_OUT = 0.9
#: a double surname of which one half is left out ("Griffith-Joyner")
_HALF = 0.94
#: a name with the endings that a Baltic language adds, or with the vowels of Uzbek or Tajik
_NEIGHBOUR = 0.93
_CONSONANTS_ONLY = 0.85
_RUSSIAN_ENDING = re.compile(r"(?:[oe][vw]a?|iy|zoda)$")


def name_similarity(one: str, other: str) -> float:
    """How surely two spellings name one person, 0..1, by the names alone; 0 below the threshold.

    Symmetric. A bare surname agrees with a full name that has it, with a lower score than two full names.
    """
    if squashed(one) == squashed(other):
        return 1.0
    marks = generation(one), generation(other)
    if all(marks) and marks[0] != marks[1]:
        return 0.0
    double = any(_halves(one)) and any(_halves(other))
    best = 0.0
    for (left, left_weight), (right, right_weight) in product(_variants(one), _variants(other)):
        if left_weight * right_weight <= max(best, THRESHOLD) or (double and _HALF in (left_weight, right_weight)):
            continue
        best = max(best, _unknown_agreement(left, right) * left_weight * right_weight)
    if not best and consonants_agree(one, other):
        best = _CONSONANTS_ONLY
    return round(best, 3) if best >= THRESHOLD else 0.0


@lru_cache(maxsize=20_000)
def _variants(name: str) -> tuple[tuple[str, float], ...]:
    """The spellings that a name may stand for, with their weights, the surest first."""
    found = dict[str, float]()
    for spelling, weight in spellings(name):
        found.setdefault(spelling, weight)
        for half in _halves(spelling):
            found.setdefault(half, _HALF)
    for spelling, weight in list(found.items()):
        if weight == 1.0:
            for plain in (*_without_baltic(spelling), *_with_russian_vowels(spelling)):
                found.setdefault(plain, _NEIGHBOUR)
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def _halves(name: str) -> Iterator[str]:
    """ "Florence Griffith-Joyner" → "Florence Griffith", "Florence Joyner"."""
    given, space, family = name.strip().rpartition(" ")
    halves = family.split("-")
    if not space or len(halves) != 2 or fold(halves[0]) in lexicon().articles:
        return
    if all(len(half) > 2 and half[0].isupper() for half in halves) and not eastern.surname_stands_first(
        parse(name)[-1]
    ):
        yield from (f"{given} {half}" for half in halves)


def _without_baltic(name: str) -> Iterator[str]:
    """ "Gidons Krēmers" → "Gidon Krēmer": every word without the ending of a Baltic language, if each has one."""
    words = name.split()
    if len(words) < 2 or not all(word.endswith("s") and len(word) > 3 for word in words):
        return
    for cut in (1, 2):
        yield " ".join(word[:-cut] for word in words)
    yield " ".join(word[: -len(_ending(word))] for word in words)


def _with_russian_vowels(name: str) -> Iterator[str]:
    """ "Sharof Rashidov" → "Sharaf Rashidov": Uzbek and Tajik o is Russian a, but in the endings of surnames."""
    given, space, family = name.rpartition(" ")
    if space and _RUSSIAN_ENDING.search(family) and "o" in name:
        yield re.sub("o(?![vw])", "a", given) + space + re.sub("o(?![vw])", "a", family)


def _ending(word: str) -> str:
    return next(ending for ending in lexicon().baltic if fold(word).endswith(ending))


def _unknown_agreement(one: str, other: str) -> float:
    """The best agreement of two names that may each have the surname last or first."""
    mine, theirs = parse(one), parse(other)
    first = [eastern.surname_stands_first(parts[-1]) for parts in (mine, theirs) if parts]
    if first == [True, True] and all(len(parts) > 1 for parts in (mine, theirs)):
        return agreement(mine[1], theirs[1], whole=True)  # two East Asian names: nothing else can be meant
    best = 0.0
    for (i, left), (j, right) in product(enumerate(mine), enumerate(theirs)):
        if i and j:
            continue
        whole = bool(i or j) and eastern.surname_stands_first((left, right)[j])
        best = max(best, agreement(left, right, turned=i != j, whole=whole))
    return best or _shorter_agreement(mine, theirs)


def _shorter_agreement(one: list[Parts], other: list[Parts]) -> float:
    """Agreement of a name with one that leaves out all behind the first surname ("Joaquín Guzmán Loera")."""
    if not one or not other:
        return 0.0
    short, long = sorted(((*parts[0].given, *parts[0].surname) for parts in (one, other)), key=len)
    last = len(short) - 1
    if len(long) == len(short) or last < 1 or is_initial(short[0]):
        return 0.0
    for at in {last, len(long) - 2}:  # the first surname: behind as many given names, or before the second surname
        if at < last or is_given(long[at]) or word_agreement(short[last], long[at]) < SAME_SOUND:
            continue
        return _LEFT_OUT * agreement(Parts(short[:last], short[last:]), Parts(long[:at], long[at : at + 1]))
    return 0.0
