"""Figures of one measure come together by period, and contradictions beyond rounding are noticed."""

import pytest

from depesche.linking.series import contradict, series
from depesche.model import Bound, Evidence, Point, Source

KEY = ("trade-turnover", "USD", ("state/RU", "state/KZ"), None)


def point(value: float, period: str | None = "2023", bound: Bound = Bound.EXACT, **more: float) -> Point:
    evidence = Evidence(source=Source(document="d"), start=0, text="Satz.")
    return Point(value=value, period=period, bound=bound, evidence=evidence, **more)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (point(26.4e9), point(27e9), True),
        (point(26.5e9), point(27e9), False),  # 27 may be 26.5 rounded
        (point(26.5e9), point(26.46e9), False),  # rounding
        (point(26.5e9), point(27e9, "2024"), False),  # another year
        (point(26.5e9), point(27e9, None), False),
        (point(26.5e9, bound=Bound.MORE_THAN), point(27e9), False),
        (point(26.5e9, bound=Bound.MORE_THAN), point(25e9), True),
        (point(28.5e9, bound=Bound.ABOUT), point(28e9), False),
        (point(4, low=4, high=6), point(5), False),
        (point(4, low=4, high=6), point(8), True),
    ],
)
def test_contradictions(one: Point, other: Point, expected: bool) -> None:
    assert contradict(one, other) is expected
    assert contradict(other, one) is expected


def test_points_are_in_the_order_of_their_periods() -> None:
    found = series([(KEY, point(28.5e9, "2024")), (KEY, point(26.5e9, "2021")), (KEY, point(27e9, "2023"))])
    assert [each.period for each in found[0].points] == ["2021", "2023", "2024"]
    assert found[0].about == ("state/KZ", "state/RU")


def test_other_measures_units_and_entities_are_other_series() -> None:
    others = [
        ("investment", *KEY[1:]),
        (KEY[0], "EUR", *KEY[2:]),
        (*KEY[:2], ("state/CN",), None),
        (*KEY[:3], "document"),
    ]
    assert len(series([(key, point(1)) for key in (KEY, *others)])) == 5


def test_conflicts_name_the_points_that_disagree() -> None:
    [found] = series([(KEY, point(910e6, "2024")), (KEY, point(842e6, "2024")), (KEY, point(840e6, "2023"))])
    assert found.conflicts == ((1, 2),)
