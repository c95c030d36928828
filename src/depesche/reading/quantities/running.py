"""Counts that run since something began: "inzwischen 384 Tote", told some days after the attacks began."""

import re
from bisect import bisect_left
from functools import cache

from depesche.model import TimeType
from depesche.reading.draft import Draft, QuantityDraft, TimeDraft
from depesche.reading.quantities.measures import measure_list
from depesche.reading.quantities.numbers import lexicon

_COUNTED = ("persons", "items")
_BEFORE = 60  # characters before a date in which "seit" or "nach dem Ausbruch der Kämpfe" stands
_BACK = 40  # times before a count among which the beginning is sought


def run_on(draft: Draft) -> None:
    """Gives running counts without a period the time from the beginning to the day of publication.

    The further counts of the dead and injured in a paragraph are parts of the running one before them.
    """
    if draft.anchor is None:
        return
    text = draft.shadow.text
    running: QuantityDraft | None = None
    for quantity in draft.quantities:
        fate = quantity.measure in measure_list().fates
        if running is not None and "\n" in text[running.end : quantity.start].strip(" "):
            running = None
        if quantity.unit not in _COUNTED or not (fate or quantity.measure):
            continue
        start, end = _sentence(draft, quantity)
        if quantity.period is None and (since := _since(draft, quantity, start, end)):
            quantity.period = f"{since}/{draft.published}"
            running = quantity if fate else running
        elif fate and quantity.period is None and running is not None and not draft.times_in(start, end):
            quantity.period = running.period


def _sentence(draft: Draft, quantity: QuantityDraft) -> tuple[int, int]:
    span = draft.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    sentence = span.sent if span is not None else None
    return (sentence.start_char, sentence.end_char) if sentence is not None else (quantity.start, quantity.end)


def _since(draft: Draft, quantity: QuantityDraft, start: int, end: int) -> str | None:
    """When what is counted began, if the sentence ``[start, end)`` gives a running count."""
    text = draft.shadow.text
    here = [each for each in draft.times_in(start, end) if each.start < quantity.start and _begins(text, each)]
    if not here and not _running().search(text, start, end):
        return None
    at = bisect_left(draft.times, start, key=lambda each: each.start)
    before = [each for each in draft.times[max(0, at - _BACK) : at] if _begins(text, each)]
    found = (here or before)[-1:]
    since = found[0].edtf if found else None
    day = str(draft.anchor)
    return since if since and since < day and since[:4].isdigit() else None


def _begins(text: str, time: TimeDraft) -> bool:
    """Whether a date is that of a beginning ("seit Samstag", "nach dem Ausbruch der Kämpfe am Samstag")."""
    plain = time.edtf is not None and "/" not in time.edtf and time.type is TimeType.DATE
    return plain and _beginning().search(text[max(0, time.start - _BEFORE) : time.start]) is not None


@cache
def _running() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon()['running'])})\b", re.IGNORECASE)


@cache
def _beginning() -> re.Pattern[str]:
    """At the end of what stands before a date: "seit", or the noun for a beginning with its genitive."""
    nouns = "|".join(lexicon()["beginnings"])
    return re.compile(
        rf"\b(?:seit(?: dem| der)?(?: \w+)?|(?:{nouns})(?: \w+){{0,3}}(?: am| im| vom| von)?(?: \w+)?) ?$",
        re.IGNORECASE,
    )
