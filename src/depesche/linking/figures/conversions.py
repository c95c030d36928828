"""Amounts that a sentence gives in two currencies: "27 Milliarden Dollar (25 Milliarden Euro)" is told once.

Both figures stay in the series of their currencies; each names the other.
"""

from collections.abc import Iterable, Iterator

from depesche.linking.figures.cues import pattern, place
from depesche.linking.figures.measures import is_money
from depesche.model import Point
from depesche.model.record import Amount

#: measure, unit, entities, and what else keeps figures apart
Key = tuple[str | None, str, tuple[str, ...], str | None]
Figure = tuple[Key, Point]


def conversions(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, those that are one amount in two currencies naming each other and having one period."""
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure[1].evidence.source.document, []).append(figure)
    for told in by_document.values():
        told.sort(key=_position)
        for place_, following in enumerate(told[1:], start=1):
            if _one_amount(told[place_ - 1], following):
                told[place_ - 1], told[place_] = (
                    _naming(told[place_ - 1], following),
                    _naming(following, told[place_ - 1]),
                )
        yield from told


def _position(figure: Figure) -> tuple[int, int, str]:
    at = place(figure[1].evidence)
    return at.start, at.end, figure[0][1]


def _one_amount(first: Figure, second: Figure) -> bool:
    (one, point), (other, following) = first, second
    if (one[0], *one[2:]) != (other[0], *other[2:]) or one[1] == other[1]:
        return False
    if not (is_money(one[1]) and is_money(other[1])):
        return False
    if point.period and following.period and point.period != following.period:
        return False
    begins = point.evidence.start
    between = point.evidence.text[place(point.evidence).end - begins : place(following.evidence).start - begins]
    return bool(pattern("converted").search(between) and pattern("converting").search(between))


def _naming(figure: Figure, other: Figure) -> Figure:
    (key, point), ((_, unit, _, _), same) = figure, other
    amount = Amount(value=same.value, unit=unit)
    return key, point.model_copy(update={"also": (*point.also, amount), "period": point.period or same.period})
