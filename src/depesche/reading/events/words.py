"""German word forms as far as the event lexicon needs them: noun inflection and compounds."""

from functools import lru_cache

from depesche.languages.de.lemmas import noun_lemma

_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_ENDINGS = ("", "s", "es", "e", "en", "n", "se", "sen")


def _umlauted(noun: str) -> str:
    """``noun`` with the umlaut of a plural: "schlag" → "schläg", "aufbau" → "aufbäu"."""
    for index in range(len(noun) - 1, -1, -1):
        if noun[index] in _UMLAUTS:
            at = index - 1 if noun[index] == "u" and index and noun[index - 1] == "a" else index
            return noun[:at] + _UMLAUTS[noun[at]] + noun[at + 1 :]
        if noun[index] in "äöüei":
            break
    return noun


def forms_of(noun: str, *, plural_er: bool = False) -> set[str]:
    """The forms that ``noun`` may take, lower case; more than there are, but few that are other words.

    ``plural_er`` adds plurals in -er that the dictionary knows; those of event nouns would be persons ("Besucher").
    """
    low = noun.lower()
    stems = (low, _umlauted(low))
    found = {stem + ending for stem in stems for ending in _ENDINGS}
    if plural_er:
        plurals = [stem + "er" for stem in stems if (noun_lemma(stem.capitalize() + "er") or "").lower() == low]
        found.update(plural + ending for plural in plurals for ending in ("", "n"))
    return found


@lru_cache(maxsize=100_000)
def ends_in(word: str, forms: frozenset[str]) -> int | None:
    """Where in ``word`` (lower case) the longest of ``forms`` that ends it begins: 0, or after a first part of ≥ 2
    letters."""
    if word in forms:
        return 0
    for start in range(2, min(len(word) - 3, 40)):
        if word[start:] in forms and (start > 2 or word[start - 1] == "-" or word[:start] in ("eu", "un", "us")):
            return start
    return None
