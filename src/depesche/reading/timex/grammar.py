"""The grammar of time expressions: rules over classes of words, compiled to one regular expression.

Each class is one letter; a text becomes a string of letters, and every rule of times_grammar.yaml a pattern over it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from depesche.reading.timex import lexicon
from depesche.reading.timex.scanner import Word

_NAME = re.compile(r"[a-z][a-z_0-9]*|[A-Z][A-Z_]*")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it makes of the words it matches, and what the numbers among them stand for."""

    name: str
    makes: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules: ``letters`` by class, ``pattern`` with one group a rule."""

    letters: dict[str, str]
    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]

    def matches(self, words: Sequence[Word]) -> Iterator[tuple[Rule, int, int]]:
        """The rule and the words ``[first, last)`` of every expression, from left to right, not overlapping."""
        unknown = self.letters["other"]
        line = "".join([self.letters.get(word.kind, unknown) for word in words])
        for found in self.pattern.finditer(line):
            yield self.rules[(found.lastindex or 1) - 1], found.start(), found.end()


_BUILT_IN = (
    "n0", "n12", "n24", "n31", "n59", "n99", "integer", "decimal", "year", "long_number", "spelled", "ordinal",
    "weekday_part", "month_half", "long_word", "capital", "word", "other", "dot", "comma", "colon", "slash", "open",
    "close", "until_dash", "hyphen", "percent", "break",
)  # fmt: skip


@cache
def load() -> Grammar:
    """The grammar of the language, once a process. Raises ValueError for a class or piece that does not exist."""
    data = lexicon.load("times_grammar")
    letters = {name: chr(0x4E00 + index) for index, name in enumerate([*_BUILT_IN, *lexicon.load("times")])}
    unions: dict[str, list[str]] = data["unions"]

    def one(name: str) -> str:
        if name in unions:
            return "[" + "".join(letters[member] for member in unions[name]) + "]"
        if name not in letters:
            raise ValueError(f"times_grammar.yaml: no class {name!r}")
        return letters[name]

    def expand(pattern: str) -> str:
        def instead(found: re.Match[str]) -> str:
            name = found.group()
            return expand(data["pieces"][name]) if name.isupper() else one(name)

        return _BLANK.sub("", _NAME.sub(instead, pattern))

    rules = [Rule(rule["rule"], rule.get("makes", "point"), tuple(rule.get("numbers", ()))) for rule in data["rules"]]
    rules_of = "|".join(f"({expand(rule['is'])})" for rule in data["rules"])
    # most words of a text can begin no expression: they are passed without a look at the rules
    pattern = f"(?![{''.join(letters[name] for name in data['never_first'])}])(?:{rules_of})"
    return Grammar(letters, re.compile(pattern), tuple(rules))
