"""What an article told so far, and how parties are added to an event in the making."""

from collections.abc import Iterable, Iterator

from depesche.model import EventType, ParticipantRole
from depesche.reading.draft import ACTING, MentionDraft, ParticipantDraft
from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import words
from depesche.reading.events.partners import mentions_in_compound

_ACTOR = ParticipantRole.ACTOR
_MEMORY = 30  # frames
_NEAR = 2  # sentences
_DEEP = 4


class Told:
    """What the article told so far, newest last: the frames of each sentence."""

    def __init__(self) -> None:
        self._frames: list[tuple[int, Frame]] = []
        self._types: set[EventType] = set()

    def add(self, sentence: int, frames: Iterable[Frame]) -> None:
        """Notes the frames of a sentence."""
        for frame in frames:
            self._frames.append((sentence, frame))
            self._types.add(frame.entry.type)

    def again(self, frame: Frame) -> bool:
        """Whether ``frame`` may only take up an act of its type that was told already: a noun with a definite
        article."""
        article = any(child.lower_ in words("definite") for child in frame.token.lefts)
        return article and frame.entry.type in self._types

    def last(self, types: set[EventType], but: set[str]) -> Frame | None:
        """The newest frame of one of ``types`` that others than ``but`` have done."""
        for _, frame in reversed(self._frames[-_MEMORY:]):
            doers = {each.entity for each in frame.of(_ACTOR)}
            if frame.entry.type in types and doers and not doers & but:
                return frame
        return None

    def recent(self, sentence: int, reach: int = _NEAR) -> Iterator[Frame]:
        """The frames of the last ``reach`` sentences and this one, the newest first."""
        for at, frame in reversed(self._frames):
            if sentence - at > reach:
                return
            yield frame


def as_role(role: ParticipantRole, found: list[ParticipantDraft], but: set[str]) -> list[ParticipantDraft]:
    """The participants of another frame in ``role``, without those in ``but``."""
    return [ParticipantDraft(role, each.entity, each.start, each.end) for each in found if each.entity not in but]


def add(clauses: Clauses, frame: Frame, found: Iterable[tuple[ParticipantRole, MentionDraft]]) -> None:
    """Adds those of ``found`` to ``frame`` that can act and are not there yet."""
    known = {each.entity for each in frame.participants}
    for role, mention in found:
        if mention.entity not in known and clauses.draft.entities[mention.entity].type in ACTING:
            frame.participants.append(ParticipantDraft(role, mention.entity, mention.start, mention.end))
            known.add(mention.entity)


def deep(phrase: Phrase, clauses: Clauses, depth: int = 0) -> Iterator[MentionDraft]:
    """The mentions inside a phrase, the nearest first, also in compounds ("über einen EU-Beitritt")."""
    for inner in phrase.inner:
        if inner.mention is not None:
            yield inner.mention
        else:
            first = inner.head.text.rpartition("-")[0]
            yield from mentions_in_compound(clauses.draft, inner.head, first)
        if depth < _DEEP:
            yield from deep(inner, clauses, depth + 1)
