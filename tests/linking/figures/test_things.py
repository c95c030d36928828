"""Figures are one series where they count the same thing; others stand alone."""

import random

from figures import ABOUT, figure
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.figures.series import Key, series
from depesche.model import Point, Series

PEOPLE: Key = ("people", "persons", ABOUT, None)
NOTHING: Key = (None, "items", ABOUT, None)
PRICE: Key = ("price", "EUR", ABOUT, None)


def found(key: Key, *points: Point) -> list[Series]:
    return series((key, each) for each in points)


def things(key: Key, *points: Point) -> list[tuple[str | None, int]]:
    return sorted(((each.of, len(each.points)) for each in found(key, *points)), key=str)


def counting(value: float, noun: str, period: str | None, by: str = "a", **more: str) -> Point:
    return figure(value, period, by=by, text=f"Es waren [{noun}] gewesen.", **more)


def test_the_counted_noun_tells_things_apart() -> None:
    told = [
        counting(20, "20 Zelte", "2021"),
        counting(30, "30 Zelte", "2022"),
        counting(7, "sieben Bagger", "2022"),
    ]
    assert things(NOTHING, *told) == [("Bagger", 1), ("Zelte", 2)]


def test_an_adjective_narrows_down_but_fillers_do_not() -> None:
    told = [counting(20, "20 neue Zelte", "2021"), counting(30, "30 Zelte", "2022")]
    assert things(NOTHING, *told) == [("Zelte", 2)]
    told.append(counting(5, "fünf beheizte Zelte", "2023"))
    assert things(NOTHING, *told) == [("Zelte", 2), ("beheizte Zelte", 1)]


def test_nouns_for_anybody_say_nothing_of_who_is_counted() -> None:
    told = [counting(40, "40 Menschen", "2021"), counting(60, "60 Menschen", "2022")]
    assert things(PEOPLE, *told) == [("Menschen", 1), ("Menschen", 1)]


def test_two_amounts_of_one_period_are_of_two_things() -> None:
    told = [counting(20, "20 Zelte", "2021"), counting(30, "30 Zelte", "2021", by="b")]
    assert [len(each.points) for each in found(NOTHING, *told)] == [1, 1]
    assert not any(each.conflicts for each in found(NOTHING, *told))


def test_a_part_of_what_another_counts_stands_alone() -> None:
    told = [
        counting(20, "20 Zelte", "2021"),
        counting(30, "30 Zelte", "2022"),
        figure(5, "2023", text="Darunter waren [fünf Zelte], die niemand brauchte."),
        figure(6, "2023", text="Es waren [sechs weitere Zelte]."),
    ]
    assert sorted(len(each.points) for each in found(NOTHING, *told)) == [1, 1, 2]


def test_the_same_value_told_again_soon_is_one_figure() -> None:
    first = counting(20, "20 Zelte", None, by="a", told="2024-06-01")
    again = counting(20, "20 Zelte", None, by="b", told="2024-06-10")
    late = counting(20, "20 Zelte", None, by="c", told="2024-12-01")
    assert sorted(each.points[0].sources for each in found(NOTHING, first, again, late)) == [1, 2]


def test_what_follows_another_in_one_sentence_is_one_thing() -> None:
    text = "Das Brot verteuerte sich von [2 Euro] auf 3 Euro."
    one = figure(2, None, text=text)
    other = figure(3, None, text="Das Brot verteuerte sich von 2 Euro auf [3 Euro].")
    assert [len(each.points) for each in found(PRICE, one, other)] == [2]


POINTS = st.lists(
    st.tuples(
        st.sampled_from([5.0, 6.0, 7.0]),
        st.sampled_from(["5 Zelte", "6 Zelte", "7 Bagger", "7 Menschen", "5 weitere Zelte"]),
        st.sampled_from([None, "2021", "2022", "2022-03-01"]),
        st.sampled_from("abc"),
        st.sampled_from([None, "2024-06-01", "2024-06-20", "2024-12-01"]),
    ),
    max_size=8,
    unique_by=lambda row: (row[3], row[4]),
)


@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_figures_does_not_matter(rows: list[tuple], order: random.Random) -> None:
    points = [
        counting(value, noun, period, by=by + str(n), told=told)
        for n, (value, noun, period, by, told) in enumerate(rows)
    ]
    shuffled = list(points)
    order.shuffle(shuffled)
    assert found(NOTHING, *shuffled) == found(NOTHING, *points)
    assert sum(len(each.points[0].tellings or [1]) for each in found(NOTHING, *points)) <= len(points)
