"""Mood and tense of finite verbs, put right in the model's morphology by the rules of conjugation.

A small treebank has few subjunctives and few strong preterites; most of these forms can be nothing else, whatever a
model has seen.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from depesche.languages.de.conjugation import is_preterite
from depesche.languages.de.verbs import has_own_subject, is_subjunctive

FACTORY = "depesche_mood"


@Language.component(FACTORY)
def set_mood(doc: Doc) -> Doc:
    """Set ``Mood=Sub`` or ``Mood=Ind`` of the finite verbs, and ``Tense=Past`` of preterites."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        morph = str(token.morph)
        if "VerbForm=Inf" in morph and has_own_subject(token):
            morph = "Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin"
            token.set_morph(morph)  # type: ignore[attr-defined]
        if "Tense=Past" not in morph and "VerbForm=Part" not in morph and is_preterite(token.lower_, token.lemma_):
            plural = "Plur" if token.lower_.endswith("n") else "Sing"
            features = {"Mood": "Ind", "Number": plural, "Person": "3", **token.morph.to_dict()}
            token.set_morph({**features, "Tense": "Past", "VerbForm": "Fin"})  # type: ignore[attr-defined]
            morph = str(token.morph)
        found = is_subjunctive(token)
        if found != ("Mood=Sub" in morph) and "Mood=Imp" not in morph:
            features = {**token.morph.to_dict(), "Mood": "Sub" if found else "Ind", "VerbForm": "Fin"}
            token.set_morph(features)  # type: ignore[attr-defined]
    return doc
