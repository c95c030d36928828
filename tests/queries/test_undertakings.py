"""Undertakings of a small record, read by the real reader: steps with their sentences, and what became of none."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.model import Document, Published, Reading, Undertaking
from depesche.queries import Questions
from depesche.reading.reader import read_all
from depesche.record import Record

TEXTS = {
    "plan": (
        "2024-02-01",
        "Kasachstan und China wollen bis Ende Juni ein Abkommen über die Lieferung von Erdgas unterzeichnen. "
        "Das kündigte der kasachische Präsident Kassym-Schomart Tokajew am Donnerstag in Astana an.",
    ),
    "signed": ("2024-07-02", "China und Kasachstan haben am Dienstag in Peking einen Gasliefervertrag unterzeichnet."),
    "ratified": (
        "2024-10-10",
        "Das kasachische Parlament hat den Gasliefervertrag mit China am Mittwoch ratifiziert. "
        "In Peking steht die Ratifizierung noch aus.",
    ),
    "in force": ("2025-01-03", "Das Gasabkommen zwischen Kasachstan und China trat am 1. Januar in Kraft."),
    "late": ("2025-06-05", "Die Umsetzung des Gasliefervertrags zwischen Kasachstan und China verzögert sich."),
    "two": (
        "2024-04-10",
        "Brasilien und Portugal haben am Mittwoch in Lissabon ein Handelsabkommen und ein Auslieferungsabkommen "
        "unterzeichnet.",
    ),
    "one of two": ("2024-12-10", "Das Auslieferungsabkommen zwischen Brasilien und Portugal ist in Kraft getreten."),
    "promise": (
        "2022-05-02",
        "Japan versprach der Mongolei am Montag 300 Millionen Dollar für eine Eisenbahn bis 2024.",
    ),
    "tanks": ("2024-03-05", "Deutschland hat der Ukraine 20 Panzer zugesagt."),
    "delivered": ("2024-09-12", "Deutschland hat der Ukraine die zugesagten 20 Panzer geliefert."),
    "visit": ("2024-02-10", "Der ägyptische Präsident Abdel Fattah al-Sisi wird am 20. Februar nach Ankara reisen."),
    "arrival": ("2024-02-21", "Der ägyptische Präsident Abdel Fattah al-Sisi ist am Dienstag in Ankara eingetroffen."),
    "next visit": (
        "2024-08-20",
        "Der ägyptische Präsident Abdel Fattah al-Sisi wird am 4. September die Türkei besuchen.",
    ),
    "union": (
        "2025-03-10",
        "Der australische Premierminister Anthony Albanese und EU-Kommissionspräsidentin Ursula von der Leyen "
        "unterzeichneten am Montag in Brüssel ein Freihandelsabkommen.",
    ),
}


@cache
def readings() -> tuple[Reading, ...]:
    documents = [
        Document(id=f"sha256-{name}", published=Published(edtf=day, basis="metadata"), text=text)
        for name, (day, text) in TEXTS.items()
    ]
    return tuple(read_all(documents))


def record_of(some: Sequence[Reading]) -> Record:
    record = Record(":memory:")
    record.add(some)
    return record


@pytest.fixture(scope="module")
def asked() -> Iterator[Questions]:
    with record_of(readings()) as record:
        yield Questions(record)


def of(found: Sequence[Undertaking], *parties: str) -> list[Undertaking]:
    return [each for each in found if set(each.parties) == set(parties)]


def stages(undertaking: Undertaking) -> list[str]:
    return [step.stage for step in undertaking.steps]


def test_every_step_has_its_sentence(asked: Questions) -> None:
    found = asked.undertakings()
    assert found
    for each in found:
        assert each.steps
        for step in each.steps:
            text = TEXTS[step.evidence.source.document.removeprefix("sha256-")][1]
            assert text[step.evidence.start :].startswith(step.evidence.text)
        assert any(each.subject in text for _, text in TEXTS.values())


def test_an_agreement_is_followed_from_the_announcement_to_what_became_of_it(asked: Questions) -> None:
    [gas] = of(asked.undertakings(), "state/KZ", "state/CN")
    assert stages(gas) == ["announced", "signed", "ratified", "stalled", "in-force", "stalled"]
    assert [step.date for step in gas.steps] == [
        "2024-02-01",
        "2024-07-02",
        "2024-10-09",
        "2024-10-10",
        "2025-01-01",
        "2025-06-05",
    ]
    assert gas.subject == "Abkommen über die Lieferung von Erdgas"
    assert gas.sources == 5


def test_two_agreements_of_one_pair_and_day_have_a_fate_each(asked: Questions) -> None:
    found = of(asked.undertakings(), "state/BR", "state/PT")
    assert {each.subject: stages(each) for each in found} == {
        "Handelsabkommen": ["signed"],
        "Auslieferungsabkommen": ["signed", "in-force"],
    }


def test_promises_are_kept_or_open(asked: Questions) -> None:
    [tanks] = of(asked.undertakings(), "state/DE", "state/UA")
    assert stages(tanks) == ["announced", "carried-out"]
    [railway] = of(asked.undertakings(open_only=True), "state/JP", "state/MN")
    assert (railway.kind, railway.why) == ("promise", "due 2024")


def test_visits_of_different_dates_stay_two(asked: Questions) -> None:
    first, second = of(asked.undertakings(), "state/EG", "state/TR")
    assert stages(first) == ["announced", "carried-out"]
    assert stages(second) == ["announced"]
    assert second.why == "due 2024-09-04"


def test_who_speaks_for_a_union_is_the_union(asked: Questions) -> None:
    [found] = of(asked.undertakings(), "org/EU", "state/AU")
    assert stages(found) == ["signed"]


def test_parties_are_asked_for_by_state_or_person(asked: Questions) -> None:
    assert of(asked.undertakings(["state/KZ"]), "state/KZ", "state/CN")
    assert not of(asked.undertakings(["state/KZ"]), "state/EG", "state/TR")
    assert len(asked.undertakings(["state/EG", "state/TR"])) == 2
    assert len(asked.undertakings([asked.find("al-Sisi")])) == 2


def test_the_day_decides_what_is_open_and_known(asked: Questions) -> None:
    [gas] = of(asked.undertakings(on=date(2024, 7, 1)), "state/KZ", "state/CN")
    assert stages(gas) == ["announced"]
    assert gas.why == "due 2024-06"
    assert not of(asked.undertakings(on=date(2024, 1, 1)), "state/KZ", "state/CN")
    assert all(each.open for each in asked.undertakings(open_only=True))


def test_what_began_before_can_be_left_out(asked: Questions) -> None:
    assert of(asked.undertakings(since="2022"), "state/JP", "state/MN")
    assert not of(asked.undertakings(since="2023-01"), "state/JP", "state/MN")


def test_an_empty_record_has_none() -> None:
    with record_of(()) as record:
        assert Questions(record).undertakings() == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms())
def test_the_order_of_documents_does_not_matter(chance: random.Random) -> None:
    shuffled = list(readings())
    chance.shuffle(shuffled)
    with record_of(readings()) as one, record_of(shuffled) as other:
        assert Questions(one).undertakings() == Questions(other).undertakings()
