"""What a person sees of an entity."""

from datetime import date

from depesche.knowledge.base import load_knowledge
from depesche.knowledge.sheet import find, sheet

KNOWLEDGE = load_knowledge()


def lines(id: str, day: date | None = None) -> str:
    return "\n".join(f"{label}: {text}" for label, text in sheet(KNOWLEDGE, id, day=day).lines())


def test_a_name_in_any_spelling_an_id_a_domain() -> None:
    assert find(KNOWLEDGE, "Qasym-Zhomart Toqaev")[0][0] == "person/tokayev-kassym-jomart"
    assert find(KNOWLEDGE, "state/KZ") == [("state/KZ", 1.0)]
    assert find(KNOWLEDGE, "tass.com")[0][0] == "outlet/tass"
    assert find(KNOWLEDGE, "SCO")[0][0] == "org/SCO"
    assert find(KNOWLEDGE, "Zrxqw Nobodinsky") == []
    assert len(find(KNOWLEDGE, "Müller")) > 1


def test_a_person_with_offices_and_their_sources() -> None:
    shown = lines("person/tokayev-kassym-jomart")
    assert "foreign minister, Kasachstan: 1994-10-13 – 1999-10-12" in shown
    assert "in office as of" in shown
    assert "source: " in shown


def test_a_state_and_an_organization_on_a_day() -> None:
    assert "head of state: Nursultan Nasarbajew" in lines("state/KZ", date(2015, 1, 1))
    shown = lines("org/SCO", date(2024, 1, 1))
    assert "KZ 2023-07-04/2024-07-04" in shown
    assert "IR" in shown
    assert "BY" not in lines("org/SCO", date(2015, 1, 1)).split("members: ")[1].splitlines()[0]


def test_an_outlet_with_owner_and_control() -> None:
    shown = lines("outlet/tass")
    assert "control: state" in shown
    assert "control_source: " in shown
