"""Figures as series, and what their sources say of one another."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import Bound, Edtf, EntityId, Frozen
from depesche.model.record.evidence import Evidence


class Cue(Frozen):
    """Words that say how a figure stands to others of its series; a record may be ``limited`` to some time."""

    kind: Literal["revised", "replaced", "preliminary", "record-high", "record-low", "first-above", "first-below"]
    text: str
    since: Annotated[int | None, Field(description="the year since which it is a record, if one is named")] = None
    limited: bool = False


class Amount(Frozen):
    """A value in a currency."""

    value: float
    unit: str


class Given(Frozen):
    """One document's word on a figure: who gives it there, in which sentence, with which cues."""

    speaker: EntityId | None = None
    evidence: Evidence
    cues: tuple[Cue, ...] = ()


class Point(Frozen):
    """One figure of a series, with everybody who gives it; ``speaker`` and ``evidence`` are those of the first.

    ``also`` is what the same sentence gives as the same amount in another currency.
    """

    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    period: Edtf | None = None
    scope: str | None = Field(default=None, description="the part of the measure that it is for (goods, gas …)")
    speaker: EntityId | None = None
    evidence: Evidence
    tellings: tuple[Given, ...] = ()
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1
    also: tuple[Amount, ...] = ()


class Check(Frozen):
    """A claim of growth or of a record held against the figures ``used``; ``point`` is the index of what claims it.

    ``leaves`` is the growth for which the figures used leave room, in the unit of the claim; ``lacks`` are the periods
    for which nobody gives a figure.
    """

    claim: Literal["growth", "record"]
    point: int
    result: Literal["fits", "contradicts", "cannot be checked"]
    used: tuple[Point, ...] = ()
    unit: str
    leaves: tuple[float | None, float | None] | None = None
    lacks: tuple[Edtf, ...] = ()


class Series(Frozen):
    """One measure about the same entities over time, of one thing; ``of`` is what is counted, where a text says it.

    Pairs of points (by index) are told apart: ``conflicts`` cannot both be right, ``agreeing`` can, ``restated`` are an
    earlier figure and the one that takes its place, ``partial`` a figure for a part of a period and one for the whole
    of it, ``scoped`` one for a part of the measure and one for more of it or another part.
    """

    measure: str | None
    unit: str
    about: tuple[EntityId, ...]
    of: str | None = None
    points: tuple[Point, ...]
    conflicts: tuple[tuple[int, int], ...] = ()
    agreeing: tuple[tuple[int, int], ...] = ()
    restated: tuple[tuple[int, int], ...] = ()
    partial: tuple[tuple[int, int], ...] = ()
    scoped: tuple[tuple[int, int], ...] = ()
    checks: tuple[Check, ...] = ()
    related: tuple[str, ...] = Field(default=(), description="measures near this one that have series on the same")
