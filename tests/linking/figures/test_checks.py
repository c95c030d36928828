"""Claims of growth and of records are held against the figures; what nobody gives cannot be checked."""

import pytest
from figures import DECLINE, GROWTH, TRADE, figure, of

from depesche.linking.figures.series import Key, series
from depesche.model import Bound, Point
from depesche.model.record import Check

RECORD = "Der Handel erreichte den Rekordwert von [so viel]."


def growth(claim: Point, *levels: Point, key: Key = GROWTH, level: Key = TRADE) -> Check:
    """What became of a claim of growth."""
    found = series([(key, claim), *((level, each) for each in levels)])
    [check] = of(found, key[0]).checks
    return check


def record(*points: Point, key: Key = TRADE) -> Check:
    """What became of the one claim of a record among the points."""
    [found] = series([(key, point) for point in points])
    [check] = found.checks
    return check


@pytest.mark.parametrize(
    ("stated", "bound", "result"),
    [
        (34, Bound.EXACT, "fits"),
        (33, Bound.ABOUT, "fits"),
        (30, Bound.MORE_THAN, "fits"),
        (36, Bound.MORE_THAN, "contradicts"),
        (20, Bound.EXACT, "contradicts"),
        (30, Bound.UP_TO, "contradicts"),
    ],
)
def test_growth_is_reckoned_from_the_year_before(stated: float, bound: Bound, result: str) -> None:
    claim = figure(stated, "2021", by="a", bound=bound)
    check = growth(claim, figure(26.5e9, "2021", by="b"), figure(19.8e9, "2020", by="c"))
    assert check.result == result
    assert [point.period for point in check.used] == ["2020", "2021"]
    assert check.leaves is not None
    assert check.leaves[0] < 33.84 < check.leaves[1]  # type: ignore[operator]


def test_decline_is_growth_downwards() -> None:
    levels = figure(19.8e9, "2021", by="b"), figure(26.5e9, "2020", by="c")
    assert growth(figure(25, "2021", by="a"), *levels, key=DECLINE).result == "fits"
    assert growth(figure(25, "2021", by="a"), *levels).result == "contradicts"


def test_growth_in_money_is_a_difference() -> None:
    key: Key = (GROWTH[0], "USD", *GROWTH[2:])
    levels = figure(26.5e9, "2021", by="b"), figure(19.8e9, "2020", by="c")
    assert growth(figure(6.7e9, "2021", by="a"), *levels, key=key).result == "fits"
    assert growth(figure(9e9, "2021", by="a"), *levels, key=key).result == "contradicts"


def test_what_lacks_is_named() -> None:
    check = growth(figure(34, "2021", by="a"), figure(26.5e9, "2021", by="b"))
    assert (check.result, check.lacks) == ("cannot be checked", ("2020",))
    assert growth(figure(34, "2021", by="a")).lacks == ("2020", "2021")
    assert growth(figure(34, None, by="a"), figure(26.5e9, "2021", by="b")).result == "cannot be checked"


@pytest.mark.parametrize(
    ("text", "period", "before"),
    [
        ("Der Handel stieg um [34 Prozent].", "2021-05", "2020-05"),
        ("Der Handel stieg gegenüber dem Vormonat um [34 Prozent].", "2021-05", "2021-04"),
        ("Der Handel stieg um [34 Prozent].", "2021-05", "2021-04"),  # it may be meant
        ("Der Handel stieg gegenüber dem Vorquartal um [34 Prozent].", "2021-34", "2021-33"),
        ("Der Handel stieg gegenüber 2019 um [34 Prozent].", "2021", "2019"),
        ("Der Handel stieg im ersten Halbjahr um [34 Prozent].", "2021-40", "2020-40"),
    ],
)
def test_against_what_something_has_grown(text: str, period: str, before: str) -> None:
    levels = figure(26.5e9, period, by="b"), figure(19.8e9, before, by="c")
    assert growth(figure(34, period, by="a", text=text), *levels).result == "fits"


def test_what_is_said_against_another_time_is_not_held_against_the_year_before() -> None:
    text = "Der Handel stieg gegenüber dem Vormonat um [3 Prozent]."
    levels = figure(26.5e9, "2021-05", by="b"), figure(19.8e9, "2020-05", by="c")
    check = growth(figure(3, "2021-05", by="a", text=text), *levels)
    assert (check.result, check.lacks) == ("cannot be checked", ("2021-04",))


def test_of_several_figures_one_that_fits_is_enough_and_withdrawn_ones_do_not_count() -> None:
    before = figure(20e9, "2020", by="c")
    told = figure(26.5e9, "2021", by="b", outlet="Bote", told="2022-02-01")
    claim = figure(33, "2021", by="a")
    assert growth(claim, before, told, figure(21e9, "2021", by="d")).result == "fits"
    corrected = figure(21e9, "2021", by="d", outlet="Bote", told="2022-05-01")
    assert growth(claim, before, told, corrected).result == "contradicts"


