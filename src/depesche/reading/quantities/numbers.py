"""German numbers in running text: digits, words, scales, ranges, vague numbers, and what bounds them.

Works on the plain text and knows nothing of units: "rund 26,5 Milliarden" is the value 26.5e9 with the bound `about`,
"zwischen 1.000 und 1.500" is 1000 with low and high, "Hunderte" is 100 with `more_than`. Language is data
(lexicon/numbers.yaml).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml

from depesche.model import Bound
from depesche.settings import LEXICON


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``[start, end)`` (bound and sign inside); ``at`` is where the figure itself begins.

    ``scaled``: a scale such as "Milliarden" is part of it. ``bare``: a small count in words or digits, no scale, no
    decimals. ``stopped``: a full stop follows, so no noun can.
    """

    start: int
    end: int
    at: int
    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    scaled: bool = False
    signed: bool = False
    stopped: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The words of lexicon/numbers.yaml."""
    with (LEXICON / "numbers.yaml").open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.load(stream, Loader=yaml.CSafeLoader)
    return data


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    #: the same, wherever it stands: after the sign of a range
    second: re.Pattern[str]
    bound: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, Bound]
    afters: dict[str, Bound]
    words: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, float]
    amount_of: frozenset[str]


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DIGITS = r"(?:\d{1,3}(?:[. ']\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d{1,9})?[½¼¾]?|[½¼¾])"
#: What may be joined to a number with a hyphen ("30-prozentig", "10-Prozent-Marke").
_COMPOUND = ("-prozent", "-Prozent", "-Euro", "-Dollar", "-US-Dollar", "-Kilometer", "-Tonnen", "-Megawatt")
#: Range signs; "bis zu" is a bound.
_JOINT = re.compile(r"(?: ?[-–] ?(?=[\d½¼¾])|-? bis (?!zu )|-? oder |-? und )")


def _any_of(words: Any) -> str:
    """An alternation, the longest first; a blank stands for any run of blanks."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> _Grammar:
    data = lexicon()
    parts = _any_of({*data["digits"], *data["tens"], "sech", "sieb", "hundert", "tausend", "und"})
    spelled = rf"(?:{parts}){{1,9}}"
    scale, ones, vague = _any_of(data["scales"]), _any_of(data["ones"]), _any_of(data["vague"])
    ending = r"(?![\wÄÖÜäöüß])"
    number = (
        rf"(?:(?P<several>(?:{_any_of(data['several'])})\s+(?P<some>{scale}|{vague}){ending}(?:\s+(?P<more>{scale}){ending})?)"
        rf"|(?:(?P<sign>minus\s+|plus\s+|[-−–+](?=\d))?"
        rf"(?:(?P<digits>{_DIGITS})|(?P<one>(?:(?:{ones})\s+){{1,2}}(?={scale})|eine?[rmns]?(?=\s+(?:oder|bis)\s))"
        rf"|(?P<word>{_any_of(data['words'])}|{spelled}){ending})"
        rf"(?:\s*-?(?P<scale>{scale}){ending})?(?:\s+(?P<scale2>{scale}){ending})?)"
        rf"|(?P<vague>{vague}){ending})"
    )
    # A cheap test first: only few words begin like a number.
    words = {*data["digits"], *data["tens"], *data["words"], *data["ones"], *data["vague"], *data["several"]}
    begins = rf"(?=[\d½¼¾]|[-−–+]\d|minus|plus|hun|tau|{'|'.join(sorted({word[:3] for word in words}))})"
    bounds = {phrase: Bound(name) for name, phrases in data["bounds"].items() for phrase in phrases}
    afters = {phrase: Bound(name) for name, phrases in data["after"].items() for phrase in phrases}
    return _Grammar(
        number=re.compile(rf"(?<![\w.,:/§-]){begins}(?<![\w.,:/-] -)" + number, re.IGNORECASE),
        second=re.compile(number, re.IGNORECASE),
        bound=re.compile(
            rf"(?<![\w-])(?P<bound>{_any_of(bounds)})\s+(?P<between>(?:(?:{_any_of(data['between'])})\s+){{0,2}})$",
            re.IGNORECASE,
        ),
        after=re.compile(rf"\s+(?P<after>{_any_of(afters)})(?!\w)", re.IGNORECASE),
        bounds=bounds,
        afters=afters,
        words={**data["digits"], **data["tens"], **data["words"], **data["ones"]},
        scales=data["scales"],
        vague=data["vague"],
        amount_of=frozenset(data["amount-of"]),
    )


def numerals(text: str) -> Iterator[Numeral]:
    """All numbers of ``text`` from left to right; ordinals, clock times, scores and parts of names are none."""
    grammar = _grammar()
    at = 0
    while found := grammar.number.search(text, at):
        at = max(found.end(), at + 1)
        first = _read(text, found)
        if first is None:
            continue
        whole = _range(text, first, grammar)
        at = max(at, whole.end)
        if not _cut(text, whole):
            yield _bounded(text, whole, grammar)


def spelled(word: str) -> float | None:
    """The value of a number word ("dreiundzwanzigtausendfünfhundert"), None if it is none.

    >>> spelled("zweihundertdreiundzwanzig")
    223
    """
    word = word.lower()
    known = _grammar().words.get(word)
    if known is not None:
        return known
    for name, factor in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            times = spelled(before) if before else 1
            rest = spelled(after.removeprefix("und")) if after else 0
            return None if times is None or rest is None or rest >= factor else times * factor + rest
    before, found, after = word.partition("und")
    units, tens = _grammar().words.get(before), _grammar().words.get(after)
    if found and units is not None and tens is not None and units < 10 <= tens and tens % 10 == 0:
        return units + tens
    return None


