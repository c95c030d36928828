"""Names: known and unknown persons, organizations, outlets; cities as places and as states."""

import pytest
from tagged import found, read

from depesche.model import EntityType

TOKAYEV = "person/tokayev-kassym-jomart"
SHUMANGARIN = "person/zhumangarin-serik"


def test_full_name_and_surname_are_one_unknown_person() -> None:
    draft = read(
        "Bürgermeisterin/NOUN Zenobia/PROPN Quastel/PROPN kam/VERB ./PUNCT Quastel/PROPN/nsubj sprach/VERB ./PUNCT "
        "Quastels/PROPN Rede/NOUN endete/VERB ./PUNCT"
    )
    persons = found(draft)
    assert persons["Zenobia Quastel"] == persons["Quastel"] == persons["Quastels"] == "x/person/zenobia-quastel"
    assert not draft.entities["x/person/zenobia-quastel"].known


def test_two_persons_with_one_surname_are_two() -> None:
    persons = found(read("Herr/NOUN Emil/PROPN Quastel/PROPN und/CCONJ Frau/NOUN Anna/PROPN Quastel/PROPN kamen/VERB"))
    assert persons["Emil Quastel"] != persons["Anna Quastel"]


def test_a_full_name_unlike_the_known_one_stays_a_stranger() -> None:
    persons = found(read("Der/DET Musiker/NOUN Albert/PROPN Merkel/PROPN spielte/VERB ./PUNCT"))
    assert persons["Albert Merkel"].startswith("x/person/")


def test_spellings_meet_in_the_knowledge_base() -> None:
    one = found(read("Präsident/NOUN Kassym-Schomart/PROPN Tokajew/PROPN sprach/VERB ./PUNCT"))
    other = found(read("Präsident/NOUN Qasym-Zhomart/PROPN Toqaev/PROPN sprach/VERB ./PUNCT"))
    assert one["Kassym-Schomart Tokajew"] == other["Qasym-Zhomart Toqaev"]


def test_preposition_von_does_not_join_two_names() -> None:
    persons = found(read("Putin/PROPN wird/AUX von/ADP Tokajew/PROPN begrüßt/VERB ./PUNCT"))
    assert set(persons) == {"Putin", "Tokajew"}


def test_short_form_in_brackets_is_the_same_organization() -> None:
    draft = read(
        "Nach/ADP Angaben/NOUN des/DET Nordischen/ADJ Forschungsinstituts/NOUN[Case=Gen|Gender=Neut] (/PUNCT NFX/PROPN "
        ")/PUNCT sinkt/VERB es/PRON ./PUNCT Das/DET NFX/PROPN warnt/VERB ./PUNCT"
    )
    forms = found(draft)
    assert forms["Nordischen Forschungsinstituts"] == forms["NFX"]
    entity = draft.entities[forms["NFX"]]
    assert entity.type is EntityType.ORGANIZATION
    assert entity.names.de == "Nordisches Forschungsinstitut"


def test_outlet_behind_the_word_for_it() -> None:
    draft = read("Das/DET berichtet/VERB die/DET Zeitung/NOUN „/PUNCT Morgenruf/PROPN “/PUNCT ./PUNCT")
    assert draft.entities[found(draft)["Morgenruf"]].type is EntityType.OUTLET


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("Er/PRON sprach/VERB in/ADP Moskau/PROPN ./PUNCT", "Moskau", False),
        ("Moskau/PROPN/nsubj erklärte/VERB den/DET Plan/NOUN ./PUNCT", "Moskau", True),
        ("Die/DET Beziehungen/NOUN zwischen/ADP Moskau/PROPN und/CCONJ Astana/PROPN wachsen/VERB", "Astana", True),
        ("Er/PRON flog/VERB nach/ADP Astana/PROPN ./PUNCT", "Astana", False),
        ("Das/DET geht/VERB ohne/ADP Moskaus/PROPN Hilfe/NOUN nicht/PART ./PUNCT", "Moskaus", True),
        ("Der/DET Vertrag/NOUN von/ADP Paris/PROPN gilt/VERB ./PUNCT", "Paris", False),
    ],
)
def test_a_capital_is_the_state_when_it_acts(text: str, word: str, state: bool) -> None:
    assert found(read(text))[word].startswith("state/") is state


def test_a_body_with_another_owner_is_not_the_famous_one() -> None:
    forms = found(read("Der/DET Sicherheitsrat/NOUN der/DET OVKS/PROPN tagt/VERB ./PUNCT"))
    assert not any(entity == "org/UNSC" for entity in forms.values())


def test_an_outlets_name_behind_a_first_name_is_a_surname() -> None:
    persons = found(read("Bürgermeister/NOUN Michael/PROPN Bloomberg/PROPN sprach/VERB ./PUNCT"))
    assert persons["Michael Bloomberg"] == "x/person/michael-bloomberg"


