"""From words to entities: who the speaker and the addressee of a quotation are."""

import hashlib

from depesche.model import Entity, EntityType, MentionForm, Names
from depesche.reading.draft import Draft, MentionDraft, QuotationDraft
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.phrases import PRONOUNS
from depesche.reading.quotations.words import Words


def attribute(draft: Draft, words: Words, found: list[Found]) -> list[QuotationDraft]:
    """The quotations as drafts, with speakers and addressees as entities."""
    return [
        QuotationDraft(
            spans=[words.span(*span) for span in each.spans],
            type=each.type,
            speaker=entity_of(draft, words, each.speaker),
            speaker_span=words.span(*each.speaker) if each.speaker else None,
            cue=words.span(*each.cue) if each.cue else None,
            addressee=entity_of(draft, words, each.addressee),
            confidence=each.confidence,
        )
        for each in found
    ]


def entity_of(draft: Draft, words: Words, named: Range | None) -> str | None:
    """The entity that the tokens name: that of a mention in them, else a new unknown one."""
    if named is None:
        return None
    start, end = words.span(*named)
    head = head_of(words, named)
    mention = draft.mention_of(draft.doc[head])
    if mention is not None:
        return mention.entity
    if named[1] - named[0] == 1 and words.low[named[0]] in PRONOUNS:
        return None
    inside = [each for each in draft.mentions_in(start, end)]
    if inside:
        return inside[0].entity
    text = draft.doc.text[start:end]
    kind = EntityType.PERSON
    identity = "unknown/" + hashlib.sha256(text.lower().encode()).hexdigest()[:10]
    entity = Entity(id=identity, type=kind, names=Names(de=text))
    draft.add_mention(MentionDraft(start, end, identity, MentionForm.ROLE, 0.5, head), entity)
    return identity


def head_of(words: Words, named: Range) -> int:
    """The head noun: the first noun or name of the phrase."""
    for at in range(*named):
        if words.pos[at] in ("NOUN", "PROPN", "X"):
            return at
    return named[0]
