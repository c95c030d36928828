"""Sentence ends: abbreviations, ordinals, initials, quotation marks."""

import pytest
import spacy

from depesche.languages.de import pipeline
from depesche.languages.de.sentences import FACTORY

ONE = [
    "Er traf am 10. Februar in Astana ein.",
    "Das gilt z. B. für Öl und u. a. auch für Gas.",
    "Dr. J. Müller und Prof. Dr. A. B. Schmidt sprachen.",
    "Das steht in Art. 5 Abs. 2 und in Nr. 5 der Liste.",
    "Der Handel erreichte 26,5 Mrd. Euro bzw. 30 Mio. Dollar.",
    "Papst Johannes Paul II. besuchte St. Petersburg im 20. Jahrhundert.",
    "Es war der 30. Jahrestag, den sie am 3. Oktober begingen.",
    "„Wir kommen!“, sagte er.",
    "„Kommen sie?“ fragte der Minister.",
    "»Nein!« rief sie.",
    "Das Portal bbabo.Net berichtete.",
    "Er nannte es … seltsam.",
    "US-Präsident a. D. Jimmy Carter kam.",
    "Am 8./9. Mai trafen sie sich in Moskau.",
    "Die Firma Meyer & Co. KG und G. W. Bush kamen.",
]
TWO = [
    ("Er kam im Jahr 2010.", "Er blieb."),
    ("„Das ist so.“", "Er ging."),
    ("Er sagte: „Wir haben viel erreicht.“", "Die Delegation reiste ab."),
    ("Sie kamen, sahen usw.", "Die anderen blieben."),
    ("Der Kurs stieg auf 80.", "Anleger freuten sich."),
    ("Das ist gut!", "Wirklich?"),
    ("Er hat das bestätigt (so die Agentur).", "Der Kreml schwieg."),
    ("Der Wert liegt bei 1,5.", "Das ist viel."),
    ("Wir warten...", "Niemand kommt."),
    ("Das Treffen endete um 20 Uhr.", "30 Minister kamen."),
    ("Die Summe beträgt 10 Mrd.", "Das ist viel."),
    ("Das sind 3,5 Prozent.", "2023 waren es 4."),
    ("Er ging.", "„Das war alles“, sagte sie."),
]


@pytest.fixture(scope="module")
def rules():
    nlp = spacy.blank("de")
    nlp.add_pipe(FACTORY)
    return nlp


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(rules, text):
    (doc,) = pipeline.analyse([text], rules)
    assert [sent.text for sent in doc.sents] == [text]


@pytest.mark.parametrize("parts", TWO)
def test_two_sentences(parts):
    (doc,) = pipeline.analyse([" ".join(parts)])
    assert tuple(sent.text for sent in doc.sents) == parts


def test_the_parser_keeps_to_the_rules():
    text = " ".join([*ONE[:5], "Und das war es."])
    (doc,) = pipeline.analyse([text])
    assert len(list(doc.sents)) == 6
