"""Figures of one measure come together by period; what agrees, contradicts, restates and is a part is told apart."""

import pytest
from figures import ABOUT, TRADE, figure, of, one
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.figures.series import Key, contradict, series
from depesche.model import Bound, Point


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure(26.4e9), figure(27e9), True),
        (figure(26.5e9), figure(27e9), False),  # 27 may be 26.5 rounded
        (figure(26.5e9), figure(26.46e9), False),  # rounding
        (figure(30e9), figure(31e9), False),  # 30 may be rounded, too
        (figure(30e9), figure(26e9), True),  # but not by so much
        (figure(26.5e9), figure(27e9, "2024"), False),  # another year
        (figure(26.4e9, "2023"), figure(27e9, "2023-01/2023-12"), True),  # the same year, written otherwise
        (figure(26.5e9), figure(27e9, None), False),
        (figure(26.5e9, bound=Bound.MORE_THAN), figure(27e9), False),
        (figure(26.5e9, bound=Bound.MORE_THAN), figure(25e9), True),
        (figure(28.5e9, bound=Bound.ABOUT), figure(28e9), False),
        (figure(4, low=4, high=6), figure(5), False),
        (figure(4, low=4, high=6), figure(8), True),
    ],
)
def test_contradictions(a: Point, b: Point, expected: bool) -> None:
    assert contradict(a, b) is expected
    assert contradict(b, a) is expected


def test_almost_is_near_and_less_than_is_not() -> None:
    almost = figure(28.5e9, bound=Bound.LESS_THAN, text="Es waren [fast 28,5 Milliarden] Dollar.")
    less = figure(28.5e9, bound=Bound.LESS_THAN, text="Es waren [weniger als 28,5 Milliarden] Dollar.")
    assert contradict(almost, figure(20e9))
    assert not contradict(almost, figure(28.3e9))
    assert not contradict(less, figure(20e9))


def test_small_counts_are_not_rounded() -> None:
    assert contradict(figure(20), figure(21), "persons")
    assert not contradict(figure(20), figure(20.4), "percent")


def test_points_are_in_the_order_of_their_periods_and_undated_ones_last() -> None:
    found = one([figure(27e9, None), figure(28.5e9, "2024"), figure(26.5e9, "2021"), figure(25e9, "2023")])
    assert [each.period for each in found.points] == ["2021", "2023", "2024", None]
    assert found.about == ABOUT


def test_the_order_of_entities_does_not_matter() -> None:
    other: Key = (*TRADE[:2], (ABOUT[1], ABOUT[0], ABOUT[1]), None)
    [found] = series([(TRADE, figure(26.5e9, by="a")), (other, figure(26.5e9, by="b"))])
    assert found.points[0].sources == 2


def test_other_measures_units_and_entities_are_other_series() -> None:
    others = [
        ("investment", *TRADE[1:]),
        (TRADE[0], "EUR", *TRADE[2:]),
        (*TRADE[:2], ("state/CN",), None),
        (*TRADE[:3], "document"),
    ]
    assert len(series([(key, figure(1)) for key in (TRADE, *others)])) == 5


def test_a_value_told_by_several_is_one_point_with_all_its_sentences() -> None:
    found = one([figure(910e6, by="b", told="2025-02-01"), figure(910e6, by="a", speaker="person/p")])
    [point] = found.points
    assert point.sources == 2
    assert [each.evidence.source.document for each in point.tellings] == ["a", "b"]
    assert (point.speaker, point.evidence) == ("person/p", point.tellings[0].evidence)


def test_a_family_of_echoes_is_one_source() -> None:
    figures = [(TRADE, figure(910e6, by=name)) for name in ("a", "a-copy", "b")]
    [found] = series(figures, family_of=lambda document: document.removesuffix("-copy"))
    assert found.points[0].sources == 2
    assert len(found.points[0].tellings) == 3


def test_conflicts_name_the_points_that_disagree() -> None:
    found = one([figure(910e6, "2024", by="a"), figure(842e6, "2024", by="b"), figure(840e6, "2023", by="c")])
    assert found.conflicts == ((1, 2),)


def test_one_text_with_two_figures_tells_of_two_things_unless_two_speak() -> None:
    assert one([figure(910e6), figure(842e6)]).conflicts == ()
    both = [figure(value, by=name) for value in (910e6, 842e6) for name in ("a", "b")]
    assert one(both).conflicts == ()
    speaking = one([figure(910e6, speaker="state/UZ"), figure(842e6, speaker="state/TJ")])
    assert speaking.conflicts == ((0, 1),)


def test_what_may_be_given_more_than_once_a_period_contradicts_nothing() -> None:
    for key in (("loan", "USD", ABOUT, None), (None, "persons", ABOUT, None), ("exports", "t", ABOUT, None)):
        found = series((key, each) for each in (figure(910e6, by="a"), figure(842e6, by="b")))
        assert not any(each.conflicts for each in found)


