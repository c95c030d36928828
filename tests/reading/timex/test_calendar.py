from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.timex import calendar


def test_easter_sunday_of_known_years():
    assert calendar.easter(2024) == date(2024, 3, 31)
    assert calendar.easter(2025) == date(2025, 4, 20)
    assert calendar.easter(1999) == date(1999, 4, 4)


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_between_march_22_and_april_25(year):
    day = calendar.easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_months_are_added_to_the_last_day_of_shorter_ones():
    assert calendar.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.add(date(2024, 2, 29), "Y", -1) == date(2023, 2, 28)


@given(st.dates(date(1000, 1, 1), date(3000, 12, 31)), st.integers(-2000, 2000))
def test_months_forth_and_back_stay_in_the_month(day, months):
    back = calendar.add_months(calendar.add_months(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)


def test_steps_beyond_the_calendar_are_refused():
    with pytest.raises(ValueError, match="beyond"):
        calendar.add(date(2024, 1, 1), "Y", 90_000)
    with pytest.raises(OverflowError):
        calendar.add(date(2024, 1, 1), "D", 10**12)


def test_seasons_quarters_and_weeks():
    assert calendar.season_days(2023, "WI") == (date(2023, 12, 1), date(2024, 2, 29))
    assert calendar.part_days(2023, 3, 4) == (date(2023, 7, 1), date(2023, 9, 30))
    assert calendar.part_days(2023, 2, 2) == (date(2023, 7, 1), date(2023, 12, 31))
    assert calendar.week_days(2024, 48) == (date(2024, 11, 25), date(2024, 12, 1))
