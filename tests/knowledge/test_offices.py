import pytest

from depesche.knowledge.building.tables import read_yaml
from depesche.knowledge.offices import Titles

TITLES = Titles(read_yaml("offices"))


@pytest.mark.parametrize(
    ("title", "body", "office"),
    [
        ("Präsidentin", "state/MD", "head_of_state"),
        ("Staatspräsidenten", "state/FR", "head_of_state"),
        ("Staatschefs", "state/KZ", "head_of_state"),
        ("Staatschefin", "state/DE", "head_of_government"),
        ("Präsident", "state/IR", "head_of_government"),
        ("Staatsoberhaupt", "state/IR", "supreme_leader"),
        ("Bundeskanzlerin", "state/DE", "head_of_government"),
        ("Premierminister", "state/GB", "head_of_government"),
        ("Ministerpräsidenten", "state/IT", "head_of_government"),
        ("Ministerpräsident", "org/DE-BY", "state_premier"),
        ("Ministerpräsidentin", "state/DE", "state_premier"),
        ("Ministerpräsident", "place/hesse", "state_premier"),
        ("Premierministerin", "place/au-queensland", "state_premier"),
        ("Regierungschef", "state/DE", "head_of_government"),
        ("Präsident", "org/FIFA", "president"),
        ("Kommissionspräsident", "org/EC", "commission_president"),
        ("Präsident", "org/EC", "commission_president"),
        ("Amtsinhabers", "state/BY", "head_of_state"),
        ("Heimatschutzministerin", "state/US", "interior_minister"),
        ("Königin", "state/DK", "head_of_state"),
        ("Außenministers", "state/RU", "foreign_minister"),
        ("Aussenministerin", "state/CH", "foreign_minister"),
        ("Bundesaußenministerin", "state/DE", "foreign_minister"),
        ("US-Außenminister", "state/US", "foreign_minister"),
        ("Chefdiplomat", None, "foreign_minister"),
        ("Vizeaußenminister", "state/IR", "deputy_minister"),
        ("Vize-Präsidentin", "state/US", "deputy_head_of_state"),
        ("Vizepremier", "state/UA", "deputy_head_of_government"),
        ("Ex-Präsident", "state/US", "head_of_state"),
        ("Interimspräsidentin", "state/BO", "head_of_state"),
        ("Übergangspremier", "state/LY", "head_of_government"),
        ("Generalsekretärin", "org/UN", "secretary_general"),
        ("EU-Außenbeauftragte", "org/EU", "high_representative"),
        ("Kommissionspräsidentin", None, "commission_president"),
        ("Regierungssprecherin", "state/DE", "spokesperson"),
        ("Papstes", None, "pope"),
        ("Machthabers", "state/KP", "head_of_state"),
        ("Amtskollegen", None, "counterpart"),
        ("Amtskollegin", None, "counterpart"),
        ("Abgeordnete", None, "member_of_parliament"),
        ("Vorsitzenden", None, "chairperson"),
        ("Polizeisprecherin", None, "spokesperson"),
        ("Familienministers", "state/DE", "minister"),
    ],
)
def test_titles(title: str, body: str | None, office: str) -> None:
    assert TITLES.offices(title, body)[0] == office


@pytest.mark.parametrize("word", ["Haus", "Minis", "Vereinspräsident", "Bankpräsidium", "Kind", "Gespräch", ""])
def test_other_words_are_no_titles(word: str) -> None:
    assert TITLES.offices(word, None) == []


@pytest.mark.parametrize(
    ("title", "body"),
    [("Innenminister", "state/US"), ("Ministerpräsident", "state/CH"), ("Ministerpräsident", "state/AT")],
)
def test_a_title_may_name_no_office_where_others_have_one(title: str, body: str) -> None:
    assert TITLES.is_title(title)
    assert TITLES.offices(title, body) == []


def test_offices_of_the_parts_of_a_state() -> None:
    assert TITLES.is_of_parts("state_premier")
    assert not TITLES.is_of_parts("head_of_government")


def test_titles_that_say_whose() -> None:
    assert TITLES.body("Kremlchefs") == "state/RU"
    assert TITLES.body("Papst") == "state/VA"
    assert TITLES.body("Präsident") is None


def test_offices_of_titles_are_listed() -> None:
    table = read_yaml("offices")
    named = {office for row in table["titles"] for office in row["offices"]}
    named |= {office for row in table["titles"] for own in row.get("for", {}).values() for office in own}
    assert named <= set(table["offices"])


def test_no_title_stands_twice() -> None:
    titles = [title for row in read_yaml("offices")["titles"] for title in row["de"]]
    assert sorted(titles) == sorted(set(titles))
