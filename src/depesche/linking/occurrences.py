"""When two tellings can be of one event of the world: type, mode, parties, place, and days that fit.

A telling is *fine* if its own words date it to a few days; it is *loose* if they say only the month or the season, or
nothing, so that the day it was told bounds it ("besuchte", "wird besuchen"). Fine tellings are tied to each other,
loose ones only to the one happening that they fit (:mod:`depesche.linking.tying`). What is dated more coarsely stays
alone.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.dates import bounds
from depesche.model import EntityId, EventType, Status
from depesche.reading.strangers import only_there

#: maps an entity to the state it acts for (or to itself)
StateOf = Callable[[EntityId], EntityId]
#: a telling: its document, and its place there
Key = tuple[str, int]

#: days of a fine and of a loose date
_FINE, _LOOSE = 3, 100
#: days before and after the telling in which something undated took place or will
_UNDATED = {
    Status.HAPPENED: (10, 0),
    Status.DENIED: (10, 0),
    Status.ONGOING: (7, 0),
    Status.PLANNED: (0, 60),
}
#: days that reports of one and the same occasion may lie apart
NEAR = 2
#: occasions of which there are not two within days between the same parties
_OCCASIONS = frozenset(
    (
        (EventType.CONSULT, "visit"),
        (EventType.CONSULT, "multilateral"),
        (EventType.SUPPORT, "sign"),
        (EventType.SUPPORT, "ratify"),
        (EventType.SUPPORT, "recognise"),
        (EventType.RETREAT, "resign"),
        (EventType.SANCTION, "expel"),
    )
)
#: modes that tell one occasion from two sides
_SAME_MODE = {"host": "visit"}
_PAIR = 2
#: ids of parties that a common noun names begin so
_ANY = "any/"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A telling as tying sees it.

    ``parties`` are the states (or others without one, see :func:`party`) that take part, ``persons`` the known persons
    among them, each with the state.
    """

    document: str
    n: int
    event: str
    type: EventType
    mode: str | None
    place: EntityId | None
    country: EntityId | None
    parties: frozenset[EntityId]
    persons: frozenset[tuple[EntityId, EntityId]] = frozenset()
    days: tuple[date, date] | None = None
    fine: bool = False
    dated: bool = False

    @property
    def key(self) -> Key:
        """Document and place in its reading."""
        return self.document, self.n

    @property
    def alone(self) -> bool:
        """Whether nothing can be one with it: its days are unknown or too many, or nobody takes part."""
        return self.days is None or not self.parties


def days_of(edtf: str | None, published: str | None, status: Status) -> tuple[tuple[date, date] | None, bool, bool]:
    """(first and last day on which it may have been, whether these are fine, whether its own words say so)."""
    found = bounds(edtf)
    if edtf is not None:
        size = (found[1] - found[0]).days + 1 if found else _LOOSE + 1
        return (found if size <= _LOOSE else None), size <= _FINE, True
    told = bounds(published)
    reach = _UNDATED.get(status)
    if told is None or reach is None or (told[1] - told[0]).days > _FINE:
        return None, False, False
    return (told[0] - timedelta(days=reach[0]), told[1] + timedelta(days=reach[1])), False, False


def party(state: EntityId, document: str) -> EntityId:
    """What stands for whoever takes part: the state, else the entity itself.

    Who only a common noun names ("Demonstranten") is the noun's here: where place and day agree as well, two documents
    tell of the same people.
    """
    if state.startswith("x/") and only_there(state, (document,)):
        return _ANY + state[2:].rpartition("-")[0]
    return state


def fits(one: Occurrence, other: Occurrence) -> bool:
    """Whether two tellings can be of one happening."""
    if one.days is None or other.days is None or one.type is not other.type:
        return False
    if not _modes_fit(one, other) or not _places_fit(one, other):
        return False
    common = one.parties & other.parties
    if one.document != other.document and (one.place is None or one.place != other.place):
        common = frozenset(each for each in common if not each.startswith(_ANY))
    strong = len(common) >= _PAIR or (one.parties == other.parties == common and one.dated and other.dated)
    apart = max((other.days[0] - one.days[1]).days, (one.days[0] - other.days[1]).days)
    if apart <= 0:
        part = bool(common) and (one.parties <= other.parties or other.parties <= one.parties)
        return strong or (part and one.fine and other.fine)
    near = apart <= NEAR and one.fine and other.fine and _occasion(one) and _occasion(other)
    return near and strong and not _others_came(one, other)


def _modes_fit(one: Occurrence, other: Occurrence) -> bool:
    return one.mode is None or other.mode is None or _mode(one) == _mode(other)


def _mode(each: Occurrence) -> str | None:
    return _SAME_MODE.get(each.mode, each.mode) if each.mode else None


def _occasion(each: Occurrence) -> bool:
    return (each.type, _mode(each)) in _OCCASIONS


def _others_came(one: Occurrence, other: Occurrence) -> bool:
    """Whether each names persons for a state, and none of them is the same."""
    both = {state for state, _ in one.persons} & {state for state, _ in other.persons}
    common = {state for state, _ in one.persons & other.persons}
    return bool(both - common)


def _places_fit(one: Occurrence, other: Occurrence) -> bool:
    """Whether two places can be one: the same, unknown, or a state and what lies in it."""
    if one.place is None or other.place is None or one.place == other.place:
        return True
    if one.country != other.country or one.country is None:
        return False
    return one.place == one.country or other.place == other.country


def happening_id(*parts: str) -> str:
    """The id of a happening, made of what it is known by."""
    return "hp-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
