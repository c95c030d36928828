"""From words to entities: who the speaker and the addressee of a quotation are."""

from depesche.languages.de import nouns
from depesche.languages.de.speech import closed_class
from depesche.model import EntityType, MentionForm
from depesche.reading.coreference import mention_for
from depesche.reading.draft import ACTING, Draft, MentionDraft, QuotationDraft
from depesche.reading.names.readable import nominative
from depesche.reading.quotations.chains import refers
from depesche.reading.quotations.found import Found, Range
from depesche.reading.quotations.phrases import PRONOUNS
from depesche.reading.quotations.sources import is_source
from depesche.reading.quotations.subjects import head_of
from depesche.reading.quotations.words import Words
from depesche.reading.strangers import stranger

_BODIES = tuple(closed_class("body_endings"))
_ABSTRACT = tuple(closed_class("abstract_endings"))


def attribute(draft: Draft, words: Words, found: list[Found]) -> list[QuotationDraft]:
    """The quotations as drafts, with speakers and addressees as entities."""
    return [
        QuotationDraft(
            spans=[words.span(*span) for span in each.spans],
            type=each.type,
            speaker=entity_of(draft, words, each.speaker),
            speaker_span=_span_of_speaker(words, each),
            cue=words.span(*each.cue) if each.cue else None,
            addressee=entity_of(draft, words, each.addressee),
            confidence=each.confidence,
        )
        for each in found
    ]


def _span_of_speaker(words: Words, each: Found) -> tuple[int, int] | None:
    """The words that say who speaks; "demnach" says so by itself, as a pronoun does."""
    if each.cue and refers(words, each):
        return words.span(*each.cue)
    return words.span(*each.speaker) if each.speaker else None


def entity_of(draft: Draft, words: Words, named: Range | None) -> str | None:
    """The entity that the tokens name: that of a mention in them or a pronoun's, else a new unknown one."""
    if named is None:
        return None
    head = head_of(words, named)
    start, end = words.span(*named)
    mention = mention_for(draft, draft.doc[head])
    if mention is not None:
        if mention.entity in draft.entities:
            draft.add_mention(mention, draft.entities[mention.entity])
        return mention.entity
    if words.pos[head] not in ("NOUN", "PROPN", "X") and words.low[head] in PRONOUNS:
        return None
    inside = [each for each in draft.mentions_in(start, end) if draft.entities[each.entity].type in ACTING]
    if inside:
        return inside[0].entity
    if is_source(words.low[head]):
        if words.low[head - 1].startswith("eigen"):
            return _told_by_subject(draft, words, named)
        owner = next((at for at in range(head + 1, named[1]) if words.pos[at] in ("NOUN", "PROPN")), -1)
        if owner < 0 or words.doc[owner].head.i != head:
            return None  # "behördlichen Angaben zufolge": words, and nobody's name
        head, named = owner, (head + 1, owner + 1)  # "Angaben der Gesundheitsbehörden in Gaza"
        start, end = words.span(*named)
    kind = kind_of(words, named, head)
    if kind is None:
        return None
    first = named[0] + (words.pos[named[0]] == "DET" and named[1] - named[0] > 1)
    proper = any(words.pos[at] in ("PROPN", "X") for at in range(first, named[1]))
    name = nominative(draft, (first, named[1]))
    entity = stranger(kind, name, only_in=None if proper else draft.document.id)
    draft.add_mention(MentionDraft(start, end, entity.id, MentionForm.ROLE, 0.5, head), entity)
    return entity.id


def _told_by_subject(draft: Draft, words: Words, named: Range) -> str | None:
    """Whose "eigene Angaben" they are: the subject's of the clause."""
    sentence = words.doc[named[0]].sent
    for token in sentence:
        if token.dep_ in ("nsubj", "nsubj:pass") and not named[0] <= token.i < named[1]:
            mention = mention_for(draft, token)
            if mention is not None:
                return mention.entity
    return None


def kind_of(words: Words, named: Range, head: int) -> EntityType | None:
    """What an unknown speaker is, by its head noun: a body, several people, a person; None if it is none of these.

    "Seine Zuversicht", "dem Urteil", "eine Tonbandstimme" speak for somebody, but are nobody.
    """
    text, token = words.text[head], words.doc[head]
    if nouns.body(text) or words.low[head].endswith(_BODIES) or token.ent_type_ == "ORG":
        return EntityType.ORGANIZATION
    if nouns.group(text):
        return EntityType.GROUP
    named_so = nouns.role(text) or token.ent_type_ == "PER" or words.pos[head] in ("PROPN", "X")
    if not named_so and ("Gender=Neut" in str(token.morph) or words.low[head].endswith(_ABSTRACT) or text.islower()):
        return None
    article = words.low[named[0]]
    plural = "Number=Plur" in str(token.morph) and article not in ("der", "ein", "eine", "das")
    return EntityType.GROUP if plural else EntityType.PERSON
