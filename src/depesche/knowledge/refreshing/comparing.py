"""What Wikidata has otherwise than the tables, as rows for a user's ``knowledge.yaml``: a person decides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from depesche.knowledge.base import Knowledge
from depesche.knowledge.names.similarity import name_similarity
from depesche.knowledge.names.transliteration import fold
from depesche.knowledge.refreshing.officeholders import Held
from depesche.knowledge.terms import Term

#: days by which a date may differ before it is worth a look
_CLOSE = 45
#: how well names must agree to be one person's where no Wikidata id tells
_CERTAIN = 0.9


class Change(StrEnum):
    """What a proposal changes."""

    PERSON = "a person that is not there"
    TERM = "a term that is not there"
    END = "another end"
    BEGINNING = "another beginning"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term as Wikidata has it, where the tables have none or another; ``person`` is ours, or a new id."""

    change: Change
    held: Held
    person: str
    ours: Term | None = None

    def __str__(self) -> str:
        name = self.held.names.get("de") or next(iter(self.held.names.values()))
        until = self.held.until or "today"
        theirs = f"{name} ({self.held.qid}), {self.held.office} of {self.held.body}, {self.held.since} – {until}"
        ours = f"; ours: {self.ours.since or '?'} – {self.ours.until or 'today'}" if self.ours else ""
        return f"{self.change}: {theirs}{ours}"


def proposals(found: Iterable[Held], knowledge: Knowledge, qids: dict[str, str]) -> Iterator[Proposal]:
    """What to look at, in the order in which it was found. ``qids`` maps Wikidata ids to our persons."""
    for held in found:
        person = qids.get(held.qid) or _by_name(held, knowledge)
        if person is None:
            yield Proposal(Change.PERSON, held, f"person/{_id(held)}")
            continue
        terms = [term for term in knowledge.terms_of(person) if (term.office, term.body) == (held.office, held.body)]
        ours = min(terms, key=lambda term: _apart(term.since, held.since), default=None)
        if ours is None or (_apart(ours.since, held.since) > 365 and not ours.covers(held.since)):
            yield Proposal(Change.TERM, held, person)
        elif _apart(ours.since, held.since) > _CLOSE:
            yield Proposal(Change.BEGINNING, held, person, ours)
        elif _apart(ours.until, held.until) > _CLOSE:
            yield Proposal(Change.END, held, person, ours)


def _apart(one: date | None, other: date | None) -> int:
    if one is None or other is None:
        return 0 if one is other else 10_000
    return abs((one - other).days)


def _by_name(held: Held, knowledge: Knowledge) -> str | None:
    """Our person of that name, if only one fits and no other item is known for him."""
    for name in held.names.values():
        fitting = []
        for id, score in knowledge.persons(name, body=held.body, day=held.since):
            entity = knowledge.entity(id)
            sure = max(score, name_similarity(name, entity.names.en or entity.names.de)) >= _CERTAIN
            if sure and entity.wikidata in (None, held.qid):
                fitting.append(id)
        if len(fitting) == 1:
            return fitting[0]
    return None


def _id(held: Held) -> str:
    words = (held.names.get("en") or next(iter(held.names.values()))).split()
    return re.sub("[^a-z0-9]+", "-", fold(" ".join([words[-1], *words[:-1]]))).strip("-") or held.qid.lower()


def rows(found: Iterable[Proposal], knowledge: Knowledge, today: date) -> dict[str, list[dict[str, Any]]]:
    """The proposals in the form of ``knowledge.yaml``, where the terms of a person in an office replace all of ours:
    those that stay come along.
    """
    persons: dict[str, dict[str, Any]] = {}
    terms: list[dict[str, Any]] = []
    staying: dict[Term, None] = {}
    replaced: set[Term] = set()
    for proposal in found:
        held = proposal.held
        if proposal.change is Change.PERSON and proposal.person not in persons:
            name = held.names.get("de") or next(iter(held.names.values()))
            row: dict[str, Any] = {"id": proposal.person, "name_de": name}
            row |= {"name_en": held.names["en"]} if "en" in held.names else {}
            row |= {"name_original": f"ru:{held.names['ru']}"} if "ru" in held.names else {}
            row |= {"gender": held.gender} if held.gender else {}
            persons[proposal.person] = row | {"qid": held.qid, "country": held.body.removeprefix("state/")}
        terms.append(_row(proposal.person, held.office, held.body, held.since, held.until, today))
        replaced |= {proposal.ours} if proposal.ours else set()
        others = knowledge.terms_of(proposal.person) if knowledge.knows(proposal.person) else ()
        staying |= {term: None for term in others if (term.office, term.body) == (held.office, held.body)}
    terms.extend(
        _row(term.person, term.office, term.body, term.since, term.until, today) | {"source": "unchanged"}
        for term in staying
        if term not in replaced
    )
    return {"persons": list(persons.values()), "terms": terms}


def _row(person: str, office: str, body: str, since: date | None, until: date | None, today: date) -> dict[str, Any]:
    row = {"person": person, "office": office, "body": body}
    row |= {"since": since.isoformat()} if since else {}
    row |= {"until": until.isoformat()} if until else {}
    return row | {"source": "wikidata", "as_of": today.isoformat()}
