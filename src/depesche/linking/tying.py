"""Which tellings make up a happening, for all tellings at once; the record keeps the same up to date one by one.

Fine tellings hang together by :func:`~depesche.linking.occurrences.fits`. A loose one joins the one happening that it
fits; if it fits none or several, it stays with those that say exactly the same, or alone. So what a happening holds
depends on the set of tellings and on nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from depesche.linking.clusters import Clusters
from depesche.linking.occurrences import NEAR, Key, Occurrence, fits, happening_id


def assign(occurrences: Iterable[Occurrence]) -> dict[Key, str]:
    """For every telling the id of its happening."""
    every = sorted(occurrences, key=lambda each: each.key)
    fine = [each for each in every if each.fine and not each.alone]
    homes = tied(fine)
    index = _Index(fine)
    return homes | {
        each.key: home_of(each, {homes[other.key] for other in index.near(each) if fits(each, other)})
        for each in every
        if each.key not in homes
    }


def tied(fine: Iterable[Occurrence]) -> dict[Key, str]:
    """For every fine telling the id of its happening; ids are those of the smallest events."""
    by_key = {each.key: each for each in fine}
    clusters = Clusters(sorted(by_key))
    index = _Index(by_key.values())
    for each in by_key.values():
        for other in index.near(each):
            if other.key < each.key and fits(each, other):
                clusters.join(other.key, each.key)
    named: dict[Key, str] = {}
    for group in clusters.groups():
        id = happening_id(min(by_key[key].event for key in group))
        named |= dict.fromkeys(group, id)
    return named


def home_of(loose: Occurrence, homes: set[str]) -> str:
    """The happening of a telling that is not fine: the only one it fits, else that of all that say the same, else its
    own."""
    if len(homes) == 1 and not loose.alone:
        return next(iter(homes))
    if loose.dated and not loose.alone and loose.days:
        first, last = loose.days
        same = (loose.type, loose.mode or "", loose.place or "", first.isoformat(), last.isoformat())
        return happening_id(*same, *sorted(loose.parties))
    return happening_id(loose.event)


class _Index:
    """Tellings by type, party and first day."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self._by: dict[tuple[str, str, date], list[Occurrence]] = {}
        for each in occurrences:
            for party in each.parties:
                if each.days:
                    self._by.setdefault((each.type, party, each.days[0]), []).append(each)

    def near(self, each: Occurrence) -> Iterator[Occurrence]:
        """Those that share a party, and whose days are near; each once."""
        if each.days is None:
            return
        seen: set[Key] = {each.key}
        first, last = reach(each.days)
        for party in sorted(each.parties):
            day = first
            while day <= last:
                for other in self._by.get((each.type, party, day), ()):
                    if other.key not in seen:
                        seen.add(other.key)
                        yield other
                day += timedelta(days=1)


def reach(days: tuple[date, date]) -> tuple[date, date]:
    """Between which days a fine telling begins that may be one with a telling of ``days``."""
    longest = timedelta(days=NEAR + 3)
    first = days[0] - longest if days[0] > date.min + longest else date.min
    return first, days[1] + timedelta(days=NEAR)


def members(homes: Mapping[Key, str]) -> dict[str, list[Key]]:
    """Happening → its tellings."""
    found: dict[str, list[Key]] = {}
    for key, id in homes.items():
        found.setdefault(id, []).append(key)
    return found
