"""Sentences as evidence: whole, marked, and never longer than a screen."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from depesche.queries.evidence import around, evidence


def row(text: str) -> dict[str, Any]:
    return {"id": "d", "title": None, "outlet": None, "published": None, "url": None, "path": None, "text": text}


def test_the_sentence_around_a_span() -> None:
    text = "Davor. Er kam am 10. Februar mit 5 Mio. Dollar, z. B. in bar. Danach."
    found = around(row(text), text.index("Februar"), text.index("Februar") + 7)
    assert found.text.startswith("Er kam am 10. Februar mit 5 Mio.")
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["Februar"]


def test_a_very_long_sentence_is_cut_at_words() -> None:
    text = "Wort " * 300 + "Ziel " + "Wort " * 300
    found = around(row(text), text.index("Ziel"), text.index("Ziel") + 4)
    assert len(found.text) < 700
    assert found.text.split()[0] == "Wort"


@given(st.text(min_size=1, max_size=400), st.data())
def test_evidence_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for found in (around(row(text), start, end), evidence(row(text), 0, len(text), [(start, end)])):
        assert text[found.start : found.start + len(found.text)] == found.text
        assert all(mark.end <= len(found.text) for mark in found.marks)
