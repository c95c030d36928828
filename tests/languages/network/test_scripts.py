"""Scripts of lemmas: what makes one lemma of its form makes the lemmas of like forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.network.scripts import KEEP, apply, script_of

#: without the few letters that have no single capital or small one ("ŉ")
LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F).filter(
    lambda char: len(char.lower()) == len(char.upper()) == 1
)
WORDS = st.text(LETTERS, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("ging", "gehen"),
        ("Häuser", "Haus"),
        ("US-Truppen", "US-Truppe"),
        ("Der", "der"),
        ("gegangen", "gehen"),
        ("USA", "USA"),
        ("IAEA-Chefs", "IAEA-Chef"),
    ],
)
def test_a_script_makes_the_lemma_of_its_form(form: str, lemma: str) -> None:
    assert apply(script_of(form, lemma), form) == lemma


def test_a_script_serves_other_forms() -> None:
    assert apply(script_of("Minister", "Minister"), "Botschafter") == "Botschafter"
    assert apply(script_of("Staaten", "Staat"), "Soldaten") == "Soldat"
    assert apply(script_of("Reiste", "reisen"), "kannte") == "kannen"


def test_a_form_too_short_for_its_script_is_left() -> None:
    assert apply("l:0::5:en", "ab") == "ab"


@given(WORDS, WORDS)
def test_the_lemma_comes_back_but_for_inner_capitals(form: str, lemma: str) -> None:
    assert apply(script_of(form, lemma), form).lower() == lemma.lower()


@given(st.text(max_size=10), WORDS)
def test_keeping_keeps(form: str, lemma: str) -> None:
    assert apply(KEEP, form) == form