def test_another_currency_that_lacks_a_year_does_not_hide_a_contradiction() -> None:
    claim = figure(34, "2021", by="a")
    euros: Key = (TRADE[0], "EUR", *TRADE[2:])
    figures = [(TRADE, figure(26.5e9, "2021", by="b")), (TRADE, figure(26e9, "2020", by="c"))]
    found = series([(GROWTH, claim), *figures, (euros, figure(22e9, "2021", by="b"))])
    assert of(found, GROWTH[0]).checks[0].result == "contradicts"


def test_a_part_of_the_measure_says_nothing_of_the_growth_of_all() -> None:
    goods = "Der Warenverkehr lag bei [so viel]."
    levels = figure(26.5e9, "2021", by="b", text=goods), figure(26e9, "2020", by="c", text=goods)
    assert growth(figure(34, "2021", by="a", text="Der Handel stieg um [34 Prozent]."), *levels).result == (
        "cannot be checked"
    )


@pytest.mark.parametrize(
    ("earlier", "result"),
    [(26.5e9, "fits"), (28.5e9, "contradicts"), (27.2e9, "fits")],
    ids=["lower", "higher", "equal"],
)
def test_a_record_has_no_higher_figure_before_it(earlier: float, result: str) -> None:
    check = record(figure(27e9, "2023", by="a", text=RECORD), figure(earlier, "2021", by="b"))
    assert (check.claim, check.result) == ("record", result)
    assert [point.value for point in check.used] == [earlier]


def test_a_later_higher_figure_is_no_contradiction_of_a_record() -> None:
    assert record(figure(27e9, "2023", by="a", text=RECORD), figure(30e9, "2024", by="b")).result == (
        "cannot be checked"
    )


def test_an_undated_record_is_held_against_the_years_over_when_it_was_told() -> None:
    claim = figure(27e9, None, by="a", told="2024-05-20", text=RECORD)
    assert record(claim, figure(28.5e9, "2023", by="b", told="2024-11-27")).result == "contradicts"
    assert record(claim, figure(28.5e9, "2024", by="b", told="2025-11-27")).result == "cannot be checked"
    assert record(claim, figure(26.5e9, "2021", by="b")).result == "fits"
    undated = figure(27e9, None, by="a", told=None, text=RECORD)
    assert record(undated, figure(28.5e9, "2023", by="b")).result == "cannot be checked"


def test_a_record_year_is_not_held_against_months() -> None:
    assert record(figure(27e9, "2023", by="a", text=RECORD), figure(2e9, "2022-05", by="b")).result == (
        "cannot be checked"
    )


@pytest.mark.parametrize(
    ("text", "bound", "result"),
    [
        ("Der Handel lag zum ersten Mal [über 27 Milliarden].", Bound.MORE_THAN, "contradicts"),
        ("Der Handel überschritt erstmals die Marke von [27 Milliarden].", Bound.EXACT, "contradicts"),
        ("Mit [27 Milliarden] war der Handel so hoch wie nie.", Bound.EXACT, "contradicts"),
        ("Der Handel erreichte mit [27 Milliarden] den höchsten Stand seit 2022.", Bound.EXACT, "cannot be checked"),
        ("Der Handel erreichte mit [27 Milliarden] den höchsten Stand seit 2019.", Bound.EXACT, "contradicts"),
        ("Der Handel erreichte mit [27 Milliarden] den höchsten Stand seit langem.", Bound.EXACT, "cannot be checked"),
        ("Mit [27 Milliarden] fiel der Handel auf ein Rekordtief.", Bound.EXACT, "fits"),
    ],
)
def test_words_for_records(text: str, bound: Bound, result: str) -> None:
    assert record(figure(27e9, "2023", by="a", text=text, bound=bound), figure(30e9, "2021", by="b")).result == result


@pytest.mark.parametrize(
    "text",
    [
        "Mit [27 Milliarden] blieb der Handel knapp unter dem Höchststand.",
        "Erstmals seit Jahren wurde gezählt: [27 Milliarden].",
        "Das war kein Rekord: [27 Milliarden].",
        "Der Handel betrug [27 Milliarden].",
    ],
)
def test_what_is_no_claim_of_a_record(text: str) -> None:
    [found] = series([(TRADE, figure(27e9, "2023", text=text))])
    assert found.checks == ()


def test_a_record_is_claimed_of_the_nearest_figure_only() -> None:
    text = "Der Handel stieg um 34 Prozent auf den Rekordwert von 26,5 Milliarden Dollar."
    rate = figure(34, "2021", by="a", text=text.replace("34 Prozent", "[34 Prozent]"))
    level = figure(26.5e9, "2021", by="a", text=text.replace("26,5 Milliarden", "[26,5 Milliarden]"))
    found = series([(GROWTH, rate), (TRADE, level)])
    assert [check.claim for check in of(found, GROWTH[0]).checks] == ["growth"]
    assert [check.claim for check in of(found, TRADE[0]).checks] == ["record"]
