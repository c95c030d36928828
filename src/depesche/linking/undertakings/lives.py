"""The life of an undertaking: its steps in the order of time, when the next is due, and whether it is open."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.dates import bounds
from depesche.linking.undertakings.stages import RANK, Sign
from depesche.linking.undertakings.threads import NEVER, Thread, sign_order
from depesche.linking.undertakings.vocabulary import vocabulary
from depesche.linking.voices import FamilyOf, itself
from depesche.model import Edtf, Evidence, Step, Undertaking

#: so long nothing was heard
_SILENCE = timedelta(days=180)
#: after these more is to come
_WAITING = frozenset({"announced", "negotiated", "signed", "stalled"})
#: after these nothing is due
_OVER = frozenset({"carried-out", "called-off"})


def evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """By the day of the document, then by its place there."""
    return bounds(evidence.source.published) or NEVER, evidence.source.document, evidence.start


@dataclass(frozen=True, slots=True)
class _Step:
    """A step with what its order needs."""

    stage: str
    day: Edtf | None
    when: tuple[date, date]
    happening: str | None
    evidence: Evidence

    @property
    def order(self) -> tuple[object, ...]:
        rank = RANK.get(self.stage, len(RANK))
        return self.when[1], rank, self.when[0], evidence_order(self.evidence), self.happening or ""

    def repeats(self, other: "_Step") -> bool:
        """Whether both tell the same step: one happening, one sentence, or the same days of what is done once."""
        if self.stage != other.stage:
            return False
        place, another = self.evidence, other.evidence
        same = (place.source.document, place.start) == (another.source.document, another.start)
        overlap = self.when[0] <= other.when[1] and other.when[0] <= self.when[1]
        days = self.stage != "announced" and (overlap or NEVER in (self.when, other.when))
        return same or days or (self.happening is not None and self.happening == other.happening)


def _steps(thread: Thread) -> list[_Step]:
    """The steps in the order of time, each by the document that tells it first."""
    told = [
        _Step(sign.stage, sign.date, bounds(sign.date) or sign.when or NEVER, sign.happening, sign.evidence)
        for sign in thread.signs
        if sign.stage and not _to_come_still(sign, thread)
    ] + [
        _Step(fate.stage, fate.date, bounds(fate.date) or bounds(fate.told) or NEVER, None, fate.evidence)
        for fate in thread.fates
        if fate.stage
    ]
    kept: list[_Step] = []
    for step in sorted(told, key=lambda step: (evidence_order(step.evidence), step.order)):
        if not any(step.repeats(other) for other in kept):
            kept.append(step)
    return _new(sorted(kept, key=lambda step: step.order))


def _to_come_still(sign: Sign, thread: Thread) -> bool:
    """Whether a meeting that is told without a day is one that its text announces: "nannte die Reise hilfreich"."""
    if sign.kind != "meeting" or sign.stage != "carried-out" or sign.date is not None:
        return False
    return any(each.document == sign.document and each.stage == "announced" for each in thread.signs)


def _new(steps: Iterable[_Step]) -> list[_Step]:
    """The steps without announcements of the next stage ("soon to be signed"), which are no step back."""
    reached, kept = 0, []
    for step in steps:
        if step.stage != "announced" or not reached:
            kept.append(step)
            reached = RANK.get(step.stage, 0)
    return kept


def life(thread: Thread, on: date | None, family_of: FamilyOf = itself) -> Undertaking:
    """The undertaking as it stands on the day ``on``; without a day it is not said to be open.

    ``family_of`` gives the family of echoes of a document; a family is one source.
    """
    steps = _steps(thread)
    due = _due(thread, steps)
    told = [each.evidence.source for each in thread.everything]
    documents = {source.document for source in told}
    heard = max((source.published for source in told if bounds(source.published)), key=_first_day, default=None)
    why = _why(thread, steps[-1].stage, due, heard, on)
    parties = Counter(party for sign in thread.signs for party in sign.parties)
    first = min(sign.key for sign in thread.signs)
    return Undertaking(
        id="ut-" + hashlib.sha256(first.encode()).hexdigest()[:12],
        kind=_kind(thread.signs),
        subject=max(sorted(thread.signs, key=sign_order), key=_tells).subject.text,
        parties=tuple(sorted(parties, key=lambda party: (-parties[party], party))),
        steps=tuple(
            Step.model_validate({"stage": step.stage, "date": step.day, "evidence": step.evidence}) for step in steps
        ),
        due=due,
        heard=heard,
        open=why is not None,
        why=why,
        happenings=tuple(sorted({sign.happening for sign in thread.signs})),
        documents=len(documents),
        sources=len({family_of(document) for document in documents}),
    )


def _tells(sign: Sign) -> tuple[bool, ...]:
    """How much a sign's subject tells to people; what began it rather than what came of it."""
    subject = sign.subject
    if sign.kind == "meeting":
        nouns = [vocabulary().meeting(word) for word in subject.text.split() if word[0].isupper()]
        return any(noun in ("visit", "summit") for noun in nouns), any(nouns), sign.founding, " " in subject.text
    return subject.specific, not subject.points, sign.founding, subject.instrument is not None


def _kind(signs: Sequence[Sign]) -> str:
    kinds = {sign.kind for sign in signs if sign.founding}
    return next(kind for kind in ("meeting", "agreement", "project", "promise") if kind in kinds)


def _first_day(edtf: Edtf | None) -> tuple[date, date]:
    return bounds(edtf) or (date.min, date.min)


def _due(thread: Thread, steps: Sequence[_Step]) -> Edtf | None:
    """The latest word on when the next stage is due; None where that stage was reached, or will not be."""
    if steps[-1].stage in _OVER:
        return None
    reached = max((RANK[step.stage] for step in steps if step.stage in RANK), default=-1)
    words = [
        (evidence_order(each.evidence), each.due)
        for each in thread.everything
        if bounds(each.due) and RANK.get(each.aim or "carried-out", len(RANK)) > reached
    ]
    return max(words)[1] if words else None


def _why(thread: Thread, stage: str, due: Edtf | None, heard: Edtf | None, on: date | None) -> str | None:
    """Why an undertaking is open on the day ``on``: its day is past, or nothing more was heard; None if it is not."""
    last_day, told = bounds(due), bounds(heard)
    if on is None or stage in _OVER:
        return None
    if last_day:
        return f"due {due}" if last_day[1] < on else None
    papers = {sign.subject.instrument for sign in thread.signs if sign.stage == "signed"}
    waiting = stage in _WAITING and not (stage == "signed" and papers <= vocabulary().done_when_signed)
    return f"last heard of {heard}" if waiting and told and told[1] < on - _SILENCE else None


def life_order(undertaking: Undertaking) -> tuple[object, ...]:
    """By the first step; the undated last."""
    first = undertaking.steps[0]
    when = bounds(first.date) or bounds(first.evidence.source.published) or NEVER
    return when[0], when[1], undertaking.id
