from hypothesis import given
from hypothesis import strategies as st

from depesche.sources.text import document, split_head

BODY = "Die Minister trafen sich am Montag.\n\nSie sprachen über Handel.\n"


def test_without_a_head_the_text_is_unchanged() -> None:
    assert document(BODY).text == BODY
    assert document(BODY.replace("\n", "\r\n")).text == BODY


def test_head() -> None:
    found = document(
        "Titel: Treffen in Wien\nDatum: 3. Mai 2019\nQuelle: Beispielblatt\nSprache: de\n\n" + BODY, "a.txt"
    )
    assert (found.title, found.published.edtf, found.language, found.path) == (
        "Treffen in Wien",
        "2019-05-03",
        "de",
        "a.txt",
    )
    assert found.outlet
    assert found.outlet.name == "Beispielblatt"
    assert found.text == BODY


def test_english_head_and_domain() -> None:
    found = document("Title: Talks\nURL: https://www.example.org/talks\nDate: May 3, 2019\n\n" + BODY)
    assert found.url == "https://www.example.org/talks"
    assert found.outlet
    assert found.outlet.domain == "example.org"


def test_what_only_looks_like_a_head_stays_in_the_text() -> None:
    for text in (
        "Ankara: Der Minister reist ab.\n\n" + BODY,
        "Quelle: Augenzeugen\n\n" + BODY,
        "Titel: Ohne Leerzeile\n" + BODY,
        "Datum: 3.5.2019",
        "Titel: Nur ein Kopf\n\n",
    ):
        assert split_head(text) == ({}, text)


@given(st.text(max_size=200))
def test_the_text_is_a_tail_of_the_input(text: str) -> None:
    assert text.endswith(split_head(text)[1])
