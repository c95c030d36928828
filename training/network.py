"""The network as it is trained: the encoder, and heads for tags, morphology, lemmas, trees and names.

Trees are scored as by Dozat & Manning (2017), the relation by a sum instead of a second biaffine form; a vector for
each treebank (Stymne et al. 2018) takes up how they differ, and the first of them is the one that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as functional
from encoder import Dropout, Encoder, Weights
from torch import Tensor, nn

from examples import KINDS, Labels

SINGLE = ("morph", "tag", "lemma", "name", "other")
TREES = ("morph", "tag", "lemma")
WEIGHTS = {"morph": 1.0, "tag": 0.3, "lemma": 0.5, "name": 1.0, "other": 0.5, "arc": 1.0, "relation": 1.0}


@dataclass(frozen=True)
class Shape:
    """Layers of the encoder that are kept, places of those that are mixed, and widths of the heads."""

    layers: tuple[int, ...]
    mix: tuple[int, ...]
    arc: int = 256
    relation: int = 192
    dropout: float = 0.1
    head_dropout: float = 0.25


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, weights: Weights, labels: Labels, shape: Shape) -> None:
        super().__init__()
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(weights, shape.layers, shape.mix, shape.dropout)
        width = 2 * weights.hidden
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.sources = nn.Parameter(torch.zeros(max(1, len(labels.sources)), width))
        self.dropout = Dropout(shape.head_dropout)
        sizes = {kind: len(labels.lists[kind]) for kind in KINDS}
        self.single = nn.ModuleDict({kind: nn.Linear(width, sizes[kind]) for kind in SINGLE if sizes[kind]})
        self.dependent = nn.Sequential(nn.Linear(width, shape.arc), nn.LeakyReLU(0.1), Dropout(shape.head_dropout))
        self.head = nn.Sequential(nn.Linear(width, shape.arc), nn.LeakyReLU(0.1), Dropout(shape.head_dropout))
        self.form = nn.Parameter(torch.randn(shape.arc + 1, shape.arc) * 0.01)
        self.below = nn.Linear(width, shape.relation)
        self.above = nn.Linear(width, shape.relation)
        self.relation = nn.Linear(shape.relation, sizes["relation"])

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Vectors of the words (batch, words, width)."""
        vectors: Tensor = self.dropout(self.encoder(batch["ids"], batch["mask"], batch["first"], batch["last"]))
        return vectors

    def scores(self, words: Tensor, source: Tensor) -> dict[str, Tensor]:
        """Scores of the labels of each kind; ``arc`` (batch, dependents, heads with the root first)."""
        marked = words + self.sources[source][:, None]
        scores = {kind: head(marked if kind in TREES else words) for kind, head in self.single.items()}
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), marked], 1)
        dependents = self.dependent(marked)
        one = torch.ones_like(dependents[..., :1])
        scores["arc"] = torch.cat([dependents, one], -1) @ self.form @ self.head(rooted).transpose(1, 2)
        scores["below"], scores["above"] = self.below(marked), self.above(rooted)
        return scores

    def relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of the relations of the words to the heads given for them (0 is the root, 1 the first word)."""
        above = scores["above"]
        chosen = torch.gather(above, 1, heads[..., None].expand(-1, -1, above.shape[-1]))
        found: Tensor = self.relation(self.dropout(functional.leaky_relu(scores["below"] + chosen, 0.1)))
        return found


def loss_of(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum of the cross-entropies of all kinds that the batch knows."""
    scores = network.scores(network.words(batch), batch["source"])
    total = torch.zeros(())
    for kind in (*SINGLE, "arc"):
        if kind in batch:
            given = scores[kind].float()
            if kind == "arc":
                real = torch.cat([torch.ones_like(batch["real"][:, :1]), batch["real"]], 1)
                given = given.masked_fill(~real[:, None, :], -1e4)
            total = total + WEIGHTS[kind] * _cross_entropy(given, batch, kind)
    if "relation" in batch:
        given = network.relations(scores, batch["arc"][..., 0]).float()
        total = total + WEIGHTS["relation"] * _cross_entropy(given, batch, "relation")
    return total


def _cross_entropy(scores: Tensor, batch: dict[str, Tensor], kind: str) -> Tensor:
    shares = batch[f"{kind} shares"]
    found = torch.gather(torch.log_softmax(scores, -1), 2, batch[kind])
    return -(found * shares).sum() / shares.sum().clamp(min=1.0)


def save(network: Network, path: Path) -> None:
    """Everything but the vectors of the pieces, which are the encoder's own."""
    state = {name: value for name, value in network.state_dict().items() if name != "encoder.words.weight"}
    labels = {"lists": network.labels.lists, "sources": network.labels.sources}
    torch.save({"state": state, "labels": labels, "shape": vars(network.shape)}, path)


def load(path: Path, weights: Weights) -> Network:
    """A saved network, ready to be asked."""
    saved: dict[str, Any] = torch.load(path)
    network = Network(weights, Labels(**saved["labels"]), Shape(**saved["shape"]))
    network.load_state_dict(saved["state"], strict=False)
    return network.eval()
