import pytest

from depesche.knowledge.inflection import adjective_forms, demonym_forms, genitive, name_forms, place_attributes


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Europäische Union", "Europäischen Union"),
        ("Europäisches Parlament", "Europäischen Parlaments"),
        ("Internationaler Strafgerichtshof", "Internationalen Strafgerichtshofes"),
        ("Auswärtiges Amt", "Auswärtigem Amt"),
        ("Rat der Europäischen Union", "Rates der Europäischen Union"),
        ("UN-Sicherheitsrat", "UN-Sicherheitsrates"),
        ("Shanghaier Organisation für Zusammenarbeit", "Shanghaier Organisation für Zusammenarbeit"),
        ("Neue Zürcher Zeitung", "Neuen Zürcher Zeitung"),
        ("Vereinigte Arabische Emirate", "Vereinigten Arabischen Emiraten"),
    ],
)
def test_name_forms(name: str, form: str) -> None:
    assert form in set(name_forms(name))


def test_adjective_forms() -> None:
    forms = set(adjective_forms("kasachisch"))
    assert {"kasachisch", "kasachischen", "Kasachische", "kasachischem"} <= forms
    assert "Kasachisch" not in forms  # the language


@pytest.mark.parametrize(
    ("demonym", "forms"),
    [
        ("Kasache", {"Kasache", "Kasachen", "Kasachin", "Kasachinnen"}),
        ("Iraner", {"Iraner", "Iraners", "Iranern", "Iranerin", "Iranerinnen"}),
        ("Deutsche", {"Deutsche", "Deutscher", "Deutschen", "Deutschem"}),
        (["Franzose", "Französin"], {"Franzose", "Franzosen", "Französin", "Französinnen"}),
        (["Israeli", "Israelin", "Israelis"], {"Israeli", "Israelis", "Israelinnen"}),
    ],
)
def test_demonym_forms(demonym: str | list[str], forms: set[str]) -> None:
    assert forms <= set(demonym_forms(demonym))


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Russland", "n", "Russlands"),
        ("Türkei", "f", "der Türkei"),
        ("Vereinigte Staaten", "pl", "der Vereinigten Staaten"),
        ("Iran", "m", "des Iran"),
        ("Vatikan", "m", "des Vatikan"),
        ("Laos", "n", "von Laos"),
        ("Bosnien und Herzegowina", "n", "von Bosnien und Herzegowina"),
    ],
)
def test_genitive(name: str, gender: str, expected: str) -> None:
    assert genitive(name, gender) == expected


def test_place_attributes() -> None:
    assert list(place_attributes("Hamburg")) == ["Hamburger"]
    assert list(place_attributes("Moskau")) == ["Moskauer"]
    assert list(place_attributes("Karlsruhe")) == ["Karlsruher"]
    assert list(place_attributes("München")) == []
