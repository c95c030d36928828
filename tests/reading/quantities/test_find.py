from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc

from depesche.model import Basis, Document, Entity, EntityType, MentionForm, Names, QuotationType, TimeType
from depesche.reading import quantities
from depesche.reading.draft import BoilerplateDraft, Draft, MentionDraft, QuantityDraft, QuotationDraft, TimeDraft
from depesche.reading.shadow import cast

GERMAN = spacy.blank("de")
AUXILIARIES = ("ist", "sind", "war", "waren", "wurde", "wurden", "hat", "haben", "hatte")
VERBS = {
    "getötet": "töten", "starben": "sterben", "verletzt": "verletzen", "stieg": "steigen", "gestiegen": "steigen",
    "sank": "sinken", "sanken": "sinken", "exportiert": "exportieren",
    "betrug": "betragen", "entspricht": "entsprechen",
    "festgenommen": "festnehmen", "demonstrierten": "demonstrieren", "forderte": "fordern", "lieferte": "liefern",
    "entfernt": "entfernen", "beschlossen": "beschließen", "kamen": "kommen", "vertrieben": "vertreiben",
}  # fmt: skip
ADJECTIVES = ("bewaffnete", "kanadische", "weitere", "erzeugten")
SMALL = ("der", "die", "das", "des", "und", "oder", "von", "auf", "um", "in", "im", "mit", "nach", "was", "sie", "es")


@dataclass
class NoKnowledge:
    """Knows no nationals."""

    def country_of_demonym(self, word: str) -> str | None:
        return None


def part_of_speech(word: str) -> str:
    if word.lower() in VERBS:
        return "VERB"
    if word.lower() in AUXILIARIES:
        return "AUX"
    if word.lower() in ADJECTIVES:
        return "ADJ"
    if word.lower() in SMALL:
        return "CCONJ" if word.lower() in ("und", "oder") else "ADP"
    if not word[0].isalpha():
        return "NUM" if word[0].isdigit() else "PUNCT"
    return "NOUN" if word[0].isupper() else "ADV"


def draft_of(text: str) -> Draft:
    tokens = GERMAN.make_doc(text)
    words = [token.text for token in tokens]
    doc = Doc(
        GERMAN.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in tokens],
        pos=[part_of_speech(word) for word in words],
        lemmas=[VERBS.get(word.lower(), word) for word in words],
        sent_starts=[not place or words[place - 1] == "." for place in range(len(words))],
    )
    return Draft(Document(id="d", text=text), cast(text), doc, NoKnowledge(), basis=Basis.UNKNOWN)  # type: ignore[arg-type]


