"""German inflection of names: the forms under which the entries of the tables stand in running text.

Over-generation is harmless (a form that no text has is never looked up), so the rules are few and wide.
"""

from collections.abc import Iterator

_ENDINGS = ("e", "en", "er", "es", "em")
#: words after which a name goes on without inflection: "Organisation für …", "Rat der …"
_LINKS = frozenset(
    [
        "der",
        "des",
        "die",
        "den",
        "dem",
        "das",
        "für",
        "zur",
        "zum",
        "von",
        "vom",
        "und",
        "in",
        "im",
        "am",
        "an",
        "auf",
        "gegen",
        "über",
        "mit",
        "zu",
        "bei",
        "ohne",
        "aus",
        "of",
        "for",
        "the",
        "on",
        "and",
        "to",
        "de",
        "del",
        "da",
        "do",
        "du",
        "la",
        "le",
        "des",
        "d",
        "y",
        "et",
        "e",
    ]
)


def adjective_forms(base: str) -> Iterator[str]:
    """The forms of an adjective of origin, as adjective and as first word of a name ("Kasachische …").

    The bare capitalised form is left out: it is the name of the language ("Russisch").
    """
    yield base
    for ending in _ENDINGS:
        yield base + ending
        yield base[0].upper() + base[1:] + ending


def demonym_forms(demonym: str | list[str]) -> Iterator[str]:
    """The forms of a word for a citizen: "Kasache" (weak), "Iraner", "Israeli", "Deutsche" (like an adjective).

    A list gives masculine, feminine and, if not by rule, plural: ``["Franzose", "Französin"]``.
    """
    masculine = demonym if isinstance(demonym, str) else demonym[0]
    yield masculine
    stem = masculine[:-1] if masculine.endswith("e") else masculine
    if masculine == "Deutsche":
        yield from (stem + ending for ending in _ENDINGS)
        return
    feminine = demonym[1] if isinstance(demonym, list) else "" if masculine.endswith("i") else stem + "in"
    if feminine:
        yield from (feminine, feminine + "nen", feminine + "s")
    if isinstance(demonym, list) and len(demonym) > 2:
        yield from (demonym[2], masculine + "s")
    elif masculine.endswith("e"):
        yield masculine + "n"
    elif masculine.endswith("er"):
        yield from (masculine + "s", masculine + "n")
    else:
        yield from (masculine + "s", masculine + "en")


def place_attributes(place: str) -> Iterator[str]:
    """The indeclinable attribute of a town: "Hamburger", "Moskauer", "Genfer"; nothing where it cannot be guessed."""
    if place.endswith(("au", "eu")) or not place.endswith(("a", "i", "u", "en", "el", "s", "y", ".", ")")):
        yield place + ("r" if place.endswith("e") else "er")


def name_forms(name: str) -> Iterator[str]:
    """The forms of a German name of one or several words, given in the nominative without article.

    Leading adjectives take any ending ("Europäische(n) Union", "Weiße(s|n) Haus(es)"), the head noun the endings of
    genitive and dative plural. A genitive -s at the very end is left to the scanner.
    """
    yield name
    words = name.split(" ")
    leading = 0
    while leading < len(words) - 1 and _is_adjective(words[leading]):
        leading += 1
    head, rest = words[leading], words[leading + 1 :]
    # "Burkina Faso", "Republik Kasachstan": no ending inside
    noun_forms = [head] if rest and rest[0] not in _LINKS else list(_noun_forms(head))
    yield from (" ".join([*words[:leading], noun, *rest]) for noun in noun_forms)
    if not leading:
        return
    mixed = len({word[-1] for word in words[:leading]}) > 1
    for ending in _ENDINGS:
        adjectives = [word if mixed and word.endswith("er") else _stem(word) + ending for word in words[:leading]]
        for noun in noun_forms if ending == "en" else noun_forms[:1]:
            yield " ".join([*adjectives, noun, *rest])


def _is_adjective(word: str) -> bool:
    return len(word) > 3 and word not in _LINKS and word.endswith(("e", "er", "es")) and "-" not in word[-4:]


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("e") else word[:-2]


def _noun_forms(noun: str) -> Iterator[str]:
    yield noun
    if not noun.rpartition("-")[2].isalpha() or noun.rpartition("-")[2].isupper():
        return
    if not noun.endswith(("s", "ß", "x", "z")):
        yield noun + "s"
    if not noun.endswith(("e", "n", "er", "el", "en", "a", "i", "o", "u", "ung", "ion", "tät", "schaft")):
        yield noun + "es"
    if len(noun) > 5 and noun.endswith(("e", "er", "el")):
        yield noun + "n"


def genitive(name: str, gender: str | None) -> str:
    """The genitive of a state's name as it follows a noun: "Russlands", "der Türkei", "der Vereinigten Staaten"."""
    if gender in ("f", "pl"):
        words = name.split(" ")
        inflected = [_stem(word) + "en" if _is_adjective(word) else word for word in words[:-1]]
        return " ".join(["der", *inflected, words[-1]])
    if gender == "m":
        return f"des {name}" + ("" if name.endswith(("s", "n")) else "s")
    if name.startswith("Vereinigtes "):
        return "des Vereinigten Königreichs"
    return f"von {name}" if name.endswith(("s", "x", "z")) or " und " in name else name + "s"
