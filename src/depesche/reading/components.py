"""The reading steps as spaCy components, for pipelines of one's own.

``nlp.add_pipe("depesche_times")`` adds one step, ``nlp.add_pipe("depesche")`` all of them. What they find is in
``doc._.depesche``, a :class:`~depesche.reading.draft.Draft`; ``doc._.published`` (EDTF), set before, is the day of
publication. A step finds more when the steps before it (in the order of ``reader.STEPS``) have run.
"""

import hashlib
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from depesche.knowledge.base import load_knowledge
from depesche.model import Basis, Document, Published
from depesche.reading.draft import Draft
from depesche.reading.reader import STEPS, Step, draft_of
from depesche.reading.shadow import Shadow

Component = Callable[[Doc], Doc]


def _draft(doc: Doc) -> Draft:
    """The draft that the components share; spaCy has fixed the offsets, so the text is its own shadow."""
    if doc._.depesche is None:
        published = Published(edtf=doc._.published, basis=Basis.METADATA) if doc._.published else Published()
        key = hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
        document = Document(id=f"sha256-{key}", text=doc.text, published=published)
        doc._.depesche = draft_of(document, Shadow(doc.text, doc.text), doc, load_knowledge())
    draft: Draft = doc._.depesche
    return draft


def _component(*steps: Step) -> Component:
    def run(doc: Doc) -> Doc:
        draft = _draft(doc)
        for step in steps:
            step(draft)
        return doc

    return run


def _factory(name: str, *steps: Step) -> Callable[[Language, str], Component]:
    def make(nlp: Language, name: str) -> Component:
        return _component(*steps)

    Language.factory(name, func=make)
    return make


for _name in ("depesche", "published"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)

depesche = _factory("depesche", *(step for _, step in STEPS))
layout, names, times, dating, resolution, mentions, quotations, quantities, events, anchors = (
    _factory(f"depesche_{name}", step) for name, step in STEPS
)
