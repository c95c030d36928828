"""Anniversaries: the year of what is celebrated and the number of years since give the year of the text."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.reading.draft import Draft
from depesche.reading.publication.sentences import Sentence
from depesche.reading.publication.windows import FIRST, LAST, Clue
from depesche.reading.timex import lexicon
from depesche.reading.words import Words

_NUMBER = re.compile(r"(\d{1,3})(?:\.|-?jährig\w*)?")
#: What is celebrated is told within so many words after the word for the anniversary.
_REACH = 15


@cache
def _facts() -> dict[str, Any]:
    text = files("depesche.knowledge").joinpath("data", "anniversaries.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def clues(draft: Draft, words: Words, sentence: Sentence, index: int) -> Iterator[Clue]:
    """ "den 30. Jahrestag der Aufnahme diplomatischer Beziehungen": the year of the event and thirty."""
    number = number_before(words, index)
    day = celebrated(draft, words, sentence, index) if number else None
    if number and day and FIRST <= day.year + number <= LAST:
        year = day.year + number
        span = (words.start[index - 1], words.end[index])
        yield Clue(((date(year, 1, 1), date(year, 12, 31)),), (span,), 0.72, "jubilee")


def number_before(words: Words, index: int) -> int | None:
    """The number before a word: "30.", "dreißigsten", "30-jährigen"."""
    for back in (1, 2):
        if index < back:
            return None
        text = words.text[index - back]
        digits = _NUMBER.fullmatch(text)
        if digits:
            return int(digits[1])
        found = lexicon.lookup(text) if text[:1].isalpha() else None
        if found and found[0] == "ordinal":
            return int(found[1])
        if text != ".":
            return None
    return None


def celebrated(draft: Draft, words: Words, sentence: Sentence, index: int) -> date | None:
    """The day of what the sentence celebrates, if it is a known one."""
    facts = _facts()
    after = words.low[index : min(sentence.last, index + 1 + _REACH)]

    def told(stem: str) -> bool:
        return any(word.startswith(stem) for word in after)

    for event in facts["events"]:
        if any(all(told(stem) for stem in stems) for stems in event["words"]):
            return _day(event["day"])
    if told("diplomatisch"):
        return _relations(draft, sentence.entities(draft, "state/"))
    if told("unabhängigkeit"):
        states = sentence.entities(draft, "state/")
        return _day(facts["independence"].get(states[0].removeprefix("state/"))) if len(states) == 1 else None
    if told("gründung") or told("bestehen"):
        organizations = sentence.entities(draft, "org/")
        return _day(facts["foundation"].get(organizations[0])) if len(organizations) == 1 else None
    return None


def _relations(draft: Draft, states: list[str]) -> date | None:
    """When two states took up relations: those of the sentence, else the two most named in the text."""
    known = {frozenset(pair[:2]): pair[2] for pair in _facts()["relations"]}
    if len(states) != 2:
        named = Counter(_state(draft, mention.entity) for mention in draft.mentions)
        named.pop(None, None)
        states = [state for state, _ in named.most_common(2) if state]
    return _day(known.get(frozenset(state.removeprefix("state/") for state in states)))


def _state(draft: Draft, entity: str) -> str | None:
    if entity.startswith("state/"):
        return entity
    country = draft.entities[entity].country
    return f"state/{country}" if country else None


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date(value, 1, 1) if isinstance(value, int) else None
