"""Whom a figure is about, for when it is, and who gives it: taken from what the earlier steps found around it."""

import re
from collections import Counter
from functools import cache, cached_property

from depesche.model import EntityType, QuotationType, TimeType
from depesche.reading.draft import Draft, MentionDraft, QuantityDraft, TimeDraft
from depesche.reading.quantities.clauses import Clause
from depesche.reading.quantities.measures import measure_list
from depesche.reading.quantities.numbers import lexicon

#: Measures of something between two parties.
_PAIRED = ("trade", "distance", "export", "import")
_PARTIES = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE, EntityType.PERSON)
_WHERE = (EntityType.PLACE, EntityType.STATE)
_MOST = 2
#: A year, a quarter or season, or years from and to.
_YEARLY = re.compile(r"\d{4}(?:-[2-4]\d)?(?:/(?:\d{4}(?:-[2-4]\d)?)?)?")
#: Where the sentence names no party, so many characters before it are searched.
_BEFORE = 250
#: A source stands at most so many characters before its figure.
_GIVEN = 40
Stretch = tuple[int, int]


class Circumstances:
    """Reads the circumstances of one draft's figures into them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def set(self, quantity: QuantityDraft, clause: Clause) -> None:
        """Fills ``about``, ``period``, ``speaker`` and ``quotation`` of ``quantity``."""
        said = self._draft.quotations_in(quantity.start, quantity.end)
        if said:
            index, quotation = min(said, key=lambda each: each[1].end - each[1].start)
            quantity.quotation, quantity.speaker = index, quotation.speaker
        if not said or quotation.type is not QuotationType.DIRECT:
            quantity.speaker = self._giver(quantity, clause) or quantity.speaker
        first, last = clause.tokens[0], clause.tokens[-1]
        sentence = (first.idx, last.idx + len(last.text))
        quantity.about = self._about(quantity, (clause.start, clause.end), sentence)
        quantity.period = _period(self._draft, quantity, (clause.start, clause.end), sentence)

    def _giver(self, quantity: QuantityDraft, clause: Clause) -> str | None:
        """Who is named right before the figure as its source ("laut UN 62 Zivilisten")."""
        start = max(clause.start, quantity.start - _GIVEN)
        if start >= quantity.start:
            return None
        near = [each for each in self._draft.mentions_in(start, quantity.start) if each.end <= quantity.start]
        given = [each.entity for each in near if _gives_figures(self._draft.shadow.text, each)]
        return given[-1] if given else None

    def _about(self, quantity: QuantityDraft, clause: Stretch, sentence: Stretch) -> tuple[str, ...]:
        """The nearest parties of the clause, else of the sentence, else of the text just before it."""
        if (quantity.measure or "").startswith(_PAIRED):
            return self._pair(quantity, clause, sentence)
        for stretch in (clause, sentence, (max(0, sentence[0] - _BEFORE), sentence[0])):
            if stretch[0] < stretch[1] and (found := _nearest(self._draft, quantity, stretch)):
                return tuple(found[:_MOST])
        return ()

    def _pair(self, quantity: QuantityDraft, clause: Stretch, sentence: Stretch) -> tuple[str, ...]:
        """Two parties of the clause or sentence; "zwischen beiden Ländern" are the two of which the text says most."""
        found: list[str] = []
        for stretch in (clause, sentence):
            near = [entity for entity in _nearest(self._draft, quantity, stretch) if not self._is_person(entity)]
            found += [entity for entity in near if entity not in found]
            if len(found) >= _MOST:
                return tuple(found[:_MOST])
        if _mutual().search(self._draft.shadow.text, *sentence):
            found += [entity for entity in self._chief_states if entity not in found]
        return tuple(found[:_MOST])

    def _is_person(self, entity: str) -> bool:
        return self._draft.entities[entity].type is EntityType.PERSON

    @cached_property
    def _chief_states(self) -> list[str]:
        """The states that the text names most."""
        entities = self._draft.entities
        states = Counter(each.entity for each in self._draft.mentions if entities[each.entity].type is EntityType.STATE)
        return [entity for entity, _ in states.most_common(_MOST + 1)]


@cache
def _mutual() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lexicon()['mutual'])})", re.IGNORECASE)


def _nearest(draft: Draft, quantity: QuantityDraft, stretch: Stretch) -> list[str]:
    """Parties of the stretch, near ones first; persons and who speaks come last, a speaking person not at all.

    The dead and injured are reported for a place or state first.
    """

    fate = quantity.measure in measure_list().fates

    def order(mention: MentionDraft) -> tuple[bool, int]:
        type = draft.entities[mention.entity].type
        last = type is EntityType.PERSON or mention.entity == quantity.speaker or (fate and type not in _WHERE)
        gap = quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end
        return last, gap

    parties = [mention for mention in draft.mentions_in(*stretch) if _is_party(draft, quantity, mention)]
    return list(dict.fromkeys(mention.entity for mention in sorted(parties, key=order)))


def _is_party(draft: Draft, quantity: QuantityDraft, mention: MentionDraft) -> bool:
    entity = draft.entities[mention.entity]
    if entity.type is EntityType.GROUP and entity.country is None and quantity.unit == "persons":
        return False  # the counted ones are not what the count is about
    if _gives_figures(draft.shadow.text, mention):
        return False
    return entity.type in _PARTIES and (entity.type is not EntityType.PERSON or mention.entity != quantity.speaker)


@cache
def _givers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon()["given-by"]
    before = rf"\b(?:{'|'.join(words['before'])})\s+(?:(?:von|der|des|dem|den)\s+)?(?:\w+\s+)?$"
    return re.compile(before, re.IGNORECASE), re.compile(rf"[-\s](?:{'|'.join(words['after'])})\b", re.IGNORECASE)


def _gives_figures(text: str, mention: MentionDraft) -> bool:
    """ "laut UN", "nach Angaben des Ministeriums", "UN-Angaben": the source of a figure, not its subject."""
    before, after = _givers()
    return bool(before.search(text[max(0, mention.start - 45) : mention.start]) or after.match(text, mention.end))


def _period(draft: Draft, quantity: QuantityDraft, clause: Stretch, sentence: Stretch) -> str | None:
    """The nearest date of the clause; of the sentence only what can be meant for the whole of it.

    The dead are of the day that a sentence tells of; a sum is for a year, not for the day on which it is given.
    """
    fate = quantity.measure in measure_list().fates
    for stretch in (clause, sentence):
        dates = [
            time
            for time in draft.times_in(*stretch)
            if time.edtf and time.type in (TimeType.DATE, TimeType.TIME) and not _touch(time.start, time.end, quantity)
            if stretch is clause or fate or _YEARLY.fullmatch(time.edtf)
        ]
        if dates:
            return min(dates, key=lambda time: _gap(time, quantity)).edtf
    return None


def _gap(time: TimeDraft, quantity: QuantityDraft) -> int:
    """How far a date is; one after the figure is less likely its own."""
    return quantity.start - time.end if time.end <= quantity.start else 2 * (time.start - quantity.end)


def _touch(start: int, end: int, quantity: QuantityDraft) -> bool:
    return start < quantity.end and end > quantity.start
