"""Questions to a small record: every answer leads back to the words that say it."""

from collections.abc import Iterator

import pytest
from corpus import TEXTS, corpus

from depesche.errors import UsageError
from depesche.model import Evidence
from depesche.queries import Asked, Questions
from depesche.record import Record


@pytest.fixture(scope="module")
def asked() -> Iterator[Questions]:
    with Record(":memory:") as record:
        record.add(corpus())
        yield Questions(record)


def _stands(evidence: Evidence) -> None:
    text = TEXTS[evidence.source.document.removeprefix("sha256-")][1]
    assert text[evidence.start : evidence.start + len(evidence.text)] == evidence.text
    assert evidence.text
    assert all(0 <= mark.start < mark.end <= len(evidence.text) for mark in evidence.marks)


def test_a_name_in_any_spelling_finds_the_person(asked: Questions) -> None:
    ids = {asked.find(name) for name in ("Mirsijojew", "Shavkat Mirziyoyev", "schawkat mirsijojew", "Mirziyoyev")}
    assert len(ids) == 1
    assert asked.find("Usbekistan") == asked.find("UZ") == "state/UZ"


def test_nobody_of_that_name_is_said_with_a_hint(asked: Questions) -> None:
    with pytest.raises(UsageError, match="did you mean Usbekistan"):
        asked.find("Usbeckistan")


def test_the_visit_and_the_look_back_are_one_happening(asked: Questions) -> None:
    visits = asked.timeline(Asked(who=(asked.find("Mirsijojew"),), when="2025-03-12", types=frozenset({"CONSULT"})))  # type: ignore[arg-type]
    assert max(visit.sources for visit in visits) == 2
    for visit in visits:
        for telling in visit.tellings:
            _stands(telling.evidence)


def test_filters_leave_out_what_does_not_fit(asked: Questions) -> None:
    everything = asked.timeline()
    assert len(everything) > len(asked.timeline(Asked(when="2025-04"))) > 0
    assert asked.timeline(Asked(when="1999")) == []
    assert {each.type for each in asked.timeline(Asked(types=frozenset({"COERCE"})))} == {"COERCE"}  # type: ignore[arg-type]
    assert {each.mode for each in asked.timeline(Asked(modes=frozenset({"visit"})))} == {"visit"}
    assert all(each.sources >= 2 for each in asked.timeline(Asked(least=2)))
    assert [each for each in everything if each.disputes] == asked.timeline(Asked(disputed=True))
    told = asked.timeline(Asked(contains="nahm am  DIENSTAG"))
    assert {each.tellings[0].evidence.source.document for each in told} == {"sha256-c"}


def test_a_state_stands_for_its_people(asked: Questions) -> None:
    assert asked.timeline(Asked(who=("state/UZ", "state/TJ")))


def test_quotations_by_speaker_and_by_words(asked: Questions) -> None:
    [quote] = [each for each in asked.quotes(speaker=asked.find("Rahmon")) if each.type == "direct"]
    assert quote.text == "Wir sind gute Nachbarn"
    _stands(quote.evidence)
    assert [each.text for each in asked.quotes(contains="GUTE NACHBARN")] == [quote.text]
    assert asked.quotes(contains="nie gesagt") == []


def test_figures_that_disagree_are_marked(asked: Questions) -> None:
    series = asked.figures(about=["state/TJ"], measure="trade-turnover")
    points = [point for each in series for point in each.points]
    assert {910e6, 840e6} >= {point.value for point in points} >= {910e6}
    for point in points:
        _stands(point.evidence)
        assert point.evidence.text[point.evidence.marks[0].start :].startswith(("910", "840"))


def test_dossier_and_relation(asked: Questions) -> None:
    page = asked.dossier(asked.find("Rahmon"))
    assert page.said
    assert page.documents
    assert any(tenure.body == "state/TJ" for tenure in page.offices)
    relation = asked.between("state/UZ", "state/TJ")
    assert relation.meetings
    assert all(each.type == "CONSULT" for each in relation.meetings)
    assert relation.undertakings == tuple(asked.undertakings(["state/UZ", "state/TJ"]))
    both = [each for each in asked.conflicts("state/UZ") if each in asked.conflicts("state/TJ")]
    assert list(relation.conflicts) == both
    assert page.undertakings == tuple(asked.undertakings([page.entity.id]))
    assert page.stories == tuple(asked.stories([page.entity.id]))


def test_search_finds_other_spellings(asked: Questions) -> None:
    assert {hit.evidence.source.document for hit in asked.search("Mirziyoyev")} == {"sha256-a", "sha256-b"}
    assert [hit.evidence.source.document for hit in asked.search("Demonstration")] == ["sha256-c"]
    assert asked.search('"( OR * NEAR') == []
    assert asked.search("   ") == []
