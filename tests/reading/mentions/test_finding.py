"""Roles, bodies, groups and adjectives."""

import pytest
from tagged import found, read, tagged

from depesche.model import EntityType, MentionForm, TimeType
from depesche.reading import mentions, names
from depesche.reading.draft import TimeDraft

PUTIN, TOKAYEV, NAZARBAYEV = "person/putin-vladimir", "person/tokayev-kassym-jomart", "person/nazarbayev-nursultan"


def test_a_role_and_a_name_are_one_mention_with_the_name_inside() -> None:
    draft = read("Der/DET russische/ADJ Präsident/NOUN Wladimir/PROPN Putin/PROPN kam/VERB ./PUNCT")
    forms = {draft.shadow.text[each.start : each.end]: each.form for each in draft.mentions}
    assert forms["Der russische Präsident Wladimir Putin"] is MentionForm.ROLE
    assert forms["Wladimir Putin"] is MentionForm.NAME
    assert forms["russische"] is MentionForm.ADJECTIVE


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Der/DET kasachische/ADJ Präsident/NOUN sprach/VERB ./PUNCT", "Der kasachische Präsident"),
        ("Das/DET sagte/VERB der/DET Präsident/NOUN Kasachstans/PROPN ./PUNCT", "der Präsident Kasachstans"),
        ("Das/DET sagte/VERB Kasachstans/PROPN Staatschef/NOUN ./PUNCT", "Kasachstans Staatschef"),
        (
            "Das/DET sagte/VERB das/DET Staatsoberhaupt/NOUN der/DET Republik/NOUN Kasachstan/PROPN",
            "das Staatsoberhaupt der Republik Kasachstan",
        ),
    ],
)
def test_a_role_is_its_holder_on_the_day(text: str, phrase: str) -> None:
    assert found(read(text))[phrase] == TOKAYEV
    assert found(read(text, published="2014-05-01"))[phrase] == NAZARBAYEV


def test_a_past_date_in_the_sentence_wins() -> None:
    draft = tagged("2010/NUM sprach/VERB der/DET kasachische/ADJ Präsident/NOUN ./PUNCT")
    draft.times.append(TimeDraft(0, 4, TimeType.DATE, "2010", "2010"))
    names.find(draft)
    mentions.find(draft)
    assert found(draft)["der kasachische Präsident"] == NAZARBAYEV


def test_a_role_before_a_comma_and_a_name() -> None:
    forms = found(read("Ein/DET Sprecher/NOUN der/DET Polizei/NOUN ,/PUNCT Egon/PROPN Quastel/PROPN ,/PUNCT kam/VERB"))
    assert forms["Ein Sprecher der Polizei, Egon Quastel"] == "x/person/egon-quastel"


def test_a_bare_role_is_the_last_person_who_has_it() -> None:
    forms = found(
        read(
            "Putin/PROPN/nsubj empfing/VERB Außenminister/NOUN Egon/PROPN Quastel/PROPN ./PUNCT "
            "Der/DET Minister/NOUN/nsubj dankte/VERB ./PUNCT Der/DET Präsident/NOUN/nsubj lächelte/VERB ./PUNCT"
        )
    )
    assert forms["Der Minister"] == "x/person/egon-quastel"
    assert forms["Der Präsident"] == PUTIN


def test_counterpart_in_another_state() -> None:
    forms = found(read("Putin/PROPN/nsubj traf/VERB seinen/DET/det kasachischen/ADJ Amtskollegen/NOUN ./PUNCT"))
    assert forms["seinen kasachischen Amtskollegen"] == TOKAYEV


def test_the_highest_diplomat_is_the_foreign_minister() -> None:
    text = "Der/DET ranghöchste/ADJ Diplomat/NOUN Russlands/PROPN kam/VERB ./PUNCT"
    assert found(read(text))["Der ranghöchste Diplomat Russlands"] == "person/lavrov-sergey"


def test_an_unnamed_speaker_is_a_person_with_a_readable_name() -> None:
    draft = read("Ein/DET Sprecher/NOUN/nsubj der/DET Hamas/PROPN sagte/VERB es/PRON ./PUNCT")
    entity = draft.entities[found(draft)["Ein Sprecher der Hamas"]]
    assert (entity.type, entity.names.de, entity.known) == (EntityType.PERSON, "Sprecher (Hamas)", False)


