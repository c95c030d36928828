"""The day of a happening by what several documents say of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.dating import Statement, day_of, pattern, told_on

NOVEMBER = (date(2024, 11, 1), date(2024, 11, 30))
WEDNESDAY = Statement("a", days=NOVEMBER, weekday=2)
CALENDAR = Statement("b", month_day=(11, 27))
LOOK_BACK = Statement("c", days=NOVEMBER)
YEAR_BEFORE = Statement("d", days=(date(2023, 11, 1), date(2023, 11, 30)))


def test_a_date_without_a_year_and_a_weekday_date_each_other() -> None:
    others = [CALENDAR, LOOK_BACK, YEAR_BEFORE]
    assert day_of(WEDNESDAY, others) == date(2024, 11, 27)
    assert day_of(CALENDAR, [WEDNESDAY, LOOK_BACK, YEAR_BEFORE]) == date(2024, 11, 27)


def test_a_dated_report_dates_one_that_says_the_weekday() -> None:
    own = Statement("a", weekday=1)
    assert day_of(own, [Statement("b", days=(date(2024, 3, 12), date(2024, 3, 12)))]) == date(2024, 3, 12)
    assert day_of(own, [Statement("b", days=(date(2024, 3, 13), date(2024, 3, 13)))]) is None


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (LOOK_BACK, [CALENDAR]),  # says no day itself
        (CALENDAR, [LOOK_BACK, YEAR_BEFORE]),  # two years are as good
        (WEDNESDAY, [LOOK_BACK]),  # four Wednesdays
        (CALENDAR, []),
        (CALENDAR, [Statement("b", days=NOVEMBER)]),  # its own words do not count twice
    ],
)
def test_what_is_not_the_only_day_is_none(own: Statement, others: list[Statement]) -> None:
    assert day_of(own, others) is None


STATEMENTS = st.builds(
    Statement,
    document=st.sampled_from("abcd"),
    days=st.sampled_from([None, NOVEMBER, (date(2024, 11, 27), date(2024, 11, 27)), YEAR_BEFORE.days]),
    weekday=st.none() | st.integers(0, 6),
    month_day=st.sampled_from([None, (11, 27), (2, 29)]),
)


@given(STATEMENTS, st.lists(STATEMENTS, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_own_words_are_kept(own, others, chance) -> None:
    day = day_of(own, others)
    assert day_of(own, chance.sample(others, len(others))) == day
    assert day is None or own.allows(day)


def test_patterns_are_read_from_time_expressions() -> None:
    assert pattern(["Mittwoch"]) == (2, None)
    assert pattern(["27. November"]) == (None, (11, 27))
    assert pattern(["Mittwoch", "Freitag"]) == (None, None)
    assert pattern(["Sonnabend, dem 3. Jänner"]) == (5, (1, 3))
    assert pattern([]) == (None, None)


def test_a_weekday_is_told_within_the_week() -> None:
    assert told_on(date(2024, 11, 27), WEDNESDAY, NOVEMBER) == (date(2024, 11, 27), date(2024, 11, 30))
    assert told_on(date(2024, 11, 27), CALENDAR, None) == (date(2024, 11, 27), date(2024, 12, 27))
    assert told_on(date(2024, 11, 27), WEDNESDAY, (date(2024, 11, 1), date(2024, 11, 20))) is None
