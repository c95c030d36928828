"""Callbacks of the training configuration: the table of words, and the tokenizer's treatment of numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from spacy import registry
from spacy.language import Language
from spacy.util import compile_suffix_regex

from depesche.languages.de.embedding import register, set_table

register()

# "2010." and "1,5." at the end of a sentence are a number and a full stop; "10." may be an ordinal and is left whole.
NUMBER_SUFFIXES = [r"(?<=\d{3})\.", r"(?<=[,:]\d)\.", r"(?<=[,:]\d\d)\."]


@registry.callbacks("depesche.prepare.v1")
def prepare(words: str | None) -> Callable[[Language], Language]:
    """Before training: split full stops off long numbers, and give the table of words (.npz) to the embedding."""

    def callback(nlp: Language) -> Language:
        suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), *NUMBER_SUFFIXES])
        nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[attr-defined]
        if words:
            with np.load(words) as table:
                set_table(nlp.get_pipe("tok2vec").model, dict(table))  # type: ignore[attr-defined]
        return nlp

    return callback
