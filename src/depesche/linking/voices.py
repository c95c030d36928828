"""The sources of a figure: who gives it, and when first.

A source is a family of documents, and within it a speaker; a copy is no source of its own, whoever prints it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from depesche.dates import OPEN_END, bounds
from depesche.model import Point

#: maps a document to the family of echoes that it belongs to (or to itself)
FamilyOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source of a figure: a family of documents and who speaks in it, by the telling that came first.

    ``name`` is who can correct himself: the speaker, else the outlet; ``provisional`` says that the figure is, by its
    words or because its period was not over.
    """

    family: str
    speaker: str | None
    name: str | None
    told: tuple[date, date] | None
    revised: bool
    provisional: bool

    @property
    def key(self) -> tuple[str, str | None]:
        """The family, and who speaks."""
        return self.family, self.speaker


def itself(document: str) -> str:
    """The family of a document of which no echo is known."""
    return document


def voices(point: Point, family_of: FamilyOf = itself) -> tuple[Voice, ...]:
    """The sources of a figure."""
    found: dict[tuple[str, str | None], Voice] = {}
    period = bounds(point.period)

    def age(place: int) -> tuple[object, ...]:
        source = point.tellings[place].evidence.source
        family = family_of(source.document)
        return bounds(source.published) or (OPEN_END, OPEN_END), source.document != family, source.document, place

    for place in sorted(range(len(point.tellings)), key=age):
        telling = point.tellings[place]
        source = telling.evidence.source
        told = bounds(source.published)
        kinds = {cue.kind for cue in telling.cues}
        voice = Voice(
            family=family_of(source.document),
            speaker=telling.speaker,
            name=telling.speaker or source.outlet,
            told=told,
            revised="revised" in kinds,
            provisional=bool(kinds & {"preliminary", "replaced"} or (told and period and told[1] < period[1])),
        )
        found.setdefault(voice.key, voice)
    return tuple(found.values())


def after(one: Voice, other: Voice) -> bool:
    """Whether ``one`` surely told its figure later than ``other``."""
    return one.told is not None and other.told is not None and one.told[0] > other.told[1]
