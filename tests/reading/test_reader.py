"""Whatever the text, its reading is sound: spans re-locate, entities are listed, dates are EDTF, bytes repeat."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche import settings as paths
from depesche.dates import is_edtf
from depesche.model import Document, Published, Reading
from depesche.reading.reader import read_all
from depesche.sources import load

SCHEMA = jsonschema.Draft202012Validator(Reading.model_json_schema(mode="serialization"))

PIECES = st.sampled_from(
    [
        *(
            "Der russische Präsident Wladimir Putin",
            "Toqaev",
            "Schawkat Mirsijojew",
            "die EU-Kommission",
            "er",
            "Moskau",
        ),
        *(
            "sagte",
            "besuchte",
            "traf",
            "ein",
            "unterzeichnete",
            "forderte",
            "habe",
            "sei",
            "laut",
            "dementierte",
            "nicht",
        ),
        *(
            "am Mittwoch",
            "am 27. November",
            "im vergangenen Jahr",
            "2024",
            "30. Februar",
            "heute",
            "seit 1992",
            "31.31.2024",
        ),
        *(
            "28,5\u00a0Milliarden Dollar",
            "34 Prozent",
            "zwischen 3 und 4",
            "1.2.3.4",
            "999999999999999999 Euro",
            "–5 %",
        ),
        *(
            "„",
            "“",
            "”",
            '"',
            "»",
            "«",
            "(",
            ")",
            ".",
            ". ",
            ",",
            ":",
            "\n",
            "\n\n",
            "\u00ad",
            "\u200f",
            "🇰🇿",
            "u\u0308ber",
        ),
        *(
            "Mehr zum Thema: Öl",
            "Foto: dpa",
            "Kommentare (3)",
            "(dpa)",
            "Berlin, 3. März (dpa) –",
            "Quelle: https://a.example/x",
        ),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=40).map(
    lambda parts: "".join(word + space for word, space in parts)
)
DAYS = st.sampled_from([None, "2024-11-27", "2024-02-29", "2024-11", "2024"])
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _read(text: str, day: str | None = "2024-11-27") -> Reading:
    published = Published(edtf=day, basis="metadata") if day else Published()
    [reading] = read_all([Document(id="sha256-0", text=text, published=published)])
    return reading


def check(reading: Reading) -> None:
    assert reading.misplaced() == []
    assert reading.unresolved() == set()
    SCHEMA.validate(json.loads(reading.model_dump_json()))
    dates = [reading.document.published.edtf, *(each.edtf for each in reading.times)]
    dates += [each.period for each in reading.quantities] + [each.date for each in reading.events]
    assert [date for date in dates if date is not None and not is_edtf(date)] == []
    assert all(each.quotation is None or each.quotation < len(reading.quotations) for each in reading.quantities)
    assert len({event.id for event in reading.events}) == len(reading.events)
    for quotation in reading.quotations:
        assert quotation.spans[0].start == quotation.start
        assert quotation.spans[-1].end == quotation.end
    ordered = [(each.start, each.end) for each in reading.mentions]
    assert ordered == sorted(ordered)


@many
@given(TEXTS, DAYS)
def test_news_like_texts_have_sound_readings(text: str, day: str | None) -> None:
    check(_read(text, day))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_sound_reading(text: str) -> None:
    check(_read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u00a0",
        "„" * 3000,
        "“ „ " * 2000,
        "Putin sagte, " * 1500,
        "1.000 " * 3000,
        "(dpa) " * 2000,
        "\u202e\u200f" * 2000,
        "🇰🇿🇷🇺" * 2000,
        "am Mittwoch " * 1500,
        "Kasachstan" * 3000,
        "\n" * 20000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_malformed_texts_neither_crash_nor_hang(text: str) -> None:
    check(_read(text))


def test_the_examples_have_sound_readings_and_the_same_bytes_twice() -> None:
    documents = [found for found in load([paths.examples()]) if isinstance(found, Document)]
    first = [reading.model_dump_json() for reading in read_all(documents)]
    again = [reading.model_dump_json() for reading in reversed(list(read_all(reversed(documents))))]
    assert first == again
    for line in first:
        check(Reading.model_validate_json(line))


def test_boilerplate_yields_no_events() -> None:
    reading = _read(
        "Putin besuchte am Dienstag Kasachstan.\n\nMehr zum Thema: Putin besuchte China und traf Xi Jinping"
    )
    assert [each.kind for each in reading.document.boilerplate] == ["related"]
    edge = reading.document.boilerplate[0].start
    assert reading.events
    assert all(event.end <= edge for event in reading.events)
