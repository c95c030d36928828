"""Drafts of bare texts, without a model: sentence ends by rule, tenses given by hand where they matter."""

from datetime import date

import spacy
from spacy.tokens import Doc

from depesche.model import Basis, Document, Entity, EntityType, MentionForm, Names
from depesche.reading import times
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.shadow import cast

_NLP = spacy.blank("de")
_NLP.add_pipe("sentencizer")


def draft_of(text: str, published: str | None = None, knowledge=None) -> Draft:
    shadow = cast(text)
    return Draft(
        document=Document(id="d", text=text),
        shadow=shadow,
        doc=_NLP(shadow.text),
        knowledge=knowledge,
        published=published,
        basis=Basis.METADATA if published else Basis.UNKNOWN,
    )


def found(
    text: str, published: str | None = None, tense: str | None = None
) -> list[tuple[str, str, str | None, str | None]]:
    """(words, type, timex, edtf) of every expression; ``tense`` is that of all clauses."""
    draft = draft_of(text, published)
    times.find(draft)
    for time in draft.times:
        if tense:
            time.meaning.tense = tense
    times.resolve(draft)
    return [(text[time.start : time.end], str(time.type), time.timex, time.edtf) for time in draft.times]


def values(text: str, published: str | None = None, tense: str | None = None) -> dict[str, str | None]:
    return {words: timex for words, _, timex, _ in found(text, published, tense)}


def edtfs(text: str, published: str | None = None, tense: str | None = None) -> dict[str, str | None]:
    return {words: edtf for words, _, _, edtf in found(text, published, tense)}


def tagged(words: list[tuple[str, str, str, int, str]]) -> Doc:
    """A parsed doc of (word, POS, morphology, head index, relation)."""
    return Doc(
        _NLP.vocab,
        words=[word for word, *_ in words],
        pos=[pos for _, pos, *_ in words],
        morphs=[morph for _, _, morph, *_ in words],
        heads=[head for *_, head, _ in words],
        deps=[relation for *_, relation in words],
        lemmas=[word.lower() for word, *_ in words],
    )


class Facts:
    """A knowledge base of two states, one organization and one president."""

    horizon = date(2026, 11, 1)

    def entity(self, id: str) -> Entity:
        kind = {"state": EntityType.STATE, "org": EntityType.ORGANIZATION, "person": EntityType.PERSON}[
            id.split("/")[0]
        ]
        return Entity(id=id, type=kind, names=Names(de=id), known=True)

    def knows(self, id: str) -> bool:
        return True

    def scan(self, text):
        return iter(())

    def offices_for_title(self, title, body):
        return ["head_of_state"] if title in ("Präsident", "Präsidentin") else []

    def terms_of(self, person):
        from depesche.knowledge.base import Term

        return [Term(person, "head_of_state", "state/KZ", date(2019, 3, 20), date(2021, 6, 30))]

    def chairs(self, organization):
        return [("2022-01-01/2022-12-31", "state/KG"), ("2023-01-01/2023-12-31", "state/KZ")]

    def members(self, organization, day=None):
        return ["state/KZ"] * (9 if day and day.year >= 2023 else 8)


def mention(draft: Draft, words: str, id: str) -> None:
    """Adds a name to the draft."""
    start = draft.doc.text.index(words)
    draft.add_mention(MentionDraft(start, start + len(words), id, MentionForm.NAME), Facts().entity(id))
