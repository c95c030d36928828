"""What an agreement, promise or meeting is about, and whether two are about the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.linking.texts.stems import akin
from depesche.linking.undertakings.vocabulary import vocabulary
from depesche.model import Edtf, EntityId

#: figures tell more than words
FIGURE = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What the record has within a sentence of evidence: the event's trigger, names and times. Offsets in its text.

    ``acting`` are people who stood for another party on that day than their state, with that party.
    """

    trigger: tuple[int, int] | None = None
    names: tuple[tuple[int, int, EntityId], ...] = ()
    times: tuple[tuple[int, int, Edtf], ...] = ()
    acting: tuple[tuple[EntityId, EntityId], ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A short stretch of a sentence that says what something is about; ``start`` is its offset there.

    ``words`` are stems that can be known again elsewhere, ``weak`` those that fit any two states, ``figures`` numbers
    with their unit, ``instrument`` the kind of agreement or meeting; ``negotiated`` tells that it is talked about,
    ``points`` that the sentence says nothing of its own and points to what stands before it ("darauf", "das Abkommen"),
    ``named`` that it only names a promise that was given elsewhere ("wegen der Zusagen").
    """

    text: str
    start: int = 0
    words: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    instrument: str | None = None
    definite: bool = False
    negotiated: bool = False
    points: bool = False
    named: bool = False

    @property
    def specific(self) -> bool:
        """Whether it can be known again without a common occasion."""
        return bool(self.words or self.figures)


def agreement(one: Subject, other: Subject) -> int:
    """How much two specific subjects have in common; 0 if they are about different things."""
    if _papers_differ(one, other):
        return 0
    figures = len(one.figures & other.figures)
    less, more = sorted((one.words, other.words), key=lambda words: (len(words), sorted(words)))
    common = covered(less, more)
    if not figures and (not common or 2 * common < len(less)):
        return 0
    return common + FIGURE * figures


def covered(words: Iterable[str], by: Iterable[str]) -> int:
    """How many of ``words`` are akin to one of ``by``."""
    short, others = vocabulary().short, sorted(by)
    return sum(any(akin(word, each, short) for each in others) for word in words)


def alike(one: Subject, other: Subject) -> bool:
    """Whether two subjects that say little can be one where occasion and parties are the same."""
    if _papers_differ(one, other) or one.specific or other.specific:
        return False
    return not (one.weak and other.weak) or bool(one.weak & other.weak)


def _papers_differ(one: Subject, other: Subject) -> bool:
    kinds = {one.instrument, other.instrument}
    return "declaration" in kinds and bool(kinds & {"treaty", "memorandum"})