def test_who_gives_another_value_later_restates_his_own() -> None:
    earlier = figure(910e6, by="a", told="2024-02-01", outlet="Bote")
    later = figure(842e6, by="b", told="2024-05-01", outlet="Bote")
    found = one([later, earlier])
    assert [found.points[index].value for index in found.restated[0]] == [910e6, 842e6]
    assert found.conflicts == ()
    stranger = figure(842e6, by="b", told="2024-05-01", outlet="Anzeiger")
    assert one([earlier, stranger]).conflicts == ((0, 1),)
    same_day = figure(842e6, by="b", told="2024-02-01", outlet="Bote")
    assert one([earlier, same_day]).conflicts == ((0, 1),)


def test_who_says_the_old_value_after_the_correction_contradicts_it() -> None:
    told = [("a", 910e6, "2024-02-01", "Bote"), ("b", 842e6, "2024-05-01", "Bote"), ("c", 910e6, "2024-07-01", "Blatt")]
    found = one([figure(value, by=by, told=day, outlet=outlet) for by, value, day, outlet in told])
    assert found.restated == ()
    assert len(found.conflicts) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Es waren [910 Millionen].", "Nach neuen Angaben waren es [842 Millionen]."),
        ("Es waren vorläufig [910 Millionen].", "Es waren [842 Millionen]."),
        ("Es waren [910 Millionen].", "Die Zahl wurde auf [842 Millionen] revidiert."),
        ("Es waren [910 Millionen].", "Das Amt korrigierte sich: Es seien [842 Millionen]."),
    ],
)
def test_words_of_revision_tell_what_takes_the_place_of_what(first: str, second: str) -> None:
    found = one([figure(910e6, by="a", text=first), figure(842e6, by="b", told="2024-08-01", text=second)])
    assert [found.points[index].value for index in found.restated[0]] == [910e6, 842e6]
    assert found.conflicts == ()


def test_a_corrected_figure_beside_the_new_one_is_the_old_one() -> None:
    old = figure(910e6, text="Das Amt korrigierte die Summe von [910] auf 842 Millionen Dollar.")
    new = figure(842e6, text="Das Amt korrigierte die Summe von 910 auf [842 Millionen Dollar].")
    found = one([new, old])
    assert [found.points[index].value for index in found.restated[0]] == [910e6, 842e6]


def test_what_was_told_before_the_period_was_over_is_replaced() -> None:
    found = one([figure(30e9, "2024", by="a", told="2024-10-01"), figure(27e9, "2024", by="b", told="2025-03-01")])
    assert [found.points[index].value for index in found.restated[0]] == [30e9, 27e9]


def test_a_withdrawn_figure_contradicts_nobody() -> None:
    found = one(
        [
            figure(910e6, by="a", told="2024-02-01", outlet="Bote"),
            figure(842e6, by="b", told="2024-05-01", outlet="Bote"),
            figure(842.3e6, by="c", told="2024-03-01"),
        ]
    )
    assert found.conflicts == ()
    assert len(found.agreeing) == 1


def test_the_toll_of_a_day_rises_while_the_counting_goes_on() -> None:
    key: Key = ("killed", "persons", ("state/TR",), None)
    day = "2024-05-01"
    first, second = figure(12, day, by="a", told=day), figure(17, day, by="b", told="2024-05-02")
    assert one([first, second], key).restated == ((0, 1),)
    assert one([first, figure(9, day, by="b", told="2024-05-02")], key).conflicts == ((0, 1),)
    of_year = series((key, each) for each in (figure(12, "2024", by="a"), figure(17, "2024", by="b")))
    assert not any(each.conflicts for each in of_year)


def test_half_a_year_is_a_part_of_the_year() -> None:
    found = one([figure(27e9, "2023", by="a"), figure(13e9, "2023-40", by="b")])
    assert [found.points[index].period for index in found.partial[0]] == ["2023-40", "2023"]
    assert found.conflicts == ()
    more = one([figure(27e9, "2023", by="a"), figure(33e9, "2023-40", by="b")])
    assert (len(more.conflicts), more.partial) == (1, ())


def test_goods_are_another_scope_than_all_trade() -> None:
    goods = figure(20e9, by="a", text="Der Warenverkehr lag bei [20 Milliarden Dollar].")
    every = figure(27e9, by="b", text="Der Handelsumsatz lag bei [27 Milliarden Dollar].")
    found = one([every, goods])
    assert [found.points[index].scope for index in found.scoped[0]] == ["goods", None]
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Der Agrarhandel erreichte [3 Milliarden Euro].", "agrar"),
        ("Der Gesamthandel erreichte [3 Milliarden Euro].", None),
        ("Der Außenhandel und die Agrarexporte: [3 Milliarden Euro].", None),
        ("Im Dienstleistungshandel waren es [3 Milliarden Euro].", "services"),
        ("[3 Milliarden Euro] betrug der Handel mit Stahl, hieß es.", "stahl"),
        ("[3 Milliarden Euro] betrug die Ausfuhr von russischem Stahl.", None),
    ],
)
def test_the_noun_of_the_measure_gives_the_scope(text: str, scope: str | None) -> None:
    assert one([figure(3e9, text=text)]).points[0].scope == scope


