"""Which signs are of one undertaking: parties, subject and time fit; what says little needs a common occasion."""

from datetime import date, timedelta

from depesche.dates import bounds
from depesche.linking.undertakings.stages import RANK, Sign
from depesche.linking.undertakings.subjects import agreement, alike

Stretch = tuple[date, date]

#: so long after it was announced something is still looked for
_LIFE = timedelta(days=5 * 365)
#: a visit that was announced without a day
_SOON = timedelta(days=183)
#: an invitation may be followed within a year and a half
_INVITED = timedelta(days=548)
#: reports of one day may differ by so much
_SLACK = timedelta(days=2)
#: a few days: within these two papers without a name are one
_VISIT = timedelta(days=7)
#: a time that is no finer ties nothing
_COARSE = timedelta(days=45)
#: what points ("darauf einigten sie sich") points to what stands so near, in code points
_NEAR = 700
#: telling it in one sentence, or as one happening, outweighs words
_TOGETHER = 5
#: each of these is reached once
_ONCE = frozenset({"signed", "in-force"})


def score(one: Sign, other: Sign, *, timeless: bool = False) -> int:
    """How well two signs fit into one undertaking; 0 if they cannot be of one.

    ``timeless`` leaves the time out, for signs that have none.
    """
    if (one.kind == "meeting") != (other.kind == "meeting"):
        return 0
    if one.kind == "meeting":
        return _meetings(one, other, timeless)
    return _agreements(one, other, timeless)


def _meetings(one: Sign, other: Sign, timeless: bool) -> int:
    if one.happening == other.happening:
        return 2 * _TOGETHER
    together = _told_together(one, other)
    if together and one.stage == other.stage == "announced" and _same_goal(one, other):
        return _TOGETHER  # "lud ihn zum Gipfel ein": the invitation and the summit
    if clash(one, other) or not _same_parties(one, other):
        return 0
    if timeless:
        return 1 + len(one.parties & other.parties) + agreement(one.subject, other.subject)
    a, b = _window(one), _window(other)
    if a is None or b is None or not (_keeps(one, other) and _keeps(other, one)):
        return 0
    if _near(a, b, _SLACK):
        return 1 + len(one.parties & other.parties) + (_TOGETHER if together else 0) + (one.parties == other.parties)
    return 1 + (one.parties == other.parties) if _put_off(one, other) else 0


def clash(one: Sign, other: Sign) -> bool:
    """Whether two signs cannot be of one meeting, whatever a third says: by place, people, kind or time."""
    if one.kind != "meeting" or one.happening == other.happening:
        return False
    if not (_same_goal(one, other) and _same_people(one, other)):
        return True
    if {one.subject.instrument, other.subject.instrument} == {"visit", "summit"}:
        return True
    if one.guests and other.guests and not one.guests & other.guests:
        return True
    a, b = _window(one), _window(other)
    return a is not None and b is not None and not _near(a, b, _SLACK) and not _put_off(one, other)


def _keeps(done: Sign, plan: Sign) -> bool:
    """Whether a meeting without a day can be the one that was planned: it is told later, and not before it was due."""
    if done.stage != "carried-out" or done.date is not None or plan.stage != "announced":
        return True
    told, due = bounds(done.told), bounds(plan.due)
    announced = bounds(plan.told)
    return told is not None and (announced is None or told[0] > announced[0]) and (due is None or told[1] >= due[0])


def _put_off(one: Sign, other: Sign) -> bool:
    return bool({one.stage, other.stage} & {"stalled", "called-off"}) and one.document == other.document


def _same_goal(one: Sign, other: Sign) -> bool:
    return one.goal is None or other.goal is None or one.goal == other.goal


def _same_people(one: Sign, other: Sign) -> bool:
    """Whether no state is there by different people."""
    a: dict[str, set[str]] = {}
    for state, person in one.people:
        a.setdefault(state, set()).add(person)
    met = {state for state, _ in other.people} & a.keys()
    return all(any((state, person) in other.people for person in a[state]) for state in met)


def _same_parties(one: Sign, other: Sign) -> bool:
    """Two sides in common, or the one that is named, where document or day tie them as well."""
    a, b = (each.parties | ({each.goal} if each.goal else set()) for each in (one, other))
    common = a & b
    if len(common) > 1 or not common or not (a <= b or b <= a):
        return len(common) > 1
    if (one.subject.instrument == "summit") != (other.subject.instrument == "summit"):
        return False
    days = [each for each in (_window(one), _window(other)) if each and each[1] - each[0] <= _VISIT]
    return one.document == other.document or len(days) == 2


