"""Conflicts of a record: filtered by kind and by whom they are about, with evidence that stands in the texts."""

from collections.abc import Iterator

import pytest
from corpus import TEXTS, corpus

from depesche.queries import Questions
from depesche.queries.conflicts import conflicts
from depesche.record import Record


@pytest.fixture(scope="module")
def asked() -> Iterator[Questions]:
    told = "Der Handel zwischen Usbekistan und Tadschikistan belief sich 2024 auf 840 Millionen Dollar."
    readings = corpus()
    [quantity] = readings[1].quantities
    said = quantity.text.replace("910", "840")
    start = told.index(said)
    other = readings[1].model_copy(
        update={
            "document": readings[1].document.model_copy(update={"id": "sha256-d", "title": None, "text": told}),
            "mentions": (),
            "times": (),
            "quotations": (),
            "events": (),
            "quantities": (
                quantity.model_copy(update={"value": 840e6, "text": said, "start": start, "end": start + len(said)}),
            ),
        }
    )
    with Record(":memory:") as record:
        record.add([*readings, other])
        yield Questions(record)


def test_figures_that_disagree_are_a_conflict_of_the_states(asked: Questions) -> None:
    [found] = asked.conflicts(kinds=["figure"])
    assert (found.kind, found.about, found.title) == ("figure", ("state/TJ", "state/UZ"), "trade-turnover 2024")
    assert {side.value for side in found.claims} == {"910000000 USD", "840000000 USD"}
    assert all(side.evidence for side in found.claims)
    for side in found.claims:
        for each in side.evidence:
            if each.source.document != "sha256-d":
                text = TEXTS[each.source.document.removeprefix("sha256-")][1]
                assert text[each.start : each.start + len(each.text)] == each.text


def test_kinds_and_entities_filter(asked: Questions) -> None:
    everything = asked.conflicts()
    assert [each for each in everything if each.kind == "figure"] == asked.conflicts(kinds=["figure"])
    assert [each for each in everything if each.kind == "office"] == asked.conflicts(kinds=["office"])
    assert asked.conflicts(who="state/TJ", kinds=["figure"]) == asked.conflicts(kinds=["figure"])
    assert asked.conflicts(who="state/FR", kinds=["figure"]) == []


def test_one_family_does_not_disagree(asked: Questions) -> None:
    assert conflicts(asked, kinds=["figure"], family_of=lambda document: "one family") == []
