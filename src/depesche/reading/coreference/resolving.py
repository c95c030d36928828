"""Whom any token stands for: by the mention over it, else by what a pronoun takes up."""

from spacy.tokens import Token

from depesche.model import MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.coreference.pairs import is_pair, leaders_of_pair, pair
from depesche.reading.coreference.pronouns import antecedent, is_plural, is_possessive
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.words import Words, children, words_of

#: how many words "beide" may stand before its noun
_NEAR = 4


def resolve(draft: Draft, token: Token) -> str | None:
    """The entity that ``token`` stands for (a name, a role, a pronoun, a possessive), or None.

    For a possessive ("sein", "ihre") it is the possessor. Plurals that mean several entities give None; see
    :func:`resolve_all`.
    """
    mention = mention_for(draft, token)
    if mention:
        return mention.entity
    found = resolve_all(draft, token)
    return found[0] if len(found) == 1 else None


def mention_for(draft: Draft, token: Token) -> MentionDraft | None:
    """The mention under ``token``: the longest that covers it, else one made for a pronoun (not added to the draft)."""
    words = words_of(draft.doc)
    covering = discourse.mention_at(draft, words, token.i)
    if covering and not (is_possessive(token) and covering.head != token.i):
        return covering
    entity = antecedent(draft, token)
    if entity is None:
        return None
    start = words.start[token.i]
    return MentionDraft(start, start + len(token.text), entity, MentionForm.PRONOUN, 0.6, token.i)


def resolve_all(draft: Draft, token: Token) -> list[str]:
    """All entities that ``token`` stands for: conjuncts ("Putin und Tokajew"), "beide Länder", plural pronouns."""
    words = words_of(draft.doc)
    noun = _noun_of_both(words, token.i)
    if noun is not None and is_pair(draft, words, noun):
        return resolve_all(draft, draft.doc[noun])
    if is_pair(draft, words, token.i):
        return leaders_of_pair(draft, words, token.i) or pair(draft, words, token.i)
    mention = mention_for(draft, token)
    if mention is None and (is_plural(token) or (is_possessive(token) and words.low[token.i].startswith("ihr"))):
        return pair(draft, words, token.i)
    found = [mention.entity] if mention else []
    for child in children(token):
        if child.dep_ == "conj" and child.i > token.i:
            found += [each for each in resolve_all(draft, child) if each not in found]
    return found


def _noun_of_both(words: Words, index: int) -> int | None:
    """The noun that "beide" at ``index`` goes with: "beide Länder", "die beiden asiatischen Staaten"."""
    if words.low[index] not in ("beide", "beiden", "beider"):
        return None
    noun = index + 1
    while noun < len(words) and noun - index < _NEAR and words.pos[noun] == "ADJ":
        noun += 1
    return noun if noun < len(words) and words.sent[noun] == words.sent[index] else None
