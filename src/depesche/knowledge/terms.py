"""Who held which office when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.knowledge.offices import Titles
from depesche.knowledge.tables import first_day, last_day

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
    """All terms, by person and by office. ``rows`` are (person, office, body, since, until) with ISO dates or None."""

    def __init__(self, rows: Iterable[Sequence[str | None]], titles: Titles) -> None:
        self._by_office: defaultdict[tuple[str, str], list[Sequence[str | None]]] = defaultdict(list)
        self._by_person: defaultdict[str, list[Sequence[str | None]]] = defaultdict(list)
        self._made: dict[tuple[str, str] | str, list[Term]] = {}
        self._titles = titles
        latest = ""
        for row in rows:
            latest = max(latest, str(row[3] or ""), str(row[4] or ""))
            self._by_office[str(row[1]), str(row[2])].append(row)
            self._by_person[str(row[0])].append(row)

        #: the last change in any office that is known: what comes later, the tables cannot know
        self.horizon = last_day(latest) or date.max

    def of(self, person: str) -> Sequence[Term]:
        """All terms of ``person``, oldest first."""
        return self._terms(person, self._by_person.get(person, ()))

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
        terms = self._terms((office, body), self._by_office.get((office, body), ()))
        running = [term for term in terms if (term.covers(day) if day else term.until is None)]
        return list(dict.fromkeys(term.person for term in reversed(running)))

    def _presidential(self, body: str, day: date | None) -> bool:
        period = self._titles.presidential_since(body.removeprefix("state/"))
        if period is None:
            return False
        since, until = [*period, None, None][:2]
        when = day or date.max
        return (first_day(since) or date.min) <= when <= (last_day(until) or date.max)

    def _terms(self, key: tuple[str, str] | str, rows: Sequence[Sequence[str | None]]) -> list[Term]:
        made = self._made.get(key)
        if made is None:
            made = [
                Term(str(person), str(office), str(body), first_day(since), last_day(until))
                for person, office, body, since, until in rows
            ]
            made.sort(key=lambda term: (term.since or date.min, term.until or date.max))
            self._made[key] = made
        return made
