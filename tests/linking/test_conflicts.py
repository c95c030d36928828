"""Conflicts of figures, tellings and offices: who stands where, the largest first."""

from collections.abc import Sequence

from figures import DECLINE, GROWTH, TRADE, figure
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.conflicts import conflicts
from depesche.linking.figures.series import Key, series
from depesche.model import (
    Claim,
    Correction,
    Dispute,
    Evidence,
    Happening,
    Point,
    Role,
    Source,
    Status,
    Telling,
)
from depesche.model.record import Conflict


def of_figures(*figures: tuple[Key, Point], family_of=lambda document: document) -> list[Conflict]:
    return conflicts(series(figures, family_of), (), (), family_of=family_of)


def telling(document: str, date: str, status: Status = Status.HAPPENED) -> Telling:
    evidence = Evidence(source=Source(document=document), start=0, text=f"Sie trafen sich am {date}.")
    roles = (Role(role="actor", entity="person/p"), Role(role="actor", entity="person/q"))
    return Telling(
        event=f"ev-{document}", type="CONSULT", status=status, date=date, participants=roles, evidence=evidence
    )


def happening(tellings: Sequence[Telling], dispute: Dispute, id: str = "hp-1") -> Happening:
    return Happening(
        id=id,
        type="CONSULT",
        mode="visit",
        status=Status.HAPPENED,
        date=tellings[0].date,
        participants=tellings[0].participants,
        tellings=tuple(tellings),
        sources=len(tellings),
        disputes=(dispute,),
    )


def disputed(first: str, second: str, id: str = "hp-1") -> Happening:
    claims = (
        Claim(value=first, documents=("a", "b"), sources=2),
        Claim(value=second, documents=("c",), sources=1),
    )
    return happening(
        [telling("a", first), telling("b", first), telling("c", second)], Dispute(about="date", claims=claims), id
    )


def correction(known: tuple[str, ...]) -> Correction:
    evidence = tuple(
        Evidence(source=Source(document=each), start=0, text="Präsident Qualow sprach.")
        for each in ("a", "a-copy", "b")
    )
    return Correction(
        person="x/person/qualow",
        name="Qualow",
        office="head_of_state",
        body="state/KZ",
        first="2024-05-01",
        last="2024-06-01",
        known=known,
        sources=3,
        evidence=evidence,
    )


def test_figures_that_contradict_are_sides_with_their_sentences() -> None:
    told = [(TRADE, figure(910e6, by=name)) for name in ("a", "b")] + [
        (TRADE, figure(842e6, by="c", speaker="state/TJ"))
    ]
    [found] = of_figures(*told)
    assert (found.kind, found.title, found.unit, found.about) == ("figure", "trade-turnover 2023", "USD", TRADE[2])
    first, second = found.claims
    assert (first.value, first.sources, len(first.evidence)) == ("910000000 USD", 2, 2)
    assert (second.value, second.sources, second.speakers) == ("842000000 USD", 1, ("state/TJ",))
    assert second.point is not None
    assert second.point.period == "2023"


def test_figures_that_hang_together_are_one_conflict() -> None:
    [found] = of_figures(*((TRADE, figure(value * 1e6, by=str(value))) for value in (910, 842, 700)))
    assert len(found.claims) == 3


def test_growth_and_decline_of_one_year_are_one_conflict() -> None:
    [found] = of_figures((GROWTH, figure(15, by="a")), (DECLINE, figure(8, by="b")), (GROWTH, figure(4.5, by="c")))
    assert found.title == "trade-growth 2023"
    assert sorted(side.point.value for side in found.claims if side.point) == [-8, 4.5, 15]


def test_growth_stands_beside_what_the_figures_leave_room_for() -> None:
    levels = [(TRADE, figure(26.5e9, "2023", by="b")), (TRADE, figure(26e9, "2022", by="c"))]
    [found] = of_figures((GROWTH, figure(15, "2023", by="a")), *levels)
    [reckoned] = [side for side in found.claims if side.point is None]
    assert reckoned.value == "-0.1887 to 4.118 percent: 26000000000 USD → 26500000000 USD"
    assert [each.source.document for each in reckoned.evidence] == ["c", "b"]


def test_a_record_stands_beside_the_higher_figure() -> None:
    claim = figure(
        27e9, None, by="a", told="2024-05-20", text="Der Handel erreichte den Rekordwert von [27 Milliarden]."
    )
    [found] = of_figures((TRADE, claim), (TRADE, figure(28.5e9, "2023", by="b")))
    assert found.title == "trade-turnover: record"
    assert {side.value for side in found.claims} == {"27000000000 USD", "28500000000 USD"}


def test_a_text_that_contradicts_itself_is_no_disagreement_of_sources() -> None:
    levels = [(TRADE, figure(26.5e9, "2023")), (TRADE, figure(26e9, "2022"))]
    assert of_figures((GROWTH, figure(15, "2023")), *levels) == []


