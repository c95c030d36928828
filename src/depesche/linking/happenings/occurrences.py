"""When two tellings are, or can be, of one event of the world: type, mode, parties, place, days, words.

A telling is *fine* if its own words date it to a few days; it is *loose* if they say only the month or the season, or
nothing, so that the day it was told bounds it ("besuchte", "wird besuchen"). Fine tellings of one day are tied to each
other, loose ones that say the same or were told of one occasion at one time too, and so is what two documents say in
the same words. Beyond that a loose one can belong to a fine one that it fits (:mod:`.tying`).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.dates import bounds
from depesche.linking.texts.wording import runs, words_of
from depesche.model import EntityId, EventType, Status
from depesche.reading.strangers import only_there

#: maps an entity to the state it acts for (or to itself)
StateOf = Callable[[EntityId], EntityId]
#: a telling: its document, and its place there
Key = tuple[str, int]

#: days of a fine date
_FINE = 3
LOOSE = 100
"""Days of a loose date, at most."""
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
#: types of which that holds whatever the mode
_TALKS = frozenset((EventType.CONSULT, EventType.AGREE))
#: modes that tell one occasion from two sides
_SAME_MODE = {"host": "visit"}
_PAIR = 2
#: so many days after a text its copies come
_FRESH = 7
#: words that two hardly share by chance, unlike "und den Krieg in der Ukraine"; shorter sentences say too little
_SAYING, _SHORTEST = 8, 5
#: ids of parties that a common noun names begin so
_ANY = "any/"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A telling as tying sees it.

    ``parties`` are the states (or others without one, see :func:`party`) that take part, ``persons`` the known persons
    among them, each with the state; ``told`` is the day on which it was told, ``words`` are runs of words about it
    (:func:`words_about`).
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
    told: date | None = None
    words: frozenset[int] = frozenset()

    @property
    def key(self) -> Key:
        """Document and place in its reading."""
        return self.document, self.n

    @property
    def alone(self) -> bool:
        """Whether nothing but its words can make it one with another: its days are unknown or too many, or nobody
        takes part."""
        return self.days is None or not self.parties


def days_of(edtf: str | None, published: str | None, status: Status) -> tuple[tuple[date, date] | None, bool, bool]:
    """(first and last day on which it may have been, whether these are fine, whether its own words say so)."""
    found = bounds(edtf)
    if edtf is not None:
        size = (found[1] - found[0]).days + 1 if found else LOOSE + 1
        return (found if size <= LOOSE else None), size <= _FINE, True
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


def told_on(published: str | None) -> date | None:
    """The day on which a document told what it tells; None if that is not known to a day."""
    found = bounds(published)
    return found[0] if found and found[0] == found[1] and date.min.year < found[0].year < date.max.year else None


def words_about(text: str, sentence: tuple[int, int], trigger: tuple[int, int]) -> frozenset[int]:
    """Runs of words of the sentence that have the trigger in them: the one in its middle, and the smallest hash.

    Two that share one of them are copies of one text. A shorter sentence is a run as a whole; a very short one has
    none, for anybody may have said it.
    """
    words, ends = words_of(text[sentence[0] : sentence[1]])
    if len(words) < _SHORTEST:
        return frozenset()
    length = min(_SAYING, len(words))
    at = next((n for n, end in enumerate(ends) if sentence[0] + end > trigger[0]), len(words) - 1)
    first, last = max(0, at - length + 1), min(at + length, len(words))
    hashes = list(runs(words[first:last], length))
    middle = min(max(0, at - length // 2 - first), len(hashes) - 1)
    return frozenset((min(hashes), hashes[middle]))


def ties(one: Occurrence, other: Occurrence) -> bool:
    """Whether two tellings are of one happening."""
    if one.type is not other.type:
        return False
    if one.words & other.words and _copied(one, other):
        return True
    if one.alone or other.alone or one.fine is not other.fine:
        return False
    return fits(one, other) if one.fine else _said_alike(one, other) or _one_time(one, other)


def _copied(one: Occurrence, other: Occurrence) -> bool:
    """Whether nothing speaks against it that the same words say the same."""
    apart = one.days is not None and other.days is not None and _apart(one.days, other.days) > 0
    alike = one.parties == other.parties or len(one.parties & other.parties) >= _PAIR
    if one.told and other.told and not (one.fine or other.fine):
        apart = (
            apart or abs((one.told - other.told).days) > _FRESH
        )  # the same was done again, and told in the same words
    return alike and not apart and _modes_fit(one, other) and not _others_came(one, other)


def _said_alike(one: Occurrence, other: Occurrence) -> bool:
    """Whether two date the same to the same month or season."""
    return one.dated and (one.mode, one.place, one.days, one.parties) == (
        other.mode,
        other.place,
        other.days if other.dated else None,
        other.parties,
    )


def _one_time(one: Occurrence, other: Occurrence) -> bool:
    """Whether two loose tellings were told at one time of one occasion: between the same two, or at one place."""
    if one.told is None or other.told is None or one.days is None or other.days is None:
        return False
    if _apart(one.days, other.days) > 0 or not _modes_fit(one, other) or not _places_fit(one, other):
        return False
    if _others_came(one, other):
        return False
    common = _common(one, other)
    if len(common) >= _PAIR and _rare(one) and _rare(other):
        return abs((one.told - other.told).days) <= NEAR
    exact = one.place is not None and one.place == other.place != one.country
    return exact and bool(common) and one.told == other.told


def fits(one: Occurrence, other: Occurrence) -> bool:
    """Whether two tellings can be of one happening by what they are about, and when."""
    if one.days is None or other.days is None or one.type is not other.type:
        return False
    if not _modes_fit(one, other) or not _places_fit(one, other) or not _told_then(one, other):
        return False
    common = _common(one, other)
    strong = len(common) >= _PAIR or (one.parties == other.parties == common and one.dated and other.dated)
    apart = _apart(one.days, other.days)
    if apart <= 0:
        part = bool(common) and (one.parties <= other.parties or other.parties <= one.parties)
        return strong or (part and one.fine and other.fine)
    near = apart <= NEAR and one.fine and other.fine and _occasion(one) and _occasion(other)
    return near and strong and not _others_came(one, other)


def _common(one: Occurrence, other: Occurrence) -> frozenset[EntityId]:
    """Who takes part in both; whom a common noun names, only at one place."""
    common = one.parties & other.parties
    if one.document != other.document and (one.place is None or one.place != other.place):
        return frozenset(each for each in common if not each.startswith(_ANY))
    return common


def _apart(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two stretches of days; 0 or less if they meet."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def _modes_fit(one: Occurrence, other: Occurrence) -> bool:
    return one.mode is None or other.mode is None or _mode(one) == _mode(other)


def _mode(each: Occurrence) -> str | None:
    return _SAME_MODE.get(each.mode, each.mode) if each.mode else None


def _rare(each: Occurrence) -> bool:
    """Whether what is told is not done every other day, as attacks and accusations are."""
    return each.type in _TALKS or _occasion(each)


def _told_then(one: Occurrence, other: Occurrence) -> bool:
    """Whether a loose telling of what is done often was told about the day of the fine one; "in that summer" or "in
    that war" there was more than one."""
    if one.fine is other.fine or (_rare(one) and _rare(other)):
        return True
    loose, fine = (other, one) if one.fine else (one, other)
    if loose.dated or loose.told is None or fine.days is None:
        return False
    return _apart((loose.told, loose.told), fine.days) <= NEAR


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
