"""The contract: what a reading looks like as JSON, and what makes it sound."""

import json

import jsonschema
import pytest
from hypothesis import given
from pydantic import ValidationError
from strategies import readings

from depesche.model import Document, MadeBy, Mention, MentionForm, Reading

CONTRACT = {
    "document": {"id", "path", "url", "title", "language", "outlet", "published", "credits", "boilerplate", "text"},
    "entities": {"id", "type", "names", "aliases", "wikidata", "country", "known"},
    "mentions": {"start", "end", "text", "entity", "form", "confidence"},
    "times": {"start", "end", "text", "type", "timex", "edtf"},
    "quotations": {
        *("start", "end", "text", "spans", "type", "speaker", "speaker_span", "cue", "addressee", "confidence")
    },
    "quantities": {
        *("start", "end", "text", "value", "low", "high", "unit", "bound", "measure", "about", "period"),
        *("speaker", "quotation"),
    },
    "events": {
        *("id", "start", "end", "text", "sentence", "type", "mode", "status", "participants", "date", "place"),
        *("speaker", "contexts", "confidence"),
    },
    "positions": {"start", "end", "text", "person", "title", "office", "body", "status", "day", "verdict"},
}


def test_json_has_exactly_the_fields_of_the_contract() -> None:
    schema = Reading.model_json_schema(mode="serialization")
    assert set(schema["properties"]) == {"schema", "made_by", *CONTRACT}
    names = dict(
        zip(
            CONTRACT,
            ["Document", "Entity", "Mention", "Time", "Quotation", "Quantity", "Event", "Position"],
            strict=True,
        )
    )
    for section, name in names.items():
        assert set(schema["$defs"][name]["properties"]) == CONTRACT[section], section


@given(readings())
def test_every_reading_validates_against_its_schema_and_round_trips(reading: Reading) -> None:
    dumped = json.loads(reading.model_dump_json())
    jsonschema.Draft202012Validator(Reading.model_json_schema(mode="serialization")).validate(dumped)
    assert dumped["schema"] == "depesche-reading/1"
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


@given(readings())
def test_sound_readings_have_no_misplaced_spans_and_no_loose_entities(reading: Reading) -> None:
    assert reading.misplaced() == []
    assert reading.unresolved() == set()


def _reading(**fields: object) -> Reading:
    document = Document(id="sha256-0", text="Putin sagte")
    return Reading(document=document, made_by=MadeBy(depesche="0", model="m", knowledge="k"), **fields)


def test_a_span_that_does_not_relocate_is_noticed() -> None:
    mention = Mention(start=0, end=5, text="Lawrow", entity="person/l", form=MentionForm.NAME)
    reading = _reading(mentions=(mention,))
    assert reading.misplaced() == [mention]
    assert reading.unresolved() == {"person/l"}


def test_a_span_beyond_the_text_is_noticed() -> None:
    mention = Mention(start=6, end=60, text="sagte", entity="person/l", form=MentionForm.NAME)
    assert _reading(mentions=(mention,)).misplaced() == [mention]


def test_unknown_fields_and_changes_are_refused() -> None:
    with pytest.raises(ValidationError):
        Mention(start=0, end=1, text="P", entity="e", form=MentionForm.NAME, color="red")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        _reading().document.text = "anders"  # type: ignore[misc]
