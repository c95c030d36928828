"""Any spaCy pipeline drops in by name or path; one that is not there is said in one line."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from depesche.errors import ModelError
from depesche.languages.de import pipeline
from depesche.model import Document, EventType, Published
from depesche.reading.reader import read_all
from depesche.settings import MODELS

# word, part of speech, relation in TIGER's scheme, head, name
SENTENCES = (
    "Putin PROPN sb 1 U-PER|hat AUX ROOT 1 O|Astana PROPN oa 3 U-LOC|besucht VERB oc 1 O|. PUNCT punct 1 O",
    "Merkel PROPN sb 1 U-PER|hat AUX ROOT 1 O|Paris PROPN oa 3 U-LOC|besucht VERB oc 1 O|. PUNCT punct 1 O",
    "Der DET nk 1 O|Mann NOUN sb 2 O|reiste VERB ROOT 2 O|nach ADP mo 2 O|Berlin PROPN nk 3 U-LOC|. PUNCT punct 2 O",
)


def example(nlp: spacy.Language, rows: str) -> Example:
    words, pos, relations, heads, names = zip(*(row.split() for row in rows.split("|")), strict=True)
    morphs = [
        "VerbForm=Part" if word == "besucht" else "VerbForm=Fin" if kind == "AUX" else ""
        for word, kind in zip(words, pos, strict=True)
    ]
    answers = {
        "words": words,
        "pos": pos,
        "morphs": morphs,
        "deps": relations,
        "heads": list(map(int, heads)),
        "entities": names,
    }
    return Example.from_dict(nlp.make_doc(" ".join(words).replace(" .", ".")), {k: list(v) for k, v in answers.items()})


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with TIGER's relations, as most German models have them, that has learned three sentences by heart."""
    random.seed(1)
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("de")
    for component in ("morphologizer", "parser", "ner"):
        nlp.add_pipe(component, config={"min_action_freq": 1} if component == "parser" else {})
    examples = [example(nlp, rows) for rows in SENTENCES]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    path = tmp_path_factory.mktemp("models") / "tiny"
    nlp.to_disk(path)
    return path


def test_a_model_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline there"):
        pipeline.load("no_such_model")


def test_a_pipeline_without_a_parser_drops_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = spacy.blank("de")
    bare.add_pipe("sentencizer")
    bare.to_disk(tmp_path / "bare")
    monkeypatch.setenv("DEPESCHE_MODEL", str(tmp_path / "bare"))
    [doc] = pipeline.analyse(["Ein Satz.\nNoch einer."])
    assert doc.text == "Ein Satz.\nNoch einer."
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ein Satz.", "Noch einer."]


def test_a_pipeline_of_another_scheme_drops_in(tiny: Path) -> None:
    doc = pipeline.load(str(tiny))("Merkel hat Astana besucht.")
    assert [(token.dep_, token.head.text) for token in doc] == [
        ("nsubj", "besucht"),
        ("aux", "besucht"),
        ("obj", "besucht"),
        ("ROOT", "besucht"),
        ("punct", "besucht"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Merkel", "PER"), ("Astana", "LOC")]


def test_articles_are_read_with_a_pipeline_put_in(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_MODEL", str(tiny))
    published = Published(edtf="2024-11-28", basis="metadata")
    [reading] = read_all([Document(id="sha256-0", text="Putin hat Astana besucht.", published=published)])
    assert reading.made_by.model.startswith("de_pipeline")
    assert not reading.misplaced()
    assert [event.type for event in reading.events] == [EventType.CONSULT]


@pytest.mark.parametrize("name", MODELS)
def test_the_pipelines_that_come_along_parse_and_name(name: str) -> None:
    [doc] = pipeline.analyse(["Angela Merkel reiste nach Paris."], pipeline.load(name))
    assert [(token.dep_, token.head.text) for token in doc][:3] == [
        ("nsubj", "reiste"),
        ("flat", "Angela"),
        ("ROOT", "reiste"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Angela Merkel", "PER"), ("Paris", "LOC")]
    assert doc[2].lemma_ == "reisen"
