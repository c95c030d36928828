"""The text as it is analysed: odd spaces and invisible characters made plain, with the way back to the original.

News text carries no-break spaces, soft hyphens, zero-width marks and decomposed letters that a tokenizer stumbles
over. The record must quote the original, so the analysis runs on a *shadow* and every offset is mapped back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

# No-break, figure, thin, narrow … spaces and the tab: one plain space each, so offsets stay.
_SPACES = dict.fromkeys([9, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
# Line breaks of other worlds become the plain one (one code point for one).
_BREAKS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_TABLE = {**_SPACES, **_BREAKS}
# Invisible characters: soft hyphen, zero-width (non-)joiner and space, word joiner, BOM, bidi marks and isolates.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069"
# A base letter with combining marks that composes to one letter ("u" + U+0308).
_DROP = re.compile(f"\\w(?:[{_INVISIBLE}]*[\u0300-\u036f])+|[{_INVISIBLE}]+")
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Shadow:
    """The analysed text and the map of its offsets; ``origin(i)`` is the original offset of shadow offset ``i``."""

    text: str
    original: str
    _from: tuple[int, ...] = field(default=(0,))
    _shift: tuple[int, ...] = field(default=(0,))

    def origin(self, offset: int) -> int:
        """The original offset of the character at shadow ``offset``."""
        return offset + self._shift[bisect_right(self._from, offset) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original ``(start, end)`` of the non-empty shadow stretch ``[start, end)``.

        Invisible characters at the edges stay outside; decomposed letters are taken whole.
        """
        first = self.origin(start)
        last = self.origin(end - 1) + 1
        while last < len(self.original) and "\u0300" <= self.original[last] <= "\u036f":
            last += 1
        return first, last


def cast(text: str) -> Shadow:
    """The shadow of ``text``: same characters, but for spaces, line breaks, invisibles and decomposed letters."""
    plain = text.translate(_TABLE)
    if not _DROP.search(plain):
        return Shadow(plain, text)
    parts: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for found in _DROP.finditer(plain):
        instead = unicodedata.normalize("NFC", _INVISIBLES.sub("", found.group()))
        if instead == found.group():
            continue
        parts += (plain[done : found.start()], instead)
        length += found.start() - done + len(instead)
        done = found.end()
        starts.append(length)
        shifts.append(done - length)
    parts.append(plain[done:])
    return Shadow("".join(parts), text, tuple(starts), tuple(shifts))
