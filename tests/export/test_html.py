"""The report: self-contained, complete, and safe against what articles may hold."""

from html.parser import HTMLParser

import pytest
from corpus import corpus

from depesche.export.chart import HEIGHT, WIDTH, chart
from depesche.export.html import render
from depesche.model import Bound, Document, Evidence, Point, Reading, Series, Source
from depesche.queries import Questions
from depesche.record import Record


def _page(*readings: Reading) -> str:
    with Record(":memory:") as record:
        record.add(readings)
        return render(Questions(record), "Ein Titel")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.outside += [value for name in ("src", "href") if (value := values.get(name)) and not value.startswith("#")]


def test_the_page_needs_nothing_from_outside_and_marks_its_sentences() -> None:
    page = _page(*corpus())
    links = _Links()
    links.feed(page)
    assert links.outside == []
    assert page.count("<mark>") > 5
    for words in ("Timeline", "Who is who", "Quotations", "Figures", "Wir sind gute Nachbarn"):
        assert words in page


def test_an_empty_record_makes_a_page() -> None:
    assert "No event was found" in _page()


def test_hostile_text_stays_text() -> None:
    reading = corpus()[0]
    document = Document(id="sha256-x", title="<script>alert(1)</script>", text="<script>alert(2)</script>")
    hostile = Reading(document=document, made_by=reading.made_by)
    page = _page(hostile)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def _series(*points: tuple[float, str | None]) -> Series:
    evidence = Evidence(source=Source(document="d"), start=0, text="Satz.")
    made = tuple(
        Point(value=value, period=period, bound=Bound.MORE_THAN, evidence=evidence) for value, period in points
    )
    return Series(measure="aid", unit="EUR", about=(), points=made, conflicts=((0, 1),))


def test_a_chart_stays_inside_its_frame() -> None:
    drawn = chart(_series((1, "2020"), (5, "2021"), (3, "2022-03")), ["1", "5", "3"])
    assert drawn is not None
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in drawn.dots)
    assert [dot.conflict for dot in drawn.dots] == [True, True, False]
    assert {dot.whisker for dot in drawn.dots} == {1}


@pytest.mark.parametrize("points", [[], [(1.0, "2020")], [(1.0, None), (2.0, None)]])
def test_no_chart_without_two_dated_points(points: list[tuple[float, str | None]]) -> None:
    assert chart(_series(*points), [str(value) for value, _ in points]) is None
