"""What a text says that somebody is, and what the knowledge base says to it."""

import pytest
from tagged import read

from depesche.model import PositionStatus, Verdict
from depesche.reading.draft import PositionDraft

TOKAYEV = "person/tokayev-kassym-jomart"


def position(text: str, published: str = "2024-05-01") -> PositionDraft:
    [found] = read(text, published=published).positions
    return found


def test_the_holder_is_confirmed() -> None:
    found = position("Der/DET kasachische/ADJ Präsident/NOUN Tokajew/PROPN kam/VERB ./PUNCT")
    assert (found.person, found.office, found.body) == (TOKAYEV, "head_of_state", "state/KZ")
    assert (found.verdict, found.status) == (Verdict.CONFIRMED, PositionStatus.CURRENT)


def test_whose_a_bare_office_is_the_persons_terms_say() -> None:
    found = position("Präsident/NOUN Tokajew/PROPN kam/VERB ./PUNCT")
    assert (found.body, found.verdict) == ("state/KZ", Verdict.CONFIRMED)


def test_another_than_the_known_holder_is_a_candidate_for_a_correction() -> None:
    found = position("Der/DET kasachische/ADJ Präsident/NOUN Arman/PROPN Qualow/PROPN kam/VERB ./PUNCT")
    assert found.person.startswith("x/person/arman-qualow")
    assert found.verdict is Verdict.CONTRADICTED
    early = position("Der/DET kasachische/ADJ Präsident/NOUN Tokajew/PROPN kam/VERB ./PUNCT", published="2018-05-01")
    assert (early.person, early.verdict) == (TOKAYEV, Verdict.CONTRADICTED)


def test_an_office_that_several_hold_or_of_which_nothing_is_known_is_new() -> None:
    found = position("Der/DET kasachische/ADJ Sportminister/NOUN Arman/PROPN Qualow/PROPN kam/VERB ./PUNCT")
    assert found.verdict is Verdict.NEW
    assert found.title == "Sportminister"


@pytest.mark.parametrize(
    ("adjective", "status"),
    [("frühere", PositionStatus.FORMER), ("designierte", PositionStatus.DESIGNATED)],
)
def test_former_and_coming_holders(adjective: str, status: PositionStatus) -> None:
    found = position(
        f"Der/DET {adjective}/ADJ kasachische/ADJ Präsident/NOUN Arman/PROPN Qualow/PROPN kam/VERB ./PUNCT"
    )
    assert (found.status, found.verdict) == (status, Verdict.NEW)


def test_who_left_long_ago_is_told_of_the_past() -> None:
    found = position("Präsident/NOUN George/PROPN Bush/PROPN kam/VERB ./PUNCT")
    assert found.verdict is Verdict.CONFIRMED


def test_a_title_or_a_profession_is_no_position() -> None:
    assert (
        read("Herr/NOUN Qualow/PROPN und/CCONJ der/DET Ingenieur/NOUN Arman/PROPN Qualow/PROPN kamen/VERB").positions
        == []
    )


def test_a_name_behind_the_genitive_of_a_role_is_the_first_roles() -> None:
    text = (
        "Das/DET sagte/VERB der/DET Sprecher/NOUN des/DET usbekischen/ADJ Präsidenten/NOUN ,/PUNCT Michael/PROPN "
        "Qualow/PROPN ,/PUNCT gestern/ADV ./PUNCT"
    )
    found = [(each.title, each.office) for each in read(text, published="2024-05-01").positions]
    assert found == [("Sprecher", "spokesperson")]


def test_a_premier_of_a_german_state_is_not_the_head_of_government() -> None:
    for text in (
        "Der/DET hessische/ADJ Ministerpräsident/NOUN Roland/PROPN Koch/PROPN kam/VERB ./PUNCT",
        "Hessens/PROPN Ministerpräsident/NOUN Roland/PROPN Koch/PROPN kam/VERB ./PUNCT",
        "Roland/PROPN Koch/PROPN ,/PUNCT der/DET Ministerpräsident/NOUN von/ADP Hessen/PROPN ,/PUNCT kam/VERB ./PUNCT",
    ):
        found = position(text, published="2006-05-01")
        assert (found.office, found.body, found.verdict) == ("state_premier", "place/hesse", Verdict.CONFIRMED)


def test_a_bare_premier_of_a_german_state_is_of_germany() -> None:
    found = position("Ministerpräsident/NOUN Roland/PROPN Koch/PROPN kam/VERB ./PUNCT", published="2006-05-01")
    assert (found.office, found.body, found.verdict) == ("state_premier", "state/DE", Verdict.CONFIRMED)


def test_an_unknown_premier_of_a_german_state_contradicts_nobody() -> None:
    found = position("Der/DET hessische/ADJ Ministerpräsident/NOUN Arman/PROPN Qualow/PROPN kam/VERB ./PUNCT")
    assert (found.office, found.body, found.verdict) == ("state_premier", "place/hesse", Verdict.NEW)


