"""Verb forms: particles put back, and the subjunctive by its form and its subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.de import pipeline
from depesche.languages.de.conjugation import Reading, irregular, irregular_forms, is_preterite, readings, split_prefix
from depesche.languages.de.lemmas import adjective_lemma, noun_lemma, verb_infinitive
from depesche.languages.de.verbs import is_subjunctive, verb_lemma


def verbs(text):
    (doc,) = pipeline.analyse([text])
    return [token for token in doc if token.pos_ in ("VERB", "AUX")]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Putin traf am Mittwoch in Astana ein.", "eintreffen"),
        ("Der Minister nahm an dem Treffen teil.", "teilnehmen"),
        ("Die Bundesregierung lehnt den Vorschlag ab.", "ablehnen"),
        ("Der Präsident trat gestern zurück.", "zurücktreten"),
        ("Er fügte das hinzu.", "hinzufügen"),
        ("Er dankte ihm und kündigte einen Besuch an.", "ankündigen"),
    ],
)
def test_the_particle_is_put_back(text, lemma):
    assert lemma in [verb_lemma(token) for token in verbs(text)]


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("stieg", "steigen"),
        ("gestiegen", "steigen"),
        ("eingetroffen", "eintreffen"),
        ("verbracht", "verbringen"),
        ("unterzeichnete", "unterzeichnen"),
        ("zurückgetreten", "zurücktreten"),
        ("führen", "führen"),
        ("vorzulegen", "vorlegen"),
        ("einzutreffen", "eintreffen"),
        ("zuzustimmen", "zustimmen"),
        ("massakrierten", "massakrieren"),
        ("kartellierte", "kartellieren"),
        ("mußte", "müssen"),
        ("habe", "haben"),
        ("sei", "sein"),
    ],
)
def test_infinitives(form, infinitive):
    assert verb_infinitive(form) == infinitive


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Ländern", "Land"),
        ("Handelsabkommens", "Handelsabkommen"),
        ("US-Truppen", "US-Truppe"),
        ("Sanktionen", "Sanktion"),
    ],
)
def test_nouns(form, lemma):
    assert noun_lemma(form) == lemma


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Er sagte, er sei krank und habe Fieber.", ["sei", "habe"]),
        ("Die Länder hätten sich geeinigt, teilte er mit.", ["hätten"]),
        ("Der Handel wachse, erklärte die Ministerin.", ["wachse"]),
        ("Man könne das nicht hinnehmen, es müsse sich ändern.", ["könne", "müsse"]),
        ("Die Gespräche seien gut verlaufen, und man werde sie fortsetzen.", ["seien", "werde"]),
        ("Ich habe das gesagt, und ich werde es tun.", []),
        ("Sie haben das Abkommen unterzeichnet und sagten nichts.", []),
        ("Der Minister reiste ab und forderte mehr Geld.", []),
        ("Dann käme er, und sie gingen.", ["käme"]),
    ],
)
def test_subjunctive(text, forms):
    assert [token.text for token in verbs(text) if is_subjunctive(token)] == forms


def test_the_model_is_put_right():
    (sei,) = [token for token in verbs("Er sagte, Berlin sei bereit.") if token.text == "sei"]
    assert "Mood=Sub" in sei.morph


def test_readings_of_forms():
    assert readings("sage", "sagen") == {
        Reading("Ind", "Pres", 1, False),
        Reading("Sub", "Pres", 1, False),
        Reading("Sub", "Pres", 3, False),
    }
    assert {reading.mood for reading in readings("träfen", "treffen")} == {"Sub"}
    assert {reading.mood for reading in readings("eintreffe", "eintreffen") if reading.person == 3} == {"Sub"}
    assert readings("fordere", "fordern") >= {Reading("Sub", "Pres", 3, False)}
    assert not readings("tisch", "sagen")


@pytest.mark.parametrize(
    ("form", "infinitive", "expected"),
    [
        ("drangen", "dringen", True),
        ("verschwanden", "verschwinden", True),
        ("sagte", "sagen", True),
        ("beschlossen", "beschließen", False),  # a participle too
        ("sagen", "sagen", False),
        ("möchte", "mögen", False),
    ],
)
def test_preterites(form, infinitive, expected):
    assert is_preterite(form, infinitive) is expected


def test_prefixes_of_irregular_verbs():
    assert split_prefix("wiederherstellen") == ("", "wiederherstellen")
    assert split_prefix("eintreffen") == ("ein", "treffen")
    assert split_prefix("anerkennen") == ("aner", "kennen")


@given(st.sampled_from(sorted(irregular())))
def test_every_irregular_verb_has_its_forms(infinitive):
    entry = irregular()[infinitive]
    for form in entry.present:
        assert Reading("Ind", "Pres", 3, False) in readings(form, infinitive)
    for form in entry.subjunctive:
        assert Reading("Sub", "Past", 3, False) in readings(form, infinitive)
    assert set(entry.participle) <= irregular_forms().keys()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("besten", "gut"), ("größere", "groß"), ("stärkster", "stark"), ("kommenden", "kommend"), ("kasachischen", None)],
)
def test_adjectives(form, lemma):
    assert adjective_lemma(form) == lemma


@pytest.mark.parametrize(
    ("form", "participle", "infinitive"),
    [
        ("vereinbart", True, "vereinbaren"),
        ("vereinbarten", False, "vereinbaren"),
        ("herabgestuft", True, "herabstufen"),
        ("herabzustufen", False, "herabstufen"),
        ("gewährt", True, "gewähren"),
        ("erpresste", False, "erpressen"),
        ("überantwortet", True, "überantworten"),
        ("verboten", True, "verbieten"),
        ("gelang", False, "gelingen"),
    ],
)
def test_regular_verbs_that_the_table_lacks(form: str, participle: bool, infinitive: str) -> None:
    assert verb_infinitive(form, participle) == infinitive
