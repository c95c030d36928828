"""Figures of a record: the same relation in other words is one series, and what documents say of it is compared."""

from collections.abc import Iterator

import pytest

from depesche.model import Document, OutletRef, Published, Series
from depesche.queries import Questions
from depesche.queries.figures import figures
from depesche.reading.reader import read_all
from depesche.record import Record

TEXTS = [
    ("2025-02-01", "Der Handel zwischen Deutschland und Kasachstan belief sich 2024 auf 9,2 Milliarden Euro."),
    ("2025-02-03", "Deutschlands Handel mit Kasachstan erreichte 2024 ein Volumen von 9,2 Milliarden Euro."),
    ("2025-02-05", "Der deutsch-kasachische Handel lag 2024 bei 8,1 Milliarden Euro."),
    ("2024-02-01", "Der Handel zwischen Deutschland und Kasachstan belief sich 2023 auf 8,8 Milliarden Euro."),
    ("2025-03-02", "Der Handel zwischen Deutschland und Kasachstan stieg 2024 um 15 Prozent."),
    ("2025-03-04", "Der Warenverkehr zwischen Deutschland und Kasachstan betrug 2024 7,9 Milliarden Euro."),
    ("2025-03-05", "Der Handel zwischen Deutschland und Usbekistan betrug 2024 1,2 Milliarden Euro."),
]
PAIR = ("state/DE", "state/KZ")


def documents() -> list[Document]:
    return [
        Document(
            id=f"sha256-{place}",
            title=f"Artikel {place}",
            outlet=OutletRef(name=f"Bote {place}"),
            published=Published(edtf=day, basis="metadata"),
            text=text,
        )
        for place, (day, text) in enumerate(TEXTS)
    ]


@pytest.fixture(scope="module")
def asked() -> Iterator[Questions]:
    with Record(":memory:") as record:
        record.add(read_all(documents()))
        yield Questions(record)


def trade(found: list[Series]) -> Series:
    [only] = [each for each in found if each.measure == "trade-turnover" and each.about == PAIR]
    return only


def test_one_relation_in_other_words_is_one_series(asked: Questions) -> None:
    series = trade(asked.figures(about=PAIR))
    assert [(point.period, point.value / 1e9, point.sources) for point in series.points] == [
        ("2023", 8.8, 1),
        ("2024", 9.2, 2),
        ("2024", 8.1, 1),
        ("2024", 7.9, 1),
    ]
    assert series.conflicts == ((1, 2),)
    assert series.scoped == ((3, 1), (3, 2))
    for point in series.points:
        for telling in point.tellings:
            text = TEXTS[int(telling.evidence.source.document.removeprefix("sha256-"))][1]
            assert telling.evidence.text == text


def test_a_measure_asked_for_is_still_held_against_the_others(asked: Questions) -> None:
    [growth] = asked.figures(about=PAIR, measure="trade-growth")
    [check] = growth.checks
    assert check.result == "contradicts"
    assert [point.period for point in check.used] == ["2023", "2024"]


def test_what_is_asked_for_does_not_change_what_a_series_says(asked: Questions) -> None:
    everything = asked.figures()
    assert [each for each in everything if each.about == PAIR] == asked.figures(about=PAIR)
    assert [each for each in everything if "state/UZ" in each.about] == asked.figures(about=["state/UZ"])


def test_a_family_of_echoes_counts_once(asked: Questions) -> None:
    found = trade(figures(asked, PAIR, family_of=lambda document: "one family"))
    assert {point.sources for point in found.points} == {1}
    assert found.conflicts == ()
