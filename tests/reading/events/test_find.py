"""Whole readings of made-up sentences: types, parties, status, setting."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.model import Basis, Document, Event, Published, Reading
from depesche.reading.reader import read_all


def read(text: str, published: str = "2021-06-16") -> Reading:
    document = Document(id="made-up", text=text, published=Published(edtf=published, basis=Basis.METADATA))
    return next(iter(read_all([document])))


def event(text: str, kind: str) -> Event:
    found = [each for each in read(text).events if each.type == kind]
    assert found, f"no {kind} in {text!r}"
    return found[0]


def parties(found: Event) -> set[tuple[str, str]]:
    return {(each.role.value, each.entity) for each in found.participants}


CASES = [
    ("Die Ukraine hat Verhandlungen mit Polen aufgenommen.", "CONSULT"),
    ("Frankreich und Italien einigten sich auf einen Kompromiss.", "AGREE"),
    ("Norwegen und Schweden haben in Oslo ein Abkommen unterzeichnet.", "SUPPORT"),
    ("Spanien hat mehrere Diplomaten aus Russland ausgewiesen.", "SANCTION"),
    ("Die Türkei forderte Griechenland auf, die Grenze zu öffnen.", "REQUEST"),
    ("Japan wirft China die Verletzung seines Luftraums vor.", "ACCUSE"),
    ("Ungarn lehnte den Vorschlag der Europäischen Union ab.", "REJECT"),
    ("Iran drohte Israel mit Vergeltung.", "THREATEN"),
    ("Deutschland hat Mali Hilfe gewährt.", "AID"),
    ("Die israelische Luftwaffe bombardierte Stellungen in Syrien.", "ASSAULT"),
    ("Die Polizei nahm den Oppositionspolitiker fest.", "COERCE"),
    ("Nordkorea hat eine Rakete getestet.", "MOBILIZE"),
    ("In Minsk demonstrierten Tausende Studenten gegen die Regierung.", "PROTEST"),
    ("Der peruanische Präsident ist zurückgetreten.", "RETREAT"),
    ("Brasilien hat sich bei Argentinien entschuldigt.", "CONCEDE"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_types(text: str, kind: str) -> None:
    assert kind in {each.type.value for each in read(text).events}


def test_visit_has_visitor_and_state() -> None:
    found = event("Die finnische Regierung besuchte am Montag Estland.", "CONSULT")
    assert parties(found) == {("actor", "state/FI"), ("recipient", "state/EE")}
    assert (found.mode, found.status.value, found.date) == ("visit", "happened", "2021-06-14")


def test_passive_turns_the_roles() -> None:
    found = event("Russland wurde von Polen scharf kritisiert.", "ACCUSE")
    assert parties(found) == {("actor", "state/PL"), ("recipient", "state/RU")}


def test_nouns_take_genitive_and_preposition() -> None:
    found = event("Der Angriff Russlands auf die Ukraine dauert an.", "ASSAULT")
    assert {("actor", "state/RU"), ("recipient", "state/UA")} <= parties(found)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kanada und Mexiko planen ein Treffen.", "CONSULT", "planned"),
        ("China wird Sanktionen gegen Litauen verhängen.", "SANCTION", "planned"),
        ("China könnte Sanktionen gegen Litauen verhängen.", "SANCTION", "possible"),
        ("China hat keine Sanktionen gegen Litauen verhängt.", "SANCTION", "denied"),
        ("China hat Sanktionen gegen Litauen verhängt.", "SANCTION", "happened"),
        ("Das geplante Treffen zwischen Kanada und Mexiko war ein Thema.", "CONSULT", "planned"),
    ],
)
def test_status(text: str, kind: str, status: str) -> None:
    assert event(text, kind).status == status


def test_demand_and_what_is_demanded() -> None:
    text = "Frankreich forderte von Mali die Freilassung der Geiseln."
    demand, deed = event(text, "REQUEST"), event(text, "RETREAT")
    assert parties(demand) == {("actor", "state/FR"), ("recipient", "state/ML")}
    assert (demand.status, demand.mode) == ("happened", "yield")
    assert (deed.status, deed.speaker) == ("called-for", "state/FR")


def test_refusal_is_an_event_that_happened() -> None:
    found = event("Ungarn stimmte dem Beschluss nicht zu.", "REJECT")
    assert found.status == "happened"


def test_a_bare_statement_is_no_event() -> None:
    assert not read("Der Handel zwischen Peru und Chile wuchs um vier Prozent.").events
    assert not read("Kasachstan ist ein wichtiger Partner Deutschlands.").events


def test_reading_is_sound() -> None:
    reading = read("Polen kritisierte Ungarn. Ungarn wies die Kritik zurück. Beide Länder verhandeln weiter.")
    assert not reading.misplaced()
    assert not reading.unresolved()
    assert all(each.sentence.start <= each.start < each.sentence.end for each in reading.events)


@pytest.mark.parametrize(
    "text", ["", "„“„“„“" * 50, "angreifen " * 700, "🕊️ Treffen 🕊️ mit mit mit", "besuchte, besuchte, und besuchte"]
)
def test_odd_input_does_no_harm(text: str) -> None:
    assert not read(text).misplaced()


WORDS = tuple(
    re.findall(r"\S+", "Peru besuchte Chile und zu , nicht der von Angriff sich wurde verboten Treffen mit „ bei .")
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_any_order_of_words_gives_a_sound_reading(words: list[str]) -> None:
    reading = read(" ".join(words))
    assert not reading.misplaced()
    assert not reading.unresolved()


def test_a_date_that_hangs_on_a_noun_is_the_nouns() -> None:
    text = "Die USA brachen 1980 die Beziehungen zum Iran nach der Besetzung der Botschaft im Jahr 1979 ab."
    assert event(text, "SANCTION").date == "1980"


def test_a_meeting_in_front_is_called_off() -> None:
    text = "Ein für Freitag geplantes Treffen mit Viktor Orbán sagte Emmanuel Macron ab."
    assert event(text, "REJECT").status == "happened"


def test_who_announces_a_measure_in_the_passive_takes_it() -> None:
    found = event("Die Sanktionen gegen Belarus werden verlängert, teilte die EU mit.", "SANCTION")
    assert parties(found) == {("recipient", "state/BY"), ("actor", "org/EU")}


def test_who_reports_a_past_measure_need_not_have_taken_it() -> None:
    found = event("Drei Diplomaten wurden ausgewiesen, teilte Polen mit.", "SANCTION")
    assert ("actor", "state/PL") not in parties(found)


def test_aid_received() -> None:
    found = event("Die Ukraine erhielt Hilfe von Deutschland.", "AID")
    assert parties(found) == {("recipient", "state/UA"), ("actor", "state/DE")}


def test_a_halt_of_attacks_favours_whom_they_hit() -> None:
    found = event("Israel hat die Luftangriffe auf den Iran gestoppt.", "RETREAT")
    assert parties(found) == {("actor", "state/IL"), ("recipient", "state/IR")}


def test_an_expletive_is_nobody() -> None:
    found = event("Kuba eröffnete ein Konsulat. In Lima kam es zu Gesprächen zwischen Peru und Chile.", "CONSULT")
    assert {each for _, each in parties(found)} == {"state/PE", "state/CL"}


def test_who_is_invited_is_the_visitor() -> None:
    visit = event(
        "Der kasachische Präsident Tokajew lud Wladimir Putin zu einem Staatsbesuch nach Astana ein.", "CONSULT"
    )
    assert parties(visit) == {("actor", "person/putin-vladimir"), ("recipient", "state/KZ")}
    assert visit.status.value == "planned"


def test_who_condemns_an_attack_does_not_condemn_its_victim() -> None:
    found = event("Der UN-Sicherheitsrat verurteilte den Angriff auf Syrien.", "ACCUSE")
    assert parties(found) == {("actor", "org/UNSC")}


def test_a_thing_that_is_attacked_is_no_criticism() -> None:
    found = event("Die Huthi-Rebellen griffen ein griechisches Schiff an.", "ASSAULT")
    assert parties(found) == {("actor", "org/HOUTHI"), ("recipient", "state/GR")}


def test_the_longer_word_tells_the_type() -> None:
    found = event("Die USA verhängten Einreiseverbote gegen drei georgische Minister.", "SANCTION")
    assert found.mode == "discontinue"


def test_a_word_that_only_ends_like_another() -> None:
    """ "Botschafter" is no form of "Haft"."""
    found = event("Kanada wies den Botschafter Indiens aus.", "SANCTION")
    assert found.mode == "expel"


def test_a_particle_taken_for_an_adverb() -> None:
    text = (
        "Die Regierung in Minsk ließ vierzehn politische Gefangene frei, nachdem die USA Sanktionen gelockert hatten."
    )
    assert event(text, "RETREAT").mode == "release"


def test_war_on_a_state() -> None:
    found = event("Russland führt seit drei Jahren Krieg gegen die Ukraine.", "ASSAULT")
    assert parties(found) == {("actor", "state/RU"), ("recipient", "state/UA")}


def test_the_seat_of_a_government_stands_for_its_state() -> None:
    found = event("Lettland und Estland riefen ihre Botschafter aus Minsk zurück.", "SANCTION")
    assert parties(found) == {("actor", "state/LV"), ("actor", "state/EE"), ("recipient", "state/BY")}


def test_a_participle_that_no_table_has() -> None:
    text = "Der Iran und Saudi-Arabien haben die Wiederaufnahme ihrer diplomatischen Beziehungen vereinbart."
    assert parties(event(text, "AGREE")) == {("actor", "state/IR"), ("actor", "state/SA")}


def test_a_judgement_behind_als() -> None:
    found = event("Frankreichs Präsident bezeichnete das Vorgehen Aserbaidschans als inakzeptabel.", "ACCUSE")
    assert parties(found) == {("actor", "person/macron-emmanuel"), ("recipient", "state/AZ")}


def test_who_is_set_free() -> None:
    found = event("Die Hamas hat der Freilassung von zehn Geiseln zugestimmt.", "RETREAT")
    assert {kind for kind, entity in parties(found) if entity.startswith("x/group")} == {"recipient"}


def test_the_people_of_a_state_with_a_number() -> None:
    found = event("Israels Armee hat nach Angaben des Gesundheitsministeriums 30 Palästinenser getötet.", "ASSAULT")
    assert parties(found) == {("actor", "org/IL/army"), ("recipient", "x/group/palaestinenser-palaestina")}


def test_mixed_teams_are_their_states() -> None:
    found = event("In Wien haben Vertreter Georgiens und Armeniens ein Protokoll unterschrieben.", "SUPPORT")
    assert parties(found) == {("actor", "state/GE"), ("actor", "state/AM")}


def test_an_occasion_is_no_content_and_shares_the_day() -> None:
    text = "Auf einem Gipfel in Oslo vereinbarten Norwegen und Schweden am Montag eine engere Zusammenarbeit."
    summit = event(text, "CONSULT")
    assert (summit.status.value, summit.date) == ("happened", "2021-06-14")
    assert parties(summit) == {("actor", "state/NO"), ("actor", "state/SE")}


def test_so_many_states_act_together() -> None:
    found = event("Am Montag verurteilten mehr als 40 Länder die Wahl in Nicaragua.", "ACCUSE")
    assert [each.entity for each in found.participants if each.role.value == "actor"] == ["x/group/laender-up"]
    found = event("Mehr als zwanzig Staaten kritisierten Peru.", "ACCUSE")
    assert parties(found) == {("actor", "x/group/staaten-up"), ("recipient", "state/PE")}
    assert not read("Das Abkommen gilt in 20 Ländern.").events


def test_who_mediates_and_between_whom() -> None:
    found = event("Kamerun und Tschad vereinbarten unter Vermittlung Ruandas, ihren Streit beizulegen.", "CONSULT")
    assert parties(found) == {("actor", "state/RW"), ("recipient", "state/CM"), ("recipient", "state/TD")}
    assert (found.mode, found.status.value) == ("third-party", "happened")
    exchange = event("Die Vermittlung Omans führte zu einem Gefangenenaustausch zwischen Peru und Chile.", "COOPERATE")
    assert parties(exchange) == {("actor", "state/PE"), ("actor", "state/CL")}


def test_talks_are_when_and_with_whom_the_journey_is() -> None:
    found = read("Finnlands Präsident reist kommende Woche zu Gesprächen mit der Regierung nach Riga.").events
    assert found
    assert {each.status.value for each in found} == {"planned"}


def test_guests_are_invited() -> None:
    found = event("Auf Einladung von Spanien reiste der finnische Präsident Sauli Niinistö nach Madrid.", "AGREE")
    assert parties(found) == {("actor", "state/ES"), ("recipient", "person/niinisto-sauli")}


def test_two_participles_share_an_object() -> None:
    found = event("Peru hat zwölf Gefangene begnadigt und nach Chile abgeschoben.", "COERCE")
    assert ("recipient", "x/group/gefangene-up") in parties(found)


def test_a_deed_that_says_what_another_is_is_no_second_one() -> None:
    found = read("Der Angriff Perus auf Chile sei ein Kriegsverbrechen, hieß es.").events
    assert len([each for each in found if each.type == "ASSAULT"]) == 1


def test_a_session_shares_its_day() -> None:
    found = event("Peru hat in einer Sitzung am Montag Sanktionen gegen Chile beschlossen.", "SANCTION")
    assert found.date == "2021-06-14"


def test_a_withdrawal_is_where_it_leads_from() -> None:
    assert event("Peru zog seine Truppen aus Mali ab.", "RETREAT").place == "state/ML"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenia protestierte gegen den Bau einer sudanesischen Straße.", "ACCUSE"),
        ("In Nairobi protestierten Studenten gegen die Regierung.", "PROTEST"),
        ("Zwei belarussische Kampfjets drangen in den lettischen Luftraum ein.", "MOBILIZE"),
        ("Chile fror Vermögenswerte der Regierung Perus ein.", "SANCTION"),
        ("Chile setzte die Importbeschränkungen für peruanischen Fisch aus.", "CONCEDE"),
        ("Chile erhob Vergeltungszölle auf peruanischen Fisch.", "SANCTION"),
        ("Chile hat mehr als 100 Drohnen auf Peru abgefeuert.", "ASSAULT"),
        ("Chile erwägt, sein Truppenkontingent in Peru zu verringern.", "RETREAT"),
        ("Die chilenische Regierung zitierte den peruanischen Botschafter zu sich.", "ACCUSE"),
        ("Peru und Chile wollen eine direkte Flugverbindung einrichten.", "COOPERATE"),
        ("Peru wird Chile mit Strom versorgen.", "AID"),
    ],
)
def test_what_reports_say_otherwise(text: str, kind: str) -> None:
    assert [each.type.value for each in read(text).events] == [kind]
