"""Sentences and documents of a page as HTML: what is marked, and links to the document that an entry stands on."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from depesche.export import wording
from depesche.model import Evidence, Source


def marked(evidence: Evidence) -> Markup:
    """The sentence with its marks as ``<mark>``, everything else escaped."""
    text, parts, done = evidence.text, [], 0
    for mark in sorted(evidence.marks, key=lambda span: (span.start, -span.end)):
        if mark.start < done:
            continue
        parts += [
            escape(text[done : mark.start]),
            Markup("<mark>"),
            escape(text[mark.start : mark.end]),
            Markup("</mark>"),
        ]
        done = mark.end
    return Markup("").join([*parts, escape(text[done:])])


class Links:
    """Links within a page to its list of documents; the anchors are numbers, for ids of documents are anybody's."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.document: source for source in sources}
        self._anchors = {document: f"document-{n}" for n, document in enumerate(self._sources, 1)}

    def source(self, document: str) -> Source:
        """What is known of a document of the page."""
        return self._sources[document]

    def anchor(self, document: str) -> str:
        """The id of a document's line in the list."""
        return self._anchors[document]

    def cite(self, evidence: Evidence) -> Markup:
        """Outlet and day of a sentence's document, as a link to it."""
        return self._link(evidence.source, wording.citation(evidence))

    def title(self, document: str) -> Markup:
        """A document's title, as a link to it."""
        source = self.source(document)
        return self._link(source, source.title or source.path or source.document)

    def _link(self, source: Source, words: str) -> Markup:
        return Markup('<a href="#{}">{}</a>').format(self.anchor(source.document), words)
