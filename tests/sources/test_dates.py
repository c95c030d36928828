from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.sources.dates import day


@pytest.mark.parametrize(
    "written",
    [
        "2024-11-27",
        "2024-11-27 08:15:00",
        "2024-11-27T23:15:00+01:00",
        "2024/11/27",
        "20241127",
        "20241127081500",
        "27.11.2024",
        "27.11.24",
        "Mittwoch, 27. November 2024, 12:30 Uhr",
        "27. Nov. 2024",
        "November 27, 2024",
        "Nov. 27th, 2024",
        "27 November 2024",
        "Wed, 27 Nov 2024 10:00:00 +0000",
        "27-Nov-2024",
        "27 ноября 2024",
        "11/27/2024",
        "27/11/2024",
        "1732700000",
        1732700000,
        1732700000.5,
        1732700000000,
        date(2024, 11, 27),
        datetime(2024, 11, 27, 10),
    ],
)
def test_forms_of_one_day(written: object) -> None:
    assert day(written) == "2024-11-27"


@pytest.mark.parametrize(
    "written",
    ["", "gestern", "2024-13-40", "31.02.2024", "03/04/2021", "0000-00-00", 0, -5, True, None, [], float("nan"), 1e300],
)
def test_what_is_no_certain_day(written: object) -> None:
    assert day(written) is None


def test_march_in_german() -> None:
    assert day("5. März 1999") == "1999-03-05"


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.none()))
def test_never_crashes_and_gives_days(value: object) -> None:
    found = day(value)
    assert found is None or date.fromisoformat(found).isoformat() == found


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_round_trip(value: date) -> None:
    assert day(value.isoformat()) == day(f"{value.day}.{value.month}.{value.year}") == value.isoformat()
