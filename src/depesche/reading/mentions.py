"""Mentions that are no names: adjectives, bodies, groups, roles, nouns that take up a name, and pronouns.

These need the day of publication: "der kasachische Präsident" is somebody else in 2018 than in 2024.
"""

from depesche.knowledge.base import NameMatch
from depesche.model import EntityType, MentionForm
from depesche.reading import bodies, coreference, groups, metonymy, names, owners
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.holders import Holders
from depesche.reading.roles import RolePhrase, phrases
from depesche.reading.words import DEMONSTRATIVE, FUSED, POSSESSIVE, Words, phrase_at, words_of

_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl", "obl:agent"))
_PRONOUNS = frozenset(("er", "sie", "ihn", "ihm", "ihr"))
_DEFINITE = frozenset(("der", "die", "das", "dem", "den", "des")) | FUSED | DEMONSTRATIVE


def find(draft: Draft) -> None:
    """Adds the mentions that need the day, the discourse, or the names around them."""
    names.resettle(draft)
    words = words_of(draft.doc)
    _adjectives(draft, words)
    _compounds(draft, words)
    bodies.find(draft)
    groups.find(draft)
    roles = {role.head: role for role in phrases(draft)}
    holders = Holders.of(draft, list(roles.values()))
    for index, low in enumerate(words.low):
        if index in roles:
            _role(draft, words, roles[index], holders)
        elif low in _PRONOUNS:
            _pronoun(draft, words, index)
        elif words.capital(index):
            _taken_up(draft, words, index)


def _adjectives(draft: Draft, words: Words) -> None:
    """ "kasachisch", and both parts of "russisch-kasachisch"; "Moskauer" too."""
    for match in names.matches_of(draft):
        if match.kind == "adjective":
            _add_adjective(draft, words, match)
    for index, text in enumerate(words.text):
        if words.pos[index] == "ADJ" and text[:1].isupper() and text.endswith("er") and len(text) > 5:
            _city_adjective(draft, words, index)


def _add_adjective(draft: Draft, words: Words, match: NameMatch) -> None:
    entity = draft.knowledge.entity(match.entities[0])
    index = words.at(match.start)
    draft.add_mention(MentionDraft(match.start, match.end, entity.id, MentionForm.ADJECTIVE, 1.0, index), entity)


def _city_adjective(draft: Draft, words: Words, index: int) -> None:
    """ "die Moskauer Führung": the state before a body that acts for it, else the place."""
    if draft.mentions_in(words.start[index], words.end[index]):
        return
    city = words.text[index][:-2]
    for match in draft.knowledge.scan(city):
        if match.end - match.start != len(city) or match.kind not in ("name", "capital"):
            continue
        places = [each for each in match.entities if each.startswith("place/")]
        found = places[0] if places else match.entities[0]
        draft.add_mention(
            MentionDraft(words.start[index], words.end[index], found, MentionForm.ADJECTIVE, 0.8, index),
            draft.knowledge.entity(found),
        )
        return


def _compounds(draft: Draft, words: Words) -> None:
    """The state in "Irakkrieg" and "Israelbesuch"."""
    for index, low in enumerate(words.low):
        if words.pos[index] != "NOUN" or len(low) < 8 or draft.mentions_in(words.start[index], words.end[index]):
            continue
        ending = next((each for each in metonymy.lexicon().compounds if low.endswith(each)), None)
        part = words.text[index][: -len(ending)] if ending else ""
        if len(part) < 4:
            continue
        for match in draft.knowledge.scan(part):
            if (match.start, match.end) == (0, len(part)) and match.entities[0].startswith("state/"):
                start = words.start[index]
                mention = MentionDraft(start, start + len(part), match.entities[0], MentionForm.NAME, 0.8, index)
                draft.add_mention(mention, draft.knowledge.entity(match.entities[0]))
            break


def _role(draft: Draft, words: Words, role: RolePhrase, holders: Holders) -> None:
    entity, confidence = holders.person(role)
    if entity is None:
        return
    if not role.named or role.noun.kind == "office":
        holders.note(role, entity.id)
    mention = MentionDraft(
        words.start[role.first], words.end[role.last - 1], entity.id, MentionForm.ROLE, confidence, role.head
    )
    draft.add_mention(mention, entity)


def _pronoun(draft: Draft, words: Words, index: int) -> None:
    """A pronoun that is a speaker or a participant."""
    token = draft.doc[index]
    if token.dep_ not in _ARGUMENTS or draft.in_boilerplate(words.start[index], words.end[index]):
        return
    entity = coreference.antecedent(draft, token)
    if entity is None:
        return
    start, end = words.start[index], words.end[index]
    draft.add_mention(MentionDraft(start, end, entity, MentionForm.PRONOUN, 0.6, index), draft.entities[entity])


def _taken_up(draft: Draft, words: Words, index: int) -> None:
    """ "das Land", "die Zeitung", "die Organisation": what was named before; "sein Land" by the possessor."""
    kinds = _anaphor_kinds(words.low[index])
    if (
        not kinds
        or owners.mention_at(draft, words, index)
        or draft.in_boilerplate(words.start[index], words.end[index])
    ):
        return
    phrase = phrase_at(words, index)
    entity: str | None = None
    if phrase.determiner in POSSESSIVE and EntityType.STATE in kinds:
        entity = _possessed(draft, phrase.start)
    elif phrase.determiner in _DEFINITE and index - phrase.start <= 1:
        if EntityType.STATE in kinds:
            entity = owners.focus(draft, words.start[index])
        else:
            entity = next((each.entity for each in owners.recent(draft, words.start[index], kinds, 30)), None)
    if entity is None:
        return
    mention = MentionDraft(words.start[phrase.start], words.end[index], entity, MentionForm.ROLE, 0.6, index)
    draft.add_mention(mention, draft.entities.get(entity) or draft.knowledge.entity(entity))


def _anaphor_kinds(low: str) -> tuple[EntityType, ...]:
    lists = owners.anaphors()
    return tuple(
        kind for kind in (EntityType.STATE, EntityType.OUTLET, EntityType.ORGANIZATION) if low in lists[kind.value]
    )


def _possessed(draft: Draft, index: int) -> str | None:
    """The state of the one to whom "sein Land" belongs."""
    possessor = coreference.antecedent(draft, draft.doc[index])
    country = owners.country_of(draft, possessor)
    if country is None and possessor and possessor.startswith("person/"):
        terms = [term for term in draft.knowledge.terms_of(possessor) if term.body.startswith("state/")]
        return terms[-1].body if terms else None
    return f"state/{country}" if country else None
