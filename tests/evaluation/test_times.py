import pytest

from depesche.errors import UsageError
from depesche.evaluation.times import Expression, compare, differences, load, parse, score, tie

_HEAD = '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-05-06">2020-05-06</TIMEX3></DCT>'
_GOLD = _HEAD + (
    '<TEXT>Am <TIMEX3 tid="t1" type="DATE" value="2020-05-05">Dienstag</TIMEX3> &amp; seit '
    '<TIMEX3 tid="t2" type="DURATION" value="P3Y">drei Jahren</TIMEX3>.</TEXT>'
    '<TIMEX3 tid="t3" type="DATE" value="PAST_REF"/></TimeML>'
)
_SYSTEM = _HEAD + (
    '<TEXT>Am <TIMEX3 tid="t1" type="DATE" value="2020-05-12">Dienstag</TIMEX3> &amp; seit drei '
    '<TIMEX3 tid="t2" type="DURATION" value="P3Y">Jahren</TIMEX3>.</TEXT></TimeML>'
)


def test_timeml_is_read_with_offsets_of_the_bare_text():
    document = parse(_GOLD)
    assert document.text == "Am Dienstag & seit drei Jahren."
    assert document.day == "2020-05-06"
    assert [document.text[one.start : one.end] for one in document.expressions] == ["Dienstag", "drei Jahren"]


def test_the_measures_of_two_folders(tmp_path):
    for name, markup in (("gold", _GOLD), ("system", _SYSTEM)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.tml").write_text(markup, encoding="utf-8")
    measured = score(tmp_path / "system", tmp_path / "gold")
    assert measured["strict F1"] == 50
    assert measured["strict + value F1"] == 0
    assert measured["relaxed F1"] == 100
    assert measured["relaxed + value F1"] == 50
    assert measured["type accuracy"] == 100
    assert load(tmp_path / "gold")["a.tml"].day == "2020-05-06"


def test_pairs_are_one_to_one_and_equal_spans_go_first():
    long, short = Expression(0, 10, "DATE", "a"), Expression(4, 10, "DATE", "b")
    assert tie([long, short], [short]) == [(short, short)]
    assert tie([long], [Expression(0, 3, "DATE", "x"), short]) == [(long, Expression(0, 3, "DATE", "x"))]


def test_nothing_found_scores_nothing():
    assert compare({}, {"a": [Expression(0, 3, "DATE", "x")]})["relaxed F1"] == 0
    assert compare({}, {"a": []})["strict F1"] == 0


def test_errors_name_what_is_missed_and_different():
    document = parse(_GOLD)
    lines = list(differences("a", document, parse(_SYSTEM).expressions[:1]))
    assert [line.split()[0] for line in lines] == ["VALUE", "MISS"]


def test_other_input_is_refused(tmp_path):
    with pytest.raises(UsageError):
        load(tmp_path)
    with pytest.raises(UsageError):
        parse("<TimeML/>")