def test_governments_are_the_state_and_ministries_are_not() -> None:
    forms = found(
        read(
            "Die/DET Regierung/NOUN in/ADP Peking/PROPN schwieg/VERB ./PUNCT "
            "Die/DET US-Regierung/NOUN sprach/VERB ./PUNCT "
            "Das/DET tongaische/ADJ Fischereiministerium/NOUN klagte/VERB ./PUNCT "
            "Das/DET Ministerium/NOUN ging/VERB"
        )
    )
    assert forms["Die Regierung in Peking"] == "state/CN"
    assert forms["Die US-Regierung"] == "state/US"
    ministry = forms["Das tongaische Fischereiministerium"]
    assert ministry == "x/organization/fischereiministerium-tonga"
    assert forms["Das Ministerium"] == ministry


def test_groups_carry_their_country() -> None:
    draft = read("Die/DET Polizei/NOUN schlug/VERB belarussische/ADJ Demonstranten/NOUN ./PUNCT")
    group = draft.entities[found(draft)["belarussische Demonstranten"]]
    assert (group.type, group.names.de, group.country) == (EntityType.GROUP, "Demonstranten (Belarus)", "BY")


def test_genitive_plural_of_a_role_is_a_group() -> None:
    draft = read("Eine/DET Erklärung/NOUN der/DET EU-Außenminister/NOUN kam/VERB ./PUNCT")
    assert draft.entities[found(draft)["der EU-Außenminister"]].type is EntityType.GROUP


def test_both_parts_of_a_double_adjective() -> None:
    forms = found(read("Die/DET russisch-kasachische/ADJ Freundschaft/NOUN hält/VERB ./PUNCT"))
    assert {"state/RU", "state/KZ"} <= set(forms.values())


def test_nouns_that_take_up_a_name() -> None:
    forms = found(
        read(
            "Kasachstan/PROPN wächst/VERB ./PUNCT Die/DET Preise/NOUN im/ADP Land/NOUN steigen/VERB ./PUNCT "
            "Er/PRON kam/VERB in/ADP die/DET kasachische/ADJ Hauptstadt/NOUN ./PUNCT"
        )
    )
    assert forms["Land"] == "state/KZ"
    assert forms["die kasachische Hauptstadt"].startswith("place/")


def test_every_mention_has_its_entity_and_its_words() -> None:
    draft = read("Der/DET Präsident/NOUN der/DET Ukraine/PROPN traf/VERB Demonstranten/NOUN in/ADP Kiew/PROPN ./PUNCT")
    for mention in draft.mentions:
        assert mention.entity in draft.entities
        assert 0 <= mention.start < mention.end <= len(draft.shadow.text)
        assert mention.start <= draft.doc[mention.head].idx < mention.end


@pytest.mark.parametrize(
    ("text", "epithet", "person"),
    [
        (
            "Kaja/PROPN Kallas/PROPN kam/VERB ./PUNCT Das/PRON sagte/VERB die/DET frühere/ADJ estnische/ADJ "
            "Ministerpräsidentin/NOUN ./PUNCT",
            "die frühere estnische Ministerpräsidentin",
            "person/kallas-kaja",
        ),
        (
            "Frank-Walter/PROPN Steinmeier/PROPN kam/VERB ./PUNCT Der/DET Sozialdemokrat/NOUN/nsubj "
            "schwieg/VERB ./PUNCT",
            "Der Sozialdemokrat",
            "person/steinmeier-frank-walter",
        ),
        (
            "Recep/PROPN Tayyip/PROPN Erdogan/PROPN kam/VERB ./PUNCT Der/DET Türke/NOUN/nsubj[Number=Sing] "
            "schwieg/VERB ./PUNCT",
            "Der Türke",
            "person/erdogan-recep-tayyip",
        ),
        (
            "Olaf/PROPN Scholz/PROPN traf/VERB Erdogan/PROPN ./PUNCT Der/DET Kanzler/NOUN/nsubj schwieg/VERB ./PUNCT",
            "Der Kanzler",
            "person/scholz-olaf",
        ),
    ],
)
def test_epithets_take_up_the_last_fitting_person(text: str, epithet: str, person: str) -> None:
    assert found(read(text, published="2024-10-01"))[epithet] == person