def test_who_left_the_office_is_a_former_holder_under_the_title_of_then() -> None:
    found = position("Der/DET kasachische/ADJ Präsident/NOUN Nasarbajew/PROPN kam/VERB ./PUNCT")
    assert (found.status, found.verdict) == (PositionStatus.FORMER, Verdict.CONFIRMED)


def test_one_who_resigned_is_a_former_holder() -> None:
    found = position(
        "Der/DET zurückgetretene/ADJ kasachische/ADJ Präsident/NOUN Arman/PROPN Qualow/PROPN kam/VERB ./PUNCT"
    )
    assert (found.status, found.verdict) == (PositionStatus.FORMER, Verdict.NEW)


def test_one_imagined_in_the_office_has_no_position() -> None:
    assert read("Eine/DET Kanzlerin/NOUN Erna/PROPN Quastel/PROPN käme/VERB ./PUNCT").positions == []


@pytest.mark.parametrize(
    "text",
    [
        "Air-Polen-Chef/NOUN Egon/PROPN Quastel/PROPN kam/VERB ./PUNCT",
        "Polen-Mobil-Chef/NOUN Egon/PROPN Quastel/PROPN kam/VERB ./PUNCT",
        "Der/DET Leiter/NOUN des/DET Programms/NOUN der/DET WHO/PROPN ,/PUNCT Egon/PROPN Quastel/PROPN ,/PUNCT",
        "Der/DET amerikanische/ADJ Chef/NOUN der/DET Firma/NOUN ,/PUNCT Egon/PROPN Quastel/PROPN ,/PUNCT kam/VERB",
        "Der/DET hessische/ADJ SPD-Chef/NOUN Egon/PROPN Quastel/PROPN kam/VERB ./PUNCT",
        "Der/DET österreichische/ADJ SPD-Chef/NOUN Egon/PROPN Quastel/PROPN kam/VERB ./PUNCT",
    ],
)
def test_who_heads_a_part_or_a_larger_name_heads_not_the_whole(text: str) -> None:
    found = position(text)
    assert (found.office, found.verdict) == (None, Verdict.NEW)


def test_the_adjective_of_an_organizations_head_says_where_they_are_from() -> None:
    found = position("Der/DET Schweizer/ADJ FIFA-Präsident/NOUN Blatter/PROPN kam/VERB ./PUNCT", published="2009-05-01")
    assert (found.office, found.body, found.verdict) == ("president", "org/FIFA", Verdict.CONFIRMED)


def test_whose_head_one_is_a_compound_says_also_where_nobody_knows_the_body() -> None:
    found = position("QXR-Chef/NOUN Nasarbajew/PROPN kam/VERB ./PUNCT")
    assert (found.office, found.body) == ("chairperson", None)
    own = position("Ex-Präsident/NOUN Nasarbajew/PROPN kam/VERB ./PUNCT")
    assert (own.body, own.status) == ("state/KZ", PositionStatus.FORMER)


@pytest.mark.parametrize(
    "complement",
    ["des/DET Salzburger/ADJ Ordnungsamts/NOUN", "der/DET Bayern/PROPN Reederei/NOUN"],
)
def test_a_place_in_the_name_of_a_body_is_not_whose_the_role_is(complement: str) -> None:
    found = position(f"Der/DET Leiter/NOUN {complement} ,/PUNCT Egon/PROPN Quastel/PROPN ,/PUNCT kam/VERB ./PUNCT")
    assert (found.person, found.body) == ("x/person/egon-quastel", None)


def test_a_bare_minister_has_the_office_that_the_tables_give() -> None:
    found = position("Die/DET Ministerin/NOUN Renate/PROPN Künast/PROPN kam/VERB ./PUNCT", published="2004-05-01")
    assert (found.office, found.body) == ("agriculture_minister", "state/DE")
    assert found.verdict is Verdict.CONFIRMED


def test_an_incumbent_is_the_head_of_state() -> None:
    found = position("Amtsinhaber/NOUN Lukaschenko/PROPN kam/VERB ./PUNCT", published="2006-03-27")
    assert (found.office, found.verdict) == ("head_of_state", Verdict.CONFIRMED)


def test_a_king_is_known_by_number_too() -> None:
    found = position("König/NOUN Rama/PROPN IX./PROPN kam/VERB ./PUNCT", published="2006-03-27")
    assert (found.person, found.verdict) == ("person/bhumibol-adulyadej", Verdict.CONFIRMED)


def test_a_pope_of_long_ago_is_held_against_the_nearest_year() -> None:
    text = (
        "1294/NUM war/AUX im/ADP Vatikan/PROPN viel/ADV und/CCONJ 1415/NUM trat/VERB Papst/NOUN Gregor/PROPN "
        "XII./PROPN ab/ADP"
    )
    found = position(text)
    assert found.verdict is Verdict.NEW
    assert found.day is not None
    assert found.day.year == 1415


def test_the_complement_of_a_role_may_be_indefinite() -> None:
    found = position(
        "Der/DET Leiter/NOUN eines/DET Büros/NOUN der/DET WHO/PROPN ,/PUNCT Egon/PROPN Quastel/PROPN ,/PUNCT"
    )
    assert (found.person, found.title, found.body) == ("x/person/egon-quastel", "Leiter", None)
