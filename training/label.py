"""The teacher labels raw text, and the words of gold corpora for what their annotators did not mark."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import labelled
import numpy as np
import spacy
import torch
from encoder import Weights
from network import Network, load
from rawtext import texts
from torch import Tensor
from train import subwords_of

from depesche.languages.de import sentences
from depesche.languages.network.session import best_heads
from examples import Batches, Choice, Sentence, spans


def raw_sentences(path: Path, words: int, seed: int) -> Iterator[list[str]]:
    """Tokenized sentences of a text file in shuffled order, ``words`` words of it at most."""
    nlp = spacy.blank("de")
    nlp.add_pipe(sentences.FACTORY)
    lines = [line for text in texts(path) for line in text.replace("\u00ad", "").splitlines() if line.strip()]
    random.Random(seed).shuffle(lines)
    count = 0
    for line in lines:
        for sent in nlp(" ".join(line.split())[:4000]).sents:
            if 3 <= len(sent) <= 80 and sent[0].text[0] != "#":
                yield [token.text for token in sent]
                count += len(sent)
        if count > words:
            break


def _best(scores: Tensor, count: int) -> Choice:
    shares, numbers = torch.softmax(scores.float(), -1).topk(min(count, scores.shape[-1]), -1)
    return Choice(numbers.numpy().astype(np.int32), (shares / shares.sum(-1, keepdim=True)).numpy())


def label(network: Network, batch: dict[str, Tensor], items: list[Sentence]) -> None:
    """Give the sentences of a batch what the network finds of them."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network.scores(network.words(batch), batch["source"])
        heads = torch.zeros_like(batch["first"])
        for row, item in enumerate(items):
            size = len(item.words)
            heads[row, :size] = torch.tensor(best_heads(scores["arc"][row, :size, : size + 1].float().numpy()))
        relations = network.relations(scores, heads)
    for row, item in enumerate(items):
        size = len(item.words)
        for kind, count in labelled.CHOICES.items():
            if kind == "arc":
                item.known[kind] = _heads(scores["arc"][row, :size, : size + 1], heads[row, :size], count)
            else:
                given = relations if kind == "relation" else scores[kind]
                item.known[kind] = _best(given[row, :size], count)


def _heads(scores: Tensor, tree: Tensor, count: int) -> Choice:
    """The heads of the tree first (the relations are theirs), then the best of the others."""
    shares = torch.softmax(scores.float(), -1)
    own = torch.gather(shares, 1, tree[:, None])
    others, numbers = shares.scatter(1, tree[:, None], 0.0).topk(min(count - 1, shares.shape[1] - 1), -1)
    shares = torch.cat([own.clamp(min=0.01), others], 1)
    found = torch.cat([tree[:, None], numbers], 1).numpy().astype(np.int32)
    short = count - found.shape[1]
    padded = np.pad(found, ((0, 0), (0, short)))
    return Choice(padded, np.pad((shares / shares.sum(1, keepdim=True)).numpy(), ((0, 0), (0, short))))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", nargs="*", type=Path, help="text files")
    parser.add_argument("--corpus", nargs="*", type=Path, default=[], help="DocBins whose words are labelled too")
    parser.add_argument("--words", type=int, default=3_000_000, help="words of each text file")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    weights = Weights(options.encoder)
    network = load(options.teacher, weights)
    make = Batches(subwords_of(weights), (weights.bos, weights.eos, weights.pad, weights.unknown))
    items = [Sentence(words) for path in options.raw for words in raw_sentences(path, options.words, options.seed)]
    items += [Sentence([token.text for token in span]) for path in options.corpus for span in spans(path)]
    print(len(items), "sentences,", sum(len(item.words) for item in items), "words", flush=True)
    started = time.monotonic()
    groups = make.plan(items, 3000)
    for number, group in enumerate(groups):
        chosen = [items[place] for place in group]
        label(network, make.tensors(chosen), chosen)
        if number % 100 == 0:
            print(f"{number}/{len(groups)} {time.monotonic() - started:.0f}s", flush=True)
    labelled.write(options.output, [item for item in items if item.known])


if __name__ == "__main__":
    main()
