"""Echoes as they are shown: the original first, the shared passage whole words of both texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.export.copies import _passage
from depesche.model import Source, Span


@given(
    st.text("ab ", min_size=1, max_size=1500).flatmap(
        lambda text: st.tuples(st.just(text), st.integers(0, len(text) - 1), st.integers(1, len(text)))
    )
)
def test_a_passage_is_a_stretch_of_its_text_with_its_mark_inside(case: tuple[str, int, int]) -> None:
    text, start, length = case
    end = min(len(text), start + length)
    found = _passage(Source(document="d"), text, Span(start=start, end=end))
    assert text[found.start :].startswith(found.text)
    [mark] = found.marks
    assert 0 <= mark.start < mark.end <= len(found.text)
    assert text[start:end].startswith(found.text[mark.start : mark.end])


@pytest.mark.parametrize(
    ("span", "shown"), [((10, 18), "Satz vom Abkommen, und mehr."), ((0, 4), "Satz vom Abkommen, und mehr.")]
)
def test_the_words_around_a_passage_are_shown_whole(span: tuple[int, int], shown: str) -> None:
    assert _passage(Source(document="d"), shown, Span(start=span[0], end=span[1])).text == shown
