"""Times that hang on events, of the article or known ones."""

import pytest

from depesche.model import Basis, Document, Published, Reading
from depesche.reading.reader import read_all


def read(text: str) -> Reading:
    document = Document(id="made-up", text=text, published=Published(edtf="2024-11-29", basis=Basis.METADATA))
    return next(iter(read_all([document])))


def times(text: str) -> dict[str, str | None]:
    return {each.text: each.edtf for each in read(text).times}


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("Boric besuchte am Mittwoch Peru. Am zweiten Tag seines Besuchs sprach er.", "zweiten Tag seines Besuchs", 28),
        ("Boric besuchte am Mittwoch Peru. Am 3. Tag des Besuchs sprach er.", "3. Tag des Besuchs", 29),
        ("Boric besuchte Peru vom 20. bis 22. November. Am letzten Tag des Besuchs regnete es.", None, 22),
    ],
)
def test_days_of_a_visit_count_from_its_first(text: str, phrase: str | None, day: int) -> None:
    found = times(text)
    assert found[phrase or "letzten Tag des Besuchs"] == f"2024-11-{day}"


def test_what_is_done_on_the_day_has_its_date() -> None:
    found = read("Boric besuchte am Mittwoch Peru. Am zweiten Tag seines Besuchs traf er Dina Boluarte.").events
    assert [each.date for each in found if each.text.startswith("traf")] == ["2024-11-28"]


@pytest.mark.parametrize(
    "text",
    [
        "Am zweiten Tag seines Besuchs sprach er.",  # of which visit?
        "Boric besuchte Peru. Am zweiten Tag seines Besuchs sprach er.",  # when?
        "Boric besuchte am Mittwoch Peru. Am zweiten Tag des Monats sprach er.",
        "Boric besuchte Peru vom 20. bis 22. November. Am neunten Tag seines Besuchs sprach er.",
    ],
)
def test_without_an_anchor_there_is_no_time(text: str) -> None:
    assert not any("Tag" in phrase for phrase in times(text))


def test_known_anniversaries_are_dates() -> None:
    found = times("China gratulierte zum 30. Jahrestag der Aufnahme diplomatischer Beziehungen mit Kasachstan.")
    assert found["30. Jahrestag"] == "2022-01-03"
    assert "30. Jahrestag" not in times("Der 30. Jahrestag des Vereins wurde gefeiert.")