def _figure(digits: str) -> float | None:
    """ "2.000" is two thousand, "26,5" and "26.5" are twenty-six and a half."""
    extra = _FRACTIONS.get(digits[-1], 0.0)
    digits = digits[:-1] if extra else digits
    if not digits:
        return extra
    if re.fullmatch(r"\d{1,3}(?:[. ']\d{3})+(?:,\d+)?", digits):
        digits = re.sub(r"[. ']", "", digits)
    elif digits[0] == "0" and digits[1:2].isdigit():
        return None  # "007", "05"
    return float(digits.replace(",", ".")) + extra if len(digits) < 40 else None


def _read(text: str, found: re.Match[str]) -> Numeral | None:
    """One number without its bound."""
    grammar = _grammar()
    start, end = found.span()
    if found["several"]:
        some = found["some"].lower()
        value = (grammar.vague.get(some) or grammar.scales[some]) * grammar.scales.get(
            (found["more"] or "").lower(), 1.0
        )
        return Numeral(start, end, start, value, bound=Bound.MORE_THAN, scaled=True)
    if found["vague"]:
        least = float(grammar.vague[found["vague"].lower()])
        return Numeral(start, end, start, least, bound=Bound.MORE_THAN, scaled=True)
    unscaled = _unscaled(text, found)
    if unscaled is None:
        return None
    value = unscaled
    scaled = False
    for name in ("scale", "scale2"):
        if found[name]:
            value *= grammar.scales[found[name].lower()]
            scaled = True
    sign = (found["sign"] or "").strip().lower()
    if sign in ("minus", "-", "−", "–"):
        value = -value
    # A float product such as 5.3 * 1e9 is off in the last digit; figures have no more than twelve.
    return Numeral(start, end, start, float(f"{value:.12g}"), scaled=scaled, signed=sign in ("minus", "plus"))


def _unscaled(text: str, found: re.Match[str]) -> float | None:
    if found["digits"]:
        return _figure(found["digits"])
    if found["one"]:
        product = 1.0
        for word in found["one"].lower().split():
            product *= _grammar().words[word]
        return product
    word = found["word"]
    if word.lower() in ("ein", "eins", "und"):
        return None
    if word[0].isupper() and not word.isupper() and not _begins_sentence(text, found.start()):
        return None  # "die Elf", "die Drei": names
    return spelled(word)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" „“\"»‚'(")
    return not before or before[-1] in ".!?:\n–-" or text[start - 1] in '\n„"»“('


def _range(text: str, first: Numeral, grammar: _Grammar) -> Numeral:
    """ "vier bis sechs", "1.000 und 1.500" after "zwischen", "eine oder zwei": one numeral with low and high."""
    joint = _JOINT.match(text, first.end)
    if not joint:
        return first
    between = re.search(r"(?i)(?<!\w)zwischen\s+$", text[max(0, first.start - 12) : first.start])
    if joint.group().strip(" -") == "und" and not between:
        return first
    other = grammar.second.match(text, joint.end())
    second = _read(text, other) if other else None
    if second is None or second.bound is not Bound.EXACT:
        return first
    low, high = first.value, second.value
    if second.scaled and not first.scaled and low < high:
        factor = _factor(other) if other else 1.0
        low = low * factor if low * factor < high else low
    if not low < high:
        return first
    start = first.start - (between.end() - between.start()) if between else first.start
    return Numeral(start, second.end, first.at, low, low, high, Bound.ABOUT, scaled=second.scaled)


def _factor(found: re.Match[str]) -> float:
    factor = 1.0
    for name in ("scale", "scale2"):
        if found[name]:
            factor *= _grammar().scales[found[name].lower()]
    return factor


def _cut(text: str, numeral: Numeral) -> bool:
    """Whether what follows shows that this is no number of its own: "12:30", "3:2", "5G", "20.-Jahr"."""
    rest = text[numeral.end : numeral.end + 3]
    if not rest:
        return False
    if rest[0] == "-" and rest[1:2].isalpha():
        return not numeral.scaled and not text.startswith(_COMPOUND, numeral.end)
    if rest[0].isalpha() or rest[0] in "_/²³":
        return not numeral.scaled and not re.match(
            r"(?i)(?:km|m|t|kg|mw|gw|twh)(?!\w)", text[numeral.end : numeral.end + 4]
        )
    return rest[0] in ":.," and rest[1:2].isdigit()


def _bounded(text: str, numeral: Numeral, grammar: _Grammar) -> Numeral:
    window = text[max(0, numeral.start - 48) : numeral.start]
    found = grammar.bound.search(window)
    start, bound = numeral.start, numeral.bound
    if found:
        phrase = " ".join(found["bound"].lower().split())
        word = re.search(r"(\w+)\s+$", window[: found.start()])
        if not (phrase == "über" and word and word[1].lower() in grammar.amount_of):
            start -= len(window) - found.start()
            # "mehr als tausende", "zwischen 3 und 5": the range and the vague number keep what they say.
            bound = grammar.bounds[phrase] if bound in (Bound.EXACT, Bound.MORE_THAN) else bound
    end = numeral.end
    after = grammar.after.match(text, end)
    if after and bound is Bound.EXACT:
        bound = grammar.afters[" ".join(after["after"].lower().split())]
    stopped = bool(re.match(r"\.(?!\w)", text[end : end + 2]))
    return replace(numeral, start=start, bound=bound, stopped=stopped)
