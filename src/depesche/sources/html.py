"""Web pages: the article's text, title, outlet and day from one HTML file, without any network.

The text is what trafilatura takes for the article; the day is what htmldate finds in the page's own metadata. The
page's ``og:`` and JSON-LD tags name title and outlet.
"""

import re
from datetime import datetime

from htmldate import find_date
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from depesche.model import Document
from depesche.sources.encoding import decode
from depesche.sources.failure import UnreadableError
from depesche.sources.identity import domain_of, make

_CHARSET = re.compile(rb"(?i)<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}>")
_LETTER = re.compile(r"[^\W\d_]")
_ROOT = re.compile(r"(?i)<(?:html|!doctype html)")
#: A fixed horizon, so that the same page gives the same day whenever it is read.
_EARLIEST, _LATEST = datetime(1995, 1, 1), datetime(2100, 1, 1)
_TITLE_SEPARATORS = (" | ", " – ", " - ", " — ", " :: ")


def document(data: bytes, path: str | None = None, url: str | None = None) -> Document:
    """The article of a page that lay at ``url`` if it does not say so itself.

    Raises UnreadableError if no article is found in it.
    """
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    tree = _tree(page)
    url = next((each for each in (_link(tree, "canonical"), _meta(tree, "og:url")) if domain_of(each)), url)
    language = tree.get("lang") or _meta(tree, "og:locale")
    outlet = _meta(tree, "og:site_name") or _meta(tree, "application-name")
    day = _day(tree, url)
    article = _extract(tree, url)
    title = _meta(tree, "og:title") or article.get("title")
    return make(
        article["text"],
        path=path,
        url=url if domain_of(url) else None,
        title=_without_outlet(title, outlet),
        date=day,
        language=language,
        source=outlet or article.get("sitename"),
    )


def _tree(page: str) -> HtmlElement:
    # An encoding declaration contradicts text that is decoded already; a piece of a page is made a page.
    page = _DECLARATION.sub("", page, count=1)
    tree = load_html(page if _ROOT.search(page[:2000]) else f"<html><body>{page}</body></html>")
    if tree is None:
        raise UnreadableError("this is no HTML page", "save the whole page, or give the article as plain text")
    return tree


def _extract(tree: HtmlElement, url: str | None) -> dict[str, str]:
    # trafilatura's own date search would look at the clock; ours is in _day.
    try:
        found = bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            with_metadata=True,
            date_extraction_params={"max_date": "2100-01-01", "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):  # hostile pages
        found = None
    article = found.as_dict() if found is not None and not isinstance(found, dict) else found
    if not article or not _LETTER.search(article.get("text") or ""):
        raise UnreadableError("no article is found in the page", "give the article as plain text")
    return article


def _day(tree: HtmlElement, url: str | None) -> str | None:
    try:
        return find_date(
            tree, extensive_search=False, original_date=True, url=url, min_date=_EARLIEST, max_date=_LATEST
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return None


def _meta(tree: HtmlElement, name: str) -> str | None:
    for element in tree.iterfind(".//meta"):
        if (element.get("property") or element.get("name") or "").lower() == name and element.get("content"):
            return str(element.get("content")).strip() or None
    return None


def _link(tree: HtmlElement, relation: str) -> str | None:
    for element in tree.iterfind(".//link"):
        if (element.get("rel") or "").lower() == relation and element.get("href"):
            return str(element.get("href")).strip() or None
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Schlagzeile | Beispielblatt" → "Schlagzeile", where the page says that this is its outlet."""
    if title and outlet:
        for separator in _TITLE_SEPARATORS:
            if title.endswith(separator + outlet):
                return title[: -len(separator + outlet)]
    return title
