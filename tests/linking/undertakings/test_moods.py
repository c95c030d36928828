"""What is only spoken of is told apart from what is done."""

import pytest

from depesche.linking.undertakings.moods import only_named, only_spoken_of
from depesche.linking.undertakings.phrases import Token, tokens
from depesche.model import Status


def words_and(text: str) -> tuple[list[Token], int]:
    """The words of a text and which of them stands in square brackets."""
    before, rest = text.split("[")
    at = len(tokens(before))
    return tokens(before + rest.replace("]", "")), at


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("Sie kamen, um ein Abkommen zu [schließen].", Status.HAPPENED, True),
        ("Es war nötig, einen Vertrag zu [schließen].", Status.HAPPENED, True),
        ("Er dankte, ohne etwas [zuzusagen].", Status.HAPPENED, True),
        ("Es gelang, einen Vertrag zu [schließen].", Status.HAPPENED, False),
        ("Gestern haben sie einen Vertrag [geschlossen].", Status.HAPPENED, False),
        ("Sie unterschrieb ohne die [Zustimmung] des Kabinetts.", Status.DENIED, True),
        ("Sie versagte die [Zustimmung].", Status.DENIED, False),
        ("Er wartet, solange andere sich nicht [beteiligen].", Status.DENIED, True),
    ],
)
def test_purposes_conditions_and_lacks_are_no_facts(text: str, status: Status, expected: bool) -> None:
    assert only_spoken_of(*words_and(text), status) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wegen der [Zusagen] wurde gestritten.", True),
        ("Die [Vereinigung] der Ruderer ruft an.", True),
        ("Seine [Zusage] fand keine Zustimmung.", True),
        ("Er machte gestern eine [Zusage].", False),
        ("Das Land erklärte seine [Bereitschaft].", False),
        ("Gestern wurde es [zugesagt].", False),
    ],
)
def test_a_noun_alone_only_names_a_promise(text: str, expected: bool) -> None:
    assert only_named(*words_and(text)) is expected


def test_without_a_trigger_nothing_is_known() -> None:
    words = tokens("Sie sagten es zu.")
    assert not only_named(words, None)
    assert not only_spoken_of(words, None, Status.HAPPENED)
