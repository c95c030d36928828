"""The steps work as components of a spaCy pipeline of one's own."""

import pytest
import spacy
from corpus import TEXTS, corpus

from depesche.languages.de.pipeline import load
from depesche.reading import components
from depesche.reading.reader import STEPS


def test_all_steps_are_there_by_name() -> None:
    nlp = spacy.blank("de")
    for name, _ in STEPS:
        nlp.add_pipe(f"depesche_{name}")
    assert nlp.pipe_names == [f"depesche_{name}" for name, _ in STEPS]
    assert components.depesche is not None


def test_the_whole_reading_in_one_component() -> None:
    day, text = TEXTS["a"]
    doc = load()(text)
    doc._.published = day
    component = spacy.blank("de").create_pipe("depesche")
    draft = component(doc)._.depesche
    [reading] = [each for each in corpus() if each.document.text == text]
    assert {each.entity for each in reading.mentions} == {each.entity for each in draft.mentions}
    assert len(draft.events) == len(reading.events)


def test_one_step_alone_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("depesche_times")
    found = nlp("Am 12. März 2025 kam er an.")._.depesche.times
    assert [(each.start, each.end) for each in found] == [(3, 16)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "„“", "🇰🇿"])
def test_odd_texts_pass_through(text: str) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("depesche_layout")
    assert nlp(text).text == text
