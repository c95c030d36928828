"""Whom a figure is about, for when it is, and who gives it: taken from what the earlier steps found around it."""

from depesche.model import EntityType, TimeType
from depesche.reading.draft import Draft, MentionDraft, QuantityDraft
from depesche.reading.quantities.clauses import Clause

#: Measures of something between two parties.
_PAIRED = ("trade", "distance", "export", "import")
_PARTIES = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE, EntityType.PERSON)
_MOST = 2


def set_circumstances(draft: Draft, quantity: QuantityDraft, clause: Clause) -> None:
    """Fills ``about``, ``period``, ``speaker`` and ``quotation`` of ``quantity``."""
    said = draft.quotations_in(quantity.start, quantity.end)
    if said:
        index, quotation = min(said, key=lambda each: each[1].end - each[1].start)
        quantity.quotation, quantity.speaker = index, quotation.speaker
    first, last = clause.tokens[0], clause.tokens[-1]
    sentence = (first.idx, last.idx + len(last.text))
    quantity.about = _about(draft, quantity, (clause.start, clause.end), sentence)
    quantity.period = _period(draft, quantity, (clause.start, clause.end), sentence)


def _about(
    draft: Draft, quantity: QuantityDraft, clause: tuple[int, int], sentence: tuple[int, int]
) -> tuple[str, ...]:
    paired = (quantity.measure or "").startswith(_PAIRED)
    found: list[str] = []
    for stretch in (clause, sentence):
        for mention in _nearest(draft, quantity, stretch):
            if mention.entity not in found:
                found.append(mention.entity)
        if len(found) >= (_MOST if paired else 1):
            break
    return tuple(found[:_MOST])


def _nearest(draft: Draft, quantity: QuantityDraft, stretch: tuple[int, int]) -> list[MentionDraft]:
    """Parties of the stretch, states before others, then near ones first; who speaks is not what is spoken of."""

    def order(mention: MentionDraft) -> tuple[bool, int]:
        person = draft.entities[mention.entity].type is EntityType.PERSON
        gap = quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end
        return person, gap

    parties = [
        mention
        for mention in draft.mentions_in(*stretch)
        if draft.entities[mention.entity].type in _PARTIES and mention.entity != quantity.speaker
    ]
    return sorted(parties, key=order)


def _period(draft: Draft, quantity: QuantityDraft, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
    for stretch in (clause, sentence):
        dates = [
            time
            for time in draft.times_in(*stretch)
            if time.edtf and time.type in (TimeType.DATE, TimeType.TIME) and not _touch(time.start, time.end, quantity)
        ]
        if dates:
            best = min(
                dates,
                key=lambda time: (
                    quantity.start - time.end if time.end <= quantity.start else 2 * (time.start - quantity.end)
                ),
            )
            return best.edtf
    return None


def _touch(start: int, end: int, quantity: QuantityDraft) -> bool:
    return start < quantity.end and end > quantity.start