def test_a_name_behind_the_complement_of_a_role() -> None:
    draft = read(
        "Der/DET Präsident/NOUN der/DET Republik/NOUN Usbekistan/PROPN Schavkat/PROPN Mirzijojev/PROPN kam/VERB ./PUNCT"
    )
    assert found(draft)["Schavkat Mirzijojev"] == "person/mirziyoyev-shavkat"


def test_a_famous_surname_needs_no_office_on_the_day() -> None:
    assert found(read("Merkel/PROPN/nsubj schwieg/VERB ./PUNCT"))["Merkel"] == "person/merkel-angela"


def test_a_surname_is_not_one_who_came_into_office_later() -> None:
    early = read(
        "Deutschland/PROPN wartet/VERB ./PUNCT Tokajew/PROPN/nsubj schwieg/VERB ./PUNCT", published="1985-05-05"
    )
    assert found(early)["Tokajew"].startswith("x/person/")


def test_a_company_ends_in_its_legal_form() -> None:
    draft = read("Die/DET Quastel/PROPN Stahl/NOUN GmbH/PROPN liefert/VERB ./PUNCT")
    assert found(draft)["Quastel Stahl GmbH"] == "x/organization/quastel-stahl-gmbh"


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("Paris/PROPN/nsubj ,/PUNCT Rom/PROPN und/CCONJ Wien/PROPN warnten/VERB ./PUNCT", "Rom", "state/IT"),
        ("Nach/ADP Ansicht/NOUN Pekings/PROPN ist/AUX das/PRON falsch/ADJ ./PUNCT", "Pekings", "state/CN"),
        (
            "Dafür/ADV hatte/AUX[VerbForm=Fin] sich/PRON auch/ADV Doha/PROPN eingesetzt/VERB ./PUNCT",
            "Doha",
            "state/QA",
        ),
    ],
)
def test_cities_that_act(text: str, city: str, state: str) -> None:
    assert found(read(text))[city] == state


def test_a_title_of_honour_before_a_surname_is_no_given_name() -> None:
    persons = found(
        read(
            "Minister/NOUN Qasem/PROPN Quastel/PROPN kam/VERB ./PUNCT "
            "Minister/NOUN Shahid/PROPN Quastel/PROPN ging/VERB"
        )
    )
    assert persons["Qasem Quastel"] == persons["Shahid Quastel"]


def test_a_surname_is_the_one_who_bears_it_most_of_the_time() -> None:
    draft = read(
        "Minister/NOUN Emil/PROPN Quastel/PROPN kam/VERB ./PUNCT Quastel/PROPN sprach/VERB ./PUNCT "
        "Quastel/PROPN ging/VERB ./PUNCT Frau/NOUN Anna/PROPN Quastel/PROPN blieb/VERB ./PUNCT "
        "Man/PRON fragte/VERB Quastel/PROPN ./PUNCT"
    )
    last = max(draft.mentions, key=lambda mention: mention.start)
    assert last.entity == found(draft)["Emil Quastel"]


def test_a_bare_surname_nobody_knows_is_of_its_document_only() -> None:
    [entity] = {each for each in found(read("Herr/NOUN Quastel/PROPN kam/VERB ./PUNCT")).values() if "/person/" in each}
    assert entity.startswith("x/person/quastel-")


@pytest.mark.parametrize(
    ("text", "published", "entity"),
    [
        # a minister, where nothing speaks of the state, and where something does
        ("Schumangarin/PROPN/nsubj schwieg/VERB ./PUNCT", "2024-05-01", "x/"),
        ("Kasachstan/PROPN wartet/VERB ./PUNCT Schumangarin/PROPN schwieg/VERB ./PUNCT", "2024-05-01", SHUMANGARIN),
        ("Wirtschaftsminister/NOUN Schumangarin/PROPN/nsubj schwieg/VERB ./PUNCT", "2024-05-01", SHUMANGARIN),
        # an unlike spelling needs home and office
        ("Toqajew/PROPN/nsubj schwieg/VERB ./PUNCT", None, "x/"),
        ("Kasachstan/PROPN wartet/VERB ./PUNCT Toqajew/PROPN/nsubj schwieg/VERB ./PUNCT", "2024-05-01", TOKAYEV),
        # who is named by a private role is no officeholder
        ("Deutschland/PROPN wartet/VERB ./PUNCT Der/DET Angeklagte/NOUN Scholz/PROPN schwieg/VERB", None, "x/"),
    ],
)
def test_a_bare_surname_means_a_known_person_where_something_speaks_for_it(
    text: str, published: str | None, entity: str
) -> None:
    [person] = {each for each in found(read(text, published=published)).values() if "person/" in each}
    assert person.startswith(entity)


def test_a_word_behind_the_noun_of_a_place_is_no_person() -> None:
    forms = found(read("Nahe/ADP der/DET Ortschaft/NOUN Tokajew/PROPN fiel/VERB ein/DET Schuss/NOUN ./PUNCT"))
    assert TOKAYEV not in forms.values()
