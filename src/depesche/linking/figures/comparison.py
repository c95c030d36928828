"""How figures of one series stand to each other: which agree, cannot both be right, or take the place of another.

Only measures that have one value for a period (lexicon/series.yaml) can contradict each other, and only where two
sources give different ones: a text that gives two figures tells of two things.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from depesche.dates import OPEN_END, bounds, closed
from depesche.linking.figures.measures import adds_up, is_toll, is_total
from depesche.linking.figures.rooms import interval, overlap
from depesche.linking.voices import FamilyOf, after, itself, voices
from depesche.model import Point

Pair = tuple[int, int]


@dataclass(slots=True)
class Pairs:
    """The pairs of a series by what they are to each other, as :class:`depesche.model.Series` has them."""

    conflicts: list[Pair] = field(default_factory=list)
    agreeing: list[Pair] = field(default_factory=list)
    restated: list[Pair] = field(default_factory=list)
    partial: list[Pair] = field(default_factory=list)
    scoped: list[Pair] = field(default_factory=list)


class Comparison:
    """Compares the points of one series, given in their order."""

    def __init__(self, points: Sequence[Point], measure: str | None, unit: str, family_of: FamilyOf = itself) -> None:
        self._points, self._measure, self._unit = points, measure, unit
        self._voices = [voices(point, family_of) for point in points]
        self._rooms = [interval(point, unit) for point in points]
        self._days = [bounds(point.period) for point in points]
        self._total = is_total(measure, unit)

    def pairs(self) -> Pairs:
        """All pairs that have something to do with each other, in order."""
        found = Pairs()
        suspects: list[Pair] = []
        for one, other in combinations(range(len(self._points)), 2):
            a, b = self._days[one], self._days[other]
            if a is None or b is None:
                continue
            if a == b:
                self._of_one_period(one, other, found, suspects)
            elif self._total and self._points[one].scope == self._points[other].scope:
                if a[0] <= b[0] and b[1] <= a[1]:
                    self._part(other, one, found, suspects)
                elif b[0] <= a[0] and a[1] <= b[1]:
                    self._part(one, other, found, suspects)
        found.conflicts = [pair for pair in suspects if not self._settled(pair, found)]
        for pairs in (found.agreeing, found.restated, found.partial, found.scoped):
            pairs.sort()
        return found

    def _of_one_period(self, one: int, other: int, found: Pairs, suspects: list[Pair]) -> None:
        total = self._total or is_toll(self._measure, self._points[one].period)
        scopes = self._points[one].scope, self._points[other].scope
        if scopes[0] != scopes[1]:
            if total:
                found.scoped.append((other, one) if scopes[0] is None else (one, other))
        elif overlap(self._rooms[one], self._rooms[other]):
            if total:
                found.agreeing.append((one, other))
        elif old_new := self._restatement(one, other, total):
            found.restated.append(old_new)
        elif total and self._disagree(one, other):
            suspects.append((one, other))

    def _part(self, part: int, whole: int, found: Pairs, suspects: list[Pair]) -> None:
        """A figure for a part of the period of another one; of what adds up it cannot be the greater."""
        if closed(self._days[whole]) is None:
            return
        greater = adds_up(self._measure) and self._rooms[part][0] > self._rooms[whole][1]
        if greater and self._disagree(part, whole):
            suspects.append((min(part, whole), max(part, whole)))
        else:
            found.partial.append((part, whole))

    def _disagree(self, one: int, other: int) -> bool:
        """Whether a source gives only the one and another source only the other figure."""
        ones, others = ({voice.key for voice in self._voices[each]} for each in (one, other))
        return any(
            a[0] != b[0] or (a[1] is not None and b[1] is not None) for a in ones - others for b in others - ones
        )

    def _restatement(self, one: int, other: int, total: bool) -> Pair | None:
        """The old and the new one, if one of the two takes the place of the other (and not each that of the other)."""
        forth, back = self._replaces(other, one, total), self._replaces(one, other, total)
        return None if forth == back else (one, other) if forth else (other, one)

    def _replaces(self, new: int, old: int, total: bool) -> bool:
        """Whether ``new`` takes the place of ``old``, and nobody else has said ``old`` since."""
        given_later = total and (self._by_themselves(new, old) or self._by_counting_on(new, old))
        if not given_later and not self._by_words(new, old):
            return False
        names = {voice.name for voice in self._voices[new]}
        first = min(self._voices[new], key=lambda voice: voice.told or (OPEN_END, OPEN_END))
        return not any(
            after(voice, first) and not voice.provisional and (voice.name is None or voice.name not in names)
            for voice in self._voices[old]
        )

    def _by_words(self, new: int, old: int) -> bool:
        """Whether the words revise ``new``, or ``old`` was given for the time being and ``new`` for good."""
        news, olds = self._voices[new], self._voices[old]
        if self._total and all(voice.provisional for voice in olds) and not all(voice.provisional for voice in news):
            return True
        revising = [voice for voice in news if voice.revised] if self._measure else []
        return bool(revising) and any(not all(after(voice, each) for each in revising) for voice in olds)

    def _by_themselves(self, new: int, old: int) -> bool:
        """Whether somebody who gave ``old`` gave ``new`` later, as his last word."""
        for name in {voice.name for voice in self._voices[new] if voice.name}:
            news = [voice for voice in self._voices[new] if voice.name == name]
            olds = [voice for voice in self._voices[old] if voice.name == name]
            if olds and any(all(after(voice, other) for other in olds) for voice in news):
                return True
        return False

    def _by_counting_on(self, new: int, old: int) -> bool:
        """Whether a toll has risen since."""
        if not is_toll(self._measure, self._points[new].period) or self._rooms[new][0] <= self._rooms[old][1]:
            return False
        return all(after(voice, other) for voice in self._voices[new] for other in self._voices[old])

    def _settled(self, pair: Pair, found: Pairs) -> bool:
        """Whether one of the two is withdrawn, or replaced by what agrees with the other."""
        agreeing = {frozenset(each) for each in found.agreeing}
        for old, other in (pair, pair[::-1]):
            for new in (new for replaced, new in found.restated if replaced == old):
                names = [{voice.name for voice in self._voices[each]} for each in (old, new)]
                withdrawn = self._by_words(new, old) or (None not in names[0] and names[0] <= names[1])
                if withdrawn or frozenset((new, other)) in agreeing:
                    return True
        return False
