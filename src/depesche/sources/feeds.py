"""RSS and Atom feeds saved as files: every entry that carries text is an article. Nothing is fetched."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import fragment_fromstring  # type: ignore[import-untyped]

from depesche.model import Document
from depesche.sources.encoding import MAX_BYTES
from depesche.sources.failure import Failure, UnreadableError
from depesche.sources.identity import make

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table", "section")
)
#: Line breaks in markup are blanks; this sign stands for the real ones.
_BREAK = "\u2029"
_UNSEEN = frozenset(("script", "style", "iframe", "noscript"))
_MARKS = (b"<rss", b"<feed", b"<rdf:RDF", b"<RDF")


def is_feed(data: bytes) -> bool:
    """Whether the beginning of a file is that of a feed and not of a page."""
    head = data[:3000]
    return any(mark in head for mark in _MARKS) and b"<html" not in head.lower()


def entries(data: bytes, where: str) -> Iterator[Document | Failure]:
    """The articles of a feed, in its order; an entry without text is a Failure with its number."""
    try:
        parser = import_module("feedparser")
    except ImportError:
        yield Failure(where, "feeds need feedparser, which is not installed", "pip install feedparser")
        return
    if len(data) > MAX_BYTES:
        yield Failure(where, "the feed is too large", "split it")
        return
    feed: Any = parser.parse(data)
    if not feed.entries:
        yield Failure(where, "no feed with entries is found in the file", "RSS and Atom are read; check the file")
        return
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield make(
                _text(entry),
                path=where if where != "-" else None,
                url=entry.get("link"),
                title=plain(entry.get("title") or ""),
                date=entry.get("published") or entry.get("updated"),
                language=feed.feed.get("language"),
                source=plain(feed.feed.get("title") or ""),
            )
        except UnreadableError as error:
            yield error.at(f"{where}[{number}]")


def _text(entry: Any) -> str:
    """The longest of what the entry gives: the whole article if the feed has it, else the summary."""
    bodies = [part.get("value") or "" for part in entry.get("content") or ()]
    return max((plain(body) for body in (*bodies, entry.get("summary") or "")), key=len)


def plain(markup: str) -> str:
    """The text of a piece of HTML, one line a block."""
    if "<" not in markup:
        return markup.strip()
    try:
        tree = fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        block = node.tag in _BLOCKS
        if event == "start":
            parts += [_BREAK * block, "" if node.tag in _UNSEEN or not isinstance(node.tag, str) else node.text or ""]
        else:
            parts += [_BREAK * block, node.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line)
