"""What EDTF values cover."""

from datetime import date

import pytest

from depesche.dates import OPEN_END, bounds, closed, days_covered, is_edtf, overlap


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-11-27", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-23", date(2022, 9, 1), date(2022, 11, 30)),
        ("2024-05-20/2024-05-21", date(2024, 5, 20), date(2024, 5, 21)),
        ("1992/..", date(1992, 1, 1), OPEN_END),
        ("2024-11-27~", date(2024, 11, 27), date(2024, 11, 27)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-22/2023-24", date(2023, 6, 1), date(2024, 2, 29)),
        ("2024-11-20/2024-11-24", date(2024, 11, 20), date(2024, 11, 24)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_bounds(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


def test_closed_are_days_with_both_ends() -> None:
    assert closed(bounds("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert closed(bounds("1992/..")) is None
    assert closed(bounds("../1992")) is None
    assert closed(None) is None


@pytest.mark.parametrize("edtf", [None, "", "XXXX-11-27", "gestern"])
def test_no_bounds_where_nothing_is_known(edtf: str | None) -> None:
    assert bounds(edtf) is None
    assert not overlap(edtf, "2024")
    assert days_covered(edtf) is None


def test_overlap_and_length() -> None:
    assert overlap("2024-11", "2024-11-27")
    assert not overlap("2024-11-26", "2024-11-27")
    assert days_covered("2024-05-20/2024-05-21") == 2


def test_well_formed() -> None:
    assert is_edtf("2024-05/2024-07")
    assert not is_edtf("Mai 2024")
