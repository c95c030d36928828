"""The mood of finite verbs, put right in the model's morphology by the rules of :mod:`depesche.languages.de.verbs`.

A small treebank has few subjunctives; the forms of most of them can be nothing else, whatever a model has seen.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from depesche.languages.de.verbs import has_own_subject, is_subjunctive

FACTORY = "depesche_mood"


@Language.component(FACTORY)
def set_mood(doc: Doc) -> Doc:
    """Set ``Mood=Sub`` or ``Mood=Ind`` of the finite verbs."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        morph = str(token.morph)
        if "VerbForm=Inf" in morph and has_own_subject(token):
            morph = "Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin"
            token.set_morph(morph)  # type: ignore[attr-defined]
        found = is_subjunctive(token)
        if found != ("Mood=Sub" in morph) and "Mood=Imp" not in morph:
            features = {**token.morph.to_dict(), "Mood": "Sub" if found else "Ind", "VerbForm": "Fin"}
            token.set_morph(features)  # type: ignore[attr-defined]
    return doc