def test_what_is_told_in_two_currencies_is_one_conflict() -> None:
    euros: Key = (TRADE[0], "EUR", *TRADE[2:])
    told = []
    for by, dollars, same in (("a", 27, 25), ("b", 30, 28)):
        text = f"Der Handel erreichte {dollars} Milliarden Dollar ({same} Milliarden Euro)."
        for key, amount, name in ((TRADE, dollars, "Dollar"), (euros, same, "Euro")):
            words = f"{amount} Milliarden {name}"
            told.append((key, figure(amount * 1e9, by=by, text=text.replace(words, f"[{words}]"))))
    assert [each.unit for each in of_figures(*told)] == ["EUR"]


def test_tellings_that_disagree_are_sides_with_their_sentences() -> None:
    [found] = conflicts((), [disputed("2024-11-27", "2024-11-28")], ())
    assert (found.kind, found.happening, found.title) == ("date", "hp-1", "CONSULT/visit 2024-11-27")
    assert found.about == ("person/p", "person/q")
    assert [(side.value, side.sources, len(side.evidence)) for side in found.claims] == [
        ("2024-11-27", 2, 2),
        ("2024-11-28", 1, 1),
    ]


def test_an_office_that_the_knowledge_base_gives_to_another() -> None:
    [found] = conflicts((), (), [correction(("person/r",))], family_of=lambda id: id.removesuffix("-copy"))
    texts, known = found.claims
    assert (found.kind, found.title) == ("office", "head_of_state 2024-05-01/2024-06-01")
    assert (texts.value, texts.sources, texts.knowledge) == ("x/person/qualow", 2, False)
    assert (known.value, known.knowledge, known.evidence) == ("person/r", True, ())
    assert conflicts((), (), [correction(())]) == []


def test_more_sources_weigh_more_than_distance_and_distance_more_than_none() -> None:
    near, far = disputed("2024-11-27", "2024-11-28", "near"), disputed("2024-11-27", "2025-03-01", "far")
    assert [each.happening for each in conflicts((), [near, far], ())] == ["far", "near"]
    many = [(TRADE, figure(value, by=by)) for value, by in zip([910e6] * 4 + [842e6] * 4, "abcdefgh", strict=True)]
    found = conflicts(series(many), [near, far], ())
    assert [each.kind for each in found] == ["figure", "date", "date"]


def test_prominent_entities_weigh_more() -> None:
    other: Key = (*TRADE[:2], ("state/TJ", "state/UZ"), None)
    told = series([(key, figure(value, by=by)) for key in (TRADE, other) for value, by in ((910e6, "a"), (842e6, "b"))])
    for prominent in (TRADE[2], other[2]):
        found = conflicts(told, (), (), prominence=lambda id, them=prominent: float(id in them))
        assert found[0].about == prominent


FIGURES = st.lists(
    st.builds(
        lambda key, value, by, period, text: (key, figure(value, period, by=by, text=text)),
        st.sampled_from([TRADE, GROWTH, DECLINE]),
        st.sampled_from([3.0, 4.0, 5.0, 26.5]),
        st.sampled_from("abcd"),
        st.sampled_from(["2022", "2023", None]),
        st.sampled_from(["Es waren [so viele].", "Es war ein Rekord: [so viele]."]),
    ),
    max_size=8,
    unique_by=lambda each: (each[0], each[1].evidence.source.document, each[1].period),
).map(
    lambda told: [
        (key, point.model_copy(update={"evidence": point.evidence.model_copy(update={"start": 100 * place})}))
        for place, (key, point) in enumerate(told)
    ]
)


@given(FIGURES, st.randoms())
def test_the_order_of_the_documents_does_not_matter(told, chance) -> None:
    happenings = [disputed("2024-11-27", "2024-11-28", "one"), disputed("2024-11-27", "2024-12-28", "two")]
    offices = [correction(("person/r",)), correction(("person/s",))]
    found = conflicts(series(told), happenings, offices)
    for each in (told, happenings, offices):
        chance.shuffle(each)
    again = series(told)
    chance.shuffle(again)
    assert conflicts(again, happenings, offices) == found
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
    assert all(len(each.claims) > 1 for each in found)


@given(FIGURES, st.data())
def test_a_copy_changes_no_conflict(told, data) -> None:
    if not told:
        return
    key, point = data.draw(st.sampled_from(told))
    source = point.evidence.source
    copied = source.model_copy(update={"document": f"{source.document}-copy", "outlet": "Abschreiber"})
    copy = point.model_copy(update={"evidence": point.evidence.model_copy(update={"source": copied})})

    def essence(found: list[Conflict]) -> list[tuple[object, ...]]:
        return [
            (each.title, each.about, each.weight, [(side.value, side.sources) for side in each.claims])
            for each in found
        ]

    def family_of(document: str) -> str:
        return document.removesuffix("-copy")

    before = of_figures(*told, family_of=family_of)
    assert essence(of_figures(*told, (key, copy), family_of=family_of)) == essence(before)
