"""The questions asked of a record; each answer is made of model classes and leads back to sentences."""

from collections.abc import Collection

from depesche.model import Correction, Dossier, Echo, EntityId, Happening, Hit, Quote, Relation, Series, Story
from depesche.queries.base import Archive
from depesche.queries.corrections import corrections
from depesche.queries.events import EVERYTHING, Asked, timeline
from depesche.queries.figures import figures
from depesche.queries.links import echoes, stories
from depesche.queries.names import candidates, find
from depesche.queries.pages import between, dossier
from depesche.queries.quotes import quotes
from depesche.queries.search import search

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
        """The series of figures about all of ``about``, the longest first."""
        return figures(self, about, measure)

    def dossier(self, id: EntityId) -> Dossier:
        """Everything on one entity."""
        return dossier(self, id)

    def between(self, one: EntityId, other: EntityId) -> Relation:
        """The relation of two entities, as a rule of two states."""
        return between(self, one, other)

    def corrections(self) -> list[Correction]:
        """Offices that texts give to others than the knowledge base does, for a person to judge."""
        return corrections(self)

    def echoes(self, document: str | None = None, kinds: Collection[str] = ()) -> list[Echo]:
        """Pairs of documents one of which repeats the other, with what they share; what shares most comes first."""
        return echoes(self, document, kinds)

    def stories(self, who: Collection[EntityId] = (), when: str | None = None, least: int = 2) -> list[Story]:
        """Documents on the same happenings, the newest story first."""
        return stories(self, who, when, least)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Documents with these words, or that speak of whom they name, best first."""
        return search(self, words, candidates(self, words), limit)
