"""The shadow text keeps every visible character and leads back to the original."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.shadow import cast

ODD = st.text(st.sampled_from("abcäuU\u0308\u0301 \u00a0\u00ad\u200b\ufeff\n\r\t\u2028🇰🇿é1"), max_size=60)


def test_soft_hyphens_go_and_the_original_is_quoted() -> None:
    shadow = cast("Ka\u00adsach\u00adstan")
    assert shadow.text == "Kasachstan"
    assert shadow.span(0, 10) == (0, 12)
    assert shadow.span(2, 6) == (3, 7)


def test_no_break_spaces_become_plain_ones_in_place() -> None:
    shadow = cast("28,5\u00a0Milliarden\u202fDollar")
    assert shadow.text == "28,5 Milliarden Dollar"
    assert shadow.span(5, 15) == (5, 15)


def test_decomposed_letters_are_composed_and_taken_whole() -> None:
    shadow = cast("u\u0308ber Orba\u0301n")
    assert shadow.text == "über Orbán"
    assert shadow.span(0, 1) == (0, 2)
    assert shadow.original[slice(*shadow.span(5, 10))] == "Orba\u0301n"


@given(ODD)
def test_every_shadow_character_maps_to_what_it_stands_for(text: str) -> None:
    shadow = cast(text)
    places = [shadow.origin(offset) for offset in range(len(shadow.text))]
    assert places == sorted(set(places))
    for offset, letter in enumerate(shadow.text):
        original = shadow.original[slice(*shadow.span(offset, offset + 1))]
        if letter.isspace():
            assert original[0].isspace()
        elif letter.isalnum():
            base = unicodedata.normalize("NFD", original)[0]
            assert base == unicodedata.normalize("NFD", letter)[0]


@given(ODD)
def test_a_shadow_casts_itself(text: str) -> None:
    once = cast(text).text
    assert cast(once).text == once
