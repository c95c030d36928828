"""Which figures are one series, how they stand to each other, and what becomes of claims about them.

A value that several documents give for a period is one point told several times. Nothing depends on the order in which
the figures come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from depesche.dates import OPEN_END, bounds
from depesche.linking.figures import checks
from depesche.linking.figures.comparison import Comparison
from depesche.linking.figures.conversions import Key, conversions
from depesche.linking.figures.cues import cues, near, place
from depesche.linking.figures.measures import is_total, kinship, level_of
from depesche.linking.figures.rooms import contradict
from depesche.linking.figures.scope import scope
from depesche.linking.figures.things import Thing, sorted_out
from depesche.linking.voices import FamilyOf, itself
from depesche.model import Point, Series
from depesche.model.record import Cue, Given

Named = tuple[Key, Thing]

__all__ = ["Key", "contradict", "series"]


def _age(point: Point) -> tuple[object, ...]:
    source = point.evidence.source
    at = place(point.evidence)
    return source.published or "~", source.document, at.start, at.end, point.speaker or ""


def _order(point: Point) -> tuple[object, ...]:
    """By period; those without one come last."""
    when = bounds(point.period) or (OPEN_END, OPEN_END)
    return when, *_age(point), point.value, point.bound, point.low or 0, point.high or 0, point.scope or ""


def _raw(key: Key, point: Point, heard: Sequence[Cue]) -> Point:
    """The point as one document tells it."""
    at = place(point.evidence)
    telling = Given(speaker=point.speaker, evidence=point.evidence, cues=tuple(heard))
    part = scope(key[0], at, point.evidence.text) if is_total(key[0], key[1]) else None
    return point.model_copy(update={"tellings": (telling,), "scope": part})


def _merged(points: Iterable[Point], family_of: FamilyOf) -> list[Point]:
    """One point for each value of a period, with all its tellings in the order of their days."""
    same: dict[tuple[object, ...], list[Point]] = {}
    for point in sorted(points, key=_age):
        when = bounds(point.period) or point.period
        value = point.value, point.low, point.high, point.bound, near(point)
        same.setdefault((*value, when, point.scope), []).append(point)
    return sorted((_one(each, family_of) for each in same.values()), key=_order)


def _one(points: Sequence[Point], family_of: FamilyOf) -> Point:
    tellings = tuple(dict.fromkeys(telling for point in points for telling in point.tellings))
    periods = {point.period for point in points if point.period}
    also = {amount for point in points for amount in point.also}
    changes = {
        "period": min(periods, key=lambda period: (len(period), period), default=None),
        "tellings": tellings,
        "sources": len({family_of(telling.evidence.source.document) for telling in tellings}),
        "also": tuple(sorted(also, key=lambda amount: (amount.unit, amount.value))),
    }
    return points[0].model_copy(update=changes)


def _one_series(key: Key, thing: Thing, points: Iterable[Point], family_of: FamilyOf) -> Series:
    measure, unit, about, _ = key
    ordered = _merged(points, family_of)
    pairs = asdict(Comparison(ordered, measure, unit, family_of).pairs())
    found = {name: tuple(each) for name, each in pairs.items()}
    return Series(measure=measure, unit=unit, about=about, of=thing.of, points=tuple(ordered), **found)


def _with_checks(found: Mapping[Named, Series]) -> dict[Named, Series]:
    """Growth held against the series of what grows, records against their own."""
    by_measure: dict[tuple[object, ...], list[Series]] = {}
    for (key, _), each in found.items():
        by_measure.setdefault((key[0], *key[2:]), []).append(each)
    checked = {}
    for (key, thing), each in found.items():
        grows = level_of(key[0])
        levels = by_measure.get((grows[0], *key[2:]), []) if grows else []
        results = (*(checks.growth(each, levels, grows[1]) if grows else ()), *checks.records(each))
        checked[key, thing] = each.model_copy(update={"checks": results})
    return checked


def _together(found: Mapping[Named, Series]) -> list[Series]:
    """Series on the same entities with related measures side by side, those with the longest first."""
    bundles: dict[tuple[object, ...], list[Series]] = {}
    for (key, _), each in found.items():
        bundles.setdefault((kinship(key[0])[0], *key[2:]), []).append(each)
    ordered = []
    for bundle in bundles.values():
        measures = {each.measure for each in bundle if each.measure}
        bundle.sort(key=lambda each: (kinship(each.measure), each.unit, -len(each.points), _title(each)))
        ordered.append(
            [
                each.model_copy(update={"related": tuple(sorted(measures - {each.measure}, key=kinship))})
                for each in bundle
            ]
        )
    ordered.sort(key=lambda bundle: (-max(len(each.points) for each in bundle), *map(_title, bundle)))
    return [each for bundle in ordered for each in bundle]


def _title(each: Series) -> tuple[object, ...]:
    return each.measure or "~", each.unit, each.about, each.of or "", _order(each.points[0])


def series(figures: Iterable[tuple[Key, Point]], family_of: FamilyOf = itself) -> list[Series]:
    """One series for each key and thing, points by period; related ones side by side, the longest first.

    ``figures`` have each point as one document tells it, and all figures of every document: a claim of a record belongs
    to the nearest one. ``family_of`` maps a document to its family of echoes.
    """
    told = [
        ((measure, unit, tuple(sorted(set(about))), apart), point) for (measure, unit, about, apart), point in figures
    ]
    heard = cues(point for _, point in told)
    raw = [(key, _raw(key, point, heard.get(place(point.evidence), ()))) for key, point in told]
    grouped: dict[Key, list[Point]] = {}
    for key, point in conversions(raw):
        grouped.setdefault(key, []).append(point)
    apart = sorted_out(grouped)
    return _together(_with_checks({named: _one_series(*named, points, family_of) for named, points in apart}))
