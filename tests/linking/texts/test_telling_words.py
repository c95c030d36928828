"""Rare words weigh more than usual ones, and two texts are as alike as these let them be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.texts.telling_words import likeness, telling_words


def test_rare_words_tell_more_than_usual_ones() -> None:
    words = telling_words("Seilbahn", "Die Regierung hat gesagt, die Seilbahn am Elbrus wird wieder gebaut.")
    assert words["elbrus"] > words["regier"]
    assert next(iter(words)) in ("elbrus", "seilbah", "seilbahn")
    assert telling_words(None, "") == {}


def test_texts_of_one_matter_are_more_alike_than_texts_of_one_kind() -> None:
    one = telling_words(
        None, "Der Vertrag über die Eisenbahn von Kaschgar nach Andischan wurde am Montag unterzeichnet."
    )
    same = telling_words(None, "Kaschgar wird mit Andischan durch eine Eisenbahn verbunden, sagte der Minister.")
    kind = telling_words(None, "Der Vertrag über den Flughafen wurde am Montag in Wien von dem Minister unterzeichnet.")
    assert likeness(one, same) > 1.5 * likeness(one, kind)


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_cosine(one: str, other: str) -> None:
    first, second = telling_words(None, one), telling_words(None, other)
    assert likeness(first, second) == pytest.approx(likeness(second, first))
    assert -0.001 <= likeness(first, second) <= 1.05
    if first:
        assert likeness(first, first) == pytest.approx(1, abs=0.05)
