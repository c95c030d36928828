"""Which readings of a form its surroundings allow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

#: The kinds of a name in the order in which they win when one form has several.
KINDS: Final = ("name", "acronym", "capital", "metonym", "adjective", "demonym", "surname")

#: Flags of an entry. EXACT: as it stands only, without genitive -s. QUOTED: only within quotation marks or announced
#: ("die Zeitung Die Welt"). PREFIX: only before a hyphen. ATTRIBUTE: only before a capitalised noun ("Hamburger
#: Behörden"). DEFAULT: not where an attribute gives the noun to somebody else ("der russische Sicherheitsrat").
EXACT, QUOTED, PREFIX, ATTRIBUTE, DEFAULT = 1, 2, 4, 8, 16

_QUOTES = frozenset("\"„“”»«›‹'‚‘")
_ENDINGS = ("en", "er", "es", "em", "e")


class Entry(NamedTuple):
    """One reading of a form: the index into :data:`KINDS`, the flags, the entity ids, best first."""

    kind: int
    flags: int
    entities: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the tables say about surroundings.

    ``heralds`` announce a name that must be quoted otherwise; ``attributes`` are stems of adjectives that take a noun
    away from its default owner ("national"); ``not_after`` and ``not_before`` are words beside which a form is no
    name ("US" before "Dollar").
    """

    heralds: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    not_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    not_before: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Rules":
        """The rules of a compiled table."""
        return cls(
            heralds=frozenset(table["heralds"]),
            attributes=frozenset(table["attributes"]),
            not_after={form: frozenset(words) for form, words in table["not_after"].items()},
            not_before={form: frozenset(words) for form, words in table["not_before"].items()},
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text with its words (folded) and their places."""

    text: str
    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    rules: Rules
    readings: Callable[[Sequence[str]], Sequence[Entry]]

    def allowed(self, entries: Sequence[Entry], index: int, size: int) -> Sequence[Entry]:
        """Those of ``entries`` that may be meant by the ``size`` words at ``index``."""
        if size == 1 and self._barred(index):
            return ()
        flags = 0
        for entry in entries:
            flags |= entry.flags
        end = self.spans[index + size - 1][1]
        text = self.text
        if flags & QUOTED and not self._announced(index, end):
            entries = [entry for entry in entries if not entry.flags & QUOTED]
        if flags & PREFIX and text[end : end + 1] != "-":
            entries = [entry for entry in entries if not entry.flags & PREFIX]
        if flags & ATTRIBUTE and not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()):
            entries = [entry for entry in entries if not entry.flags & ATTRIBUTE]
        if flags & DEFAULT:
            entries = [entry for entry in entries if not (entry.flags & DEFAULT and self._others(entry, index, size))]
        start = self.spans[index][0]
        if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha():
            # The second part of a double name is no surname or place of its own.
            entries = [entry for entry in entries if not _only_alone(entry)]
        return entries

    def _barred(self, index: int) -> bool:
        word, rules = self.words[index], self.rules
        if word in rules.not_after and index and self.words[index - 1] in rules.not_after[word]:
            return True
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        return word in rules.not_before and following in rules.not_before[word]

    def _announced(self, index: int, end: int) -> bool:
        start = self.spans[index][0]
        if start and self.text[start - 1] in _QUOTES and self.text[end : end + 1] in _QUOTES:
            return True
        return index > 0 and self.words[index - 1] in self.rules.heralds

    def _others(self, entry: Entry, index: int, size: int) -> bool:
        """Whether the words around say that another state's or body's institution is meant."""
        owner = _owner(entry.entities[0])
        if index:
            before = self.words[index - 1]
            states = self._states(before, "adjective") or self._states(before, "name", genitive=True)
            if states:
                return owner not in states
            stem = next((before[: -len(ending)] for ending in _ENDINGS if before.endswith(ending)), before)
            if stem.casefold() in self.rules.attributes:
                return True
        after = index + size
        article = after < len(self.words) and self.words[after] in ("der", "des", "von")
        following = self.words[after + article] if after + article < len(self.words) else ""
        states = self._states(following, "name", genitive=not article)
        return bool(states) and owner not in states

    def _states(self, word: str, kind: str, genitive: bool = False) -> set[str]:
        if genitive and not word.endswith("s"):
            return set()
        return {
            id
            for entry in self.readings([word])
            if KINDS[entry.kind] == kind
            for id in entry.entities
            if id.startswith("state/")
        }


def _owner(id: str) -> str:
    """The state whose institution ``id`` is; the id itself for others."""
    parts = id.split("/")
    return f"state/{parts[1]}" if len(parts) == 3 else id


def _only_alone(entry: Entry) -> bool:
    kind = KINDS[entry.kind]
    return kind == "surname" or (kind == "name" and entry.entities[0].startswith("place/"))
