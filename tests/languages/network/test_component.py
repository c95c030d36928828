"""The network in a spaCy pipeline: every text is parsed, saved and loaded pipelines say the same."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from depesche.languages.de.pipeline import load
from depesche.languages.network.component import FACTORY, NetworkComponent
from depesche.languages.network.session import LONGEST

TEXT = "Der kasachische Präsident Kassym-Schomart Tokajew hat am Mittwoch in Astana Wladimir Putin empfangen."


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (
            token.text,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.lemma_,
            token.dep_,
            str(token.head.i),
            token.ent_type_,
        )
        for token in doc
    ]


def is_sound(doc: Doc) -> bool:
    """One root a sentence, and every token reaches it."""
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        if len(roots) != 1 or any(token.i != roots[0].i and roots[0] not in token.ancestors for token in sentence):
            return False
    return True


def test_who_did_what_to_whom() -> None:
    doc = load()(TEXT)
    verb = next(token for token in doc if token.text == "empfangen")
    relations = {token.text: token.dep_ for token in verb.children}
    assert verb.dep_ == "ROOT"
    assert relations["hat"] == "aux"
    assert {relations.get("Präsident"), relations.get("Tokajew"), relations.get("Kassym-Schomart")} & {"nsubj"}
    assert {entity.label_ for entity in doc.ents} >= {"PER", "LOC"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", " Ja. \n Nein. ", "a\tb", "…", "🙂🙂", "x" * 5000])
def test_odd_texts_are_parsed(text: str) -> None:
    doc = load()(text)
    assert doc.text == text
    assert is_sound(doc)


def test_a_sentence_longer_than_the_encoder_can_see_is_one_tree() -> None:
    doc = load()("Er besuchte " + ", ".join(["Berlin"] * (3 * LONGEST)) + ".")
    assert len(list(doc.sents)) == 1
    assert is_sound(doc)


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80))
def test_any_text_is_parsed(text: str) -> None:
    doc = load()(text)
    assert doc.text == text
    assert is_sound(doc)


def test_what_is_saved_says_the_same(tmp_path: Path) -> None:
    nlp = load()
    nlp.to_disk(tmp_path / "saved")
    assert told(spacy.load(tmp_path / "saved")(TEXT)) == told(nlp(TEXT))
    assert told(_copied(nlp)(TEXT)) == told(nlp(TEXT))


def _copied(nlp: Language) -> Language:
    """A pipeline of the same components, filled from bytes."""
    return spacy.util.load_model_from_config(nlp.config).from_bytes(nlp.to_bytes())


def test_a_component_without_a_network_leaves_docs_alone(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(FACTORY)
    assert not nlp("Ein Satz.").has_annotation("DEP")
    component = nlp.get_pipe(FACTORY)
    assert isinstance(component, NetworkComponent)
    component.to_disk(tmp_path / "empty")
    assert not component.from_disk(tmp_path / "empty")(nlp("Noch einer.")).has_annotation("DEP")


def test_a_network_with_a_file_missing_is_refused(tmp_path: Path) -> None:
    load().to_disk(tmp_path / "broken")
    (tmp_path / "broken" / FACTORY / "labels.json").unlink()
    with pytest.raises(OSError, match=r"labels\.json"):
        spacy.load(tmp_path / "broken")


def test_docs_of_a_batch_do_not_mix() -> None:
    nlp = load()
    texts = ["Merkel reiste nach Paris.", "Sie traf Macron.", "Danach sprach sie mit Putin."]
    assert [[token.head.i for token in doc] for doc in nlp.pipe(texts)] == [[t.head.i for t in nlp(x)] for x in texts]
