"""Mentions that are no names: adjectives, bodies, groups, roles, nouns that take up a name, and pronouns.

These need the day of publication: "der kasachische Präsident" is somebody else in 2018 than in 2024.
"""

from depesche.model import MentionForm
from depesche.reading import coreference, names
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.mentions import adjectives, bodies, groups, positions
from depesche.reading.mentions.anaphors import Anaphors
from depesche.reading.mentions.holders import Holders
from depesche.reading.mentions.roles import RolePhrase, phrases
from depesche.reading.words import Words, words_of

#: relations of possessives, which are no participants
_OWNING = ("det", "nmod:poss")
_PRONOUNS = frozenset(("er", "sie", "ihn", "ihm", "ihr"))


def find(draft: Draft) -> None:
    """Adds the mentions that need the day, the discourse, or the names around them."""
    names.resettle(draft)
    words = words_of(draft.doc)
    adjectives.find(draft)
    bodies.find(draft)
    groups.find(draft)
    roles = {role.head: role for role in phrases(draft)}
    holders = Holders.of(draft, list(roles.values()))
    anaphors = Anaphors(draft)
    waiting: list[int] = []
    for index, low in enumerate(words.low):
        if waiting and words.sent[waiting[0]] != words.sent[index]:
            _pronouns(draft, words, waiting)
        if index in roles:
            _role(draft, words, roles[index], holders)
        elif low in _PRONOUNS:
            waiting.append(index)
        elif words.capital(index) or low[:1].isdigit():
            anaphors.visit(index)
    _pronouns(draft, words, waiting)


def _pronouns(draft: Draft, words: Words, waiting: list[int]) -> None:
    """The pronouns of a sentence, when its names and roles are known."""
    for index in waiting:
        _pronoun(draft, words, index)
    waiting.clear()


def _role(draft: Draft, words: Words, role: RolePhrase, holders: Holders) -> None:
    entity, confidence = holders.person(role)
    if entity is None:
        return
    if not role.named or role.noun.kind == "office":
        holders.note(role, entity.id)
    if role.named == entity.id:
        positions.note(holders, role)
    mention = MentionDraft(
        words.start[role.first], words.end[role.last - 1], entity.id, MentionForm.ROLE, confidence, role.head
    )
    draft.add_mention(mention, entity)


def _pronoun(draft: Draft, words: Words, index: int) -> None:
    """A pronoun that is a speaker or a participant."""
    token = draft.doc[index]
    if token.dep_.startswith(_OWNING) or draft.in_boilerplate(words.start[index], words.end[index]):
        return
    entity = coreference.antecedent(draft, token)
    if entity is None:
        return
    start, end = words.start[index], words.end[index]
    draft.add_mention(MentionDraft(start, end, entity, MentionForm.PRONOUN, 0.6, index), draft.entities[entity])
