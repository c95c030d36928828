from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.knowledge.base import load_knowledge
from depesche.knowledge.text.scanner import fold_word, key_of


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.entities[0]) for m in load_knowledge().scan(text)]


def ids(text: str) -> list[str]:
    return [entity for _, _, entity in found(text)]


def test_states_in_all_forms() -> None:
    assert ids("Kasachstans Außenpolitik") == ["state/KZ"]
    assert ids("in den Vereinigten Staaten") == ["state/US"]
    assert ids("die Regierung der Vereinigten Arabischen Emirate") == ["state/AE"]
    assert ids("mit dem Vereinigten Königreich, des Vereinigten Königreichs") == ["state/GB"] * 2
    assert ids("im Iran, in der Türkei, aus dem Sudan und dem Südsudan") == [
        "state/IR",
        "state/TR",
        "state/SD",
        "state/SS",
    ]
    assert ids("die Russische Föderation, der Russischen Föderation") == ["state/RU"] * 2
    assert ids("WASHINGTON UND KASACHSTAN")[-1] == "state/KZ"


def test_spellings_old_and_swiss() -> None:
    assert ids("Rußland, Weißrußland und Weissrussland") == ["state/RU", "state/BY", "state/BY"]
    assert ids("Côte d’Ivoire, Cote d'Ivoire") == ["state/CI"] * 2


def test_names_that_two_share() -> None:
    (match,) = load_knowledge().scan("im Kongo")
    assert set(match.entities[:2]) == {"state/CD", "state/CG"}
    assert ids("die Demokratische Republik Kongo") == ["state/CD"]
    assert ids("Guinea, Guinea-Bissau, Äquatorialguinea") == ["state/GN", "state/GW", "state/GQ"]
    assert ids("zwischen Nordkorea und Südkorea") == ["state/KP", "state/KR"]
    assert ids("Georgien und der US-Bundesstaat Georgia")[-1] == "place/georgia-us"


def test_adjectives_and_demonyms() -> None:
    assert found("die russisch-kasachischen Beziehungen") == [
        ("russisch", "adjective", "state/RU"),
        ("kasachischen", "adjective", "state/KZ"),
    ]
    assert found("eine Französin und zwei Türken") == [
        ("Französin", "demonym", "state/FR"),
        ("Türken", "demonym", "state/TR"),
    ]
    assert ids("der Schweizer Botschafter") == ["state/CH"]
    assert ids("US-amerikanische Diplomaten") == ["state/US"]
    assert ids("das tschetschenische Volk") == ["place/chechnya"]


def test_prefixes_and_compounds() -> None:
    assert ids("der US-Präsident, EU-Staaten, UN-Inspektoren und NATO-Truppen") == [
        "state/US",
        "org/EU",
        "org/UN",
        "org/NATO",
    ]
    assert found("der Irakkrieg, des Syrienkonflikts") == [
        ("Irakkrieg", "name", "state/IQ"),
        ("Syrienkonflikts", "name", "state/SY"),
    ]
    assert ids("Ukraine-Krieg") == ["state/UA"]
    assert ids("EU-Kommission") == ["org/EC"]


def test_organizations_in_all_forms() -> None:
    assert ids("der Europäischen Union, des Europäischen Parlaments") == ["org/EU", "org/EP"]
    assert ids("der Shanghaier Organisation für Zusammenarbeit (SOZ)") == ["org/SCO", "org/SCO"]
    assert ids("des UN-Sicherheitsrates, im Uno-Sicherheitsrat") == ["org/UNSC"] * 2
    assert ids("Nato, NATO und Nordatlantikpakts") == ["org/NATO"] * 3
    assert ids("des Internationalen Roten Kreuzes") == ["org/ICRC"]
    assert ids("die Opec+ und die OPEC") == ["org/OPEC_PLUS", "org/OPEC"]
    assert ids("al-Qaida und Al-Kaida") == ["org/ALQAEDA"] * 2


