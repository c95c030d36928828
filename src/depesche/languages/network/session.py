"""A trained network at work: sentences (lists of words) in, what the network finds of them out.

A network is a folder: ``network.onnx`` (onnxruntime runs it, on one thread, so that the same words give the same
answer), ``pieces.tsv`` (the encoder's pieces and their scores), ``labels.json`` and ``relation.npz`` (the last layer of
the relations, which waits for the tree). ``training/export.py`` writes it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from depesche.languages.network.names import best_path
from depesche.languages.network.subwords import Subwords
from depesche.languages.network.trees import arborescence

FILES = ("network.onnx", "pieces.tsv", "labels.json", "relation.npz")
LONGEST = 300
"""Pieces of a sentence that are read together; the encoder knows no more than 512."""
_NEVER = -1e4
PIECES = 10
"""Pieces of a word that are looked at."""
_BATCH = 1_000
"""Pieces in one batch, with the padding of the shorter sentences."""
_ALIKE = 0.75
"""How long the shortest sentence of a batch is at least, as a share of the longest: padding is work for nothing."""
_RUN: dict[str, Any] = {"providers": ["CPUExecutionProvider"], "disabled_optimizers": ["SkipLayerNormFusion"]}
"""On processors the fused layer takes twice the time of its parts."""
_OUTPUTS = ["morph", "tag", "lemma", "name", "arc", "below", "above"]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parse:
    """What the network finds of one sentence, numbers into its lists of labels.

    ``heads`` are places in the sentence, the root its own; ``names`` are tags ("B-PER", "O").
    """

    tags: Ints
    morphs: Ints
    lemmas: Ints
    heads: Ints
    relations: Ints
    names: list[str]


@dataclass(frozen=True)
class Network:
    """The files of a network, opened when they are first used."""

    files: dict[str, bytes]

    @classmethod
    def of_folder(cls, folder: Path) -> Network:
        """Raises ``OSError`` where a file is missing."""
        return cls({name: (folder / name).read_bytes() for name in FILES})

    def __reduce__(self) -> tuple[type[Network], tuple[dict[str, bytes]]]:
        """Other processes get the files and open them themselves."""
        return Network, (self.files,)

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """Kind → labels: tag, morph ("NOUN Case=Nom|…"), lemma (scripts), relation, name."""
        found: dict[str, list[str]] = self._settings["labels"]
        return found

    @cached_property
    def _settings(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files["labels.json"])
        return found

    @cached_property
    def _subwords(self) -> Subwords:
        rows = [line.split("\t") for line in self.files["pieces.tsv"].decode("utf8").split("\n") if line]
        pieces, scores = [row[0] for row in rows], [float(row[1]) for row in rows]
        return Subwords(pieces, scores, self._settings["marks"]["unknown"], self._settings["normal"])

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # type: ignore[import-untyped]  # a fifth of a second: only those who read pay it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self.files["network.onnx"], options, **_RUN)

    @cached_property
    def _relation(self) -> tuple[Floats, Floats]:
        with np.load(io.BytesIO(self.files["relation.npz"])) as arrays:
            return arrays["weight"].astype(np.float32), arrays["bias"].astype(np.float32)

    @cached_property
    def _barred(self) -> Floats:
        """What keeps a word from a relation that its part of speech does not have: (morph labels, relations)."""
        relations, allowed = self.labels["relation"], self._settings["allowed"]
        rows = [allowed.get(label.split(" ")[0], relations) for label in self.labels["morph"]]
        return np.array([[0.0 if name in row else _NEVER for name in relations] for row in rows], dtype=np.float32)

    def size(self, word: str) -> int:
        """Pieces that a word takes."""
        return min(PIECES, len(self._subwords(word)))

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parse sentences of at most ``LONGEST`` pieces, none empty; sentences of like length share a batch."""
        cut = [[self._subwords(word)[:PIECES] for word in words] for words in sentences]
        sizes = [sum(map(len, pieces)) + 2 for pieces in cut]
        found: dict[int, Parse] = {}
        for group in _groups(sizes):
            found |= zip(group, self._parse_batch([cut[place] for place in group]), strict=True)
        return [found[place] for place in range(len(sentences))]

    def _parse_batch(self, batch: list[list[tuple[int, ...]]]) -> Iterator[Parse]:
        outputs = dict(zip(_OUTPUTS, self._session.run(_OUTPUTS, self._tensors(batch)), strict=True))
        weight, bias = self._relation
        names = self.labels["name"]
        for row, pieces in enumerate(batch):
            size = len(pieces)
            heads = np.array(best_heads(outputs["arc"][row, :size, : size + 1]))
            sums = outputs["below"][row, :size] + outputs["above"][row][heads]
            scores = np.maximum(sums, 0.1 * sums) @ weight + bias + self._barred[outputs["morph"][row, :size]]
            yield Parse(
                tags=outputs["tag"][row, :size],
                morphs=outputs["morph"][row, :size],
                lemmas=outputs["lemma"][row, :size],
                heads=np.where(heads == 0, np.arange(size), heads - 1),
                relations=scores.argmax(1),
                names=best_path(outputs["name"][row, :size], names),
            )

    def _tensors(self, batch: list[list[tuple[int, ...]]]) -> dict[str, NDArray[np.int64]]:
        marks = self._settings["marks"]
        rows = [[marks["start"], *(piece for word in pieces for piece in word), marks["end"]] for pieces in batch]
        words = max(map(len, batch))
        ids = np.full((len(batch), max(map(len, rows))), marks["pad"], dtype=np.int64)
        ends = np.zeros((2, len(batch), words), dtype=np.int64)
        for at, (row, pieces) in enumerate(zip(rows, batch, strict=True)):
            ids[at, : len(row)] = row
            after = np.cumsum([len(word) for word in pieces])
            ends[1, at, : len(pieces)] = after
            ends[0, at, 0], ends[0, at, 1 : len(pieces)] = 1, after[:-1] + 1
        return {"ids": ids, "first": ends[0], "last": ends[1]}


def _groups(sizes: list[int]) -> Iterator[list[int]]:
    """Places of sentences that go together, the longest first."""
    group: list[int] = []
    for place in sorted(range(len(sizes)), key=lambda at: (-sizes[at], at)):
        longest = sizes[group[0]] if group else 0
        if group and (longest * (len(group) + 1) > _BATCH or sizes[place] < _ALIKE * longest):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def best_heads(scores: Floats) -> list[int]:
    """Heads of the words (0: root, 1: the first word) of the best tree; most often the best heads are one."""
    heads: list[int] = scores.argmax(1).tolist()
    if _is_tree(heads):
        return heads
    table = np.full((len(heads) + 1, len(heads) + 1), -1e9, dtype=np.float32)
    table[1:] = scores
    return arborescence(table)


def _is_tree(heads: list[int]) -> bool:
    """Whether all words hang on one root word."""
    if heads.count(0) != 1:
        return False
    rooted = [False] * (len(heads) + 1)
    rooted[0] = True
    for start in range(1, len(heads) + 1):
        path = []
        at = start
        while not rooted[at]:
            path.append(at)
            at = heads[at - 1]
            if len(path) > len(heads):
                return False
        for word in path:
            rooted[word] = True
    return True
