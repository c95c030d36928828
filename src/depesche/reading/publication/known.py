"""Clues from what is known of the world: who held the office, who chaired, how many members, which anniversary."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Span, Token

from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.publication.windows import ALWAYS, FIRST, LAST, Clue, Windows, union
from depesche.reading.timex import lexicon
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.meaning import Point

#: So many words before a name its office is looked for.
_TITLE_REACH = 4
#: Days by which a new holder may be named before taking office, and an old one after leaving it.
_SLACK = 15
_EDTF = re.compile(r"(\d{4}(?:-\d\d)?(?:-\d\d)?)/(\d{4}(?:-\d\d)?(?:-\d\d)?|\.\.)")


#: What the clues of this module are called
KINDS = frozenset(["office", "chair", "members", "jubilee"])


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("dating")[group])


@cache
def _anniversaries() -> dict[str, Any]:
    text = files("depesche.knowledge").joinpath("data", "anniversaries.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def clues(draft: Draft) -> Iterator[Clue]:
    """All clues that the knowledge base gives for what the text names."""
    yield from _offices(draft)
    for sentence in draft.sentences():
        kinds = {token.text for token in sentence}
        if kinds & _words("chair"):
            yield from _chairs(draft, sentence)
        if kinds & _words("member"):
            yield from _members(draft, sentence)
        if any(
            token.text.endswith(("tag", "tages", "läum", "läums", "tags", "stehen", "stehens")) for token in sentence
        ):
            yield from _jubilees(draft, sentence)


def _dated(draft: Draft, sentence: Span) -> bool:
    """Whether the sentence tells of a named year, so that its offices are those of then."""
    return any(
        isinstance(time.meaning.meaning, Point)
        and (time.meaning.meaning.year is not None or time.meaning.meaning.decade)
        for time in draft.times_in(sentence.start_char, sentence.end_char)
    )


def _offices(draft: Draft) -> Iterator[Clue]:
    seen: set[str] = set()
    for mention in draft.mentions:
        if (
            not mention.entity.startswith("person/")
            or mention.entity in seen
            or not draft.knowledge.knows(mention.entity)
        ):
            continue
        title = _title(draft, mention)
        if title is None or _dated(draft, title.sent):
            continue
        found = _terms(draft, mention.entity, title)
        if found:
            seen.add(mention.entity)
            yield Clue(found, ((title.idx, mention.end),), 0.7, "office")


def _title(draft: Draft, mention: MentionDraft) -> Token | None:
    """The word for an office right before the name, unless "Ex-", "früher", "designiert" stand with it."""
    span = draft.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    found: Token | None = None
    for index in range(span.start - 1, max(-1, span.start - 1 - _TITLE_REACH), -1):
        token = draft.doc[index]
        if not token.is_alpha and "-" not in token.text:
            break
        if (
            token.text.lower().rstrip("nrsem") in _words("former")
            or token.text.lower().startswith("ein")
            or token.text.lower().startswith(("ex-", "alt-"))
        ):
            return None
        if found is None and token.text[0].isupper() and draft.knowledge.offices_for_title(token.text, None):
            found = token if _of_a_state(draft, token.text) else None
    return found


def _of_a_state(draft: Draft, title: str) -> bool:
    """Whether a title with a hyphen is that of a state ("US-Präsident") and not of a party ("SPD-Chef")."""
    owner, hyphen, _ = title.rpartition("-")
    return not hyphen or any(
        entity.startswith("state/") for name in draft.knowledge.scan(owner) for entity in name.entities
    )


def _terms(draft: Draft, person: str, title: Token) -> Windows:
    terms = draft.knowledge.terms_of(person)
    offices = {
        office
        for body in {term.body for term in terms}
        for office in draft.knowledge.offices_for_title(title.text, body)
    }
    return union(
        (
            max(ALWAYS[0][0], (term.since or date.min + timedelta(days=_SLACK)) - timedelta(days=_SLACK)),
            min(ALWAYS[0][1], (term.until or ALWAYS[0][1]) + timedelta(days=_SLACK)),
        )
        for term in terms
        if term.office in offices
    )


def _entities(draft: Draft, sentence: Span, kind: str) -> list[str]:
    found = [mention.entity for mention in draft.mentions_in(sentence.start_char, sentence.end_char)]
    return list(dict.fromkeys(entity for entity in found if entity.startswith(kind)))


def _chairs(draft: Draft, sentence: Span) -> Iterator[Clue]:
    """ "…, deren Vorsitz dieses Jahr Kasachstan innehat": the time of that chair."""
    now = any(token.text.lower() in _words("now") for token in sentence)
    states = set(_entities(draft, sentence, "state/"))
    for organization in _entities(draft, sentence, "org/"):
        periods = [_period(period) for period, state in draft.knowledge.chairs(organization) if state in states]
        this_year = any(
            isinstance(time.meaning.meaning, Point) and time.meaning.meaning.shift == ("Y", 0)
            for time in draft.times_in(sentence.start_char, sentence.end_char)
        )
        if not (now or this_year or _presently(sentence)):
            continue
        windows = union(_main_years(days) if this_year else days for days in periods if days)
        if windows:
            yield Clue(windows, ((sentence.start_char, sentence.end_char),), 0.75, "chair")


def _presently(sentence: Span) -> bool:
    return any("Pres" in token.morph.get("Tense", []) and token.lemma_ in _words("hold") for token in sentence)


def _period(edtf: str) -> Days | None:
    """First and last day of a chair's period: an interval, perhaps open, or a year."""
    from depesche.reading.timex import writing

    if edtf.endswith("/.."):
        begin = writing.window(edtf.removesuffix("/.."))
        return (begin[0], ALWAYS[0][1]) if begin else None
    return writing.window(edtf)


