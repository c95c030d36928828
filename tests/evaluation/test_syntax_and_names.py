"""The scorers of syntax and names, on sentences of our own and a model that is told what to answer."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from depesche.errors import UsageError
from depesche.evaluation import names, syntax

TREEBANK = """\
# text = Er sei zum Treffen gereist.
1\tEr\ter\tPRON\tPPER\tCase=Nom\t6\tnsubj\t_\t_
2\tsei\tsein\tAUX\tVAFIN\tMood=Sub|VerbForm=Fin\t6\taux\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tTreffen\tTreffen\tNOUN\tNN\tCase=Dat\t6\tobl\t_\t_
6\tgereist\treisen\tVERB\tVVPP\tVerbForm=Part\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t$.\t_\t6\tpunct\t_\t_

"""
GOLD = {
    "heads": [4, 4, 3, 4, 4, 4],
    "deps": ["nsubj", "aux", "case", "obl", "ROOT", "punct"],
    "pos": ["PRON", "AUX", "ADP", "NOUN", "VERB", "PUNCT"],
    "lemmas": ["er", "sein", "zu", "Treffen", "reisen", "."],
    "morphs": ["", "Mood=Sub|VerbForm=Fin", "", "", "VerbForm=Part", ""],
}


@Language.factory("test_oracle", default_config={"answers": {}})
def oracle(nlp, name, answers):
    def answer(doc):
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        return Doc(doc.vocab, words=words, spaces=spaces, **answers)

    return answer


def model(**answers):
    nlp = spacy.blank("de")
    nlp.add_pipe("test_oracle", config={"answers": answers})
    return nlp


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "treebank.conllu"
    path.write_text(TREEBANK, encoding="utf8")
    return path


def test_contractions_are_one_word(treebank):
    (sentence,) = syntax.read(treebank)
    assert [word.form for word in sentence] == ["Er", "sei", "zum", "Treffen", "gereist", "."]
    assert [word.head for word in sentence] == [4, 4, 3, 4, -1, 4]


def test_all_right(treebank):
    assert set(syntax.evaluate(treebank, model(**GOLD)).values()) == {100.0}


def test_a_wrong_head_and_a_wrong_mood(treebank):
    answers = GOLD | {"heads": [4, 4, 3, 1, 4, 4], "morphs": [""] * 6}
    figures = syntax.evaluate(treebank, model(**answers))
    assert figures["UAS"] == figures["LAS"] == pytest.approx(83.33)
    assert figures["UPOS"] == 100
    assert figures["Mood=Sub R"] == 0


GERMEVAL = """\
#\thttp://example.org\t[2014]
1\tWladimir\tB-PER\tO
2\tPutin\tI-PER\tO
3\tbesucht\tO\tO
4\tdas\tO\tO
5\tdeutsche\tB-LOCderiv\tO
6\tBerlin\tB-LOC\tO
7\t.\tO\tO

"""


def test_names(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text(GERMEVAL, encoding="utf8")
    ((text, found),) = names.read(path)
    assert text == "Wladimir Putin besucht das deutsche Berlin."
    assert found == {names.Name(0, 14, "PER"), names.Name(36, 42, "LOC")}
    figures = names.evaluate(path, model(ents=["B-PER", "I-PER", "O", "O", "B-LOC", "O", "O"]))
    assert figures["PER F1"] == 100
    assert figures["LOC F1"] == 0
    assert figures["F1"] == 50


@pytest.mark.parametrize("gap", ["\t", " "])
def test_names_in_two_columns(gap, tmp_path):
    rows = ["Wladimir B-PER", "Putin I-PERSON", "besucht O", "Berlin B-location", ". O", "", "-DOCSTART- O", "", "Ja O"]
    path = tmp_path / "names.iob2"
    path.write_text("\n".join(rows).replace(" ", gap), encoding="utf8")
    (first, found), (second, nothing) = names.read(path)
    assert (first, second) == ("Wladimir Putin besucht Berlin.", "Ja")
    assert found == {names.Name(0, 14, "PER"), names.Name(23, 29, "LOC")}
    assert nothing == set()


def test_a_line_that_is_neither_form_is_named(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("Wladimir\tB-PER\nPutin\tProper\n", encoding="utf8")
    with pytest.raises(UsageError, match="Putin"):
        list(names.read(path))


def test_errors_of_names_are_listed(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text(GERMEVAL, encoding="utf8")
    listed = list(names.errors(path, model(ents=["B-PER", "I-PER", "O", "O", "B-LOC", "O", "O"])))
    assert [line.split("\t")[:3] for line in listed] == [["missed", "LOC", "Berlin"], ["wrong", "LOC", "deutsche"]]


def test_errors_of_trees_are_listed(treebank):
    answers = GOLD | {"heads": [4, 4, 3, 1, 4, 4], "morphs": [""] * 6}
    listed = [line.split("\t")[:3] for line in syntax.errors(treebank, model(**answers))]
    assert ["subjunctive", "True → False", "sei"] in listed
    assert ["head", "obl of gereist → obl of sei", "Treffen"] in listed
    assert not list(syntax.errors(treebank, model(**GOLD)))
