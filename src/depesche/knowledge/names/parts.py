"""The parts of a person's name: given names and surname, without titles, particles and marks of generation."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from depesche.knowledge.names.lexicon import lexicon
from depesche.knowledge.names.transliteration import fold

_WORD_BREAK = re.compile(r"[\s\-‐‑–.,]+")
_CAMEL_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")
#: "Ju. Gagarin", "Th. Heuss": a first sound that takes several letters
_ABBREVIATED = re.compile(r"\b(\w{2,4})\.(?=[\s\-]|\w)")
#: "jun." and "sen." with the point: without it they are names
_JUNIOR = re.compile(r"\b([js])(?:un|nr|en)\.\s*$", re.IGNORECASE)
_MAX_WORDS = 12
#: marks an abbreviation of several letters within this room
_POINT = "\u00b7"


class Parts(NamedTuple):
    """Given names and surname, each as bare words (lower case, articles and particles dropped, "bin" joined)."""

    given: tuple[str, ...]
    surname: tuple[str, ...]


@lru_cache(maxsize=50_000)
def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name that count, lower case with their marks: no titles, articles, particles; "bin" joined."""
    known = lexicon()
    kept: list[str] = []
    join = ""
    written = _JUNIOR.sub(lambda mark: "jr" if mark[1].lower() == "j" else "sr", name)
    spaced = _CAMEL_ARTICLE.sub(r"\1 ", _ABBREVIATED.sub(_initial_of, written)).lower()
    raw = [word for word in _WORD_BREAK.split(spaced)[:_MAX_WORDS] if fold(word)]
    for at, word in enumerate(raw):
        plain = fold(word)
        last = at == len(raw) - 1
        if last:
            drop = bool(kept) and known.juniors.get(plain) in ("jr", "sr")
        elif plain in known.light and len(plain) > 1:
            drop = not (at == 0 and len(raw) > 2 and plain in ("an", "le", "vo", "to"))  # East Asian surnames
        else:
            drop = not join and (plain in known.titles or (plain in known.honours and at == 0 and len(raw) > 2))
        if drop:
            continue
        if plain in known.joined and not last and not (kept == [] and plain == "ben"):
            join = known.joined[plain]
            continue
        kept.append(join + _without_prefix(word, plain))
        join = ""
    return tuple(kept)


def _initial_of(abbreviated: re.Match[str]) -> str:
    word = abbreviated[1]
    return word + _POINT if word.lower() in lexicon().abbreviations else abbreviated[0]


def _without_prefix(word: str, plain: str) -> str:
    for prefix, short in lexicon().prefixes:
        if plain.startswith(prefix) and len(plain) >= len(prefix) + 4:
            return short + word[len(prefix) :]
    return word


@lru_cache(maxsize=20_000)
def generation(name: str) -> str | None:
    """The mark that tells father and son, or rulers of one name, apart: "jr", "sr", "2" …; None if there is none."""
    words = fold(_JUNIOR.sub(lambda mark: "jr" if mark[1].lower() == "j" else "sr", name)).split(" ")
    return lexicon().juniors.get(words[-1]) if len(words) > 1 else None


def article_forms(surname: str) -> tuple[str, ...]:
    """ "as-Sisi" → "al-Sisi", "el-Sisi", "Sisi": Arabic surnames with the article as it may be written."""
    article, hyphen, rest = surname.partition("-")
    if not hyphen or article not in lexicon().articles:
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


def is_initial(word: str) -> bool:
    """Whether a word is a single letter, or several for one sound ("Tsch. Aitmatow")."""
    return len(word) == 1 or word.endswith(_POINT)


def is_patronymic(word: str) -> bool:
    """Whether a word is formed from the father's name: "Iwanowitsch", "Asqaruly"."""
    return len(word) > 5 and fold(word).endswith(lexicon().patronymics)
