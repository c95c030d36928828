from datetime import date

import pytest

from depesche.reading.timex import writing
from depesche.reading.timex.meaning import Length, Point


@pytest.mark.parametrize(
    ("point", "timex", "edtf"),
    [
        (Point(year=2024, month=5, day=3), "2024-05-03", "2024-05-03"),
        (Point(month=11, day=27), "XXXX-11-27", "XXXX-11-27"),
        (Point(year=2022, season="FA"), "2022-FA", "2022-23"),
        (Point(year=2022, quarter=3), "2022-Q3", "2022-35"),
        (Point(year=2022, half=2), "2022-H2", "2022-41"),
        (Point(decade=199), "199", "199X"),
        (Point(century=14), "14", "14XX"),
        (Point(year=2024, month=5, day=3, hour=9, minute=30), "2024-05-03T09:30", "2024-05-03T09:30:00"),
        (Point(year=2024, month=5, day=3, part="EV"), "2024-05-03TEV", "2024-05-03"),
        (Point(week=(2024, 48), weekend=True), "2024-W48-WE", "2024-11-30/2024-12-01"),
        (Point(weekday=3), "XXXX-WXX-3", None),
        (Point(year=-44), "BC0044", "-0043"),
    ],
)
def test_points_are_written_in_both_forms(point, timex, edtf):
    assert writing.timex(point) == timex
    assert writing.edtf(point) == edtf


def test_lengths_are_written_with_their_unit():
    assert writing.duration(Length(3, "Y")) == "P3Y"
    assert writing.duration(Length(90, "TM")) == "PT90M"
    assert writing.duration(Length(None, "W")) == "PXW"
    assert writing.duration(Length(0.5, "Y")) == "P6M"
    assert writing.duration(Length(1.5, "TH")) == "PT1.5H"
    assert writing.duration(Length(2, "Q")) == "P6M"


def test_stretches_are_as_coarse_as_they_are():
    assert writing.span((date(2024, 1, 1), date(2024, 12, 31))) == "2024"
    assert writing.span((date(2024, 5, 1), date(2024, 5, 31))) == "2024-05"
    assert writing.span((date(2024, 5, 1), date(2024, 7, 31))) == "2024-05/2024-07"
    assert writing.span((date(2024, 5, 20), date(2024, 5, 21))) == "2024-05-20/2024-05-21"


def test_windows_of_publication():
    assert writing.window("2024-11") == (date(2024, 11, 1), date(2024, 11, 30))
    assert writing.window("2024-05-20/2024-05-21") == (date(2024, 5, 20), date(2024, 5, 21))
    assert writing.window("2024-05-20T10:00:00Z") == (date(2024, 5, 20), date(2024, 5, 20))
    assert writing.window("XXXX-11-27") is None
    assert writing.window(None) is None
