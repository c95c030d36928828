"""Visits: who comes, who is host, when; meetings whose parties other sentences name."""

from depesche.model import Basis, Document, Event, Published
from depesche.reading.reader import read_all


def events(text: str, kind: str, published: str = "2021-06-16") -> list[Event]:
    document = Document(id="made-up", text=text, published=Published(edtf=published, basis=Basis.METADATA))
    return [each for each in next(iter(read_all([document]))).events if each.type == kind]


def parties(found: Event) -> set[tuple[str, str]]:
    return {(each.role.value, each.entity) for each in found.participants}


def test_expected_for_a_visit_is_a_planned_visit() -> None:
    [found] = events("Emmanuel Macron wird am 21. Juni zu einem Besuch in Norwegen erwartet.", "CONSULT")
    assert (found.mode, found.status.value, found.date) == ("visit", "planned", "2021-06-21")
    assert ("actor", "person/macron-emmanuel") in parties(found)


def test_a_visit_in_a_city_is_to_its_state() -> None:
    [found] = events("Seinen letzten Besuch in Oslo hatte Emmanuel Macron im Mai absolviert.", "CONSULT")
    assert parties(found) == {("actor", "person/macron-emmanuel"), ("recipient", "state/NO")}


def test_two_days_are_a_span() -> None:
    [found] = events("Emmanuel Macron hat am 7. und 8. Juni Norwegen besucht.", "CONSULT")
    assert found.date == "2021-06-07/2021-06-08"


def test_a_pronoun_object_is_not_the_subject() -> None:
    text = "Angela Merkel empfing am Montag Emmanuel Macron. Sie dankte ihm für die Hilfe."
    [thanks] = events(text, "SUPPORT")
    assert ("recipient", "person/macron-emmanuel") in parties(thanks)


def test_a_negation_inside_quotation_marks_stays_there() -> None:
    [found] = events("Norwegen verurteilte den Angriff als „nicht hinnehmbar“.", "ACCUSE")
    assert found.status.value == "happened"


def test_a_summit_that_does_not_take_place() -> None:
    [found] = events("Der für Juli geplante Gipfel der afrikanischen Staaten findet nicht statt.", "CONSULT")
    assert found.status.value == "denied"


def test_the_next_sentence_names_the_parties() -> None:
    text = (
        "Die Verhandlungen sind am Montag zu Ende gegangen. Norwegen und Schweden einigten sich auf einen Kompromiss."
    )
    [found] = events(text, "CONSULT")
    assert parties(found) == {("actor", "state/NO"), ("actor", "state/SE")}


def test_the_sides_are_those_of_the_talks() -> None:
    text = "Norwegen und Schweden führten am Montag Gespräche. Die Seiten vereinbarten weitere Schritte."
    [found] = events(text, "AGREE")
    assert {each for _, each in parties(found)} == {"state/NO", "state/SE"}


def test_ballistic_missiles_without_a_target_are_a_test() -> None:
    text = "Nordkorea hat am Montag eine ballistische Rakete abgefeuert."
    assert [each.mode for each in events(text, "MOBILIZE")] == ["weapons"]
    assert not events(text, "ASSAULT")


def test_a_fronted_possessive_means_the_subject() -> None:
    text = "Bei seinem Besuch in Oslo am 9. Juni wurde Emmanuel Macron mit Beifall begrüßt."
    visits = [each for each in events(text, "CONSULT") if each.mode == "visit"]
    assert [(each.date, ("actor", "person/macron-emmanuel") in parties(each)) for each in visits] == [
        ("2021-06-09", True)
    ]


def test_the_year_of_a_budget_is_not_the_day_of_the_talks_on_it() -> None:
    [found] = events("Die Verhandlungen Frankreichs mit Italien um den Haushalt für 2023 sind gescheitert.", "CONSULT")
    assert found.date is None


def test_a_day_that_talks_are_planned_for() -> None:
    [found] = events("Die Verhandlungen Frankreichs mit Italien sind für den 21. Juni geplant.", "CONSULT")
    assert found.date == "2021-06-21"
