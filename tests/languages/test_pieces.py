"""Cutting and joining: whatever is in a text, the Doc is that text to the character."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from depesche.languages.de import pipeline
from depesche.languages.de.pieces import LONGEST_PIECE, join, pieces
from depesche.languages.de.sentences import FACTORY

SNIPPETS = st.sampled_from(
    [
        "Er kam.",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u2028",
        "🙂",
        "„Ja!“",
        "z. B.",
        "a",
        "-",
        "ä",
        "\x1c",
        "\u200b",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(SNIPPETS, max_size=30).map("".join))


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("de")
    nlp.add_pipe(FACTORY)
    return nlp


@given(TEXTS, st.integers(2, 40))
def test_the_pieces_are_the_text(text, longest):
    found = pieces(text, longest)
    assert "".join(found) == text
    assert all(found)
    assert all(len(piece) <= longest for piece in found)


@settings(deadline=None, max_examples=300)
@given(text=TEXTS)
def test_a_doc_is_its_text(blank, text):
    (doc,) = pipeline.analyse([text], blank)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_a_parsed_doc_is_its_text(text):
    (doc,) = pipeline.analyse([text])
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\r\n \t"])
def test_nothing_to_parse(text):
    (doc,) = pipeline.analyse([text])
    assert doc.text == text
    assert not doc.ents


def test_many_texts_keep_their_order():
    texts = ["Putin kam.", "", "Merkel ging.\nEr blieb.", "\n"]
    assert [doc.text for doc in pipeline.analyse(texts)] == texts


def test_no_sentence_crosses_a_line_break():
    (doc,) = pipeline.analyse(["Besuch in Astana\nDer Präsident ist am Mittwoch\nangekommen."])
    assert [sent.text for sent in doc.sents] == ["Besuch in Astana\n", "Der Präsident ist am Mittwoch\n", "angekommen."]


def test_white_space_is_no_word():
    (doc,) = pipeline.analyse(["Er\u00a0kam  an.\n\n"])
    white = [token for token in doc if token.is_space]
    assert [token.text for token in white] == ["\u00a0", " ", "\n\n"]
    assert all(token.pos_ == "SPACE" and not token.dep_ and not list(token.children) for token in white)


def test_a_long_line_is_cut_at_sentence_ends(blank):
    line = "Der Handel wuchs um drei Prozent. " * 400
    found = pieces(line)
    assert all(len(piece) <= LONGEST_PIECE for piece in found)
    assert all(piece.endswith(". ") for piece in found)
    (doc,) = pipeline.analyse([line], blank)
    assert len(list(doc.sents)) == 400


def test_a_line_without_blanks_is_cut_hard(blank):
    text = "x" * (3 * LONGEST_PIECE + 7)
    assert [len(piece) for piece in pieces(text)] == [LONGEST_PIECE] * 3 + [7]
    (doc,) = pipeline.analyse([text], blank)
    assert doc.text == text


def test_an_article_is_read_the_same_beside_others():
    text = "Lawrow traf am 20. Mai in Astana ein. Er sagte, die Gespräche seien gut verlaufen.\nFoto: Kreml"
    alone = next(pipeline.analyse([text])).to_json()
    among = list(pipeline.analyse(["Kurz.", text, "Noch ein Artikel.\n" * 20]))[1].to_json()
    assert alone == among


def test_words_of_another_text_are_refused(blank):
    with pytest.raises(ValueError, match="not in the text"):
        join([blank("Er kam.")], "Sie kam.", blank.vocab)


def test_words_too_few_are_refused(blank):
    with pytest.raises(ValueError, match="the text at"):
        join([Doc(blank.vocab, words=["Er"])], "Er kam.", blank.vocab)


def test_odd_white_space_within_a_name_belongs_to_the_name() -> None:
    vocab = Vocab()
    parsed = Doc(vocab, words=["Anna", "Aal", "kam"], ents=["B-PER", "I-PER", "O"], sent_starts=[True, False, False])
    joined = join([parsed], "Anna  Aal kam", vocab)
    assert [entity.text for entity in joined.ents] == ["Anna  Aal"]
