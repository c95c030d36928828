"""Clues from what is known of the world: who held the office named, who chaired, how many members there were."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.publication import jubilees
from depesche.reading.publication.sentences import Sentence, named_year, sentence_of, vocabulary
from depesche.reading.publication.windows import ALWAYS, FIRST, LAST, Clue, Windows, union
from depesche.reading.timex import lexicon, writing
from depesche.reading.timex.calendar import Days
from depesche.reading.timex.meaning import Point
from depesche.reading.words import Words, words_of

#: What the clues of the world are called
KINDS = frozenset(["office", "chair", "members", "jubilee"])
#: So many of a kind are enough, even if a text has more.
_ENOUGH = 50
#: So many words before a name its office is looked for.
_TITLE_REACH = 4
#: Days by which a new holder may be named before taking office, and an old one after leaving it.
_SLACK = timedelta(days=15)
#: How long after the last change that the tables know an open term is taken to run.
_STILL_IN_OFFICE = timedelta(days=365)


def clues(draft: Draft) -> Iterator[Clue]:
    """All clues that the knowledge base gives for what the text names."""
    words = words_of(draft.doc)
    yield from _offices(draft, words)
    chairs = vocabulary("chair")
    triggers = chairs | vocabulary("member") | vocabulary("jubilee")
    found = (index for index, word in enumerate(words.text) if word in triggers)
    for index in islice(found, _ENOUGH):
        word, sentence = words.text[index], sentence_of(draft, words, index)
        if word in chairs:
            yield from _chairs(draft, sentence)
        elif word in vocabulary("member"):
            yield from _members(draft, words, sentence, index)
        else:
            yield from jubilees.clues(draft, words, sentence, index)


def _offices(draft: Draft, words: Words) -> Iterator[Clue]:
    people: dict[str, list[MentionDraft]] = {}
    for mention in draft.mentions:
        if mention.entity.startswith("person/") and draft.knowledge.knows(mention.entity):
            people.setdefault(mention.entity, []).append(mention)
    for person, mentions in islice(people.items(), _ENOUGH):
        for mention in islice(mentions, _ENOUGH):
            title = _title(draft, words, mention)
            if title is None or named_year(draft, sentence_of(draft, words, title)):
                continue
            found = _terms(draft, person, words.text[title])
            if found:
                yield Clue(found, ((words.start[title], mention.end),), 0.7, "office")
                break


def _title(draft: Draft, words: Words, mention: MentionDraft) -> int | None:
    """The word for an office right before the name, unless "Ex-", "früher", "designiert" stand with it."""
    found: int | None = None
    here = words.at(mention.start)
    for index in range(here - 1, max(-1, here - 1 - _TITLE_REACH), -1):
        text, low = words.text[index], words.low[index]
        if not text.replace("-", "").isalpha():
            break
        if low.rstrip("nrsem") in vocabulary("former") or low.startswith(("ein", "ex-", "alt-")):
            return None
        if found is None and text[0].isupper() and draft.knowledge.offices_for_title(text, None):
            found = index if _of_a_state(draft, text) else None
    return found


def _of_a_state(draft: Draft, title: str) -> bool:
    """Whether a title with a hyphen is that of a state ("US-Präsident") and not of a party ("SPD-Chef")."""
    owner, hyphen, _ = title.rpartition("-")
    if not hyphen:
        return True
    return any(entity.startswith("state/") for name in draft.knowledge.scan(owner) for entity in name.entities)


def _terms(draft: Draft, person: str, title: str) -> Windows:
    """When the person held an office of that title."""
    knowledge = draft.knowledge
    terms = knowledge.terms_of(person)
    bodies = {term.body for term in terms}
    offices = {(office, body) for body in bodies for office in knowledge.offices_for_title(title, body)[:1]}
    first, last = ALWAYS[0]
    last = min(last, knowledge.horizon + _STILL_IN_OFFICE)
    return union(
        (
            max(first, term.since - _SLACK) if term.since and term.since > first else first,
            min(last, term.until + _SLACK) if term.until and term.until < last else last,
        )
        for term in terms
        if (term.office, term.body) in offices
    )


def _chairs(draft: Draft, sentence: Sentence) -> Iterator[Clue]:
    """ "…, deren Vorsitz dieses Jahr Kasachstan innehat": the time of that chair."""
    times = [time.meaning.meaning for time in draft.times_in(sentence.start, sentence.end)]
    this_year = any(isinstance(point, Point) and point.shift == ("Y", 0) for point in times)
    presently = any(
        "Pres" in token.morph.get("Tense", []) and token.lemma_ in vocabulary("hold")
        for token in sentence.tokens(draft)
    )
    if not (this_year or presently or sentence.low & vocabulary("now")):
        return
    states = set(sentence.entities(draft, "state/"))
    for organization in sentence.entities(draft, "org/"):
        periods = [_period(period) for period, state in draft.knowledge.chairs(organization) if state in states]
        windows = union(_main_years(days) if this_year else days for days in periods if days)
        if windows:
            yield Clue(windows, ((sentence.start, sentence.end),), 0.75, "chair")


def _period(edtf: str) -> Days | None:
    """First and last day of a chair's period: an interval, perhaps open, or a year."""
    if edtf.endswith("/.."):
        begin = writing.window(edtf.removesuffix("/.."))
        return (begin[0], ALWAYS[0][1]) if begin else None
    return writing.window(edtf)


def _main_years(days: Days) -> Days:
    """The calendar years of which a period covers most, up to its end: "dieses Jahr" is one of them."""
    first, last = days
    return date(first.year if first.month <= 9 else first.year + 1, 1, 1), last


def _members(draft: Draft, words: Words, sentence: Sentence, index: int) -> Iterator[Clue]:
    """ "auf neun Mitglieder erweitert": the months in which the organization had so many."""
    organizations = sentence.entities(draft, "org/")
    if index == 0 or len(organizations) != 1 or named_year(draft, sentence):
        return
    said = words.text[index - 1]
    found = lexicon.lookup(said) if said[:1].isalpha() else None
    number = (
        int(found[1]) if found and found[0] == "spelled" else int(said) if said.isdecimal() and len(said) < 4 else 0
    )
    windows = _with_members(draft, organizations[0], number) if number > 1 else ()
    if windows:
        yield Clue(windows, ((words.start[index - 1], words.end[index]),), 0.55, "members")


def _with_members(draft: Draft, organization: str, number: int) -> Windows:
    """The months in which ``organization`` had ``number`` members."""
    return union(month for month in _months() if len(draft.knowledge.members(organization, month[0])) == number)


@cache
def _months() -> tuple[Days, ...]:
    firsts = [date(year, month, 1) for year in range(FIRST, LAST + 1) for month in range(1, 13)]
    return tuple((first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)) for first in firsts)
