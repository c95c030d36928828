"""Words by which two tellings are known for copies of each other, and what they cannot make one."""

from dataclasses import replace
from datetime import date

from depesche.linking.happenings.occurrences import Occurrence, ties, words_about
from depesche.model import EventType

SENTENCE = "Die beiden Präsidenten Kasachstans und Usbekistans trafen sich zu langen Gesprächen am Kaspischen Meer."


def words(text: str, trigger: str = "trafen") -> frozenset[int]:
    start = text.index(trigger)
    return words_about(text, (0, len(text)), (start, start + len(trigger)))


def test_copies_share_words_about_what_they_tell() -> None:
    assert words(SENTENCE) == words(SENTENCE.upper(), "TRAFEN")
    longer = "Wie die Agentur meldet: " + SENTENCE.replace("am Kaspischen Meer", "hinter verschlossenen Türen in Aktau")
    assert words(SENTENCE) & words(longer)
    assert not words(SENTENCE) & words("Die Außenminister trafen am Abend den Gastgeber zu einem kurzen Gespräch.")
    assert words("Wieder trafen sie sich dort.") == words("Wieder trafen sie sich dort!")
    assert words("Sie trafen sich dort.") == frozenset()


def test_the_same_words_tie_what_no_day_does() -> None:
    one = Occurrence("a", 0, "e1", EventType.CONSULT, None, None, None, frozenset(["state/KZ"]), words=words(SENTENCE))
    assert ties(one, replace(one, document="b", event="e2"))
    assert not ties(one, replace(one, document="b", parties=frozenset(["state/UZ"])))
    assert not ties(one, replace(one, document="b", type=EventType.AGREE))
    assert not ties(one, replace(one, document="b", words=frozenset()))
    first = replace(one, told=date(2024, 11, 1))
    assert ties(first, replace(one, document="b", told=date(2024, 11, 8)))
    assert not ties(first, replace(one, document="b", told=date(2024, 11, 9)))
