"""What the text says a person is, and whether the knowledge base says the same of that day."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from depesche.knowledge.verdicts import Judged, judge
from depesche.languages.de import nouns
from depesche.model import EntityType, PositionStatus, Verdict
from depesche.reading.draft import Draft, PositionDraft
from depesche.reading.mentions.holders import Holders, former_words, future_words
from depesche.reading.mentions.owners import names_something
from depesche.reading.mentions.roles import RolePhrase
from depesche.reading.words import words_of

#: kinds of role that say what somebody is by office; an expert or a cousin has none
_KINDS = frozenset(("office", "lead", "spokesman", "party", "military"))
#: kinds of which "eine Kanzlerin Merkel" is said of who is imagined in the office
_IMAGINED = frozenset(("office", "lead"))


def note(holders: Holders, role: RolePhrase) -> None:
    """Adds the position that a role gives to the person beside it; the name wins over the knowledge base."""
    draft = holders.draft
    person = role.named
    if person is None or role.noun.kind not in _KINDS or draft.entities[person].type is not EntityType.PERSON:
        return
    if role.indefinite and not role.loose and role.noun.kind in _IMAGINED:
        return
    words = words_of(draft.doc)
    days = list(dict.fromkeys((holders.day(role.head), draft.anchor)))
    status = _status(role, words.low[role.phrase.start : role.head])
    body = _owner(draft, role) or _own_body(holders, role, person, days)
    offices = holders.offices_of(role, body)
    found = Judged(offices[0] if offices else None, status, days[0], Verdict.NEW)
    if body and offices:
        found = judge(draft.knowledge, person, body, offices, status, days)
        if found.verdict is Verdict.CONTRADICTED and (then := holders.long_ago(role.head)):
            found = judge(draft.knowledge, person, body, offices, status, (then,))
    draft.positions.append(
        PositionDraft(
            words.start[role.first],
            words.end[role.last - 1],
            person,
            _title(role.noun),
            found.office,
            body,
            found.status,
            found.day,
            found.verdict,
        )
    )


def _owner(draft: Draft, role: RolePhrase) -> str | None:
    """Whose the words say that the role is, as an entity of the draft."""
    if role.owner and role.owner.startswith("place/"):
        draft.introduce(role.owner)  # "der bayerische Ministerpräsident": the adjective is no mention
    return role.owner if role.owner in draft.entities else None


def _title(noun: nouns.Noun) -> str:
    return noun.title + "in" if noun.gender == "f" and not noun.title.endswith("in") else noun.title


def _status(role: RolePhrase, inside: list[str]) -> PositionStatus:
    if future_words(inside):
        return PositionStatus.DESIGNATED
    return PositionStatus.FORMER if former_words(role, inside) else PositionStatus.CURRENT


def _own_body(holders: Holders, role: RolePhrase, person: str, days: Sequence[date | None]) -> str | None:
    """ "Präsident Tokajew": whose, by the person's own terms, those of the days before earlier ones; else by origin.

    Whose a "PKWR-Chef" is the word says itself, also where nobody knows that body.
    """
    if role.noun.kind == "lead" and names_something(role.noun.first):
        return None
    fitting = [term for term in holders.terms_of(person) if term.office in holders.offices_of(role, term.body)]
    running = (term for day in days for term in reversed(fitting) if term.runs(day))
    before = (term for day in days for term in reversed(fitting) if day and term.until and term.until < day)
    held = next(chain(running, before), None)
    country = holders.draft.entities[person].country
    state = f"state/{country}" if country and role.noun.kind == "office" else None
    if held:
        holders.draft.introduce(held.body)
        return held.body
    if state and holders.knowledge.knows(state) and holders.offices_of(role, state):
        holders.draft.introduce(state)
        return state
    return None
