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
