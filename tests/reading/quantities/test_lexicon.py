import re

import yaml

from depesche.evaluation.quantities import _same_measures
from depesche.reading.quantities.measures import measure_list
from depesche.reading.quantities.units import is_person, kind_of
from depesche.reading.quantities.words import WordList, stems
from depesche.settings import LEXICON

KINDS = {
    "money",
    "percent",
    "persons",
    "items",
    "votes",
    "states",
    "length",
    "area",
    "mass",
    "volume",
    "energy",
    "speed",
}


def test_measures_allow_known_units_only() -> None:
    for name, kinds in measure_list().units.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert kinds
        assert kinds <= KINDS


def test_every_measure_can_be_reached() -> None:
    data = yaml.safe_load((LEXICON / "measures.yaml").read_text(encoding="utf-8"))
    data.pop("changes")
    ways = {"decisive", "counted", "forms", "nouns", "verbs", "phrases"}
    for name, each in data.items():
        assert ways & each.keys(), name
        assert not each.keys() - ways - {"units", "change", "change-nouns", "fate", "generic"}, name


def test_units_have_a_kind() -> None:
    data = yaml.safe_load((LEXICON / "units.yaml").read_text(encoding="utf-8"))
    for each in data["measures"]:
        assert kind_of(each["unit"]) != "money" or re.fullmatch("[A-Z]{3}", each["unit"])
    for each in data["currencies"]:
        assert re.fullmatch("[A-Z]{3}", each["code"])
        assert kind_of(each["code"]) == "money"


def test_the_map_of_measures_leads_into_the_list() -> None:
    known = measure_list().ids()
    for phrase, same in _same_measures().items():
        assert same
        assert same <= known, phrase


def test_stems() -> None:
    assert "soldat" in stems("Soldaten")
    assert "haus" in stems("Häusern")
    assert "land" in stems("Länder")


def test_compounds_are_found_by_their_heads() -> None:
    words = WordList({"export": 1, "=gruppe": 2, "-boot": 3, "rat": 4})
    assert words.get("Gasexporte") == 1
    assert words.get("Gruppen") == 2
    assert words.get("Altersgruppe") is None
    assert words.get("Schlauchbooten") == 3
    assert words.get("Vorrat") is None


def test_people_and_things() -> None:
    def demonym(word: str) -> str | None:
        return "state/AT" if word.startswith("Österreicher") else None

    for word in ("Soldaten", "Grenzsoldatinnen", "Demonstranten", "Frauen", "Österreicher", "Feuerwehrleute", "Toten"):
        assert is_person(word, demonym), word
    for word in ("Raketen", "Flugzeuge", "Sprengköpfe", "Häuser", "Flugzeugträger", "Angriffe"):
        assert not is_person(word, demonym), word