def test_a_party_in_the_dative_plural_is_no_person() -> None:
    draft = read("Olaf/PROPN Scholz/PROPN sprach/VERB mit/ADP den/DET Sozialdemokraten/NOUN ./PUNCT")
    assert found(draft).get("den Sozialdemokraten") != "person/scholz-olaf"


def test_the_spokesman_of_a_person_is_another() -> None:
    draft = read(
        "Wladimir/PROPN Putin/PROPN kam/VERB ./PUNCT Ein/DET Sprecher/NOUN/nsubj Putins/PROPN schwieg/VERB ./PUNCT"
    )
    assert found(draft)["Ein Sprecher Putins"] != PUTIN


def test_an_authority_is_no_company() -> None:
    draft = read(
        "Das/DET russische/ADJ Außenministerium/NOUN sprach/VERB ./PUNCT Das/DET Unternehmen/NOUN/nsubj "
        "wartet/VERB ./PUNCT"
    )
    assert "Das Unternehmen" not in found(draft)


def test_a_counterpart_is_the_head_whom_the_text_names() -> None:
    draft = read(
        "Ministerpräsident/NOUN Nikol/PROPN Paschinjan/PROPN kam/VERB ./PUNCT Ilham/PROPN Alijew/PROPN/nsubj "
        "dankte/VERB seinem/DET armenischen/ADJ Amtskollegen/NOUN ./PUNCT"
    )
    assert found(draft)["seinem armenischen Amtskollegen"] == "person/pashinyan-nikol"


def test_a_former_holder_is_not_the_present_one() -> None:
    draft = read(
        "Der/DET frühere/ADJ kasachische/ADJ Präsident/NOUN Nursultan/PROPN Nasarbajew/PROPN kam/VERB ./PUNCT "
        "Der/DET kasachische/ADJ Präsident/NOUN sprach/VERB ./PUNCT"
    )
    assert found(draft)["Der kasachische Präsident"] == TOKAYEV


def test_a_sentence_of_the_past_has_the_holder_of_then() -> None:
    text = (
        "Der/DET kasachische/ADJ Präsident/NOUN Tokajew/PROPN kam/VERB ./PUNCT "
        "2010/NUM sprach/VERB der/DET kasachische/ADJ Präsident/NOUN ./PUNCT"
    )
    draft = tagged(text)
    start = draft.shadow.text.index("2010")
    draft.times.append(TimeDraft(start, start + 4, TimeType.DATE, "2010", "2010"))
    names.find(draft)
    mentions.find(draft)
    assert found(draft)["der kasachische Präsident"] == NAZARBAYEV


def test_a_stranger_with_an_office_is_a_politician_too() -> None:
    draft = read(
        "Präsidentin/NOUN Erna/PROPN Musterova/PROPN kam/VERB ./PUNCT Die/DET Politikerin/NOUN/nsubj sprach/VERB"
    )
    assert found(draft)["Die Politikerin"] == "x/person/erna-musterova"


def test_a_state_taken_up_by_its_constitution_or_membership() -> None:
    text = "China/PROPN und/CCONJ Panama/PROPN verhandeln/VERB ./PUNCT Die/DET Volksrepublik/NOUN zahlt/VERB ./PUNCT"
    assert found(read(text))["Die Volksrepublik"] == "state/CN"
    text = "Polen/PROPN und/CCONJ Russland/PROPN reden/VERB ./PUNCT Das/DET EU-Land/NOUN zahlt/VERB ./PUNCT"
    assert found(read(text))["Das EU-Land"] == "state/PL"


def test_the_mission_of_an_organization_is_the_one_that_is_named() -> None:
    text = "Die/DET MONUSCO/PROPN bleibt/VERB ./PUNCT Die/DET UN-Mission/NOUN/nsubj hilft/VERB ./PUNCT"
    assert found(read(text))["Die UN-Mission"] == "org/MONUSCO"


def test_a_common_noun_names_somebody_of_its_document_only() -> None:
    draft = read("Demonstranten/NOUN/nsubj zogen/VERB durch/ADP die/DET Stadt/NOUN ./PUNCT")
    assert found(draft)["Demonstranten"] == f"x/group/demonstranten-{draft.document.id.rpartition('-')[2][:8]}"


def test_women_are_called_what_they_are_called() -> None:
    forms = found(read("Die/DET Mutter/NOUN/nsubj sagte/VERB das/DET ./PUNCT"))
    assert forms["Die Mutter"].startswith("x/person/mutter-")
