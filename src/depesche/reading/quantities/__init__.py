"""Figures: every number with a unit and something measured becomes a quantity of the draft.

Durations, dates, ages, ranks and scores are none. Value, bound and range come from :mod:`.numbers`, the unit from
:mod:`.units`, the measure from :mod:`.measures`, whom, when and who says it from :mod:`.circumstances`,
and :mod:`.running` the time of counts that run on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from depesche.reading.draft import Draft, QuantityDraft
from depesche.reading.quantities import units
from depesche.reading.quantities.circumstances import Circumstances
from depesche.reading.quantities.clauses import Clause, clause_of, index_at
from depesche.reading.quantities.elisions import supply
from depesche.reading.quantities.measures import choose, measure_list
from depesche.reading.quantities.numbers import Numeral, lexicon, numerals
from depesche.reading.quantities.running import run_on
from depesche.reading.quantities.units import Unit

__all__ = ["find"]

_YEARS = re.compile(r"\d{4}(?:\s?(?:-|–|bis|und|oder)\s?\d{4})?")
#: After these words the counted are some of those counted just before, and share their fate.
_SOME_OF_THEM = frozenset(("darunter", "davon", "ihnen", "darin"))


def find(draft: Draft) -> None:
    """Adds the quantities of the report to ``draft.quantities``; figures in page furniture are none."""
    circumstances = Circumstances(draft)
    for sentence, numbers in _by_sentence(draft):
        counted = [(number, _unit(draft, sentence, number)) for number in numbers]
        for number, unit in supply(draft.shadow.text, sentence, counted, draft.knowledge.country_of_demonym):
            if unit is not None:
                clause = clause_of(draft.shadow.text, sentence, index_at(sentence, number.at), unit.noun)
                quantity = _quantity(draft, number, unit, clause)
                circumstances.set(quantity, clause)
                _share_fate(draft, sentence, quantity, unit)
                if quantity.measure is None:
                    quantity.measure = _taken_up(draft, sentence, quantity, unit)
                draft.quantities.append(quantity)
    run_on(draft)


def _by_sentence(draft: Draft) -> Iterator[tuple[Span, list[Numeral]]]:
    found = [number for number in numerals(draft.shadow.text) if not _is_time(draft, number)]
    starts = [number.at for number in found]
    for sentence in draft.sentences():
        inside = found[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
        if inside:
            yield sentence, inside


def _is_time(draft: Draft, number: Numeral) -> bool:
    """Whether the figure belongs to a time expression."""
    return any(time.start <= number.at and number.end <= time.end for time in draft.times_in(number.at, number.end))


def _following(sentence: Span, offset: int, most: int = 16) -> list[Token]:
    """Tokens of the sentence that begin at ``offset`` or later."""
    first = index_at(sentence, offset)
    first += sentence.doc[first].idx < offset
    return list(sentence.doc[first : min(sentence.end, first + most)])


def _unit(draft: Draft, sentence: Span, number: Numeral) -> Unit | None:
    text = draft.shadow.text
    before = index_at(sentence, number.start) - 1
    if before >= 0 and number.start == number.at and not number.scaled and units.is_label(draft.doc[before]):
        return None
    if sign := units.sign_before(text, number.at):
        return Unit(sign[0], 1.0, number.end)
    token = draft.doc[index_at(sentence, number.end - 1)]
    if token.idx + len(token.text) > number.end:
        return units.glued(text, number.end, token)
    if number.stopped:
        return None
    demonym = draft.knowledge.country_of_demonym
    following = _following(sentence, number.end)
    unit = units.partitive(text, number.end, following, demonym) or units.after(text, number.end, following, demonym)
    if unit is not None and unit.noun is not None and _may_be_year(draft, number, unit.noun):
        return None
    return unit


def _may_be_year(draft: Draft, number: Numeral, noun: Token) -> bool:
    """ "Anfang 2005 Soldaten", "war 1516 König": four digits without a full stop, and words that go with years."""
    plain = number.start == number.at or number.low is not None
    if not plain or number.scaled or not 1000 <= number.value <= 2100:
        return False
    if not _YEARS.fullmatch(draft.shadow.text, number.at, number.end):
        return False
    before = draft.shadow.text[max(0, number.start - 16) : number.start].lower().split()
    of_year = bool(before) and before[-1] in lexicon()["before-years"]
    return number.low is not None or of_year or "Number=Sing" in noun.morph


def _quantity(draft: Draft, number: Numeral, unit: Unit, clause: Clause) -> QuantityDraft:
    text = draft.shadow.text
    sign = units.sign_before(text, number.at)
    start = min(number.start, sign[1]) if sign else number.start
    return QuantityDraft(
        start=start,
        end=max(number.end, unit.end),
        value=_times(number.value, unit.times),
        unit=unit.name,
        low=None if number.low is None else _times(number.low, unit.times),
        high=None if number.high is None else _times(number.high, unit.times),
        bound=number.bound,
        measure=choose(unit, clause, start, unit.end, signed=number.signed),
    )


def _share_fate(draft: Draft, sentence: Span, quantity: QuantityDraft, unit: Unit) -> None:
    """ "126 Menschen wurden getötet, darunter 68 Kinder und 13 Frauen": all of them were."""
    before = draft.quantities[-1] if draft.quantities else None
    if before is None or before.start < sentence.start_char or unit.name != "persons" or before.unit != "persons":
        return
    fates = measure_list().fates
    if before.measure not in fates or quantity.measure in fates or quantity.start - before.end > 100:
        return
    doc = draft.doc
    between = doc[index_at(sentence, before.end) : index_at(sentence, quantity.start)]
    listed = len(between) <= 4 and not any(token.pos_ in ("VERB", "AUX") for token in between)
    if listed or any(token.lower_ in _SOME_OF_THEM for token in between):
        quantity.measure = before.measure


@cache
def _takes_up() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon()['taken-up'])})\b", re.IGNORECASE)


def _taken_up(draft: Draft, sentence: Span, quantity: QuantityDraft, unit: Unit) -> str | None:
    """ "… blockierte ein Hilfspaket. Es geht um 6,5 Milliarden Euro.": what the sentence before speaks of."""
    text = draft.shadow.text
    if sentence.start == 0 or not _takes_up().match(text, sentence.start_char, quantity.start):
        return None
    before = draft.doc[sentence.start - 1].sent
    clause = clause_of(text, before, before.end - 1)
    return choose(
        unit, replace(clause, first=0, last=len(clause.tokens)), before.end_char, before.end_char, signed=False
    )


def _times(value: float, factor: float) -> float:
    return value if factor == 1 else float(f"{value * factor:.12g}")
