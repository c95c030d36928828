"""Who held which office when."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.knowledge.days import first_day, last_day
from depesche.knowledge.offices import Titles
from depesche.knowledge.store import TermRow

#: How much a year in an office makes a person known; other offices count once.
_PROMINENCE = {"head_of_state": 3, "head_of_government": 3, "foreign_minister": 2, "commission_president": 2}
_LONGEST = 20.0


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office; open ends are None. ``body`` is the id of a state or organization ("org/NATO")."""

    person: str
    office: str
    body: str
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the term runs on ``day``, first and last day included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def runs(self, day: date | None) -> bool:
        """Whether the term runs on ``day``; without a day, whether it has no end yet."""
        return self.covers(day) if day else self.until is None

    @property
    def prominence(self) -> float:
        """Years in office, those of high offices counted more; an open term counts as a long one."""
        years = (self.until - self.since).days / 365.25 if self.since and self.until else _LONGEST / 2
        return min(years, _LONGEST) * _PROMINENCE.get(self.office, 1)

    def distance(self, day: date) -> int:
        """Days between ``day`` and the nearest day of the term; 0 within it."""
        if self.covers(day):
            return 0
        if self.since and day < self.since:
            return (self.since - day).days
        return (day - self.until).days if self.until else 0


class Terms:
    """All terms, by person and by office; ``of_person`` and ``of_office`` give the rows."""

    def __init__(
        self,
        of_person: Callable[[str], Iterable[TermRow]],
        of_office: Callable[[str, str], Iterable[TermRow]],
        titles: Titles,
        horizon: date,
    ) -> None:
        self._of_person = of_person
        self._of_office = of_office
        self._titles = titles
        self._by_person: dict[str, list[Term]] = {}
        self._by_office: dict[tuple[str, str], list[Term]] = {}
        #: the last change in any office that is known: what comes later, the tables cannot know
        self.horizon = horizon

    @classmethod
    def among(cls, rows: Sequence[TermRow], titles: Titles) -> "Terms":
        """The terms of these rows."""
        persons: defaultdict[str, list[TermRow]] = defaultdict(list)
        offices: defaultdict[tuple[str, str], list[TermRow]] = defaultdict(list)
        for row in rows:
            persons[row.person].append(row)
            offices[row.office, row.body].append(row)
        return cls(
            lambda person: persons.get(person, ()),
            lambda office, body: offices.get((office, body), ()),
            titles,
            last_change(rows),
        )

    def of(self, person: str) -> Sequence[Term]:
        """All terms of ``person``, oldest first."""
        found = self._by_person.get(person)
        if found is None:
            found = self._by_person[person] = _in_order(self._of_person(person))
        return found

    def prominence(self, person: str) -> float:
        """How likely a bare surname means ``person`` and not a namesake, by the offices held."""
        return sum(term.prominence for term in self.of(person))

    def holders(self, office: str, body: str, day: date | None) -> list[str]:
        """Persons in ``office`` of ``body`` on ``day`` (None: now), who came last first."""
        found = [person for each in self._titles.family(body) for person in self._holders(office, each, day)]
        if not found and office == "head_of_government" and self._presidential(body, day):
            found = self._holders("head_of_state", body, day)
        return found

    def _holders(self, office: str, body: str, day: date | None) -> list[str]:
        terms = self._by_office.get((office, body))
        if terms is None:
            terms = self._by_office[office, body] = _in_order(self._of_office(office, body))
        running = [term for term in terms if term.runs(day)]
        return list(dict.fromkeys(term.person for term in reversed(running)))

    def _presidential(self, body: str, day: date | None) -> bool:
        period = self._titles.presidential_since(body.removeprefix("state/"))
        if period is None:
            return False
        since, until = [*period, None, None][:2]
        when = day or date.max
        return (first_day(since) or date.min) <= when <= (last_day(until) or date.max)


def _in_order(rows: Iterable[TermRow]) -> list[Term]:
    made = [Term(row.person, row.office, row.body, first_day(row.since), last_day(row.until)) for row in rows]
    return sorted(made, key=lambda term: (term.since or date.min, term.until or date.max))


def last_change(rows: Iterable[TermRow]) -> date:
    """The last day on which an office changed hands in ``rows``."""
    latest = max((max(row.since or "", row.until or "") for row in rows), default="")
    return last_day(latest) or date.max
