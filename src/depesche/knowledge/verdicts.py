"""What the knowledge base says to a text that gives somebody an office: the same, nothing, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from depesche.knowledge.base import Knowledge, Office, Term
from depesche.model import PositionStatus, Verdict

#: a title of more offices than these may mean one that the tables do not have ("Minister")
_AMBIGUOUS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """The office meant (None where it may be any of several), whether it is held, on which day, and the verdict."""

    office: Office | None
    status: PositionStatus
    day: date | None
    verdict: Verdict


def judge(
    knowledge: Knowledge,
    person: str,
    body: str,
    offices: Sequence[Office],
    status: PositionStatus,
    days: Sequence[date | None],
) -> Judged:
    """What is known of ``person`` in one of ``offices`` of ``body`` on one of ``days``, the likeliest first.

    Who held the office before a day is told of with the title of then: a former holder, as the text need not say. It
    contradicts where another is known to hold the office on the first day, and the person is not known to have had it.
    """
    terms = knowledge.terms_in(person, body)
    for day in days:
        for office in offices:
            if any(_covers(term, day, status) for term in terms if term.office == office):
                return Judged(office, status, day, Verdict.CONFIRMED)
            if status is PositionStatus.CURRENT and person in knowledge.holders(office, body, day):
                return Judged(office, status, day, Verdict.CONFIRMED)  # a president who is head of government too
    for day in days:
        for term in reversed(terms):
            if term.office in offices and term.until and (day is None or term.until < day):
                return Judged(term.office, PositionStatus.FORMER if day else status, day, Verdict.CONFIRMED)
    return _unheld(knowledge, person, body, offices, status, days[0])


def _unheld(
    knowledge: Knowledge, person: str, body: str, offices: Sequence[Office], status: PositionStatus, day: date | None
) -> Judged:
    """The verdict where the person is not known to have had any of the offices by then."""
    held = [office for office in offices if knowledge.is_single(office) and knowledge.holders(office, body, day)]
    unclear = len(offices) > _AMBIGUOUS and len(held) > 1
    beyond = day is not None and day > knowledge.horizon
    historic = knowledge.knows(person) and not knowledge.terms_of(person)  # known, but nothing of what they held
    if status is PositionStatus.CURRENT and held and not (unclear or beyond or historic):
        return Judged(held[0], status, day, Verdict.CONTRADICTED)
    office = None if unclear and knowledge.is_single(offices[0]) else offices[0]
    return Judged(office, status, day, Verdict.NEW)


def _covers(term: Term, day: date | None, status: PositionStatus) -> bool:
    """Whether a term makes its holder a former, present or coming one on the day."""
    if status is PositionStatus.DESIGNATED:
        return True
    if status is PositionStatus.FORMER:
        return day is None or (term.since or date.min) <= day
    return term.runs(day)
