"""German number words from 2 to 99 and a few above, and their ordinals, built by rule."""

from functools import cache

_ONES = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_LARGE = {
    "hundert": 100,
    "einhundert": 100,
    "zweihundert": 200,
    "dreihundert": 300,
    "fünfhundert": 500,
    "tausend": 1000,
}
_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5}
_ODD_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_ENDINGS = ("e", "en", "er", "es", "em")


@cache
def cardinals() -> dict[str, float]:
    """Number words in small letters with their values; "ein" is an article too and left out."""
    words: dict[str, float] = {**_ONES, **_TEENS, **_TENS, **_LARGE, **_HALVES, "zwo": 2, "zweier": 2, "dreier": 3}
    for ten, value in _TENS.items():
        words.update({f"{one}und{ten}": value + unit for one, unit in {"ein": 1, **_ONES}.items()})
    return words


@cache
def ordinals() -> dict[str, int]:
    """Inflected ordinal words ("dritte", "einunddreißigsten") with their values up to 99."""
    stems = dict(_ODD_ORDINALS)
    for word, value in cardinals().items():
        if value == int(value) and 1 < value < 100 and not word.endswith("er"):
            stems.setdefault(int(value), word + ("t" if value < 20 else "st"))
    found = {stem + ending: value for value, stem in stems.items() for ending in _ENDINGS}
    found.update({"siebente": 7, "siebenten": 7})
    return found
