"""What a number counts: a currency, a physical unit, percent, people, votes, states, or things.

Units are ISO 4217 codes and the names of lexicon/units.yaml. Found are the words right after a number ("26 Millionen
US-Dollar", "drei bewaffnete Gruppen") or the sign before it ("$26").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml
from spacy.tokens import Token

from depesche.reading.quantities.words import WordList, stems
from depesche.settings import LEXICON

#: At most so many words between a number and its noun.
_REACH = 6
_REACH_OF_PARSE = 14
_OF_WHOLE = ("der", "dieser", "jener", "ihrer", "seiner", "unserer", "von")
_DETERMINERS = (
    "andere",
    "anderen",
    "weitere",
    "weiteren",
    "weiterer",
    "anderer",
    "seiner",
    "ihrer",
    "dieser",
    "eigene",
    "eigenen",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, what turns the number into it, where its words end, and the counted noun, if it is one."""

    name: str
    times: float
    end: int
    noun: Token | None = None
    token: Token | None = None

    @property
    def kind(self) -> str:
        """The class of units that measures.yaml speaks of."""
        return kind_of(self.name)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    currencies: dict[str, tuple[str, dict[str, str]]]
    measures: dict[str, tuple[str, float]]
    rates: re.Pattern[str]
    rate_names: dict[str, str]
    none: frozenset[str]
    labels: frozenset[str]
    persons: WordList[bool]
    endings: tuple[str, ...]
    things: WordList[bool]
    before: re.Pattern[str]


_KINDS = {
    "percent": "percent",
    "percentage-points": "percent",
    "persons": "persons",
    "items": "items",
    "votes": "votes",
    "states": "states",
    "km/h": "speed",
    **dict.fromkeys(("km", "m", "cm", "mi", "nmi", "ft"), "length"),
    **dict.fromkeys(("km²", "m²", "ha"), "area"),
    **dict.fromkeys(("t", "kg", "g"), "mass"),
    **dict.fromkeys(("m³", "barrel", "l"), "volume"),
    **dict.fromkeys(("W", "MW", "MWh", "kWh"), "energy"),
}


def kind_of(unit: str) -> str:
    """money, percent, persons, items, votes, states, length, area, mass, volume, energy or speed."""
    return _KINDS.get(unit) or _KINDS.get(unit.partition("/")[0], "money")


@cache
def _lexicon() -> _Lexicon:
    with (LEXICON / "units.yaml").open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.load(stream, Loader=yaml.CSafeLoader)
    currencies = {
        str(name).lower(): (each["code"], each.get("with") or {})
        for each in data["currencies"]
        for name in each["names"]
    }
    before = "|".join(re.escape(sign) for sign in sorted(map(str, data["before"]), key=len, reverse=True))
    return _Lexicon(
        currencies=currencies,
        measures={
            str(name): (each["unit"], float(each.get("times", 1)))
            for each in data["measures"]
            for name in each["names"]
        },
        rates=re.compile(rf"\s+(?:{'|'.join(data['rates'])})(?!\w)", re.IGNORECASE),
        rate_names=data["rates"],
        none=frozenset(data["none"]),
        labels=frozenset(data["labels"]),
        persons=WordList({str(word): True for word in data["persons"]}),
        endings=tuple(data["person-endings"]),
        things=WordList({str(word): True for word in data["things"]}),
        before=re.compile(rf"(?<!\w)(?:{before})\s?$"),
    )


def is_label(token: Token) -> bool:
    """Whether a number after this word is a name or an address ("Artikel 5", "Art. 5", "A 340")."""
    if token.text == "." and token.i and not token.nbor(-1).whitespace_:
        return token.nbor(-1).lower_ + "." in _lexicon().labels
    return token.lower_ in _lexicon().labels or (len(token.text) == 1 and token.text.isupper())


def sign_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before a number, and where it begins."""
    found = _lexicon().before.search(text, max(0, start - 6), start)
    if not found:
        return None
    name = found.group().replace(" ", "").lower()
    return _lexicon().currencies[name][0], found.start()


def is_person(word: str, demonym: Callable[[str], str | None]) -> bool:
    """Whether a noun counts people; ``demonym`` knows the names of nationals."""
    words = _lexicon()
    if words.things.get(word):
        return False
    if words.persons.get(word) or demonym(word):
        return True
    lower = word.lower()
    return len(lower) > 6 and any(lower.endswith(end) or stems(lower)[-1].endswith(end) for end in words.endings)


def after(text: str, number_end: int, tokens: list[Token], demonym: Callable[[str], str | None]) -> Unit | None:
    """The unit of the number that ends at ``number_end``; ``tokens`` are those of its sentence that follow it."""
    adjective = ""
    for place, token in enumerate(tokens[:_REACH]):
        named = _named(text, token, adjective)
        if named:
            return named
        if any(form in _lexicon().none for form in stems(token.text)):
            return None
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if _is_noun(token) and not _is_national(token, following):
            return noun_unit(token, demonym)
        if not _is_noun(token) and not _attributive(token):
            return _behind_attribute(tokens, demonym) if token.pos_ in ("ADP", "ADV", "DET", "PRON") else None
        adjective = token.lower_
    return None


def glued(text: str, number_end: int, token: Token) -> Unit | None:
    """The unit within the number's own token: "30km", "80%", "30-prozentige", "100-Millionen-Euro-Paket"."""
    tail = text[number_end : token.idx + len(token.text)].lstrip("-")
    end = token.idx + len(token.text)
    if tail.lower().startswith("prozent"):
        return Unit("percent", 1.0, end, token=token)
    for length in range(len(tail), 0, -1):
        part = tail[:length]
        if length == len(tail) or tail[length] == "-" or not tail[length].isalnum():
            found = _by_name(part, "")
            if found:
                return Unit(*found, number_end + text[number_end:end].index(part) + len(part), token=token)
    return None


