"""Small drafts from tagged text, so that the steps on names and roles are tested without a model.

``tagged("Der/DET Minister/NOUN/nsubj sagte/VERB ./PUNCT")``: word, tag and, where it matters, relation to the verb of
its sentence; a sentence ends at ".". Morphology is given in brackets: ``er/PRON/nsubj[Gender=Masc]``.
"""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from depesche.knowledge.base import load_knowledge
from depesche.model import Basis, Document, Published
from depesche.reading import mentions, names
from depesche.reading.draft import Draft
from depesche.reading.shadow import cast

_VOCAB = Vocab()
_TOKEN = re.compile(r"(.+?)/([A-Z]+)(?:/([a-z:]+))?(?:\[(.+)\])?")
_NO_SPACE_BEFORE = frozenset(".,:)“")


def tagged(text: str, published: str | None = "2024-11-27") -> Draft:
    """A draft of ``text`` with tags and relations, before any step."""
    parts = [match.groups() for match in map(_TOKEN.fullmatch, text.split()) if match]
    words = [part[0] for part in parts]
    spaces = [
        not (after in _NO_SPACE_BEFORE or word in "(„") for word, after in zip(words, [*words[1:], "."], strict=True)
    ]
    heads, start = list(range(len(words))), 0
    for index, word in enumerate(words):
        if word == "." or index == len(words) - 1:
            verb = next((at for at in range(start, index + 1) if parts[at][1] in ("VERB", "AUX")), start)
            heads[start : index + 1] = [verb] * (index + 1 - start)
            start = index + 1
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        pos=[part[1] for part in parts],
        deps=["ROOT" if heads[at] == at else part[2] or "dep" for at, part in enumerate(parts)],
        heads=heads,
        morphs=[part[3] or ("VerbForm=Fin" if part[1] in ("VERB", "AUX") else "") for part in parts],
    )
    basis = Basis.METADATA if published else Basis.UNKNOWN
    document = Document(id="x", text=doc.text, published=Published(edtf=published, basis=basis))
    return Draft(document, cast(doc.text), doc, load_knowledge(), published=published, basis=basis)


def read(text: str, published: str | None = "2024-11-27") -> Draft:
    """A draft with all its mentions."""
    draft = tagged(text, published)
    names.find(draft)
    mentions.find(draft)
    return draft


def found(draft: Draft) -> dict[str, str]:
    """The words of every mention with its entity."""
    return {draft.shadow.text[each.start : each.end]: each.entity for each in draft.mentions}
