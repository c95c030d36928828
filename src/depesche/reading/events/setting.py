"""When an event took place, and whose word it is."""

import re
from itertools import pairwise

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import QuotationType, TimeType
from depesche.reading.draft import Draft, TimeDraft
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.grammar import words
from depesche.reading.events.tokens import VERBAL, carrier_of, cases_of, is_occasion
from depesche.reading.words import words_of

_DAY = re.compile(r"^[\d.X~?%/-]+$")
_ISO_DAY = len("2000-01-01")
_CHAIN = 3  # coordinated verbs share the time of the first


def date_of(clauses: Clauses, trigger: Token, others: set[int]) -> str | None:
    """The EDTF date of the nearest time that belongs to the trigger; ``others`` are the tokens of the sentence's
    other triggers.

    A time inside the noun's own phrase belongs to it; one in the clause belongs to the clause's verb if that is a
    trigger.
    """
    times = [
        each
        for each in clauses.draft.times_in(clauses.sentence.start_char, clauses.sentence.end_char)
        if _is_date(each)
    ]
    if not times:
        return None
    clause = clauses.clause(trigger)
    for _ in range(_CHAIN):
        found = _date_in(clauses, times, clause, trigger, others)
        head = clauses.sentence.doc[clause]
        there = _tells_where(clauses, clause)
        if found or not (there or (head.dep_ == "conj" and trigger.pos_ in VERBAL)):
            return found or _date_in_relative(clauses, times, trigger, others)
        clause = clauses.clause(head.head)
        trigger = clauses.sentence.doc[clause] if there else trigger
    return None


def _date_in(clauses: Clauses, times: list[TimeDraft], clause: int, trigger: Token, others: set[int]) -> str | None:
    """The nearest of ``times`` that stands in ``clause`` or in the trigger's own phrase."""
    doc = clauses.sentence.doc
    near: list[tuple[bool, bool, int, str]] = []
    for each in times:
        inside = words_of(doc).within(each.start, each.end)
        if not inside or each.edtf is None:
            continue
        root = next((doc[at] for at in inside if doc[at].head.i not in inside), doc[inside[0]])
        own = trigger.pos_ not in VERBAL and (_within(root, trigger) or _fronted(clauses, trigger, root))
        verb = _verb_of(root)
        if not own and (clauses.clause(root) != clause or _belongs_elsewhere(root, trigger, verb, others)):
            continue
        # "brach 1980 nach der Besetzung der Botschaft 1979 ab": what hangs on a noun is the noun's
        nested = root.head.i != trigger.i and root.head.pos_ in ("NOUN", "PROPN")
        if nested and _of_a_thing(root):
            continue
        near.append((not own, nested and trigger.pos_ in VERBAL, abs(root.i - trigger.i), each.edtf))
    return _range(clauses, times, min(near)[3]) if near else None


def _of_a_thing(time: Token) -> bool:
    """Whether a time says which thing is meant, not when something was done ("der Haushalt für 2011")."""
    return not cases_of(time).isdisjoint(words("of_things"))


def _tells_where(clauses: Clauses, clause: int) -> bool:
    """Whether a clause only says what was done there ("besuchte im Juli X, wo er am Gipfel teilnahm")."""
    head = clauses.sentence.doc[clause]
    first = next((each for each in clauses.members[clause] if each.pos_ != "PUNCT"), None)
    return head.i != head.head.i and first is not None and first.lower_ == "wo"


def _fronted(clauses: Clauses, noun: Token, time: Token) -> bool:
    """Whether noun and time are one phrase: in a main clause a single one stands before the finite verb."""
    doc = clauses.sentence.doc
    head = doc[clauses.clause(noun)]
    if not noun.i < time.i < head.i or head.i != clauses.sentence.root.i:
        return False
    finite = next((each for each in clauses.tokens if "Fin" in each.morph.get("VerbForm", [])), None)
    between = doc[noun.i + 1 : time.i]
    return (
        finite is not None
        and time.i < finite.i
        and not any(each.pos_ in VERBAL or each.text in ",:" for each in between)
    )


def _date_in_relative(clauses: Clauses, times: list[TimeDraft], noun: Token, others: set[int]) -> str | None:
    """The date in a relative clause about the noun's event ("Gespräche, die heute stattfinden")."""
    if noun.pos_ in VERBAL:
        return None
    for verb in clauses.tokens:
        if verb.i > noun.i and verb.dep_.startswith("acl") and verb_lemma(verb) in words("taking_place"):
            return _date_in(clauses, times, clauses.clause(verb), verb, others)
        if verb.i > noun.i and verb.i in others:
            return None
    return None


def _range(clauses: Clauses, times: list[TimeDraft], edtf: str) -> str:
    """``edtf`` with the day it is joined to ("am 12. und 13. März", "vom 3. bis 5. Mai"): both ends as an interval."""
    text = clauses.draft.shadow.text
    for left, right in pairwise(times):
        if edtf not in (left.edtf, right.edtf) or left.edtf is None or right.edtf is None:
            continue
        link = text[left.end : right.start].strip().lower()
        days = len(left.edtf) == len(right.edtf) == _ISO_DAY and left.edtf < right.edtf
        if days and link in words("range") and left.edtf[:4].isdigit():
            return f"{left.edtf}/{right.edtf}"
    return edtf


def _is_date(time: TimeDraft) -> bool:
    return (
        time.edtf is not None
        and time.type in (TimeType.DATE, TimeType.TIME)
        and bool(_DAY.match(time.edtf.partition("T")[0]))
    )


def _within(token: Token, noun: Token) -> bool:
    """Whether ``token`` depends on ``noun`` through nouns only."""
    for _ in range(5):
        if token.head.i == noun.i:
            return True
        if token.head.i == token.i or token.head.pos_ in VERBAL:
            return False
        token = token.head
    return False


def _verb_of(token: Token) -> Token | None:
    for _ in range(8):
        if token.pos_ in VERBAL or token.head.i == token.i:
            return token
        token = token.head
    return None


def _belongs_elsewhere(time: Token, trigger: Token, verb: Token | None, others: set[int]) -> bool:
    """Whether the time is that of another event: of the clause's verb, or of a noun it depends on."""
    if trigger.pos_ in VERBAL:
        nouns = (time.doc[other] for other in others if other != trigger.i)
        return any(
            _within(time, noun) and not (noun.head.i == trigger.i and is_occasion(noun))
            for noun in nouns
            if noun.pos_ not in VERBAL
        )
    if verb is None:
        return False
    if trigger.dep_ == "obl" and trigger.head.i == verb.i and is_occasion(trigger):
        return False  # "auf einem Treffen in X heute einigten sich": both were today
    carried = carrier_of(trigger)
    return verb.i in others and (carried is None or carried.i != verb.i)


def speaker_of(draft: Draft, start: int, end: int) -> str | None:
    """The speaker of the innermost quotation that holds the trigger."""
    holding = [
        quotation
        for _, quotation in draft.quotations_in(start, end)
        if quotation.type is not QuotationType.REPORTED and not _is_cue(quotation.cue, start, end)
    ]
    inner = min(holding, key=lambda each: each.end - each.start, default=None)
    return inner.speaker if inner is not None else None


def _is_cue(cue: tuple[int, int] | None, start: int, end: int) -> bool:
    return cue is not None and cue[0] < end and start < cue[1]