def partitive(text: str, number_end: int, tokens: list[Token], demonym: Callable[[str], str | None]) -> Unit | None:
    """ "fünf der 27 Staaten", "drei von zehn Befragten": the unit is that of the whole, the span only the number."""
    if len(tokens) < 2 or tokens[0].lower_ not in _OF_WHOLE:
        return None
    if tokens[0].lower_ == "von" and not (tokens[1].like_num or tokens[1].lower_ in ("den", "diesen")):
        return None
    rest = [token for token in tokens[1:] if not token.like_num and token.lower_ not in ("den", "diesen", "insgesamt")]
    whole = after(text, number_end, rest, demonym)
    if whole is None or whole.noun is None:
        return None
    return replace(whole, end=number_end)


def noun_unit(token: Token, demonym: Callable[[str], str | None]) -> Unit:
    """The unit of a counted noun."""
    end = token.idx + len(token.text)
    found = _by_name(token.text, "")
    if found and found[0] in ("votes", "states"):
        return Unit(*found, end, noun=token, token=token)
    return Unit("persons" if is_person(token.text, demonym) else "items", 1.0, end, noun=token, token=token)


def _named(text: str, token: Token, adjective: str) -> Unit | None:
    """A currency, percent or physical unit by name or sign."""
    found = _by_name(token.text, adjective)
    if found is None:
        return None
    end = token.idx + len(token.text)
    noun = token if found[0] in ("states", "votes") else None
    return _with_rate(text, Unit(*found, end, noun=noun, token=token))


def _by_name(raw: str, adjective: str) -> tuple[str, float] | None:
    """Unit and factor of a word as it is written."""
    words = _lexicon()
    for form in (raw, raw.lower()):
        if form in words.measures and (len(form) > 2 or raw == form):
            return words.measures[form]
    for form in stems(raw):
        if form in words.currencies and _plausible(raw, form):
            code, special = words.currencies[form]
            return next((other for stem, other in special.items() if adjective.startswith(stem)), code), 1.0
    return None


def _plausible(raw: str, form: str) -> bool:
    """Short codes and names that are words as well count only as written ("USD", "Sol", "Som", "real")."""
    if not form.isalpha():
        return True
    return (
        raw.isupper()
        if len(form) == 3 and form not in ("som", "sum", "lei", "leu", "won", "yen", "sol", "lew")
        else raw[0].isupper()
    )


def _with_rate(text: str, unit: Unit) -> Unit:
    if kind_of(unit.name) not in ("mass", "volume", "energy"):
        return unit
    found = _lexicon().rates.match(text, unit.end, unit.end + 20)
    if not found:
        return unit
    rate = _lexicon().rate_names[" ".join(found.group().lower().split())]
    return Unit(f"{unit.name}/{rate}", unit.times, found.end(), token=unit.token)


def _is_noun(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        return token.text[0].isupper() or token.text[0] == "-"
    # Nominalised adjectives ("drei Verletzte") are sometimes tagged as adjectives.
    return token.text[0].isupper() and token.is_alpha and token.pos_ in ("ADJ", "X", "VERB") and len(token.text) > 3


def _attributive(token: Token) -> bool:
    """An adjective or participle between number and noun ("drei weitere bewaffnete Gruppen")."""
    inflected = token.lower_.endswith(("e", "en", "er", "es", "em"))
    if not token.text.replace("-", "").isalpha():
        return False
    return inflected and (token.pos_ in ("ADJ", "VERB", "NUM") or "-" in token.text or token.lower_ in _DETERMINERS)


def _is_national(token: Token, following: Token | None) -> bool:
    """ "150 Deutsche Mark", "20 Schweizer Franken": an adjective in capitals before a currency."""
    if following is None or not token.whitespace_ or not token.lower_.endswith(("e", "er", "en")):
        return False
    found = _by_name(following.text, token.lower_)
    return found is not None and kind_of(found[0]) == "money"


def _behind_attribute(tokens: list[Token], demonym: Callable[[str], str | None]) -> Unit | None:
    """The noun behind an extended attribute: "8.000 [im Land erzeugten] Brennstäbe".

    The participle before it ends like an adjective and stands right before a plural noun.
    """
    for place, token in enumerate(tokens[1:_REACH_OF_PARSE], 1):
        if token.is_punct or token.pos_ in ("AUX", "SCONJ", "CCONJ"):
            return None
        before = tokens[place - 1]
        participle = before.lower_.endswith(("ten", "enen", "nden", "te", "ene", "nde")) and before.text[0].islower()
        if participle and before.pos_ in ("ADJ", "VERB") and _is_noun(token):
            return None if any(form in _lexicon().none for form in stems(token.text)) else noun_unit(token, demonym)
    return None
