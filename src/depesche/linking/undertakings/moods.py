"""Whether a sentence tells that something is done, or only speaks of it: as a purpose, a condition, a lack, by name."""

from collections.abc import Sequence

from depesche.linking.undertakings.phrases import Token, clause, inner_zu, phrase_start
from depesche.linking.undertakings.vocabulary import vocabulary
from depesche.model import Status


def only_spoken_of(words: Sequence[Token], trigger: int | None, status: Status) -> bool:
    """Whether what the word at ``trigger`` names is no fact, though it reads as one that was done or failed.

    "um ein Gesetz zu beschließen", "es war nötig, einen Vertrag zu schließen", "ohne die Zustimmung", "solange …".
    """
    if trigger is None:
        return False
    known = vocabulary()
    within = clause(words, trigger)
    begins = words[within.start].low
    if status is Status.DENIED:
        before = phrase_start(words, trigger) - 1
        while before > 0 and words[before].low in known.articles:
            before -= 1
        lacks = words[trigger].capital and before >= 0 and words[before].low in known.lacking
        return lacks or begins in known.conditional
    if status is not Status.HAPPENED or not infinitive(words, trigger):
        return False
    if begins in known.purposes:
        return True
    ruling = clause(words, within.start - 2) if within.start > 1 else range(0)
    return any(words[n].low in known.wished or words[n].low in known.needed for n in ruling)


def infinitive(words: Sequence[Token], n: int) -> bool:
    """Whether a word is an infinitive with "zu"."""
    token = words[n]
    if token.capital or not token.low.endswith("n"):
        return False
    return (n > 0 and words[n - 1].low == "zu") or inner_zu(token.low)


def only_named(words: Sequence[Token], trigger: int | None) -> bool:
    """Whether a noun names a promise that nobody gives in its clause: "wegen der Zusage", not "er gab die Zusage"."""
    if trigger is None or not words[trigger].capital:
        return False
    known, lows = vocabulary(), {words[n].low for n in clause(words, trigger)}
    return bool(lows & known.negation) or not lows & known.giving
