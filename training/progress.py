"""Figures of a network while it is trained: on given words, as the shared tasks with gold tokens have them."""

from __future__ import annotations

from pathlib import Path

import torch
from network import Network
from torch import Tensor

from depesche.languages.network.names import best_path, spans
from depesche.languages.network.session import best_heads
from examples import Batches, Sentence


def figures(network: Network, make: Batches, dev: dict[Path, list[Sentence]]) -> dict[str, float]:
    """Percent right of tags, morphology, lemmas and trees; F1 of names and of Mood=Sub."""
    counts: dict[str, list[float]] = {}
    for items in dev.values():
        for group in make.plan(items, 3000):
            chosen = [items[place] for place in group]
            batch = make.tensors(chosen)
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network.scores(network.words(batch), batch["source"])
            if "arc" in batch:
                _trees(network, chosen, batch, scores, counts)
            else:
                _names(network, chosen, scores, counts)
    return {name: round(100 * float(right) / max(1.0, of), 2) for name, (right, of) in counts.items()}


def _add(counts: dict[str, list[float]], name: str, right: float, of: float) -> None:
    entry = counts.setdefault(name, [0.0, 0.0])
    entry[0] += right
    entry[1] += of


def _trees(
    network: Network,
    items: list[Sentence],
    batch: dict[str, Tensor],
    scores: dict[str, Tensor],
    counts: dict[str, list[float]],
) -> None:
    heads = torch.zeros_like(batch["first"])
    for row, item in enumerate(items):
        size = len(item.words)
        heads[row, :size] = torch.tensor(best_heads(scores["arc"][row, :size, : size + 1].float().numpy()))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        relations = network.relations(scores, heads).argmax(-1)
    lists = network.labels.lists
    morph = scores["morph"].argmax(-1)
    for row, item in enumerate(items):
        size = len(item.words)
        right = heads[row, :size].numpy() == item.known["arc"].numbers[:, 0]
        _add(counts, "UAS", right.sum(), size)
        _add(
            counts, "LAS", (right & (relations[row, :size].numpy() == item.known["relation"].numbers[:, 0])).sum(), size
        )
        given = [lists["morph"][number] for number in morph[row, :size].tolist()]
        wanted = [lists["morph"][number] for number in item.known["morph"].numbers[:, 0]]
        _add(counts, "UPOS", sum(a.split(" ")[0] == b.split(" ")[0] for a, b in zip(given, wanted, strict=True)), size)
        for kind in ("tag", "lemma"):
            best = scores[kind][row, :size].argmax(-1).numpy()
            _add(counts, kind, (best == item.known[kind].numbers[:, 0]).sum(), size)
        mood = [("Mood=Sub" in a, "Mood=Sub" in b) for a, b in zip(given, wanted, strict=True)]
        _add(counts, "Sub", 2 * sum(a and b for a, b in mood), sum(a + b for a, b in mood))


def _names(network: Network, items: list[Sentence], scores: dict[str, Tensor], counts: dict[str, list[float]]) -> None:
    tags = network.labels.lists["name"]
    for row, item in enumerate(items):
        size = len(item.words)
        best = best_path(scores["name"][row, :size].float().numpy(), tags)
        given = {span for span in spans(best) if span[2] in ("PER", "LOC", "ORG")}
        gold = [tags[number] for number in item.known["name"].numbers[:, 0]]
        wanted = {span for span in spans(gold) if span[2] in ("PER", "LOC", "ORG")}
        _add(counts, "names", 2 * len(given & wanted), len(given) + len(wanted))
        _add(counts, "names P", len(given & wanted), len(given))
