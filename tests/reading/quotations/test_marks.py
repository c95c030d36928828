import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.quotations.marks import LONGEST, Marked, pair


def inner(text, depth=None):
    return [text[slice(*each.inner)] for each in pair(text) if depth is None or each.depth == depth]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er sagte: „Ja, gut.“ Dann ging er.", ["Ja, gut."]),
        ('»Nein« und «doch» und “vielleicht” und "nie"', ["Nein", "doch", "vielleicht", "nie"]),
        ('„Falsch geschlossen" ist es oft.', ["Falsch geschlossen"]),
        ("„Auch so”, heißt es.", ["Auch so"]),
        ("Die Jugend ruft 'Freiheit' im Chor.", ["Freiheit"]),
        ("Rock'n'Roll und d'Orsay sind keine Zitate.", []),
        ('Ein 5" langes Rohr.', []),
        ("Er begann „und hörte nie auf.", []),
        ("Erst „offen, dann „geschlossen“.", ["geschlossen"]),
        ("(„geklammert“)", ["geklammert"]),
        ("", []),
    ],
)
def test_pairs_of_all_kinds(text, found):
    assert inner(text) == found


def test_nested_marks_have_a_depth():
    text = "„Er nannte es ‚dumm‘ und ging“, hieß es."
    assert inner(text, 0) == ["Er nannte es ‚dumm‘ und ging"]
    assert inner(text, 1) == ["dumm"]


def test_a_quotation_goes_on_over_paragraphs_that_open_again():
    text = "„Erster Absatz.\n„Zweiter Absatz.“\nEnde."
    assert inner(text) == ["Erster Absatz.\n„Zweiter Absatz."]


def test_a_quotation_goes_on_where_only_its_end_follows():
    assert inner("„Erster Absatz.\nZweiter Absatz.“ Ende.") == ["Erster Absatz.\nZweiter Absatz."]


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert inner("„Offen geblieben.\nEin „neues“ Wort.") == ["neues"]


def test_what_is_too_long_was_never_closed():
    assert inner("„" + "wort " * LONGEST + "“") == []


@given(st.text(alphabet="„“”\"»«‚‘'’›‹ ab.,\n", max_size=200))
def test_stretches_are_sound(text):
    for each in pair(text):
        assert isinstance(each, Marked)
        assert 0 <= each.start < each.end - 1 <= len(text) - 1
        assert each.depth in (0, 1)


def test_only_marks_take_linear_time():
    start = time.perf_counter()
    pair('"„“»' * 50_000)
    assert time.perf_counter() - start < 5
