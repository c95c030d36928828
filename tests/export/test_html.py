"""The report: self-contained, complete, and safe against what articles may hold."""

from html.parser import HTMLParser

import pytest
from corpus import corpus

from depesche.export.chart import HEIGHT, WIDTH, chart
from depesche.export.html import SECTIONS, render
from depesche.model import (
    Bound,
    Document,
    Evidence,
    OutletRef,
    Point,
    Published,
    Reading,
    Series,
    Source,
)
from depesche.queries import Questions
from depesche.reading.reader import read_all
from depesche.record import Record

_LEAD = (
    "Chile und Neuseeland haben am Mittwoch in Santiago ein Fischereiabkommen unterzeichnet. "
    "Der Handel zwischen Chile und Neuseeland lag 2024 bei 300 Millionen Dollar. "
    "Die Außenminister sprachen am Rande der Unterzeichnung auch über den Schutz der Wale im südlichen Pazifik."
)
_TEXTS = {
    "plan": ("2025-01-02", "Bote", "Japan versprach der Mongolei am Donnerstag 300 Millionen Dollar bis Februar 2025."),
    "first": ("2025-01-15", "Kurier", _LEAD),
    "copy": ("2025-01-16", "Abendblatt", f"(Kurier) {_LEAD}"),
    "other": ("2026-01-20", "Rundschau", "Der Handel zwischen Chile und Neuseeland lag 2024 bei 500 Millionen Dollar."),
}


@pytest.fixture(scope="module")
def many() -> str:
    """A page of documents that repeat and contradict each other, with titles and outlets that are markup."""
    documents = [
        Document(
            id=f'sha256-{name}"><b>',
            title=f"<i>{name}</i>",
            outlet=OutletRef(name=f"{outlet} <u>"),
            published=Published(edtf=day, basis="metadata"),
            text=text,
        )
        for name, (day, outlet, text) in _TEXTS.items()
    ]
    return _page(*read_all(documents))


def _page(*readings: Reading) -> str:
    with Record(":memory:") as record:
        record.add(readings)
        return render(Questions(record), "Ein Titel")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.inside: set[str] = set()
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.tags.add(tag)
        self.ids += [id for id in (values.get("id"),) if id]
        self.inside |= {value[1:] for value in (values.get("href"),) if value and value.startswith("#")}
        self.outside += [value for name in ("src", "href") if (value := values.get(name)) and not value.startswith("#")]


def test_the_page_needs_nothing_from_outside_and_marks_its_sentences() -> None:
    page = _page(*corpus())
    links = _Links()
    links.feed(page)
    assert links.outside == []
    assert page.count("<mark>") > 5
    for words in ("Timeline", "Who is who", "Quotations", "Figures", "Wir sind gute Nachbarn"):
        assert words in page


def _section(page: str, name: str) -> str:
    return page.split(f'<section id="{name}">')[1].split("</section>")[0]


def test_every_link_leads_to_a_place_on_the_page(many: str) -> None:
    links = _Links()
    links.feed(many)
    assert links.outside == []
    assert links.inside <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))
    assert {name for name, _ in SECTIONS} <= set(links.ids)
    assert {f"document-{n}" for n in (1, 2, 3, 4)} <= links.inside


def test_nothing_of_a_document_is_markup(many: str) -> None:
    links = _Links()
    links.feed(many)
    assert not links.tags & {"u"}
    assert "<i>first" not in many
    assert "&lt;i&gt;first" in many


def test_undertakings_show_their_steps_and_what_is_missing(many: str) -> None:
    found = _section(many, "undertakings")
    assert "open: due 2025-02" in found
    assert "nothing more is in the record" in found
    assert "Fischereiabkommen" in found
    assert "1 source in 2 documents" in found


def test_stories_and_echoes_say_who_repeats_whom(many: str) -> None:
    assert "1 of 2 sources" in _section(many, "stories")
    echoes = _section(many, "echoes")
    assert echoes.index(";first&") < echoes.index("→") < echoes.index(";copy&")
    assert "Fischereiabkommen" in echoes


def test_conflicts_stand_side_by_side(many: str) -> None:
    found = _section(many, "conflicts")
    assert "300 m USD (2024)" in found
    assert "500 m USD (2024)" in found
    assert found.count('class="side"') == 2


def test_an_empty_record_makes_a_page() -> None:
    page = _page()
    for words in ("event", "undertaking", "disagreement", "figure"):
        assert f"No {words} was found" in page


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