def _main_years(days: Days) -> Days:
    """The calendar years of which a period covers most, up to its end: "dieses Jahr" is one of them."""
    first, last = days
    since = date(first.year, 1, 1) if first.month <= 9 else date(first.year + 1, 1, 1)
    return since, last


def _members(draft: Draft, sentence: Span) -> Iterator[Clue]:
    """ "auf neun Mitglieder erweitert": the years in which the organization had so many."""
    organizations = _entities(draft, sentence, "org/")
    if len(organizations) != 1 or _dated(draft, sentence):
        return
    for token in sentence:
        if token.text in _words("member") and token.i > sentence.start:
            number = lexicon.lookup(token.nbor(-1).text) if token.nbor(-1).is_alpha else None
            counted = number[1] if number and number[0] == "spelled" else None
            if counted is None and token.nbor(-1).text.isdecimal() and len(token.nbor(-1).text) < 4:
                counted = int(token.nbor(-1).text)
            windows = _with_members(draft, organizations[0], int(counted)) if counted else ()
            if windows:
                span = (token.nbor(-1).idx, token.idx + len(token.text))
                yield Clue(windows, (span,), 0.55, "members")


def _with_members(draft: Draft, organization: str, number: int) -> Windows:
    """The months in which ``organization`` had ``number`` members."""
    found = []
    for year in range(FIRST, LAST):
        for month in range(1, 13):
            day = date(year, month, 1)
            if len(draft.knowledge.members(organization, day)) == number:
                found.append((day, (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)))
    return union(found)


def _jubilees(draft: Draft, sentence: Span) -> Iterator[Clue]:
    """ "den 30. Jahrestag der Aufnahme diplomatischer Beziehungen": the year of the event and thirty."""
    tokens = list(sentence)
    for token in tokens:
        if token.text not in _words("jubilee"):
            continue
        number = _ordinal(token)
        day = _celebrated(draft, sentence, token) if number else None
        if number and day:
            year = day.year + number
            first, last = date(year, 1, 1), date(year, 12, 31)
            if FIRST <= year <= LAST:
                span = (token.nbor(-1).idx, token.idx + len(token.text))
                yield Clue(((first, last),), (span,), 0.72, "jubilee")


def _ordinal(token: Token) -> int | None:
    """The number before a word: "30.", "dreißigsten", "30-jährigen"."""
    for back in (1, 2):
        if token.i < back:
            return None
        text = token.nbor(-back).text
        digits = re.match(r"(\d{1,3})(?:\.|-?jährig\w*)?$", text)
        if digits:
            return int(digits[1])
        found = lexicon.lookup(text) if text[0].isalpha() else None
        if found and found[0] == "ordinal":
            return int(found[1])
        if text != ".":
            return None
    return None


def _celebrated(draft: Draft, sentence: Span, token: Token) -> date | None:
    """The day of what the sentence celebrates, if it is a known one."""
    known = _anniversaries()
    after = {word.text.lower() for word in draft.doc[token.i + 1 : min(sentence.end, token.i + 16)]}
    for event in known["events"]:
        if any(all(any(word.startswith(stem) for word in after) for stem in stems) for stems in event["words"]):
            return _day(event["day"])
    states = _entities(draft, sentence, "state/")
    if any(word.startswith("diplomatisch") for word in after):
        return _relations(draft, states)
    if any(word.startswith("unabhängigkeit") for word in after) and len(states) == 1:
        return _day(known["independence"].get(states[0].removeprefix("state/")))
    if any(word.startswith(("gründung", "bestehen")) for word in after | {token.text.lower()}):
        organizations = _entities(draft, sentence, "org/")
        if len(organizations) == 1:
            return _day(known["foundation"].get(organizations[0]))
    return None


def _relations(draft: Draft, states: list[str]) -> date | None:
    """When two states took up relations: those of the sentence, else the two most named in the text."""
    known = {frozenset(pair[:2]): pair[2] for pair in _anniversaries()["relations"]}
    if len(states) != 2:
        counts: dict[str, int] = {}
        for mention in draft.mentions:
            entity = draft.entities[mention.entity]
            state = (
                entity.id if entity.id.startswith("state/") else f"state/{entity.country}" if entity.country else None
            )
            if state:
                counts[state] = counts.get(state, 0) + 1
        states = sorted(counts, key=lambda state: -counts[state])[:2]
    return _day(known.get(frozenset(state.removeprefix("state/") for state in states)))


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date(value, 1, 1) if isinstance(value, int) else None
