"""Where events took place, said or pointed to."""

import pytest

from depesche.model import Basis, Document, Event, Published
from depesche.reading.reader import read_all


def place(text: str, kind: str, trigger: str = "") -> str | None:
    document = Document(id="made-up", text=text, published=Published(edtf="2021-06-16", basis=Basis.METADATA))
    reading = next(iter(read_all([document])))
    found: list[Event] = [each for each in reading.events if each.type == kind and trigger in each.text]
    assert found, f"no {kind} in {text!r}"
    return found[0].place


CASES = [
    ("Frankreich und Italien einigten sich in Genf auf einen Kompromiss.", "AGREE", "", "Genf"),
    ("Emmanuel Macron reiste nach Oslo. Er traf dort Angela Merkel.", "CONSULT", "traf", "Oslo"),
    ("In Minsk kam es zu Unruhen, bei denen Polizisten mehrere Menschen verletzten.", "ASSAULT", "verletz", "Minsk"),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "city"), CASES)
def test_cities(text: str, kind: str, trigger: str, city: str) -> None:
    document = Document(id="city", text=f"Es war in {city}.")
    [expected] = [each.entity for each in next(iter(read_all([document]))).mentions if each.text == city]
    assert place(text, kind, trigger) == expected


def test_a_coordinated_verb_stays_where_the_first_was() -> None:
    text = "Tausende Studenten demonstrierten in Lettland und forderten von der Regierung den Rücktritt."
    assert place(text, "REQUEST") == "state/LV"


def test_the_place_of_a_visit_is_its_first_part() -> None:
    assert place("Angela Merkel sprach bei ihrem Israelbesuch mit Studenten.", "CONSULT", "besuch") == "state/IL"


def test_a_state_arms_at_home() -> None:
    assert place("Der Iran betreibt seit Jahren ein militärisches Atomprogramm.", "MOBILIZE") == "state/IR"


def test_participants_are_no_places() -> None:
    assert place("Die Türkei forderte Griechenland auf, die Grenze zu öffnen.", "REQUEST") is None
