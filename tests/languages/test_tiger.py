"""Trees of TIGER become Universal Dependencies: words with content are the heads."""

import pytest
import spacy
from spacy.tokens import Doc

from depesche.languages.de.tiger import set_universal, speaks_tiger


def tree(
    words: str, pos: str, heads: list[int], relations: str, lemmas: str = "", morphs: list[str] | None = None
) -> Doc:
    split = words.split()
    return Doc(
        spacy.blank("de").vocab,
        words=split,
        pos=pos.split(),
        heads=heads,
        deps=relations.split(),
        lemmas=lemmas.split() if lemmas else split,
        morphs=morphs or [""] * len(split),
    )


def found(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in set_universal(doc)]


def test_the_main_verb_is_the_head_of_its_auxiliary() -> None:
    doc = tree(
        "Putin hat Astana besucht .",
        "PROPN AUX PROPN VERB PUNCT",
        [1, 1, 3, 1, 1],
        "sb ROOT oa oc punct",
        lemmas="Putin haben Astana besuchen .",
    )
    assert found(doc) == [
        ("Putin", "nsubj", "besucht"),
        ("hat", "aux", "besucht"),
        ("Astana", "obj", "besucht"),
        ("besucht", "ROOT", "besucht"),
        (".", "punct", "besucht"),
    ]


def test_passives_have_a_passive_subject() -> None:
    doc = tree(
        "Putin wurde empfangen",
        "PROPN AUX VERB",
        [1, 1, 1],
        "sb ROOT oc",
        lemmas="Putin werden empfangen",
        morphs=["", "VerbForm=Fin", "VerbForm=Part"],
    )
    assert [entry[1] for entry in found(doc)] == ["nsubj:pass", "aux:pass", "ROOT"]


def test_the_noun_is_the_head_of_its_preposition() -> None:
    doc = tree(
        "Er reiste nach dem Treffen in Berlin ab",
        "PRON VERB ADP DET NOUN ADP PROPN ADP",
        [1, 1, 1, 4, 2, 4, 5, 1],
        "sb ROOT mo nk nk mnr nk svp",
    )
    assert found(doc) == [
        ("Er", "nsubj", "reiste"),
        ("reiste", "ROOT", "reiste"),
        ("nach", "case", "Treffen"),
        ("dem", "det", "Treffen"),
        ("Treffen", "obl", "reiste"),
        ("in", "case", "Berlin"),
        ("Berlin", "nmod", "Treffen"),
        ("ab", "compound:prt", "reiste"),
    ]


def test_joined_phrases_hang_on_the_first() -> None:
    doc = tree("Merkel und Macron reden", "PROPN CCONJ PROPN VERB", [3, 0, 1, 3], "sb cd cj ROOT")
    assert found(doc)[:3] == [("Merkel", "nsubj", "reden"), ("und", "cc", "Macron"), ("Macron", "conj", "Merkel")]


def test_a_predicate_is_the_head_of_its_copula() -> None:
    doc = tree("Er ist Präsident", "PRON AUX NOUN", [1, 1, 1], "sb ROOT pd", lemmas="er sein Präsident")
    assert found(doc) == [("Er", "nsubj", "Präsident"), ("ist", "cop", "Präsident"), ("Präsident", "ROOT", "Präsident")]


def test_universal_trees_are_left_alone() -> None:
    doc = tree("Er kommt", "PRON VERB", [1, 1], "nsubj ROOT")
    assert found(doc) == [("Er", "nsubj", "kommt"), ("kommt", "ROOT", "kommt")]


@pytest.mark.parametrize(("labels", "is_tiger"), [(("sb", "oa", "nk"), True), (("nsubj", "obj"), False)])
def test_the_parser_says_which_scheme_it_has(labels: tuple[str, ...], is_tiger: bool) -> None:
    nlp = spacy.blank("de")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)
    assert speaks_tiger(nlp) is is_tiger