def test_capitals_give_place_and_actor() -> None:
    match = next(load_knowledge().scan("Nur-Sultan teilte mit"))
    assert (match.kind, match.entities) == ("capital", ("place/Q1520", "state/KZ"))
    match = next(load_knowledge().scan("Achse Moskau-Paris"))
    assert match.entities[:2] == ("place/Q649", "state/RU")
    assert next(load_knowledge().scan("Brüssel fordert mehr")).entities[1] == "org/EU"


def test_metonyms() -> None:
    assert found("der Kreml und das Weiße Haus") == [
        ("Kreml", "metonym", "state/RU"),
        ("Weiße Haus", "metonym", "state/US"),
    ]
    assert ids("ein Sprecher des Weißen Hauses, das Pentagon") == ["state/US", "org/US/defence-ministry"]


def test_words_that_only_look_like_names() -> None:
    assert ids("Am Ende der Reise gab es Essen. Wir singen, weil der Mann die Welt und die Zeit kennt.") == []
    assert ids("Die Bergen und der Zug, das Bild im Spiegel, der Standard") == []
    assert ids("Er sah die Union und den Rat, das Parlament und die Kommission.") == []


def test_quoted_outlets() -> None:
    assert ids("Die „Welt“ schreibt, die Zeitung Die Zeit auch, laut Bild.") == [
        "outlet/welt",
        "outlet/zeit",
        "outlet/bild",
    ]
    assert ids("der Neuen Zürcher Zeitung und dpa") == ["outlet/nzz", "outlet/dpa"]


def test_attributes_of_towns_need_a_noun() -> None:
    assert found("Hamburger Behörden") == [("Hamburger", "adjective", "place/Q1055")]
    assert ids("ein Hamburger mit Käse") == []


def test_cyrillic() -> None:
    assert ids("Россия и Казахстан в ШОС") == ["state/RU", "state/KZ", "org/SCO"]


@given(st.text(alphabet=st.sampled_from("aA -.'„“\n/EUSNATOKasachn Moskau" + "ßéñ漢😀"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_matches_are_ordered_and_inside(text: str) -> None:
    end = 0
    for match in load_knowledge().scan(text):
        assert end <= match.start < match.end <= len(text)
        assert match.entities
        assert "\n" not in text[match.start : match.end]
        end = match.end


def test_hostile_text_takes_linear_time() -> None:
    knowledge = load_knowledge()
    for piece in ("Vereinigte ", "„", "Organisation für Sicherheit und ", "x" * 50, "UN-", "😀"):
        assert sum(1 for _ in knowledge.scan(piece * 20_000)) <= 20_000 * len(piece)


def test_folding_keeps_umlauts_and_capitals() -> None:
    assert fold_word("Erdoğan") == "Erdogan"
    assert fold_word("Ägypten") == "Ägypten"
    assert fold_word("Weißes") == "Weisses"
    assert key_of("Organisation für Sicherheit") == "Organisation für Sicherheit"
    assert key_of("Côte d’Ivoire") == "Cote d Ivoire"


def test_default_owners_give_way() -> None:
    assert ids("im Sicherheitsrat") == ["org/UNSC"]
    assert ids("der nationale Sicherheitsrat, des Kollektiven Sicherheitsrates") == ["org/CSC"]
    assert ids("der russische Sicherheitsrat") == ["state/RU"]
    assert ids("der Sicherheitsrat der Ukraine, Russlands Sicherheitsrat") == ["state/UA", "state/RU"]
    assert ids("die Bundesregierung, die deutsche Bundesregierung") == ["state/DE", "state/DE", "state/DE"]
    assert ids("die österreichische Bundesregierung") == ["state/AT"]


def test_words_beside_which_a_form_is_no_name() -> None:
    assert ids("fünf US-Dollar, US-Dollars") == []
    assert ids("zwischen den entgegengesetzten Polen, in Polen") == ["state/PL"]
    assert ids("auf Coney Island, auf Island") == ["state/IS"]


def test_no_break_spaces_join_names() -> None:
    assert ids("die Vereinten\u00a0Nationen") == ["org/UN"]
