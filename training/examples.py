"""What the network learns from: sentences with one label a word (gold) or the teacher's few best (soft); batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from spacy.tokens import DocBin, Span
from torch import Tensor

from depesche.languages.network.scripts import script_of
from depesche.languages.network.session import LONGEST, PIECES
from depesche.languages.network.subwords import Subwords

KINDS = ("morph", "tag", "lemma", "relation", "name", "other")
"""Labels of words; ``other`` are names in the scheme of a second corpus."""


@dataclass
class Choice:
    """For each word the numbers of its labels and their shares, (words, choices); a share of 0 says nothing."""

    numbers: NDArray[np.int32]
    shares: NDArray[np.float32]


@dataclass
class Sentence:
    """Words, what is known of them by kind (``arc``: the head, 0 for the root, 1 the first word), and the treebank."""

    words: list[str]
    source: int = 0
    known: dict[str, Choice] = field(default_factory=dict)


@dataclass
class Labels:
    """The lists of labels; the place in the list is the number of the label."""

    lists: dict[str, list[str]]
    sources: list[str]

    def __post_init__(self) -> None:
        self._places = {kind: {label: at for at, label in enumerate(values)} for kind, values in self.lists.items()}

    def choice(self, kind: str, labels: Sequence[str]) -> Choice:
        """Gold labels as a choice of one; a label that the list lacks says nothing."""
        places = [self._places[kind].get(label, -1) for label in labels]
        numbers = np.array(places, dtype=np.int32)[:, None]
        return Choice(np.maximum(numbers, 0), (numbers >= 0).astype(np.float32))


def _gold(span: Span, kind: str) -> list[str]:
    if kind == "morph":
        return [f"{token.pos_} {token.morph}" if token.pos_ else "" for token in span]
    if kind == "tag":
        return [token.tag_ for token in span]
    if kind == "lemma":
        return [script_of(token.text, token.lemma_) if token.lemma_ else "" for token in span]
    if kind == "relation":
        return [token.dep_ for token in span]
    return [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in span]


def spans(path: Path) -> list[Span]:
    """All sentences of a DocBin (Docs without trees are sentences)."""
    vocab = spacy.blank("de").vocab
    docs = DocBin().from_disk(path).get_docs(vocab)
    return [span for doc in docs for span in (doc.sents if doc.has_annotation("DEP") else [doc[:]])]


def kinds_of(path: Path, span: Span) -> tuple[str, ...]:
    """The kinds that a corpus teaches: trees and tags, or names in one of the two schemes."""
    if span.doc.has_annotation("DEP"):
        return ("morph", "tag", "lemma", "relation")
    return ("other",) if path.stem == "dfki" else ("name",)


def labels_of(corpora: dict[Path, list[Span]], least: int = 2) -> Labels:
    """The lists of all labels; scripts of lemmas only where ``least`` words have them."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    sources = []
    for path, items in corpora.items():
        if "relation" in kinds_of(path, items[0]):
            sources.append(path.stem)
        for span in items:
            for kind in kinds_of(path, span):
                for label in _gold(span, kind):
                    counts[kind][label] = counts[kind].get(label, 0) + bool(label)
    lists = {
        kind: sorted(label for label, count in found.items() if count >= (least if kind == "lemma" else 1))
        for kind, found in counts.items()
    }
    return Labels(lists, sources)


def gold(corpora: dict[Path, list[Span]], labels: Labels) -> list[Sentence]:
    """The sentences of the corpora with their labels."""
    found = []
    for path, items in corpora.items():
        source = labels.sources.index(path.stem) if path.stem in labels.sources else 0
        for span in items:
            known = {kind: labels.choice(kind, _gold(span, kind)) for kind in kinds_of(path, span)}
            if "relation" in known:
                heads = [0 if token.head.i == token.i else token.head.i - span.start + 1 for token in span]
                known["arc"] = Choice(np.array(heads, np.int32)[:, None], np.ones((len(span), 1), np.float32))
            found.append(Sentence([token.text for token in span], source, known))
    return found


def pieces(words: Sequence[str], subwords: Subwords, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
    """Numbers of the pieces of a sentence, and the places of each word's first and last piece."""
    ids, first, last = [start], [], []
    for word in words:
        first.append(len(ids))
        ids += subwords(word)[:PIECES]
        last.append(len(ids) - 1)
    return [*ids, end], first, last


class Batches:
    """Sentences of like length together, as tensors."""

    def __init__(self, subwords: Subwords, marks: tuple[int, int, int, int]) -> None:
        self.subwords = subwords
        self.start, self.end, self.pad, self.hidden = marks

    def plan(self, items: Sequence[Sentence], limit: int, mix: random.Random | None = None) -> list[list[int]]:
        """Places of the sentences that go together, ``limit`` pieces a batch; shuffled where ``mix`` is given."""
        sizes = [len(pieces(item.words, self.subwords, 0, 0)[0]) for item in items]
        order = [place for place, size in enumerate(sizes) if size <= LONGEST]
        order.sort(key=lambda place: sizes[place] + (mix.random() * 4 if mix else 0))
        groups: list[list[int]] = []
        longest = 0
        for place in order:
            longest = max(longest, sizes[place])
            if not groups or longest * (len(groups[-1]) + 1) > limit:
                groups.append([])
                longest = sizes[place]
            groups[-1].append(place)
        if mix:
            mix.shuffle(groups)
        return groups

    def tensors(self, items: Sequence[Sentence], masking: float = 0.0) -> dict[str, Tensor]:
        """One batch; ``masking`` is the share of pieces that are hidden from the encoder."""
        cut = [pieces(item.words, self.subwords, self.start, self.end) for item in items]
        length, words = max(len(ids) for ids, _, _ in cut), max(len(item.words) for item in items)
        batch = {
            "ids": torch.full((len(items), length), self.pad),
            "mask": torch.zeros(len(items), length, dtype=torch.bool),
            "real": torch.zeros(len(items), words, dtype=torch.bool),
            "source": torch.tensor([item.source for item in items]),
            **{key: torch.zeros(len(items), words, dtype=torch.long) for key in ("first", "last")},
        }
        for row, (item, (ids, first, last)) in enumerate(zip(items, cut, strict=True)):
            size = len(item.words)
            batch["ids"][row, : len(ids)] = torch.tensor(ids)
            batch["mask"][row, : len(ids)] = True
            batch["real"][row, :size] = True
            batch["first"][row, :size] = torch.tensor(first)
            batch["last"][row, :size] = torch.tensor(last)
        if masking:
            hidden = (torch.rand(batch["ids"].shape) < masking) & batch["mask"]
            batch["ids"][hidden] = self.hidden
        for kind in (*KINDS, "arc"):
            self._add(batch, items, kind, words)
        return batch

    @staticmethod
    def _add(batch: dict[str, Tensor], items: Sequence[Sentence], kind: str, words: int) -> None:
        choices = [item.known.get(kind) for item in items]
        width = max((choice.numbers.shape[1] for choice in choices if choice is not None), default=0)
        if not width:
            return
        numbers = np.zeros((len(items), words, width), np.int64)
        shares = np.zeros((len(items), words, width), np.float32)
        for row, choice in enumerate(choices):
            if choice is not None:
                size, count = choice.numbers.shape
                numbers[row, :size, :count] = choice.numbers
                shares[row, :size, :count] = choice.shares
        batch[kind], batch[f"{kind} shares"] = torch.tensor(numbers), torch.tensor(shares)


def load_corpora(paths: Iterable[Path]) -> dict[Path, list[Span]]:
    """The sentences of each DocBin."""
    return {path: spans(path) for path in paths}
