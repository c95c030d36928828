"""Trees out of scores: always one tree with one root, and the best one."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.languages.network.session import best_heads
from depesche.languages.network.trees import arborescence


def tables(size: int) -> st.SearchStrategy[np.ndarray]:
    numbers = st.lists(st.integers(-50, 50), min_size=size * (size + 1), max_size=size * (size + 1))
    return numbers.map(lambda flat: np.array(flat, dtype=np.float32).reshape(size, size + 1))


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root word, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@given(st.integers(1, 12).flatmap(tables))
def test_the_heads_are_a_tree_with_one_root(scores: np.ndarray) -> None:
    assert is_tree(tuple(best_heads(scores)))


@given(tables(4))
def test_no_tree_is_better(scores: np.ndarray) -> None:
    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[place, head] for place, head in enumerate(heads)))

    best = max(total(heads) for heads in product(range(5), repeat=4) if is_tree(heads))
    assert total(tuple(best_heads(scores))) == best


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    table = np.full((3, 3), -9.0, dtype=np.float32)
    table[1, 2] = table[2, 1] = 5.0
    table[1, 0], table[2, 0] = 1.0, 0.0
    assert arborescence(table) == [0, 1]


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_a_row_of_marks_is_a_tree_too(seed: int) -> None:
    noise = np.random.default_rng(seed)
    pairs = noise.normal(size=(120, 121)).astype(np.float32)
    for word in range(0, 119, 2):  # every two words want each other: sixty cycles
        pairs[word, word + 2] = pairs[word + 1, word + 1] = 50.0
    assert is_tree(tuple(best_heads(pairs)))