def _window(sign: Sign) -> Stretch | None:
    """When the meeting is to take place, or took place."""
    if sign.stage == "carried-out":
        return sign.when
    due = bounds(sign.due)
    if due:
        return due
    return sign.when and (sign.when[0], _later(sign.when[1], _INVITED if sign.invitation else _SOON))


def _near(one: Stretch, other: Stretch, slack: timedelta) -> bool:
    return one[0] <= _later(other[1], slack) and other[0] <= _later(one[1], slack)


def _later(day: date, by: timedelta) -> date:
    return day + by if day < date.max - by else date.max


def _agreements(one: Sign, other: Sign, timeless: bool) -> int:
    if not _sides(one, other):
        return 0
    same = one.happening == other.happening
    common = agreement(one.subject, other.subject) if one.subject.specific and other.subject.specific else 0
    together = _told_together(one, other)
    if one.subject.specific and other.subject.specific:
        fits = bool(common) and (timeless or _in_order(one, other))
        bonus = (_TOGETHER if same else 0) + (_TOGETHER if together else 0)
        return common + bonus if fits else 0
    if same and (alike(one.subject, other.subject) or one.subject.points or other.subject.points):
        return 2 * _TOGETHER
    if _points(one, other):
        return 2
    generic = one.kind == other.kind and alike(one.subject, other.subject)
    if generic and not timeless and _one_occasion(one, other):
        return 1
    return 0


def _sides(one: Sign, other: Sign) -> bool:
    """Whether the parties fit: the same, some of them, or the one who promised and did."""
    common = one.parties & other.parties
    if not common or not (len(common) > 1 or one.parties <= other.parties or other.parties <= one.parties):
        return False
    lone = {one.kind, other.kind} == {"promise"}
    return not lone or not one.actors or not other.actors or bool(one.actors & other.actors)


def _told_together(one: Sign, other: Sign) -> bool:
    return one.document == other.document and one.evidence.start == other.evidence.start


def _points(one: Sign, other: Sign) -> bool:
    """Whether one says nothing of its own and stands near the other in one document, as a pronoun or article would."""
    near = one.document == other.document and abs(one.evidence.start - other.evidence.start) <= _NEAR
    bare, full = (one, other) if one.subject.points else (other, one)
    if not (near and bare.subject.points) or (bare.kind == "promise" and full.kind != "promise"):
        return False
    return one.parties == other.parties and _in_order(one, other) and one.when is not None


def _in_order(one: Sign, other: Sign) -> bool:
    """Whether the stages can follow each other in time."""
    first, second = sorted((one, other), key=lambda sign: (RANK.get(sign.stage or "", -1), sign.key))
    a, b = first.when, second.when
    if a is None or b is None:
        return False
    if first.stage not in RANK or second.stage not in RANK:
        return _near(a, b, _LIFE)
    if first.stage == second.stage:
        return _near(a, b, _VISIT if first.stage in _ONCE else _LIFE)
    if first.stage == "announced" and RANK.get(first.aim or "", 0) > RANK[second.stage]:
        return _near(a, b, _LIFE)  # agreed in May, and in June it is said when it will be signed
    return a[0] <= _later(b[1], _VISIT) and _near(a, b, _LIFE)


def _one_occasion(one: Sign, other: Sign) -> bool:
    """Whether both are of the same few days, and of two parties at least."""
    if len(one.parties & other.parties) < 2:
        return False
    a, b = _occasion(one), _occasion(other)
    fine = all(each is not None and each[1] - each[0] <= _COARSE for each in (a, b))
    return fine and a is not None and b is not None and _near(a, b, _VISIT) and _ordered_stages(one, other)


def _occasion(sign: Sign) -> Stretch | None:
    """The days on which it was, or is to be, done; the days of the telling where there are none."""
    return bounds(sign.due) or bounds(sign.date) or bounds(sign.told)


def _ordered_stages(one: Sign, other: Sign) -> bool:
    return one.stage is None or other.stage is None or one.when is None or other.when is None or _in_order(one, other)
