"""Which tellings make up a happening, for all tellings at once; the record keeps the same up to date one by one.

What hangs together by :func:`.occurrences.ties` is a *knot*. A knot of loose tellings only joins the
one knot with a fine one that any of its tellings fits; if it fits none or several, it stays a happening of its own. So
what a happening holds depends on the set of tellings and on nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from depesche.linking.clusters import Clusters
from depesche.linking.happenings.occurrences import NEAR, Key, Occurrence, fits, happening_id, ties


def assign(occurrences: Iterable[Occurrence]) -> dict[Key, str]:
    """For every telling the id of its happening."""
    every = {each.key: each for each in sorted(occurrences, key=lambda each: each.key)}
    index = _Index(every.values())
    tied = knots(every.values(), index)
    fine = {tied[key] for key, each in every.items() if has_day(each)}
    homes: dict[str, set[str]] = {}
    for key, each in every.items():
        if tied[key] not in fine and not each.alone:
            near = (other for other in index.by_day(each) if has_day(other) and fits(each, other))
            homes.setdefault(tied[key], set()).update(tied[other.key] for other in near)
    return {key: home_of(knot, homes.get(knot, set())) for key, knot in tied.items()}


def has_day(each: Occurrence) -> bool:
    """Whether a telling is fine, so that others may belong to it."""
    return each.fine and not each.alone


def home_of(knot: str, fitting: set[str]) -> str:
    """The happening of a knot without a fine telling: the only one it fits, else its own."""
    return next(iter(fitting)) if len(fitting) == 1 else knot


def knots(occurrences: Iterable[Occurrence], index: "_Index | None" = None) -> dict[Key, str]:
    """For every telling the knot that it is in; the id is that of the smallest event in it."""
    every = {each.key: each for each in occurrences}
    index = index or _Index(every.values())
    clusters = Clusters(sorted(every))
    for each in every.values():
        for other in index.near(each):
            if other.key < each.key and ties(each, other):
                clusters.join(other.key, each.key)
    named: dict[Key, str] = {}
    for group in clusters.groups():
        named |= dict.fromkeys(group, happening_id(min(every[key].event for key in group)))
    return named


class _Index:
    """Tellings by type, party and first day, by type, party and the day they were told on, and by words."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self._by_day: dict[tuple[str, str, date], list[Occurrence]] = {}
        self._by_telling: dict[tuple[str, str, date], list[Occurrence]] = {}
        self._by_words: dict[int, list[Occurrence]] = {}
        for each in occurrences:
            for run in each.words:
                self._by_words.setdefault(run, []).append(each)
            for party in each.parties:
                if each.days and each.told and not each.fine:
                    self._by_telling.setdefault((each.type, party, each.told), []).append(each)
                if each.days:
                    self._by_day.setdefault((each.type, party, each.days[0]), []).append(each)

    def near(self, each: Occurrence) -> Iterator[Occurrence]:
        """Those that it may be tied to; each once."""
        seen: set[Key] = {each.key}
        for others in (
            self.by_day(each),
            self._told_near(each),
            (other for run in sorted(each.words) for other in self._by_words[run]),
        ):
            for other in others:
                if other.key not in seen:
                    seen.add(other.key)
                    yield other

    def by_day(self, each: Occurrence) -> Iterator[Occurrence]:
        """Those that share a party, and whose days are near."""
        if each.days is not None:
            yield from self._between(self._by_day, each, *reach(each.days))

    def _told_near(self, each: Occurrence) -> Iterator[Occurrence]:
        if each.days is not None and each.told is not None and not each.fine:
            yield from self._between(self._by_telling, each, *around(each.told))

    @staticmethod
    def _between(
        table: Mapping[tuple[str, str, date], list[Occurrence]], each: Occurrence, first: date, last: date
    ) -> Iterator[Occurrence]:
        for party in sorted(each.parties):
            day = first
            while day <= last:
                yield from table.get((each.type, party, day), ())
                day += timedelta(days=1)


def reach(days: tuple[date, date]) -> tuple[date, date]:
    """Between which days a fine telling begins that may be one with a telling of ``days``, or a loose one that says the
    same."""
    longest = timedelta(days=NEAR + 3)
    first = days[0] - longest if days[0] > date.min + longest else date.min
    return first, days[1] + timedelta(days=NEAR)


def around(told: date) -> tuple[date, date]:
    """Between which days something was told that may be one with what was told on a day."""
    return told - timedelta(days=NEAR), told + timedelta(days=NEAR)
