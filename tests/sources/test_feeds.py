import pytest

from depesche.model import Document
from depesche.sources import Failure, load
from depesche.sources.feeds import entries, is_feed, plain

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Beispielblatt</title><language>de-DE</language><link>https://www.beispielblatt.de</link>
<item><title>Treffen in Wien</title><link>https://www.beispielblatt.de/1</link>
<pubDate>Fri, 03 May 2019 10:00:00 +0200</pubDate><description>Kurz.</description>
<content:encoded><![CDATA[<p>Die Minister trafen sich.</p><p>Sie sprachen
über <b>Handel</b>.<br>Ende.</p>]]></content:encoded>
</item><item><title>Leer</title></item>
<item><title>Zweite</title><description>Nur eine Zusammenfassung.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Beispielblatt</title><entry><title>Eins</title>
<link href="https://beispielblatt.de/2"/><updated>2019-05-03T10:00:00Z</updated>
<summary>Ein Satz.</summary></entry></feed>"""


def test_rss() -> None:
    first, empty, last = entries(RSS.encode(), "f.xml")
    assert isinstance(first, Document)
    assert first.text == "Die Minister trafen sich.\nSie sprachen über Handel.\nEnde."
    assert (first.title, first.url, first.published.edtf) == (
        "Treffen in Wien",
        "https://www.beispielblatt.de/1",
        "2019-05-03",
    )
    assert first.outlet
    assert (first.outlet.name, first.outlet.domain, first.language) == ("Beispielblatt", "beispielblatt.de", "de")
    assert isinstance(empty, Failure)
    assert empty.where == "f.xml[2]"
    assert isinstance(last, Document)


def test_atom(tmp_path) -> None:
    (tmp_path / "a.atom").write_text(ATOM)
    [found] = load([tmp_path])
    assert isinstance(found, Document)
    assert (found.text, found.published.edtf) == ("Ein Satz.", "2019-05-03")


def test_what_is_no_feed(tmp_path) -> None:
    assert not is_feed(b"<!DOCTYPE html><html><body><rss>")
    [failure] = entries(b"<rss></rss>", "f.xml")
    assert isinstance(failure, Failure)
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><other/>")
    [failure] = load([tmp_path])
    assert isinstance(failure, Failure)


def test_plain() -> None:
    assert plain("a <b>b</b> c") == "a b c"
    assert plain("<script>x()</script><p>a</p>") == "a"
    assert plain("<div>" * 3000 + "tief") in ("tief", "")
    assert plain("") == ""
