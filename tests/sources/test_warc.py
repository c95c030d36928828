import io

import pytest

from depesche.model import Document
from depesche.sources import Failure, load

writer = pytest.importorskip("warcio.warcwriter")
http = pytest.importorskip("warcio.statusandheaders")

PAGE = "<html><head><title>T</title></head><body><article><p>{}</p></article></body></html>"


def archive(pages: list[tuple[str, str, str]], *, gzip: bool) -> bytes:
    out = io.BytesIO()
    warc = writer.WARCWriter(out, gzip=gzip)
    for address, status, body in pages:
        headers = http.StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        warc.write_record(
            warc.create_warc_record(address, "response", payload=io.BytesIO(body.encode()), http_headers=headers)
        )
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its buffer open
@pytest.mark.parametrize("gzip", [True, False])
def test_pages_of_an_archive(tmp_path, gzip: bool) -> None:
    text = "Die Minister der beiden Länder trafen sich am Montag in Wien und sprachen über den Handel."
    pages = [
        ("https://beispielblatt.de/1", "200 OK", PAGE.format(text)),
        ("https://beispielblatt.de/weg", "404 Not Found", PAGE.format(text)),
        ("https://beispielblatt.de/leer", "200 OK", "<html></html>"),
    ]
    (tmp_path / ("a.warc.gz" if gzip else "a.warc")).write_bytes(archive(pages, gzip=gzip))
    first, failure = load([tmp_path])
    assert isinstance(first, Document)
    assert (first.text, first.url) == (text, "https://beispielblatt.de/1")
    assert isinstance(failure, Failure)
    assert failure.where.endswith("https://beispielblatt.de/leer")


def test_damaged_archive(tmp_path) -> None:
    (tmp_path / "a.warc").write_bytes(b"no archive at all\r\n\r\n")
    [failure] = load([tmp_path])
    assert isinstance(failure, Failure)
