"""Names out of scores of tags: no name goes on that has not begun."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.network.names import best_path, spans

TAGS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]


def scores(*best: str) -> np.ndarray:
    return np.array([[1.0 if tag == wanted else 0.0 for tag in TAGS] for wanted in best], dtype=np.float32)


def test_a_legal_row_is_taken_as_it_is() -> None:
    assert best_path(scores("B-PER", "I-PER", "O"), TAGS) == ["B-PER", "I-PER", "O"]


def test_what_goes_on_with_nothing_is_mended_to_the_best_legal_row() -> None:
    table = scores("O", "I-PER", "O")
    table[1, TAGS.index("B-PER")] = 0.9
    assert best_path(table, TAGS) == ["O", "B-PER", "O"]


def test_spans_of_names() -> None:
    assert list(spans(["B-PER", "I-PER", "B-LOC", "O", "B-LOC"])) == [(0, 2, "PER"), (2, 3, "LOC"), (4, 5, "LOC")]


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=9))
def test_every_row_is_legal(rows: list[list[int]]) -> None:
    path = best_path(np.array(rows, dtype=np.float32), TAGS)
    assert len(path) == len(rows)
    for before, tag in zip(["O", *path], path, strict=False):
        assert not tag.startswith("I-") or before[1:] == tag[1:]
