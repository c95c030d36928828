"""Words into the pieces that the encoder knows: a unigram model in the manner of SentencePiece (Kudo 2018).

The pieces and their log probabilities are those of the encoder's makers; a shipped model keeps only the part of them
that its languages need, and the search below finds the best split with what is there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

START = "▁"
"""What a piece at the beginning of a word begins with."""
_CACHED = 100_000
_LONGEST_WORD = 60
"""Characters of a word that are looked at; what is longer is no word of a language."""


class Subwords:
    """Splits words; ``pieces`` are numbered in order, ``scores`` are their log probabilities.

    ``normal`` maps single characters to what they are read as ("ﬁ" as "fi"). A character that no piece has is the piece
    ``unknown``.
    """

    def __init__(self, pieces: Sequence[str], scores: Iterable[float], unknown: int, normal: Mapping[str, str]) -> None:
        numbered = zip(pieces, scores, strict=True)
        self._known = {piece: (number, score) for number, (piece, score) in enumerate(numbered) if number != unknown}
        self._unknown = unknown
        self._penalty = min(score for _, score in self._known.values()) - 10
        self._longest = max(map(len, pieces))
        self._normal = {ord(char): text for char, text in normal.items()}
        self._cache: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Numbers of the pieces of a word; never empty."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            text = word[:_LONGEST_WORD].translate(self._normal).replace(" ", START)
            found = self._cache[word] = self._split(START + text)
        return found

    def _split(self, text: str) -> tuple[int, ...]:
        """The most probable split (Viterbi)."""
        length = len(text)
        score = [0.0] + [-math.inf] * length
        start = [0] * (length + 1)
        number = [self._unknown] * (length + 1)
        known, longest = self._known, self._longest
        for at in range(length):
            before = score[at]
            if before + self._penalty > score[at + 1]:
                score[at + 1], start[at + 1], number[at + 1] = before + self._penalty, at, self._unknown
            for end in range(at + 1, min(length, at + longest) + 1):
                piece = known.get(text[at:end])
                if piece is not None and before + piece[1] > score[end]:
                    score[end], start[end], number[end] = before + piece[1], at, piece[0]
        pieces: list[int] = []
        at = length
        while at:
            pieces.append(number[at])
            at = start[at]
        return tuple(reversed(pieces))
