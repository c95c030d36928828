"""Pronouns, possessives and pairs."""

from tagged import found, read

from depesche.reading import coreference

PUTIN, TOKAYEV = "person/putin-vladimir", "person/tokayev-kassym-jomart"


def test_a_pronoun_takes_up_the_subject() -> None:
    draft = read("Putin/PROPN/nsubj dankte/VERB Tokajew/PROPN/obj ./PUNCT Er/PRON/nsubj ging/VERB ./PUNCT")
    assert found(draft)["Er"] == PUTIN


def test_subject_and_object_of_a_clause_are_two() -> None:
    draft = read(
        "Putin/PROPN/nsubj sprach/VERB mit/ADP Tokajew/PROPN/obl ./PUNCT Er/PRON/nsubj lud/VERB "
        "den/DET russischen/ADJ Präsidenten/NOUN/obj ein/ADP ./PUNCT"
    )
    assert found(draft)["Er"] == TOKAYEV


def test_gender_decides() -> None:
    draft = read(
        "Angela/PROPN Merkel/PROPN/nsubj traf/VERB Putin/PROPN/obj ./PUNCT Sie/PRON/nsubj schwieg/VERB ./PUNCT"
    )
    pronoun = next(token for token in draft.doc if token.text == "Sie")
    assert coreference.resolve(draft, pronoun) == "person/merkel-angela"


def test_a_possessive_means_the_possessor() -> None:
    draft = read("Putin/PROPN/nsubj kam/VERB ./PUNCT Seine/DET/det Rede/NOUN war/AUX kurz/ADJ ./PUNCT")
    possessive = next(token for token in draft.doc if token.text == "Seine")
    assert coreference.resolve(draft, possessive) == PUTIN


def test_both_countries() -> None:
    draft = read(
        "Kasachstan/PROPN und/CCONJ Russland/PROPN reden/VERB ./PUNCT Beide/DET Länder/NOUN/nsubj wachsen/VERB"
    )
    noun = next(token for token in draft.doc if token.text == "Länder")
    assert coreference.resolve_all(draft, noun) == ["state/KZ", "state/RU"]
    assert coreference.resolve(draft, noun) is None


def test_nothing_before_gives_nothing() -> None:
    draft = read("Er/PRON/nsubj ging/VERB ./PUNCT")
    assert coreference.resolve(draft, draft.doc[0]) is None


def test_the_presidents_of_both_countries() -> None:
    draft = read(
        "Kasachstan/PROPN und/CCONJ Russland/PROPN reden/VERB ./PUNCT "
        "Die/DET Präsidenten/NOUN/nsubj beider/DET Länder/NOUN kamen/VERB ./PUNCT"
    )
    noun = next(token for token in draft.doc if token.text == "Präsidenten")
    assert coreference.resolve_all(draft, noun) == [TOKAYEV, PUTIN]


def test_neighbours_and_plural_pronouns_are_both_states() -> None:
    draft = read(
        "Finnland/PROPN und/CCONJ Schweden/PROPN reden/VERB ./PUNCT Die/DET Nachbarn/NOUN/nsubj warten/VERB ./PUNCT "
        "Ihnen/PRON/obj hilft/VERB das/PRON ./PUNCT"
    )
    for word in ("Nachbarn", "Ihnen"):
        token = next(token for token in draft.doc if token.text == word)
        assert coreference.resolve_all(draft, token) == ["state/FI", "state/SE"]


def test_both_with_an_adjective_goes_with_its_noun() -> None:
    draft = read(
        "Finnland/PROPN und/CCONJ Schweden/PROPN reden/VERB ./PUNCT Die/DET beiden/DET nordischen/ADJ "
        "Länder/NOUN/nsubj warten/VERB ./PUNCT"
    )
    token = next(token for token in draft.doc if token.text == "beiden")
    assert coreference.resolve_all(draft, token) == ["state/FI", "state/SE"]


def test_a_possessive_in_a_phrase_means_the_possessor() -> None:
    draft = read("Putin/PROPN/nsubj kam/VERB ./PUNCT Seine/DET/det Soldaten/NOUN/nsubj warten/VERB ./PUNCT")
    possessive = next(token for token in draft.doc if token.text == "Seine")
    assert coreference.resolve(draft, possessive) == PUTIN


def test_his_host_is_the_other() -> None:
    draft = read(
        "Putin/PROPN/nsubj traf/VERB Tokajew/PROPN/obj ./PUNCT Seinem/DET/det Gastgeber/NOUN/obj "
        "dankte/VERB er/PRON/nsubj"
    )
    assert found(draft)["Seinem Gastgeber"] == TOKAYEV


def test_who_was_named_last_is_not_the_other() -> None:
    draft = read(
        "Putin/PROPN/nsubj traf/VERB Tokajew/PROPN/obj ./PUNCT Dieser/PRON/nsubj hatte/AUX ihn/PRON/obj eingeladen/VERB"
    )
    tokens = {token.text: token for token in draft.doc}
    meant = {coreference.resolve(draft, tokens["Dieser"]), coreference.resolve(draft, tokens["ihn"])}
    assert meant == {PUTIN, TOKAYEV}
