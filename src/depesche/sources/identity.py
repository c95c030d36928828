"""One way to make a Document: its id, its outlet, its day, and the few repairs that any text needs."""

import hashlib
import json
import re
from urllib.parse import urlsplit

from depesche.model import Basis, Document, OutletRef, Published
from depesche.sources.dates import day
from depesche.sources.failure import UnreadableError

#: One code point for one, so that offsets stay: no database takes these, and no UTF-8 holds a lone surrogate.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_DOMAIN = re.compile(r"(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LANGUAGE = re.compile(r"(?i)([a-z]{2,3})(?:[-_].*)?")


def make(
    text: str,
    *,
    path: str | None = None,
    url: object = None,
    title: object = None,
    date: object = None,
    language: object = None,
    source: object = None,
    domain: object = None,
) -> Document:
    r"""The document of ``text`` and what its source knows of it; what is of the wrong kind counts as unknown.

    ``text`` is kept but for ``\r\n`` → ``\n`` and characters that cannot be stored. ``source`` is the outlet's name,
    domain or address. The id is a hash of url, title, day and text, not of the path: the same article is the same
    document wherever it lies. Raises UnreadableError if the text is empty.
    """
    body = _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n"))
    if not body.strip():
        raise UnreadableError("there is no text", "an article needs a body; leave the input out if it has none")
    address, headline = _words(url), _words(title)
    published = day(date)
    key = json.dumps([address, headline, published, body], ensure_ascii=False)
    return Document(
        id="sha256-" + hashlib.sha256(key.encode()).hexdigest(),
        path=_UNSTORABLE.sub("\ufffd", path) if path else None,
        url=address,
        title=headline,
        language=_language(language) or "de",
        outlet=_outlet(_words(source), _words(domain), address),
        published=Published(edtf=published, basis=Basis.METADATA) if published else Published(),
        text=body,
    )


def domain_of(address: str | None) -> str | None:
    """The domain of an address or of a bare domain, lower case, without ``www.``; None if it is neither."""
    if not address:
        return None
    try:
        host = urlsplit(address if "//" in address else "//" + address).hostname or ""
    except ValueError:
        return None
    host = host.lower().rstrip(".").removeprefix("www.")
    return host if _DOMAIN.fullmatch(host) else None


def _words(value: object) -> str | None:
    """A string of metadata on one line, or None if there is none."""
    if not isinstance(value, str):
        return None
    return " ".join(_UNSTORABLE.sub("\ufffd", value).split()) or None


def _language(value: object) -> str | None:
    found = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[1].lower() if found else None


def _outlet(source: str | None, domain: str | None, url: str | None) -> OutletRef | None:
    """The outlet by its name, else by its domain; a source that is itself an address names only the domain."""
    of_source = domain_of(source) if source and " " not in source else None
    host = domain_of(domain) or of_source or domain_of(url)
    name = source if source and not of_source else host
    return OutletRef(name=name, domain=host) if name else None
