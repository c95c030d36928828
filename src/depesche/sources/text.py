"""Plain text: an article, with or without a head of ``Key: value`` lines before it.

The head is kept out of the document's text only where it is clearly a head: every line up to the first blank line is
``Key: value`` with a key of the list below, and at least one of them is a key that no sentence begins with. In any
other case the text is the whole input, unchanged.
"""

import re

from depesche.model import Document
from depesche.sources.identity import make

#: Keys in German and English, lower case, by the field they fill; the fields without a use are read over.
_KEYS = {
    "title": "title titel headline überschrift schlagzeile",
    "date": "date datum published published_at publication-date date_publish veröffentlicht veröffentlichungsdatum "
    "erschienen pubdate",
    "url": "url link adresse address",
    "source": "source quelle outlet medium zeitung publisher herausgeber source_domain domain website",
    "language": "language sprache lang",
    "": "author autor autorin by von section ressort rubrik kategorie category keywords schlagwörter tags id "
    "description beschreibung",
}
_FIELD_OF = {key: field for field, keys in _KEYS.items() for key in keys.split()}
#: A sentence may begin with "Quelle: …" or "Von: …"; a head made of these alone is not clearly one.
_CLEAR = {"title", "date", "url", "language"}
_LINE = re.compile(r"([^\W\d_][\w-]{1,24}) ?:[ \t]+(\S.{0,2000}?)[ \t]*")
_MAX_LINES = 30


def document(text: str, path: str | None = None) -> Document:
    """The document of a decoded text. Raises UnreadableError if there is no text."""
    fields, body = split_head(text.replace("\r\n", "\n"))
    return make(
        body,
        path=path,
        url=fields.get("url"),
        title=fields.get("title"),
        date=fields.get("date"),
        language=fields.get("language"),
        source=fields.get("source"),
    )


def split_head(text: str) -> tuple[dict[str, str], str]:
    r"""The fields of the head and the text after it; no fields and the whole text where there is no clear head."""
    fields: dict[str, str] = {}
    at = 0
    for _ in range(_MAX_LINES):
        end = text.find("\n", at, at + 2100)
        if end < 0:
            return {}, text
        line = text[at:end]
        at = end + 1
        if not line.strip():
            body = text[at:].lstrip("\n")
            return (fields, body) if body.strip() and _CLEAR & fields.keys() else ({}, text)
        found = _LINE.fullmatch(line)
        field = _FIELD_OF.get(found[1].lower()) if found else None
        if found is None or field is None:
            return {}, text
        fields.setdefault(field, found[2])
    return {}, text
