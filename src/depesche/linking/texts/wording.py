"""The words of a text as linking compares them, and the few of their runs by which copies are found.

The runs are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): of every so many neighbouring runs of words the
one with the smallest hash. Whoever shares a stretch of ``SURE`` words shares a fingerprint, wherever the stretch stands
in either text, so one index finds copies, shortened texts and single paragraphs that were taken over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

#: words of a run, and runs of which one is chosen
RUN, WINDOW = 5, 10
SURE = RUN + WINDOW - 1
"""A shared stretch of so many words is always seen."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, folded, with where each stands; ``said`` tells which of them are somebody's quoted words."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    said: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)


def wording(text: str, omitted: Iterable[tuple[int, int]] = (), quoted: Iterable[tuple[int, int]] = ()) -> Wording:
    """The words of ``text`` without those in the stretches ``omitted`` (page furniture, credits); ``quoted`` are the
    stretches of verbatim speech, which two reporters may share without copying from each other."""
    left_out, speech = sorted(omitted), sorted(quoted)
    found = [
        (match.group().casefold(), match.start(), match.end())
        for match in _WORD.finditer(text)
        if not _inside(match.start(), left_out)
    ]
    return Wording(
        words=tuple(word for word, _, _ in found),
        starts=tuple(start for _, start, _ in found),
        ends=tuple(end for _, _, end in found),
        said=tuple(_inside(start, speech) for _, start, _ in found),
    )


def words_of(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a short text, folded, and where each ends."""
    found = list(_WORD.finditer(text))
    return tuple(match.group().casefold() for match in found), tuple(match.end() for match in found)


def _inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in stretches)


def runs(words: Sequence[str], length: int = RUN) -> Iterator[int]:
    """The hash of every run of ``length`` words, in order: 63 bits, the same on every machine."""
    for at in range(len(words) - length + 1):
        digest = blake2b(" ".join(words[at : at + length]).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big") >> 1


def fingerprints(words: Sequence[str]) -> frozenset[int]:
    """The chosen runs of a text; of a text of fewer than ``WINDOW`` runs its smallest one."""
    hashes = list(runs(words))
    if not hashes:
        return frozenset()
    windows = range(max(1, len(hashes) - WINDOW + 1))
    return frozenset(min(hashes[at : at + WINDOW]) for at in windows)