def test_two_currencies_of_one_sentence_name_each_other() -> None:
    euros: Key = (TRADE[0], "EUR", *TRADE[2:])
    sentence = "Der Handel erreichte 2023 {} ({})."
    found = series(
        [
            (TRADE, figure(27e9, "2023", text=sentence.format("[27 Milliarden Dollar]", "25 Milliarden Euro"))),
            (euros, figure(25e9, None, text=sentence.format("27 Milliarden Dollar", "[25 Milliarden Euro]"))),
        ]
    )
    [dollars], [same] = of(found, TRADE[0], "USD").points, of(found, TRADE[0], "EUR").points
    assert [(each.value, each.unit) for each in dollars.also] == [(25e9, "EUR")]
    assert [(each.value, each.unit) for each in same.also] == [(27e9, "USD")]
    assert same.period == "2023"


def test_two_currencies_of_two_things_do_not() -> None:
    euros: Key = (TRADE[0], "EUR", *TRADE[2:])
    text = "Es waren [27 Milliarden Dollar] und im Jahr davor 25 Milliarden Euro."
    other = "Es waren 27 Milliarden Dollar und im Jahr davor [25 Milliarden Euro]."
    found = series([(TRADE, figure(27e9, text=text)), (euros, figure(25e9, "2022", text=other))])
    assert all(point.also == () for each in found for point in each.points)


def test_related_measures_on_the_same_entities_stand_together() -> None:
    keys: list[Key] = [
        ("killed", "persons", ABOUT, None),
        ("trade-growth", "percent", ABOUT, None),
        ("exports", "USD", ABOUT, None),
        TRADE,
        ("imports", "USD", ("state/CN",), None),
    ]
    found = series([(key, figure(5, by=str(place))) for place, key in enumerate(keys)])
    assert of(found, "trade-turnover").related == ("trade-growth", "exports")
    names = [each.measure for each in found if each.about == ABOUT and each.measure != "killed"]
    start = [each.measure for each in found].index("trade-turnover")
    assert [each.measure for each in found][start : start + 3] == names == ["trade-turnover", "trade-growth", "exports"]


@st.composite
def tellings(draw) -> list[Point]:
    """Figures of a few documents, each with its outlet and day, as a reading may give them."""
    days = st.sampled_from([None, "2023-08-01", "2024-02-01", "2024-05-01"])
    documents = {
        name: {"told": draw(days), "outlet": draw(st.sampled_from(["Bote", "Blatt", "Anzeiger"]))} for name in "abcd"
    }
    texts = ["Es waren [so viele].", "Es waren vorläufig [so viele].", "Revidiert waren es [so viele]."]
    return [
        figure(
            draw(st.sampled_from([26e9, 26.5e9, 27e9, 30e9])),
            draw(st.sampled_from([None, "2022", "2023", "2023-40"])),
            by=(by := draw(st.sampled_from("abcd"))),
            text=draw(st.sampled_from(texts)),
            speaker=draw(st.sampled_from([None, "person/p"])),
            bound=draw(st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.MORE_THAN])),
            start=100 * place,
            **documents[by],
        )
        for place in range(draw(st.integers(1, 7)))
    ]


@given(tellings(), st.randoms())
def test_the_order_of_the_documents_does_not_matter(points: list[Point], chance) -> None:
    figures = [(TRADE, point) for point in points]
    shuffled = figures.copy()
    chance.shuffle(shuffled)
    assert series(shuffled) == series(figures)


@given(tellings(), st.data())
def test_a_copy_changes_no_pair_and_no_count(points: list[Point], data) -> None:
    def family_of(document: str) -> str:
        return document.removesuffix("-copy")

    copied = data.draw(st.sampled_from(points))
    source = copied.evidence.source
    later = source.model_copy(
        update={
            "document": f"{source.document}-copy",
            "outlet": data.draw(st.sampled_from(["Bote", "Abschreiber"])),
            "published": source.published and data.draw(st.sampled_from([source.published, "2024-09-01"])),
        }
    )
    copy = copied.model_copy(update={"evidence": copied.evidence.model_copy(update={"source": later})})
    [before] = series([(TRADE, point) for point in points], family_of)
    [after] = series([(TRADE, point) for point in [*points, copy]], family_of)
    for pairs in ("conflicts", "agreeing", "restated", "partial", "scoped"):
        assert getattr(before, pairs) == getattr(after, pairs)
    assert [point.sources for point in before.points] == [point.sources for point in after.points]


@given(tellings())
def test_every_pair_of_two_points_is_one_thing_at_most(points: list[Point]) -> None:
    for found in series((TRADE, point) for point in points):
        pairs = [
            frozenset(pair)
            for pairs in (found.conflicts, found.agreeing, found.restated, found.partial, found.scoped)
            for pair in pairs
        ]
        assert len(pairs) == len(set(pairs))
        for one_, other in found.conflicts:
            a, b = found.points[one_], found.points[other]
            assert a.period != b.period or (contradict(a, b, "USD") and contradict(b, a, "USD"))
