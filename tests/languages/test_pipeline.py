"""Any spaCy pipeline drops in by name or path; one that is not there is said in one line."""

from pathlib import Path

import pytest
import spacy

from depesche.errors import ModelError
from depesche.languages.de import pipeline


def test_a_model_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline there"):
        pipeline.load("no_such_model")


def test_another_pipeline_drops_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny = spacy.blank("de")
    tiny.add_pipe("sentencizer")
    tiny.to_disk(tmp_path / "tiny")
    monkeypatch.setenv("DEPESCHE_MODEL", str(tmp_path / "tiny"))
    [doc] = pipeline.analyse(["Ein Satz.\nNoch einer."])
    assert doc.text == "Ein Satz.\nNoch einer."
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ein Satz.", "Noch einer."]


def test_the_shipped_pipeline_parses_and_names() -> None:
    [doc] = pipeline.analyse(["Angela Merkel reiste nach Paris."])
    assert doc.has_annotation("DEP")
    assert {entity.label_ for entity in doc.ents} <= {"PER", "LOC", "ORG", "MISC"}
    assert doc[2].lemma_ == "reisen"
