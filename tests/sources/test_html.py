from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.sources.failure import UnreadableError
from depesche.sources.html import document

PAGE = """<!DOCTYPE html><html lang="de-DE"><head><meta charset="{charset}"><title>Treffen | Beispielblatt</title>
<meta property="og:title" content="Treffen in Wien | Beispielblatt">
<meta property="og:site_name" content="Beispielblatt">
<link rel="canonical" href="https://www.beispielblatt.de/politik/treffen">
<meta property="article:published_time" content="2019-05-03T10:00:00+02:00"></head>
<body><nav><a href="/">Startseite</a> <a href="/sport">Sport</a></nav><article><h1>Treffen in Wien</h1>
<p>Die Außenminister der beiden Länder haben sich in Wien zu einem Gespräch über Handel getroffen.</p>
<p>Danach unterzeichneten sie ein Abkommen über den Bau einer Brücke, das lange vorbereitet worden war.</p>
</article><footer>© 2021 Beispielblatt</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_article_and_metadata(charset: str) -> None:
    found = document(PAGE.format(charset=charset).encode("utf-8" if charset == "utf-8" else "cp1252"), "a.html")
    assert found.title == "Treffen in Wien"
    assert found.published.edtf == "2019-05-03"
    assert found.url == "https://www.beispielblatt.de/politik/treffen"
    assert found.outlet
    assert (found.outlet.name, found.outlet.domain) == ("Beispielblatt", "beispielblatt.de")
    assert found.language == "de"
    assert "Gespräch über Handel getroffen" in found.text
    assert "Sport" not in found.text


@pytest.mark.parametrize(
    "page", ["<html></html>", "<" * 5000, "<div>" * 5000, "<p>\x00</p>", "<!-- nur ein Kommentar -->", "<html><body>"]
)
def test_pages_without_an_article(page: str) -> None:
    with pytest.raises(UnreadableError):
        document(page.encode())


def test_a_piece_of_a_page() -> None:
    assert document(b"<p>Die Minister trafen sich am Montag in Wien.</p>").text == (
        "Die Minister trafen sich am Montag in Wien."
    )


def test_no_day_is_made_up_from_a_copyright_line() -> None:
    page = PAGE.format(charset="utf-8").replace("2019-05-03T10:00:00+02:00", "")
    assert document(page.encode()).published.edtf is None


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200))
def test_no_page_crashes(inside: str) -> None:
    with suppress(UnreadableError):
        assert document(f"<html><body><p>{inside}</p>".encode(errors="replace")).text.strip()
