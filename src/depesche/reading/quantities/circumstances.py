"""Whom a figure is about, for when it is, and who gives it: taken from what the earlier steps found around it."""

from depesche.model import EntityType, TimeType
from depesche.reading.draft import Draft, MentionDraft, QuantityDraft
from depesche.reading.quantities.clauses import Clause

#: Measures of something between two parties.
_PAIRED = ("trade", "distance", "export", "import")
_PARTIES = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE, EntityType.PERSON)
_MOST = 2
#: Where the sentence names no party, so many characters before it are searched.
_BEFORE = 250
Stretch = tuple[int, int]


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


def _about(draft: Draft, quantity: QuantityDraft, clause: Stretch, sentence: Stretch) -> tuple[str, ...]:
    """The nearest parties of the clause, else of the sentence, else of the text just before it."""
    paired = (quantity.measure or "").startswith(_PAIRED)
    found: list[str] = []
    for stretch in (clause, sentence, (max(0, sentence[0] - _BEFORE), sentence[0])):
        if stretch[0] < stretch[1]:
            found += [entity for entity in _nearest(draft, quantity, stretch) if entity not in found]
        if len(found) >= (_MOST if paired and stretch is clause else 1):
            break
    return tuple(dict.fromkeys(found))[:_MOST]


def _nearest(draft: Draft, quantity: QuantityDraft, stretch: Stretch) -> list[str]:
    """Parties of the stretch, near ones first; persons and who speaks come last, a speaking person not at all."""

    def order(mention: MentionDraft) -> tuple[bool, int]:
        last = draft.entities[mention.entity].type is EntityType.PERSON or mention.entity == quantity.speaker
        gap = quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end
        return last, gap

    parties = [mention for mention in draft.mentions_in(*stretch) if _is_party(draft, quantity, mention)]
    return list(dict.fromkeys(mention.entity for mention in sorted(parties, key=order)))


def _is_party(draft: Draft, quantity: QuantityDraft, mention: MentionDraft) -> bool:
    entity = draft.entities[mention.entity]
    if entity.type is EntityType.GROUP and _touch(mention.start, mention.end, quantity):
        return entity.country is not None  # the counted ones are not what the count is about
    return entity.type in _PARTIES and (entity.type is not EntityType.PERSON or mention.entity != quantity.speaker)


def _period(draft: Draft, quantity: QuantityDraft, clause: Stretch, sentence: Stretch) -> str | None:
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
