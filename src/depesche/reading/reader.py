"""The order of the steps: what each needs is there when it runs."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version

from spacy.tokens import Doc

from depesche.knowledge.base import Knowledge, load_knowledge
from depesche.languages.de import pipeline
from depesche.model import Basis, Document, MadeBy, Reading
from depesche.reading import (
    anchors,
    dating,
    events,
    layout,
    mentions,
    names,
    quantities,
    quotations,
    times,
)
from depesche.reading.assemble import assemble
from depesche.reading.draft import Draft
from depesche.reading.shadow import Shadow, cast

Step = Callable[[Draft], None]

#: Every step reads what the ones before it wrote; the names are those of the spaCy components.
STEPS: tuple[tuple[str, Step], ...] = (
    ("layout", layout.mark),  # page furniture, credits, dateline
    ("names", names.find),  # names of persons, states, organizations, outlets, places: no day needed
    ("times", times.find),  # time expressions, not yet resolved
    ("dating", dating.settle),  # the day the text was published, if it can be known
    ("resolution", times.resolve),  # time expressions against that day
    ("mentions", mentions.find),  # roles, adjectives, metonyms, pronouns: these need the day
    ("quotations", quotations.find),
    ("quantities", quantities.find),
    ("events", events.find),
    ("anchors", anchors.settle),  # times that hang on an event
)


def draft_of(document: Document, shadow: Shadow, doc: Doc, knowledge: Knowledge) -> Draft:
    """A fresh draft with what the source already knew."""
    known = document.published
    return Draft(
        document=document,
        shadow=shadow,
        doc=doc,
        knowledge=knowledge,
        published=known.edtf,
        basis=known.basis if known.edtf else Basis.UNKNOWN,
    )


def versions() -> MadeBy:
    """The versions that go into every reading: of the program, the language model and the knowledge."""
    meta = pipeline.load().meta
    return MadeBy(
        depesche=version("depesche"),
        model=f"{meta['lang']}_{meta['name']}-{meta['version']}",
        knowledge=load_knowledge().version,
    )


def read_documents(documents: Iterable[Document], until: str | None = None) -> Iterator[Draft]:
    """Drafts of ``documents`` in their order, all steps run (or only those up to and including ``until``)."""
    knowledge = load_knowledge()
    pairs = ((document, cast(document.text)) for document in documents)
    waiting: list[tuple[Document, Shadow]] = []

    def texts() -> Iterator[str]:
        for pair in pairs:
            waiting.append(pair)
            yield pair[1].text

    for doc in pipeline.analyse(texts()):
        document, shadow = waiting.pop(0)
        draft = draft_of(document, shadow, doc, knowledge)
        for name, step in STEPS:
            step(draft)
            if name == until:
                break
        yield draft


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """Readings of ``documents``, in their order. Pure: no database, no clock, no network."""
    by = versions()
    for draft in read_documents(documents):
        yield assemble(draft, by)
