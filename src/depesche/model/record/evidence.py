"""How a document is cited, and the sentences that everything leads back to."""

from depesche.model.reading import Edtf, Frozen, Offset, Span


class Source(Frozen):
    """A document as it is named when it is cited."""

    document: str
    title: str | None = None
    outlet: str | None = None
    published: Edtf | None = None
    url: str | None = None
    path: str | None = None


class Evidence(Frozen):
    """A sentence of a document, which begins there at ``start``; ``marks`` are offsets within ``text``."""

    source: Source
    start: Offset
    text: str
    marks: tuple[Span, ...] = ()
