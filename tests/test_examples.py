"""The example corpus is read as a person would read it: every expected fact is found, with the right words."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from depesche import settings
from depesche.dates import bounds
from depesche.model import Document, Reading
from depesche.reading.reader import read_all
from depesche.sources import load

EXAMPLES = settings.examples()
ARTICLES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    documents = [document for document in load(ARTICLES) if isinstance(document, Document)]
    return {Path(reading.document.path or "").stem: reading for reading in read_all(documents)}


def _expected(section: str) -> list[Any]:
    facts = []
    for article in ARTICLES:
        key = yaml.safe_load(article.with_suffix(".expected.yaml").read_text("utf-8"))
        found = key.get(section, [])
        each = found.items() if isinstance(found, dict) and section == "entities" else found
        if section == "published":
            each = [found]
        facts += [pytest.param(article.stem, fact, id=f"{article.stem}-{n}") for n, fact in enumerate(each)]
    return facts


class _Named:
    """What the entities of a reading may be called; any of their names will do."""

    def __init__(self, reading: Reading) -> None:
        self._names: dict[str | None, set[str]] = {
            entity.id: {entity.names.de, entity.names.en or "", *entity.aliases} for entity in reading.entities
        }

    def shown(self, ids: Iterable[str | None]) -> set[str]:
        return {min(self._names.get(id, {"nobody"}), key=len) for id in ids}

    def has(self, name: str, ids: Iterable[str | None]) -> bool:
        return any(name in self._names.get(id, ()) for id in ids)


def _agrees(found: Any, fact: dict[str, Any], fields: tuple[str, ...]) -> bool:
    return all(name not in fact or str(getattr(found, name)) == str(fact[name]) for name in fields)


def test_there_are_enough_articles() -> None:
    assert len(ARTICLES) >= 24


@pytest.mark.parametrize(("article", "fact"), _expected("published"))
def test_the_day_is_known_and_how(readings: dict[str, Reading], article: str, fact: dict[str, Any]) -> None:
    published = readings[article].document.published
    if "within" in fact:
        found, limits = bounds(published.edtf), bounds(str(fact["within"]))
        assert found is not None
        assert limits is not None
        assert limits[0] <= found[0] <= found[1] <= limits[1], published.edtf
    else:
        assert str(published.edtf) == str(fact["edtf"])
    assert published.basis == fact["basis"]


@pytest.mark.parametrize(("article", "kind"), _expected("boilerplate"))
def test_page_furniture_is_marked(readings: dict[str, Reading], article: str, kind: str) -> None:
    assert kind in {each.kind for each in readings[article].document.boilerplate}


@pytest.mark.parametrize(("article", "source"), _expected("credits"))
def test_credits_are_found(readings: dict[str, Reading], article: str, source: str) -> None:
    assert source in {each.source for each in readings[article].document.credits}


@pytest.mark.parametrize(("article", "fact"), _expected("entities"))
def test_every_form_leads_to_its_entity(
    readings: dict[str, Reading], article: str, fact: tuple[str, list[str]]
) -> None:
    name, forms = fact
    reading = readings[article]
    named = _Named(reading)
    for form in forms:
        meant = [each.entity for each in reading.mentions if form in each.text]
        assert named.has(name, meant), f"{form!r} stands for {named.shown(meant) or 'nothing'}"


@pytest.mark.parametrize(("article", "fact"), _expected("quotations"))
def test_quotations_have_their_speakers(readings: dict[str, Reading], article: str, fact: dict[str, Any]) -> None:
    reading = readings[article]
    found = [each for each in reading.quotations if fact["text"] in each.text]
    assert found, "not found"
    named = _Named(reading)
    speakers = [each.speaker for each in found]
    if "speaker" in fact:
        assert named.has(fact["speaker"], speakers), named.shown(speakers)
    if "type" in fact:
        assert fact["type"] in {each.type for each in found}


@pytest.mark.parametrize(("article", "fact"), _expected("quantities"))
def test_figures_have_unit_measure_and_period(readings: dict[str, Reading], article: str, fact: dict[str, Any]) -> None:
    reading = readings[article]
    named = _Named(reading)
    found = [
        each for each in reading.quantities if abs(each.value - fact["value"]) < 1e-6 and each.unit == fact["unit"]
    ]
    assert found, [(each.text, each.value, each.unit) for each in reading.quantities]
    right = [each for each in found if _agrees(each, fact, ("bound", "measure", "period"))]
    assert right, found
    if "speaker" in fact:
        assert named.has(fact["speaker"], [each.speaker for each in right])


@pytest.mark.parametrize(("article", "fact"), _expected("events"))
def test_events_have_type_status_and_participants(
    readings: dict[str, Reading], article: str, fact: dict[str, Any]
) -> None:
    reading = readings[article]
    named = _Named(reading)
    text = reading.document.text
    near = [
        each
        for each in reading.events
        if each.type == fact["type"] and fact["words"] in text[each.sentence.start : each.sentence.end]
    ]
    assert near, [(each.text, each.type) for each in reading.events]
    right = [
        each
        for each in near
        if _agrees(each, fact, ("mode", "status", "date"))
        and all(named.has(name, [one.entity for one in each.participants]) for name in fact.get("who", ()))
    ]
    assert right, [
        (each.text, each.mode, each.status, each.date, named.shown(one.entity for one in each.participants))
        for each in near
    ]
