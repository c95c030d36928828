"""Text that a teacher labelled: for each word the few best labels of each kind and their shares, in one .npz."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from examples import Choice, Sentence

CHOICES = {"morph": 4, "tag": 3, "lemma": 2, "relation": 3, "name": 4, "arc": 3}
"""Labels that are kept of each kind; their shares are stretched to a sum of one."""


def write(path: Path, sentences: Sequence[Sentence]) -> None:
    """Sentences with soft labels of all kinds in ``CHOICES``."""
    arrays = {
        "words": np.frombuffer("\n".join(word for item in sentences for word in item.words).encode(), np.uint8),
        "lengths": np.array([len(item.words) for item in sentences], np.uint16),
    }
    for kind in CHOICES:
        arrays[f"{kind} numbers"] = np.concatenate([item.known[kind].numbers for item in sentences]).astype(np.uint16)
        arrays[f"{kind} shares"] = np.concatenate([item.known[kind].shares for item in sentences]).astype(np.float16)
    np.savez(path, **arrays)  # type: ignore[arg-type]


def read(path: Path) -> list[Sentence]:
    """The sentences of :func:`write`."""
    with np.load(path) as stored:
        arrays = dict(stored)
    words = arrays["words"].tobytes().decode().split("\n")
    found, at = [], 0
    for length in arrays["lengths"].tolist():
        known = {
            kind: Choice(arrays[f"{kind} numbers"][at : at + length], arrays[f"{kind} shares"][at : at + length])
            for kind in CHOICES
        }
        found.append(Sentence(words[at : at + length], 0, known))
        at += length
    return found
