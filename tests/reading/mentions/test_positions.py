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
