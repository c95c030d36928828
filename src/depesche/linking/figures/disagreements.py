"""Where the figures of series disagree: with each other, with a claim of growth, with a claim of a record.

Figures that hang together by contradicting each other are one conflict. Growth and decline are one thing here, decline
being negative growth, and what the figures of the level leave room for stands beside what texts say of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from depesche.dates import bounds
from depesche.linking.clusters import Clusters
from depesche.linking.figures.checks import claims_record
from depesche.linking.figures.measures import level_of
from depesche.linking.figures.rooms import interval
from depesche.linking.voices import FamilyOf, itself
from depesche.model import Bound, Evidence, Point, Series
from depesche.model.record import Check, Conflict, Given, Matter, Side

#: a conflict, and how far apart its sides are (0 to 1)
Found = tuple[Conflict, float]

_SIGN = {
    Bound.EXACT: "",
    Bound.ABOUT: "≈",
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: "≥",
    Bound.LESS_THAN: "<",
    Bound.UP_TO: "≤",
}
_TURNED = {
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.AT_LEAST: Bound.UP_TO,
    Bound.LESS_THAN: Bound.MORE_THAN,
    Bound.UP_TO: Bound.AT_LEAST,
}


def conflict(sides: Iterable[Side], **what: object) -> Conflict:
    """A conflict not yet weighed, with its sides in order."""

    def order(side: Side) -> tuple[object, ...]:
        period = side.point.period if side.point else None
        return (
            -side.sources,
            side.knowledge,
            side.value,
            period or "",
            [each.model_dump_json() for each in side.evidence],
        )

    ordered = sorted(sides, key=order)
    return Conflict.model_validate({"claims": tuple(ordered), "weight": 0.0, **what})


def families(evidence: Iterable[Evidence], family_of: FamilyOf) -> set[str]:
    """The families of the documents of ``evidence``."""
    return {family_of(each.source.document) for each in evidence}


def value(point: Point, unit: str) -> str:
    """A figure in plain signs: ">34 percent"."""
    amount = f"{point.value:.15g}"
    if point.low is not None and point.high is not None and point.low != point.high:
        amount = f"{point.low:.15g}–{point.high:.15g}"
    return f"{_SIGN[point.bound]}{amount} {unit}"


def disagreements(series: Iterable[Series], family_of: FamilyOf = itself) -> list[Found]:
    """All conflicts of figures; of one that is told in two currencies the one that is first by its unit."""
    levels: list[Series] = []
    changes: dict[tuple[object, ...], list[Series]] = {}
    for each in sorted(series, key=lambda one: (one.unit, one.measure or "", one.about)):
        grows = level_of(each.measure)
        if grows and each.about:
            changes.setdefault((each.about, each.unit, grows[0]), []).append(each)
        else:
            levels.append(each)
    found: dict[tuple[object, ...], Found] = {}
    of_levels = chain.from_iterable((*_contradictions(each), *_records(each, family_of)) for each in levels)
    of_changes = chain.from_iterable(_growths(each, family_of) for each in changes.values())
    for one, spread in chain(of_levels, of_changes):
        told = frozenset(frozenset((each.source.document, each.start) for each in side.evidence) for side in one.claims)
        found.setdefault((one.title, one.about, told), (one, spread))
    return list(found.values())


def _side(point: Point, unit: str, family_of: FamilyOf | None = None, tellings: Sequence[Given] = ()) -> Side:
    """All who give the figure, or only those of these ``tellings``."""
    told = tellings or point.tellings
    evidence = tuple(dict.fromkeys(each.evidence for each in told))
    speakers = tuple(dict.fromkeys(each.speaker for each in told if each.speaker))
    sources = len(families(evidence, family_of)) if family_of else point.sources
    bare = point.model_copy(update={"tellings": ()})
    return Side(value=value(point, unit), point=bare, sources=sources, speakers=speakers, evidence=evidence)


def _apart(values: Iterable[float]) -> float:
    ordered = sorted(values)
    largest = max(abs(ordered[0]), abs(ordered[-1]))
    return min((ordered[-1] - ordered[0]) / largest, 1.0) if largest else 0.0


def _groups(edges: Iterable[tuple[Side, Side]]) -> list[list[Side]]:
    """The sides that hang together."""
    pairs = list(edges)
    clusters = Clusters(side for pair in pairs for side in pair)
    for one, other in pairs:
        clusters.join(one, other)
    return clusters.groups()


def _periods(sides: Iterable[Side]) -> str:
    return " ".join(sorted({side.point.period for side in sides if side.point and side.point.period}))


def _contradictions(series: Series) -> Iterator[Found]:
    sides = [_side(point, series.unit) for point in series.points]
    for group in _groups((sides[one], sides[other]) for one, other in series.conflicts):
        title = f"{series.measure} {_periods(group)}"
        spread = _apart(side.point.value for side in group if side.point)
        yield conflict(group, kind=Matter.FIGURE, about=series.about, title=title, unit=series.unit), spread


def _refuted(series: Series, claim: str, family_of: FamilyOf) -> Iterator[tuple[Point, Check]]:
    """Claims that the figures of other sources contradict."""
    for check in series.checks:
        if check.claim == claim and check.result == "contradicts":
            point = series.points[check.point]
            told = [telling.evidence for each in (point, *check.used) for telling in each.tellings]
            if len(families(told, family_of)) > 1:
                yield point, check


def _records(series: Series, family_of: FamilyOf) -> Iterator[Found]:
    for point, check in _refuted(series, "record", family_of):
        claiming = [each for each in point.tellings if any(claims_record(cue) for cue in each.cues)]
        sides = [_side(point, series.unit, family_of, claiming), *(_side(each, series.unit) for each in check.used)]
        if len(families((each for side in sides for each in side.evidence), family_of)) < 2:
            continue
        title = f"{series.measure} {point.period or ''}".strip() + ": record"
        spread = _apart([point.value, *(each.value for each in check.used)])
        yield conflict(sides, kind=Matter.FIGURE, about=series.about, title=title, unit=series.unit), spread


def _growths(changes: Sequence[Series], family_of: FamilyOf) -> Iterator[Found]:
    """Growth and decline of one thing, and what its figures leave room for."""
    sides = [[_side(_as_growth(point, each), each.unit) for point in each.points] for each in changes]
    numbers = {side: side.point.value for each in sides for side in each if side.point}
    edges = [(own[one], own[two]) for own, each in zip(sides, changes, strict=True) for one, two in each.conflicts]
    for (own, one), (others, other) in combinations(list(zip(sides, changes, strict=True)), 2):
        edges += [
            (own[i], others[j])
            for (i, a), (j, b) in product(enumerate(one.points), enumerate(other.points))
            if _opposed(one, a, other, b, family_of)
        ]
    for own, each in zip(sides, changes, strict=True):
        for _, check in _refuted(each, "growth", family_of):
            side, number = _reckoned(check, each)
            numbers[side] = number
            edges.append((own[check.point], side))
    first = changes[0]
    for group in _groups(edges):
        title = f"{(first.measure or '').replace('-decline', '-growth')} {_periods(group)}"
        spread = _apart(numbers[side] for side in group)
        yield conflict(group, kind=Matter.FIGURE, about=first.about, title=title, unit=first.unit), spread


def _falls(series: Series) -> bool:
    grows = level_of(series.measure)
    return grows is not None and grows[1] < 0


def _as_growth(point: Point, series: Series) -> Point:
    """A decline as negative growth."""
    if not _falls(series):
        return point
    low, high = (None if end is None else -end for end in (point.high, point.low))
    turned = {"value": -point.value, "low": low, "high": high, "bound": _TURNED.get(point.bound, point.bound)}
    return point.model_copy(update=turned)


def _opposed(one: Series, a: Point, other: Series, b: Point, family_of: FamilyOf) -> bool:
    """Whether one says that something grew and the other that it shrank, for the same period, by different sources."""
    days = bounds(a.period)
    if _falls(one) == _falls(other) or days is None or days != bounds(b.period) or a.scope != b.scope:
        return False
    if min(interval(a, one.unit)[0], interval(b, other.unit)[0]) <= 0:
        return False
    ones, others = (families((each.evidence for each in point.tellings), family_of) for point in (a, b))
    return not ones <= others and not others <= ones


def _reckoned(check: Check, claims: Series) -> tuple[Side, float]:
    """The growth that the figures of the level leave room for, and its middle.

    As many sources stand for it as for the weaker of the two figures.
    """
    low, high = check.leaves or (None, None)
    if _falls(claims):
        low, high = (None if end is None else -end for end in (high, low))
    known = [end for end in (low, high) if end is not None]
    shown = " to ".join("…" if end is None else f"{end:.4g}" for end in (low, high))
    tellings = [each for point in check.used for each in point.tellings]
    side = Side(
        value=f"{shown} {claims.unit}: {' → '.join(value(point, check.unit) for point in check.used)}",
        sources=min(point.sources for point in check.used),
        speakers=tuple(dict.fromkeys(each.speaker for each in tellings if each.speaker)),
        evidence=tuple(dict.fromkeys(each.evidence for each in tellings)),
    )
    return side, sum(known) / len(known) if known else 0.0
