from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.publication.windows import Clue, common, edtf, from_day, narrow, union, until_day

_DAYS = st.dates(date(2000, 1, 1), date(2001, 12, 31))
_STRETCHES = st.lists(st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair))), max_size=6)


def _holds(windows, day):
    return any(first <= day <= last for first, last in windows)


@given(_STRETCHES, _STRETCHES, _DAYS)
def test_union_and_intersection_are_those_of_sets(one, other, day):
    left, right = union(one), union(other)
    assert _holds(left, day) == any(first <= day <= last for first, last in one)
    assert _holds(common(left, right), day) == (_holds(left, day) and _holds(right, day))


def test_what_contradicts_better_clues_is_set_aside():
    after = Clue(from_day(date(2010, 1, 1)), ((0, 1),), 0.9, "a")
    before = Clue(until_day(date(2009, 1, 1)), ((2, 3),), 0.4, "b")
    year = Clue(((date(2009, 6, 1), date(2010, 5, 31)),), ((4, 5),), 0.6, "c")
    left, used, against = narrow([before, year, after])
    assert left == ((date(2010, 1, 1), date(2010, 5, 31)),)
    assert (used, against) == ([after, year], [before])


def test_windows_are_told_as_coarsely_as_they_are_wide():
    assert edtf(((date(2022, 2, 10), date(2022, 2, 10)),)) == "2022-02-10"
    assert edtf(((date(2024, 5, 20), date(2024, 5, 21)),)) == "2024-05-20/2024-05-21"
    assert edtf(((date(2025, 11, 1), date(2025, 11, 12)),)) == "2025-11"
    assert edtf(((date(2024, 3, 9), date(2024, 7, 2)),)) == "2024-03/2024-07"
