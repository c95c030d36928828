"""The sentences that tell a happening, each once, though one may tell it twice ("wird zu einem Besuch erwartet")."""

from dataclasses import dataclass

from depesche.model import Edtf, EntityId, Evidence, Happening, Status, Telling


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all its marks, who says it, and what it says otherwise than the happening as a whole."""

    evidence: Evidence
    speaker: EntityId | None
    statuses: tuple[Status, ...]
    dates: tuple[Edtf, ...]


def sentences(happening: Happening) -> list[Sentence]:
    """In the order of the tellings."""
    together: dict[tuple[str, int, EntityId | None], list[Telling]] = {}
    for telling in happening.tellings:
        evidence = telling.evidence
        together.setdefault((evidence.source.document, evidence.start, telling.speaker), []).append(telling)
    return [_sentence(told, happening) for told in together.values()]


def _sentence(told: list[Telling], happening: Happening) -> Sentence:
    marks = dict.fromkeys(mark for telling in told for mark in telling.evidence.marks)
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return Sentence(
        evidence=told[0].evidence.model_copy(update={"marks": ordered}),
        speaker=told[0].speaker,
        statuses=tuple(dict.fromkeys(each.status for each in told if each.status != happening.status)),
        dates=tuple(dict.fromkeys(each.date for each in told if each.date and each.date != happening.date)),
    )
