"""German text to spaCy documents whose offsets are the article's.

Any spaCy pipeline can do the work: one of the shipped ones, or another by name or path (``DEPESCHE_MODEL``). Added here
are the rules for sentence ends, the cutting of articles into lines and the joining of what was parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from depesche.errors import ModelError
from depesche.languages.de import lemmas, mood, sentences, tiger
from depesche.languages.de.pieces import join, pieces
from depesche.settings import MODELS, model_name

LARGEST_BATCH = 40_000
"""Characters; the network's memory grows with the batch (some 100 MB for this one). Ordinary articles are one batch."""


def load(model: str | None = None) -> Language:
    """The German pipeline, loaded once per process.

    ``model`` is one of those that come along ("fast", "accurate"), the name of an installed spaCy package or the path
    of a folder; without it the environment variable ``DEPESCHE_MODEL`` decides, and without that the fast one is taken.
    Raises ``ModelError`` where there is none.
    """
    name = model or model_name() or next(iter(MODELS))
    return _load(str(MODELS.get(name, name)))


@lru_cache(maxsize=4)
def _load(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(f"{model}: no spaCy pipeline there; unset DEPESCHE_MODEL to take ours") from error
    if sentences.FACTORY not in nlp.pipe_names:
        nlp.add_pipe(sentences.FACTORY, first=True)
    if tiger.FACTORY not in nlp.pipe_names and tiger.speaks_tiger(nlp):
        nlp.add_pipe(tiger.FACTORY, last=True)
    for factory in (lemmas.FACTORY, mood.FACTORY):
        if factory not in nlp.pipe_names:
            nlp.add_pipe(factory, last=True)
    return nlp


def analyse(texts: Iterable[str], nlp: Language | None = None) -> Iterator[Doc]:
    """Parse articles: one Doc for each text, in order, with ``doc.text == text`` whatever is in it.

    The Doc holds tags, morphology, lemmas, dependencies, sentences and entities. White space other than single blanks
    is a token (``is_space``, POS ``SPACE``, no relation) that the components never saw. Each article is a batch of its
    own, so that what is found in it cannot depend on its neighbours (the last bit of a matrix product may change with
    the size of the batch).
    """
    nlp = nlp or load()
    for text in texts:
        parts = [" ".join(piece.split()) for piece in pieces(text)]
        parts = [part for part in parts if part]
        docs = [doc for batch in _batches(parts) for doc in nlp.pipe(batch, batch_size=len(batch))]
        for doc in docs:
            doc.tensor = doc.tensor[:0].copy()  # the network's output, a third of the memory of a long text
        yield join(docs, text, nlp.vocab)


def _batches(parts: list[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for part in parts:
        if batch and size + len(part) > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield batch
