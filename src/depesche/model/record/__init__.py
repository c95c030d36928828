"""The words of the Record: what many documents together say. Every statement leads back to sentences."""

from depesche.model.record.conflicts import Conflict, Correction, Matter, Side
from depesche.model.record.evidence import Evidence, Source
from depesche.model.record.figures import Amount, Check, Cue, Given, Point, Series
from depesche.model.record.happenings import Claim, Dispute, Happening, Role, Stage, Telling
from depesche.model.record.judgements import Anchor, Judgement, Standing
from depesche.model.record.links import Echo, Story
from depesche.model.record.pages import Dossier, Hit, Quote, Relation, Spelling, Tenure
from depesche.model.record.undertakings import Step, Undertaking

__all__ = [
    "Amount",
    "Anchor",
    "Check",
    "Claim",
    "Conflict",
    "Correction",
    "Cue",
    "Dispute",
    "Dossier",
    "Echo",
    "Evidence",
    "Given",
    "Happening",
    "Hit",
    "Judgement",
    "Matter",
    "Point",
    "Quote",
    "Relation",
    "Role",
    "Series",
    "Side",
    "Source",
    "Spelling",
    "Stage",
    "Standing",
    "Step",
    "Story",
    "Telling",
    "Tenure",
    "Undertaking",
]
