"""Roles that are somebody by another: counterparts, predecessors, "sein Sprecher", and what is said of a subject."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from depesche.knowledge.base import Term
from depesche.languages.de import nouns
from depesche.model import EntityType, MentionForm
from depesche.reading import coreference
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft
from depesche.reading.mentions import epithets
from depesche.reading.mentions.roles import RolePhrase
from depesche.reading.words import POSSESSIVE, children, words_of

if TYPE_CHECKING:
    from depesche.reading.mentions.holders import Holders

_ACTORS = (EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION)
#: the two offices at the head of a state
_HEADS = frozenset(("head_of_state", "head_of_government"))


def subject_of(draft: Draft, role: RolePhrase) -> str | None:
    """Of whom a role is said: "als Präsident", "zum Präsidenten gewählt"; the subject, or who is made it."""
    words, token = words_of(draft.doc), draft.doc[role.head]
    before = words.low[role.first - 1] if role.first else ""
    made = "zum" in (before, role.phrase.determiner)
    wanted = ("obj", "nsubj:pass") if made else ("nsubj", "nsubj:pass")
    for verb in (token, token.head, token.head.head):
        for child in children(verb):
            if child.dep_ not in wanted or role.first <= child.i < role.last:
                continue
            entity = coreference.resolve(draft, child)
            if entity and draft.entities[entity].type is EntityType.PERSON:
                return entity
    return None


def possessor(draft: Draft, role: RolePhrase) -> str | None:
    """Whose "sein Außenminister" is: the state or organization of the nearest fitting one in the sentence."""
    if role.phrase.determiner not in POSSESSIVE:
        return None
    words = words_of(draft.doc)
    sentence = words.sent[role.head]
    feminine = role.phrase.determiner.startswith("ihr")
    for mention in discourse.recent(draft, words.start[role.first], _ACTORS, 12):
        if words.sent[words.at(mention.start)] != sentence:
            return None
        gender = coreference.gender_of(draft, mention)
        if mention.form is MentionForm.ADJECTIVE or (gender and (gender == "f") != feminine):
            continue
        person = draft.entities[mention.entity].type is EntityType.PERSON
        return discourse.state_of_person(draft, mention.entity) if person else mention.entity
    return None


def peer_of(holders: "Holders", role: RolePhrase) -> str | None:
    """ "seinem kasachischen Amtskollegen": who has there the office that the one spoken of has here."""
    if role.noun.kind != "peer" or role.phrase.determiner not in POSSESSIVE:
        return None
    draft = holders.draft
    person = coreference.antecedent(draft, draft.doc[role.phrase.start])
    if person is None:
        return None
    day = holders.day(role.head)
    if "vorgänger" in role.noun.title.lower():
        return _predecessor(holders, person, holders.told_day(role.head) or day)
    for term in _terms_on(holders, person, role.head):
        if role.owner and role.owner != term.body:
            found = holders.knowledge.holders(term.office, role.owner, day)
            if found:
                return _spoken_of(holders, role, term, found) or found[0]
    if role.noun.title in nouns.limits()["opposites"]:
        return _other_person(holders, role, person)
    titles = {told.noun.title for told in holders.nearest(role.head) if told.entity == person}
    same = (told for told in holders.nearest(role.head) if told.noun.title in titles and told.owner == role.owner)
    return next((told.entity for told in same if role.owner), None)


def _spoken_of(holders: "Holders", role: RolePhrase, term: Term, held: list[str]) -> str | None:
    """Who of those heads that the text names is meant: presidents are called counterparts of prime ministers too."""
    entities = holders.draft.entities
    here = next((each for each in held if each in entities), None)
    if here or term.office not in _HEADS:
        return here
    for person in epithets.persons_before(holders.draft, holders.words.start[role.first]):
        if any(each.office in _HEADS and each.body == role.owner for each in _terms_on(holders, person, role.head)):
            return person
    return None


def _other_person(holders: "Holders", role: RolePhrase, person: str) -> str | None:
    """ "seinem Gastgeber": the last person before it who is not the possessor."""
    before = epithets.persons_before(holders.draft, holders.words.start[role.first])
    return next((each for each in before if each != person and holders.fits(role, each)), None)


def _terms_on(holders: "Holders", person: str, index: int) -> Iterator[Term]:
    """The terms of a known person on the day that a sentence speaks of, the latest first."""
    day = holders.day(index)
    for term in reversed(holders.terms_of(person)):
        if day is None or term.covers(day):
            yield term


def _predecessor(holders: "Holders", person: str, day: date | None) -> str | None:
    """Who held the office before a person did: the latest one taken by the day, a past or a coming one."""
    for term in reversed(holders.terms_of(person)):
        if term.since is None or (day is not None and term.since > day):
            continue
        before = holders.knowledge.holders(term.office, term.body, term.since - timedelta(days=1))
        return next((each for each in before if each != person), None)
    return None
