"""Roles, bodies and groups in their inflected forms and in compounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.de import nouns
from depesche.languages.de.determiners import determiners


@pytest.mark.parametrize(
    ("word", "title", "gender", "number"),
    [
        ("Präsident", "Präsident", "m", "s"),
        ("Präsidentin", "Präsident", "f", "s"),
        ("Bundesaußenministers", "Bundesaußenminister", "m", "s"),
        ("Ministerinnen", "Minister", "f", "p"),
        ("Präsidenten", "Präsident", "m", "?"),
        ("Staatsoberhaupt", "Staatsoberhaupt", "n", "s"),
    ],
)
def test_forms_of_roles(word: str, title: str, gender: str, number: str) -> None:
    role = nouns.role(word)
    assert role is not None
    assert (role.title, role.gender, role.number) == (title, gender, number)


def test_first_part_of_a_compound_is_kept() -> None:
    role, body, group = nouns.role("US-Präsidentin"), nouns.body("EU-Ministerrats"), nouns.group("UN-Inspektoren")
    assert role
    assert body
    assert group
    assert (role.first, body.first, group.first) == ("US", "EU", "UN")


@pytest.mark.parametrize("word", ["Lautsprecher", "Halbleiter", "präsident", "Haus", "", "-", "Minister-"])
def test_other_words_are_no_roles(word: str) -> None:
    assert nouns.role(word) is None


@given(st.text(max_size=80))
def test_any_word_may_be_asked(word: str) -> None:
    for find in (nouns.role, nouns.body, nouns.group):
        noun = find(word)
        assert noun is None or noun.title


def test_possessives_are_inflected() -> None:
    assert {"sein", "seinem", "ihre", "unseren"} <= determiners().possessive


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("Außenministerrats", "Außenministerrat"),
        ("Nuklearkorporation", "Nuklearkorporation"),
        ("Staatsholdings", "Staatsholding"),
    ],
)
def test_bodies_inside_compounds(word: str, title: str) -> None:
    body = nouns.body(word)
    assert body is not None
    assert body.title == title
