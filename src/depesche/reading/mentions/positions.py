"""What the text says a person is, and whether the knowledge base says the same of that day."""

from datetime import date, timedelta

from depesche.knowledge.base import Knowledge, Term
from depesche.languages.de import nouns
from depesche.model import EntityType, PositionStatus, Verdict
from depesche.reading.draft import PositionDraft
from depesche.reading.mentions.holders import Holders, former_words, future_words
from depesche.reading.mentions.roles import RolePhrase
from depesche.reading.words import words_of

#: kinds of role that say what somebody is by office; an expert or a cousin has none
_KINDS = frozenset(("office", "lead", "spokesman", "party", "military"))
#: who left an office so long before the day is spoken of as who was in it
_HISTORY = timedelta(days=90)


def note(holders: Holders, role: RolePhrase) -> None:
    """Adds the position that a role gives to the person beside it; the name wins over the knowledge base."""
    draft = holders.draft
    person = role.named
    if person is None or role.noun.kind not in _KINDS or draft.entities[person].type is not EntityType.PERSON:
        return
    words = words_of(draft.doc)
    body = role.owner if role.owner in draft.entities else None
    day = holders.day(role.head)
    status = _status(role, words.low[role.phrase.start : role.head])
    office, verdict = None, Verdict.NEW
    if body is None:
        body = _own_body(holders, role, person, day, status)
    offices = holders.offices_of(role, body)
    if body and offices:
        office, verdict = _judged(draft.knowledge, person, body, offices, day, status)
    elif offices:
        office = offices[0]
    draft.positions.append(
        PositionDraft(
            words.start[role.first],
            words.end[role.last - 1],
            person,
            _title(role.noun),
            office,
            body,
            status,
            day,
            verdict,
        )
    )


def _title(noun: nouns.Noun) -> str:
    return noun.title + "in" if noun.gender == "f" and not noun.title.endswith("in") else noun.title


def _status(role: RolePhrase, inside: list[str]) -> PositionStatus:
    if future_words(inside):
        return PositionStatus.DESIGNATED
    return PositionStatus.FORMER if former_words(role, inside) else PositionStatus.CURRENT


def _judged(
    knowledge: Knowledge, person: str, body: str, offices: tuple[str, ...], day: date | None, status: PositionStatus
) -> tuple[str, Verdict]:
    """The office meant, and what the knowledge base says to it.

    It contradicts where it knows another holder on the day, or that a former one had the office never.
    """
    known = [term for term in knowledge.terms_of(person) if term.body in knowledge.family(body)]
    for office in offices:
        if any(_covers(term, day, status) for term in known if term.office == office):
            return office, Verdict.CONFIRMED
        if status is PositionStatus.CURRENT and person in knowledge.holders(office, body, day):
            return office, Verdict.CONFIRMED  # a president who is head of government too
        if day and any(term.until and day - term.until > _HISTORY for term in known if term.office == office):
            return office, Verdict.CONFIRMED  # "Bundeskanzler Willy Brandt": told of the past
    held = [office for office in offices if knowledge.is_single(office) and knowledge.holders(office, body, day)]
    beyond = day is not None and day > knowledge.horizon
    historic = knowledge.knows(person) and not knowledge.terms_of(person)  # known, but nothing of what they held
    if historic:
        return offices[0], Verdict.NEW
    if status is PositionStatus.CURRENT and held and not beyond:
        return held[0], Verdict.CONTRADICTED
    return offices[0], Verdict.NEW


def _covers(term: Term, day: date | None, status: PositionStatus) -> bool:
    """Whether a term makes its holder a former, present or coming one on the day."""
    if status is PositionStatus.DESIGNATED:
        return True
    if status is PositionStatus.FORMER:
        return day is None or (term.since or date.min) <= day
    return term.covers(day) if day else term.until is None


def _own_body(holders: Holders, role: RolePhrase, person: str, day: date | None, status: PositionStatus) -> str | None:
    """ "Präsident Tokajew": whose, by the person's own terms."""
    for term in reversed(holders.terms_of(person)):
        if term.office in holders.offices_of(role, term.body) and _covers(term, day, status):
            holders.draft.introduce(term.body)
            return term.body
    country = holders.draft.entities[person].country
    state = f"state/{country}" if country and role.noun.kind == "office" else None
    if state and holders.knowledge.knows(state) and holders.offices_of(role, state):
        holders.draft.introduce(state)
        return state
    return None
