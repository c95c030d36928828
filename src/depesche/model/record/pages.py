"""Answers that bring much together, and single finds."""

from pydantic import Field

from depesche.model.reading import Edtf, Entity, EntityId, Frozen, QuotationType
from depesche.model.record.conflicts import Conflict
from depesche.model.record.evidence import Evidence, Source
from depesche.model.record.figures import Series
from depesche.model.record.happenings import Happening
from depesche.model.record.links import Story
from depesche.model.record.undertakings import Undertaking


class Quote(Frozen):
    """A quotation found in the record."""

    text: str
    type: QuotationType
    speaker: EntityId | None = None
    addressee: EntityId | None = None
    date: Edtf | None = None
    evidence: Evidence


class Spelling(Frozen):
    """A form under which an entity stands in the texts, and how often."""

    text: str
    count: int


class Tenure(Frozen):
    """An office held, from the knowledge base; open ends are None."""

    office: str
    body: EntityId
    since: str | None = None
    until: str | None = None


class Dossier(Frozen):
    """All that the record has on one entity."""

    entity: Entity
    spellings: tuple[Spelling, ...]
    offices: tuple[Tenure, ...]
    documents: tuple[Source, ...]
    company: tuple[tuple[EntityId, int], ...]
    happenings: tuple[Happening, ...]
    said: tuple[Quote, ...]
    figures: tuple[Series, ...]
    undertakings: tuple[Undertaking, ...] = ()
    stories: tuple[Story, ...] = Field(default=(), description="of two documents and more")


class Relation(Frozen):
    """Two entities side by side: what they did together, agreed and what became of it, disputed, said of each other,
    the figures about both, and on what their sources disagree.

    An undertaking names the happenings that tell it; those of them that are of the two stand among the others, too.
    """

    pair: tuple[EntityId, EntityId]
    meetings: tuple[Happening, ...]
    agreements: tuple[Happening, ...]
    support: tuple[Happening, ...]
    tensions: tuple[Happening, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Series, ...]
    undertakings: tuple[Undertaking, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Hit(Frozen):
    """A place in a document where the words searched for stand."""

    evidence: Evidence
    rank: float
