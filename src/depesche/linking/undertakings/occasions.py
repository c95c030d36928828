"""On which occasion something undated was done: the visit or meeting of the same parties that its document tells."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from depesche.dates import bounds
from depesche.linking.undertakings.presence import StateOf
from depesche.model import Edtf, EventType, Happening, Status, Telling

#: papers are signed at visits, summits and talks, not on the telephone
_MODES = frozenset({None, "visit", "host", "multilateral"})
#: a plan belongs to a visit that goes on, or to one to come
_DURING = timedelta(days=7)
#: a coarser date is none
_DAYS = 45


@dataclass(frozen=True, slots=True)
class _Meeting:
    start: int
    parties: frozenset[str]
    place: str | None
    date: Edtf
    happened: bool


class Occasions:
    """The dated meetings of each document; ``sides`` gives for a telling for whom entities stand."""

    def __init__(self, happenings: Iterable[Happening], sides: Callable[[Telling], StateOf]) -> None:
        self._sides = sides
        self._of: defaultdict[str, list[_Meeting]] = defaultdict(list)
        for happening in happenings:
            if happening.type is not EventType.CONSULT or happening.mode not in _MODES:
                continue
            for telling in happening.tellings:
                self._add(happening, telling)

    def _add(self, happening: Happening, telling: Telling) -> None:
        day = telling.date or happening.date
        found = bounds(day)
        if day is None or found is None or (found[1] - found[0]).days > _DAYS:
            return
        if telling.status not in (Status.HAPPENED, Status.ONGOING, Status.PLANNED):
            return
        state_of = self._sides(telling)
        parties = {state_of(role.entity) for role in telling.participants}
        place = state_of(telling.place) if telling.place else None
        if telling.mode == "visit" and place is None:
            place = next((state_of(role.entity) for role in telling.participants if role.role == "recipient"), None)
        if place and place.startswith("state/"):
            parties.add(place)
        happened = telling.status is not Status.PLANNED
        document = telling.evidence.source.document
        self._of[document].append(_Meeting(telling.evidence.start, frozenset(parties), place, day, happened))

    def of(self, telling: Telling, parties: frozenset[str]) -> Edtf | None:
        """The date of the meeting at which ``telling`` was (or is to be) done, if it has none of its own.

        The nearest in the text of those that fit by parties, place and time; None if there is none.
        """
        if telling.date:
            return None
        place = self._sides(telling)(telling.place) if telling.place else None
        fitting = [
            meeting
            for meeting in self._of[telling.evidence.source.document]
            if len(meeting.parties & parties) > 1
            and (place is None or meeting.place is None or place == meeting.place)
            and self._in_time(telling, meeting)
        ]
        start = telling.evidence.start
        best = min(fitting, key=lambda each: (abs(each.start - start), each.start, each.date), default=None)
        return best.date if best else None

    @staticmethod
    def _in_time(telling: Telling, meeting: _Meeting) -> bool:
        if telling.status is not Status.PLANNED:
            return meeting.happened
        published, found = bounds(telling.evidence.source.published), bounds(meeting.date)
        return not meeting.happened or (
            published is not None and found is not None and published[0] - found[1] <= _DURING
        )
