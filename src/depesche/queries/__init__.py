"""The questions asked of a record; each answer is made of model classes and leads back to sentences."""

from collections.abc import Collection
from datetime import date

from depesche.model import (
    Correction,
    Dossier,
    Echo,
    EntityId,
    Happening,
    Hit,
    Judgement,
    Quote,
    Relation,
    Series,
    Story,
    Undertaking,
)
from depesche.model.record import Conflict, Standing
from depesche.queries.base import Archive
from depesche.queries.conflicts import conflicts
from depesche.queries.corrections import corrections
from depesche.queries.events import EVERYTHING, Asked, timeline
from depesche.queries.figures import figures
from depesche.queries.judgements import judgements
from depesche.queries.judging import judge
from depesche.queries.links import echoes, stories
from depesche.queries.names import candidates, find
from depesche.queries.pages import between, dossier
from depesche.queries.quotes import quotes
from depesche.queries.search import search
from depesche.queries.undertakings import undertakings

__all__ = ["Asked", "Questions"]


class Questions(Archive):
    """All questions to one record. Entities are given by id; :meth:`find` gets the id for a name."""

    def find(self, name: str) -> EntityId:
        """The one entity that ``name`` means. Raises UsageError for none or several."""
        return find(self, name)

    def timeline(self, asked: Asked = EVERYTHING) -> list[Happening]:
        """The happenings that fit, in the order of time; undated ones last."""
        return timeline(self, asked)

    def quotes(
        self, speaker: EntityId | None = None, about: EntityId | None = None, contains: str | None = None
    ) -> list[Quote]:
        """Quotations by speaker, by whom their words name, and by words."""
        return quotes(self, speaker, about, contains)

    def figures(self, about: Collection[EntityId] = (), measure: str | None = None) -> list[Series]:
        """The series of figures about all of ``about``, related ones side by side, the longest first."""
        return figures(self, about, measure, self.family_of)

    def undertakings(
        self,
        who: Collection[EntityId] = (),
        open_only: bool = False,
        on: date | None = None,
        since: str | None = None,
    ) -> list[Undertaking]:
        """What was agreed, promised or announced by all of ``who``, with what became of it by the day ``on``."""
        return undertakings(self, who, open_only, on, since)

    def dossier(self, id: EntityId) -> Dossier:
        """Everything on one entity."""
        return dossier(self, id)

    def between(self, one: EntityId, other: EntityId) -> Relation:
        """The relation of two entities, as a rule of two states."""
        return between(self, one, other)

    def corrections(self) -> list[Correction]:
        """Offices that texts give to others than the knowledge base does, for a person to judge."""
        return corrections(self)

    def conflicts(self, who: EntityId | None = None, kinds: Collection[str] = ()) -> list[Conflict]:
        """On what sources disagree about ``who``, or at all: these ``kinds`` or all, the largest first."""
        return conflicts(self, (who,) if who else (), kinds, self.family_of)

    def judgements(self) -> list[Standing]:
        """All judgements in the order of time, and how each stands: undone, overruled, without its object."""
        return judgements(self)

    def judge(
        self,
        verb: str,
        *objects: str,
        field: str | None = None,
        value: str | None = None,
        who: str | None = None,
        why: str | None = None,
    ) -> Judgement:
        """Keeps what a person decided; answers follow it once the record is opened anew.

        Raises UsageError where an object is not there, or a value is none of its field.
        """
        return judge(self, verb, objects, field=field, value=value, who=who, why=why)

    def echoes(self, document: str | None = None, kinds: Collection[str] = ()) -> list[Echo]:
        """Pairs of documents one of which repeats the other, with what they share; what shares most comes first."""
        return echoes(self, document, kinds)

    def stories(self, who: Collection[EntityId] = (), when: str | None = None, least: int = 2) -> list[Story]:
        """Documents on the same happenings, the newest story first."""
        return stories(self, who, when, least)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Documents with these words, or that speak of whom they name, best first."""
        return search(self, words, candidates(self, words), limit)
