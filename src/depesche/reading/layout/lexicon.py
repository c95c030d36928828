"""What page furniture looks like in German: the patterns of lexicon/layout.yaml, compiled."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from depesche.settings import LEXICON


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of boilerplate line: the pattern that all of it matches, its greatest length, and where."""

    name: str
    pattern: re.Pattern[str]
    max: int
    edge: bool


@dataclass(frozen=True, slots=True)
class LayoutLexicon:
    """The whole of lexicon/layout.yaml."""

    kinds: tuple[LineKind, ...]
    heading: re.Pattern[str]
    agencies: frozenset[str]
    opener: re.Pattern[str]


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def lexicon() -> LayoutLexicon:
    """The lexicon, read once a process."""
    with (LEXICON / "layout.yaml").open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.load(stream, Loader=yaml.CSafeLoader)
    kinds = tuple(
        LineKind(name, _compiled(kind["patterns"]), kind["max"], kind.get("where") == "edge")
        for name, kind in data["lines"].items()
    )
    return LayoutLexicon(
        kinds=kinds,
        heading=_compiled(data["headings"]),
        agencies=frozenset(name.lower() for name in data["agencies"]),
        opener=_compiled([f"(?:{opener})(?:(?<=:) ?| )" for opener in data["credit-openers"]]),
    )
