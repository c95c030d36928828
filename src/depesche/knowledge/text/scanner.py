"""Known names in running text: one pass over the words, a hash look-up at each, longest name first."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from depesche.knowledge.store import Memory
from depesche.knowledge.text.context import EXACT, Entry, Rules, Surroundings

_SHORTEST_COMPOUND, _LONGEST_FIRST = 8, 16

_WORD = re.compile(r"[^\W_]+\+?")
# What may stand between the words of one name; a comma or a line break ends it.
_GAP = re.compile(r"[ \u00a0\u202f_\-‐‑–./'’ʼʻ&\"„“”]{0,3}")
_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ə": "a", "Ə": "A"}
)
_UMLAUT = "\u0308"


class Found(NamedTuple):
    """A form found at ``[start, end)`` with its readings, best first."""

    start: int
    end: int
    entries: Sequence[Entry]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """``word`` without the accents that German writes or leaves out at will; umlauts and capitals stay."""
    if word.isascii():
        return word
    parts: list[str] = []
    for letter in word.translate(_LETTERS):
        decomposed = unicodedata.normalize("NFD", letter)
        umlaut = len(decomposed) == 2 and decomposed[1] == _UMLAUT and decomposed[0] in "aouAOU"
        parts.append(letter if umlaut else "".join(c for c in decomposed if not unicodedata.combining(c)))
    return "".join(parts)


def key_of(name: str) -> str:
    """The form under which ``name`` is filed: its folded words with one space between."""
    return " ".join(fold_word(word) for word in _WORD.findall(name))


class Scanner:
    """Finds the filed forms in a text, in time linear in its length.

    ``names`` maps :func:`key_of` a form to its readings (kind, flags and entities, one after the other), ``lengths``
    the first word and the first two words of forms to a bit set of the numbers of words that these have; ``rules`` tell
    which readings the surroundings allow; ``seconds`` are the second parts of compounds that begin with a state's name.
    """

    def __init__(
        self,
        names: Memory[Sequence[Any]],
        lengths: Memory[int],
        rules: Rules,
        seconds: frozenset[str] = frozenset(),
    ) -> None:
        self._names = names
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._lengths = lengths
        self._rules = rules
        self._seconds = seconds

    def lookup(self, form: str) -> Sequence[Entry]:
        """The readings of a form that stands alone, whatever its context."""
        return self._readings([fold_word(word) for word in _WORD.findall(form)])

    def scan(self, text: str) -> Iterator[Found]:
        """All forms in ``text``, the longest at each place, left to right, not overlapping."""
        spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        words = [fold_word(text[start:end]) for start, end in spans]
        around = Surroundings(text, spans, words, self._rules, self._readings)
        lengths = self._lengths
        index, count = 0, len(words)
        while index < count:
            word = words[index]
            bits = lengths[word] or self._other_lengths(word)
            if not bits:
                if len(word) > _SHORTEST_COMPOUND and word[0].isupper() and (entries := self._compound(word)):
                    yield Found(*spans[index], entries)
                index += 1
                continue
            taken = 1
            if bits > 3:
                bits = bits & 2 | (self._pair_lengths(word, words[index + 1]) if index + 1 < count else 0)
            for size in range(bits.bit_length() - 1, 0, -1):
                if not bits >> size & 1 or index + size > count:
                    continue
                if size > 1 and not self._joined(text, spans, index, size):
                    continue
                entries = self._readings(words[index : index + size])
                if entries and (entries := around.allowed(entries, index, size)):
                    yield Found(spans[index][0], spans[index + size - 1][1], entries)
                    taken = size
                    break
            index += taken

    def _compound(self, word: str) -> Sequence[Entry]:
        """The state in a compound without hyphen, if its second part is one of those that states go with."""
        for cut in range(4, min(len(word) - 3, _LONGEST_FIRST)):
            if word[cut:] in self._seconds or word[cut:].rstrip("s") in self._seconds:
                entries = [each for each in self._filed(word[:cut]) if each.entities[0].startswith("state/")]
                if entries:
                    return entries[:1]
        return ()

    def _other_lengths(self, word: str) -> int:
        """Bits for a word whose own form begins no name: its genitive, or all capitals in a headline."""
        if word[-1:] == "s" and word[:1].isupper():
            bits = self._lengths[word[:-1]]
            if bits:
                return bits & 2
        if len(word) > 3 and word.isupper():
            return self._lengths[word.capitalize()]
        return 0

    def _pair_lengths(self, first: str, second: str) -> int:
        """Bits for the numbers of words that forms beginning with these two have."""
        bits = self._lengths[f"{first} {second}"] & ~2
        if second[-1:] == "s":
            bits |= self._lengths[f"{first} {second[:-1]}"] & 4
        if first.isupper() and second.isupper():
            bits |= self._lengths[f"{first.capitalize()} {second.capitalize()}"] & ~2
        return bits

    def _filed(self, key: str) -> tuple[Entry, ...]:
        found = self._entries.get(key)
        if found is None:
            flat = self._names[key]
            found = tuple(Entry(*flat[at : at + 3]) for at in range(0, len(flat), 3))
            if found:
                self._entries[key] = found
        return found

    def _readings(self, words: Sequence[str]) -> Sequence[Entry]:
        key = " ".join(words)
        found: Sequence[Entry] = self._filed(key)
        if not found and key[-1:] == "s":
            found = [entry for entry in self._filed(key[:-1]) if not entry.flags & EXACT]
        if not found and len(key) > 3 and key.isupper():
            titled = self._filed(" ".join(word.capitalize() for word in words))
            found = [entry for entry in titled if not entry.flags & EXACT]
        return found

    @staticmethod
    def _joined(text: str, spans: Sequence[tuple[int, int]], index: int, size: int) -> bool:
        for at in range(index, index + size - 1):
            gap = text[spans[at][1] : spans[at + 1][0]]
            if gap != " " and not _GAP.fullmatch(gap):
                return False
        return True
