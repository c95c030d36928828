"""Web archives (WARC, packed or not): every archived HTML page with an article is a document."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from depesche.model import Document
from depesche.sources import html
from depesche.sources.encoding import MAX_BYTES
from depesche.sources.failure import Failure, UnreadableError

_HTML = ("text/html", "application/xhtml+xml")


def pages(path: Path) -> Iterator[Document | Failure]:
    """The pages of an archive in its order; answers other than 200 and other kinds of files are passed over."""
    where = str(path)
    try:
        iterator = import_module("warcio.archiveiterator").ArchiveIterator
        broken = import_module("warcio.exceptions").ArchiveLoadFailed
    except ImportError:
        yield Failure(where, "web archives need warcio, which is not installed", "pip install warcio")
        return
    with path.open("rb") as stream:
        try:
            for record in iterator(stream):
                if _is_page(record):
                    yield _page(record, where)
        except (broken, OSError, EOFError, ValueError) as error:
            message = " ".join(str(error).split())[:200]
            yield Failure(where, f"the archive is damaged ({message})", "what was read before it counts")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in _HTML


def _page(record: Any, where: str) -> Document | Failure:
    address = record.rec_headers.get_header("WARC-Target-URI")
    try:
        return html.document(record.content_stream().read(MAX_BYTES + 1), where, url=address)
    except UnreadableError as error:
        return error.at(f"{where} {address}")
