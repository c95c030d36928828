import gzip
import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.evaluation.assignment import best_pairs
from depesche.evaluation.quotations import Item, Score, evaluate, gold_items, pairs
from depesche.model import QuotationType as Type

WEIGHTS = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=5)


@given(WEIGHTS)
def test_the_pairing_is_the_best_of_all(table):
    weights = {(row, column): float(weight) for row, line in enumerate(table) for column, weight in enumerate(line)}
    found = best_pairs(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    rows = [*range(len(table)), *[None] * 3]
    best = max(
        sum(table[row][column] for column, row in enumerate(chosen) if row is not None)
        for chosen in permutations(rows, 3)
    )
    assert sum(weights[pair] for pair in found) == best


def item(words, kind=Type.DIRECT, **roles):
    return Item(
        (kind,),
        {role: frozenset(roles.get(role, ())) for role in ("speaker", "cue", "addressee")}
        | {"quote": frozenset(words)},
    )


def test_an_item_meets_its_like_and_not_what_is_around_it():
    gold = [item(range(10), Type.INDIRECT), item(range(3, 6))]
    found = [item(range(3, 6)), item(range(9), Type.INDIRECT)]
    assert (gold[0], found[1]) in pairs(gold, found)
    assert (gold[1], found[0]) in pairs(gold, found)


def test_shares_of_words_count():
    score = Score()
    score.add([item(range(10)), item(range(20, 24))], [item(range(5))])
    figures = score.figures()
    assert figures["P"] == 100
    assert figures["R"] == 25
    assert figures["F1"] == 40
    assert figures["exact F1"] == 0
    assert figures["direct R"] == 25


def test_a_wrong_type_counts_for_the_whole_but_not_for_the_type():
    score = Score()
    score.add([item(range(4), Type.DIRECT)], [item(range(4), Type.REPORTED)])
    figures = score.figures()
    assert figures["F1"] == 100
    assert figures["direct F1"] == figures["reported F1"] == 0


def test_bare_konjunktiv_may_be_of_either_type():
    gold = Item((Type.FREE_INDIRECT, Type.INDIRECT), item(range(4)).words)
    for kind in (Type.INDIRECT, Type.FREE_INDIRECT):
        score = Score()
        score.add([gold], [item(range(4), kind)])
        assert score.figures()[f"{kind.value} F1"] == 100


def test_speakers_are_counted_in_the_pairs_of_quotes():
    score = Score()
    score.add([item(range(4), speaker={10, 11})], [item(range(4), speaker={11})])
    figures = score.figures()
    assert figures["speaker P"] == 100
    assert figures["speaker R"] == 50


@pytest.fixture
def data(tmp_path):
    text = "„Wir bleiben“, sagte die Ministerin. Mehr war nicht zu hören."
    quotation = {"type": "Direct", "quote": [[0, 13]], "cue": [[15, 20]], "speaker": [[21, 35]], "addressee": []}
    path = tmp_path / "data.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "text": text, "quotations": [quotation]}, ensure_ascii=False) + "\n")
    return path


def test_marks_count_on_neither_side(data):
    figures = evaluate(data)
    assert figures["F1"] == figures["exact F1"] == figures["direct F1"] == figures["speaker F1"] == 100


def test_gold_is_read_with_its_roles():
    row = {
        "text": "Nein, sagte er.",
        "quotations": [
            {"type": "Indirect", "quote": [[0, 4]], "cue": [[6, 11]], "speaker": [[12, 14]], "addressee": []}
        ],
    }
    (found,) = gold_items(row)
    assert found.types == (Type.INDIRECT,)
    assert found.words["speaker"] == {12}