def found(text: str) -> list[QuantityDraft]:
    draft = draft_of(text)
    quantities.find(draft)
    return draft.quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("Das Handelsvolumen betrug 28 Milliarden Dollar .", 28e9, "USD", "trade-turnover"),
        ("Der Haushalt betrug 3 Mrd. kanadische Dollar .", 3e9, "CAD", "budget"),
        ("Die Kosten betrug $5 Millionen .", 5e6, "USD", "cost"),
        ("Der Handel ist um 34 Prozent gestiegen .", 34, "percent", "trade-growth"),
        ("Die Exporte sanken um 9,6 Prozent .", 9.6, "percent", "export-decline"),
        ("Der Preisanstieg betrug 4 Prozent .", 4, "percent", "price-growth"),
        ("Die Verschuldung stieg auf 121 Prozent .", 121, "percent", "debt-to-gdp"),
        ("Mehr als 80 Prozent des Erdöls sind über Triest exportiert .", 80, "percent", "export-share"),
        ("Es ist 40 Prozent der Fläche .", 40, "percent", "share"),
        ("Drei Soldaten wurden getötet .", 3, "persons", "killed"),
        ("Die Mission hatte 800 Soldaten .", 800, "persons", "troops"),
        ("Im Land waren rund 2000 Soldaten .", 2000, "persons", "troops"),
        ("Es waren 17.000 Mann .", 17000, "persons", "troops"),
        ("Es waren zwei Männer .", 2, "persons", "men"),
        ("Rund 60 Verletzte waren im Krankenhaus .", 60, "persons", "injured"),
        ("Die Polizei hat 30 Demonstranten festgenommen .", 30, "persons", "arrested"),
        ("Hunderte Menschen demonstrierten in Wien .", 100, "persons", "protesters"),
        ("Das Land hat vier bewaffnete Gruppen .", 4, "items", "armed-groups"),
        ("Es waren 8.000 im Lande erzeugten Brennstäbe .", 8000, "items", "fuel-rods"),
        ("Die Stadt ist 30 Kilometer von Wien entfernt .", 30, "km", "distance"),
        ("Das Gesetz wurde mit 27 von 35 Stimmen beschlossen .", 27, "votes", "votes-in-favour"),
        ("Der Preis betrug 90 Dollar pro Barrel .", 90, "USD", "price"),
        ("Die Ölförderung betrug 2 Millionen Barrel pro Tag .", 2e6, "barrel/day", "production"),
        ("Die Zahl der Toten stieg auf 384 .", 384, "persons", "killed"),
        ("Es ist eine 30-prozentige Beteiligung .", 30, "percent", "ownership-share"),
        ("Er hat 150 Deutsche Mark .", 150, "DEM", None),
    ],
)
def test_value_unit_and_measure(text: str, value: float, unit: str, measure: str | None) -> None:
    first = found(text)[0]
    assert (first.value, first.unit, first.measure) == (value, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "Es waren drei Jahre .",
        "Der Artikel 5 des Vertrags .",
        "Nach Art. 51 der Charta .",
        "Ein A 340 Flugzeug .",
        "Die Mannschaft hat 14 Punkte .",
        "Sie kamen Anfang 2005 Soldaten .",
        "Er war von 1989 bis 1997 Präsident .",
        "Die 30. Sitzung .",
        "Die Resolution 1612 der Staaten .",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert found(text) == []


def test_growth_and_level_are_two() -> None:
    growth, level = found("Der Handel ist um mehr als 34 Prozent gestiegen, was 26,5 Milliarden Dollar entspricht .")
    assert (growth.measure, level.measure) == ("trade-growth", "trade-turnover")
    assert (growth.unit, level.unit) == ("percent", "USD")


def test_elided_units() -> None:
    first, second = found("Der Zoll sank von 15 auf 7,5 Prozent .")
    assert [(each.value, each.unit, each.measure) for each in (first, second)] == [
        (15, "percent", "tariff"),
        (7.5, "percent", "tariff"),
    ]
    first, second = found("Die Schulden stieg von 20 auf 25 Milliarden Euro .")
    assert (first.value, first.unit, second.value) == (20e9, "EUR", 25e9)


def test_each_clause_has_its_own_fate() -> None:
    killed, displaced = found("Sie haben 400 Menschen getötet und 2.000 Menschen nach Westen vertrieben .")
    assert (killed.measure, displaced.measure) == ("killed", "displaced")


def test_some_of_them_share_the_fate() -> None:
    measures = [each.measure for each in found("Es wurden 126 Menschen getötet, darunter 68 Kinder und 13 Frauen .")]
    assert measures == ["killed", "killed", "killed"]


def test_people_counted_before_need_no_noun() -> None:
    killed, injured = found("Es starben 13 Menschen, mehr als 40 wurden verletzt .")
    assert [(each.value, each.unit, each.measure) for each in (killed, injured)] == [
        (13, "persons", "killed"),
        (40, "persons", "injured"),
    ]


def test_part_of_a_whole_has_the_unit_of_the_whole() -> None:
    part, whole = found("Das haben fünf der 27 Staaten beschlossen .")
    assert (part.value, part.unit, whole.value) == (5, "states", 27)


def test_the_explicit_minus_is_kept() -> None:
    [one] = found("Der Handel betrug minus 8,7 Prozent .")
    assert (one.value, one.measure) == (-8.7, "trade-growth")


def test_span_is_bound_number_and_noun() -> None:
    text = "Im Land starben fast 1.400 weitere Zivilisten ."
    [one] = found(text)
    assert text[one.start : one.end] == "fast 1.400 weitere Zivilisten"


def test_circumstances_come_from_the_earlier_steps() -> None:
    text = "Der Handel zwischen Ruritanien und Graustark betrug 2021 etwa 5 Milliarden Dollar ."
    draft = draft_of(text)
    for name in ("Ruritanien", "Graustark"):
        at = text.index(name)
        entity = Entity(id=f"x/{name}", type=EntityType.STATE, names=Names(de=name))
        draft.add_mention(MentionDraft(at, at + len(name), entity.id, MentionForm.NAME), entity)
    at = text.index("2021")
    draft.times.append(TimeDraft(at, at + 4, TimeType.DATE, "2021", "2021"))
    draft.quotations.append(QuotationDraft([(0, len(text))], QuotationType.DIRECT, speaker="x/somebody"))
    quantities.find(draft)
    [one] = draft.quantities
    assert set(one.about) == {"x/Ruritanien", "x/Graustark"}
    assert (one.period, one.speaker, one.quotation) == ("2021", "x/somebody", 0)


def test_page_furniture_has_no_quantities() -> None:
    text = "Drei Soldaten starben . 12 Kommentare ."
    draft = draft_of(text)
    draft.boilerplate.append(BoilerplateDraft(text.index("12"), len(text), "comments"))
    quantities.find(draft)
    assert [each.value for each in draft.quantities] == [3]


@pytest.mark.parametrize(
    "text", ["5 Euro " * 3000, "von 15 auf 7 Prozent " * 1000, "1 " * 5000, "drei Soldaten und " * 1000]
)
def test_long_sentences_take_linear_time(text: str) -> None:
    assert isinstance(found(text), list)


def test_a_sentence_takes_up_the_measure_of_the_one_before() -> None:
    [figure] = found("Peru blockierte neue Hilfen für Chile. Es geht um 6,5 Milliarden Euro.")
    assert (figure.value, figure.unit, figure.measure) == (6.5e9, "EUR", "aid")
    [other] = found("Peru blockierte neue Hilfen für Chile. Im Haushalt fehlen 6,5 Milliarden Euro.")
    assert other.measure != "aid"
