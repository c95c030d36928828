"""What takes up a person by something known of him: "die Grünen-Politikerin", "die frühere Ministerpräsidentin"."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from depesche.languages.de import nouns
from depesche.model import EntityType
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft
from depesche.reading.mentions.roles import RolePhrase
from depesche.reading.names.persons import genders

if TYPE_CHECKING:
    from depesche.reading.mentions.holders import Holders

#: how many mentions of persons back an epithet looks
_BACK = 30
#: kinds of role beside a name that do not go with a politician's
_APOLITICAL = frozenset(("expert", "kin", "military", "other"))


def persons_before(draft: Draft, offset: int) -> Iterator[str]:
    """The persons mentioned before ``offset``, each once, the nearest first."""
    seen = set()
    for mention in discourse.recent(draft, offset, (EntityType.PERSON,), _BACK):
        if mention.entity not in seen:
            seen.add(mention.entity)
            yield mention.entity


def gender_of_person(draft: Draft, person: str) -> str | None:
    """A person's gender by the knowledge base, a title or a first name."""
    known = draft.knowledge.gender(person) if person.startswith("person/") else None
    return known or genders(draft).get(person)


def former_holder(holders: "Holders", role: RolePhrase) -> str | None:
    """ "der frühere estnische Präsident": the last person before it who has had that office and has left it."""
    if role.indefinite or role.noun.kind not in ("office", "lead"):
        return None
    day = holders.draft.anchor
    for person in persons_before(holders.draft, holders.words.start[role.head]):
        if holders.fits(role, person) and _has_left(holders, role, person, day):
            return person
    return None


def _has_left(holders: "Holders", role: RolePhrase, person: str, day: date | None) -> bool:
    known = holders.terms_of(person)
    for term in holders.knowledge.terms_in(person, role.owner) if known and role.owner else known:
        if term.office in holders.offices_of(role, role.owner or term.body):
            return term.until is not None and (day is None or term.until <= day)
    return False


def politician(holders: "Holders", role: RolePhrase) -> str | None:
    """ "der CDU-Politiker", "die Sozialdemokratin": the last person before it of whom nothing speaks against that."""
    if role.indefinite or not role.phrase.determiner or not _is_political(role.noun):
        return None
    draft = holders.draft
    country = discourse.country_of(draft, role.owner)
    called = {told.entity: told.noun.kind for told in holders.nearest(role.head, after=False)}
    for person in persons_before(draft, holders.words.start[role.head]):
        other = discourse.country_of(draft, person)
        if (
            holders.fits(role, person)
            and called.get(person) not in _APOLITICAL
            and (country is None or other is None or country == other)
        ):
            return person
    return None


def _is_political(noun: nouns.Noun) -> bool:
    return noun.noun.lower().endswith(tuple(nouns.limits()["political"]))


def compatriot(draft: Draft, offset: int, state: str, gender: str) -> str | None:
    """ "der Türke", "die Französin": the last person before ``offset`` from that state."""
    for person in persons_before(draft, offset):
        country = discourse.country_of(draft, person)
        if country and f"state/{country}" == state and gender_of_person(draft, person) in (None, gender):
            return person
    return None
