"""Values in words as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.export import wording


@pytest.mark.parametrize(
    ("dated", "plain"),
    [
        ("2024-24", "winter 2024/25"),
        ("due 2099-24", "due winter 2099/00"),
        ("2024-21/2024-22", "spring 2024/summer 2024"),
        ("told 2024-33", "told Q1 2024"),
        ("2024-41", "second half of 2024"),
        ("no period", "no period"),
    ],
)
def test_parts_of_years_are_written_out(dated: str, plain: str) -> None:
    assert wording.plain(dated) == plain


@given(st.dates())
def test_days_and_months_stay_as_they_are(day) -> None:
    assert wording.plain(day.isoformat()) == day.isoformat()
    assert wording.plain(day.isoformat()[:7]) == day.isoformat()[:7]
