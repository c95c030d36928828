"""Make the table of words that ``depesche.WordEmbed.v1`` reads: Brown clusters, eight-bit vectors, gazetteer bits."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import floret
import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore

from depesche.languages.de.embedding import Table

UNKNOWN = 0xFFFF
_WORD = re.compile(r"^[^\W\d_][\w'’.&-]*$")


def lookups(name: str) -> dict[str, float]:
    """A German table of spacy-lookups-data (MIT), in falling order of probability."""
    data = files("spacy_lookups_data").joinpath("data", f"de_lexeme_{name}.json.gz").read_bytes()
    table: dict[str, float] = json.loads(gzip.decompress(data))
    return table


def components(matrix: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Principal components, each of them divided by the square root of its deviation, so that small ones count too."""
    centred = matrix - matrix.mean(0)
    values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    best = np.argsort(values)[::-1][:count]
    return np.asarray(centred @ axes[:, best] / np.sqrt(np.sqrt(values[best])), dtype=np.float32)


def quantise(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Eight bits a number; the deviation over all of the columns of a part is brought to one third."""
    matrix = matrix / (3 * matrix.std())
    scale = np.quantile(np.abs(matrix), 0.9995, axis=0) / 127
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def build(words: list[str], parts: list[NDArray[np.float32]], gazetteers: list[set[str]], size: int) -> Table:
    """The table: ``words`` have vectors of their own (rows of ``parts``); the others take the mean of their cluster."""
    cluster = {word: int(value) for word, value in lookups("cluster").items()}
    frequent = [word for word in lookups("prob") if _WORD.match(word)][:size]
    listed = list(dict.fromkeys([*words, *frequent, *(word for names in gazetteers for word in sorted(names))]))
    clusters = sorted(set(cluster.values()))
    quantised = [quantise(part) for part in parts]
    vectors = np.concatenate([part for part, _ in quantised], axis=1)
    own = np.array([cluster.get(word, UNKNOWN) for word in words])
    means = [
        np.rint(vectors[own == number][:2000].mean(0)) if (own == number).any() else 0 * vectors[0]
        for number in clusters
    ]
    stand_in = {number: 1 + len(words) + place for place, number in enumerate(clusters)}
    rows = {word: 1 + place for place, word in enumerate(words)}
    store = StringStore()
    entries = {
        int(store.add(word)) >> 32: (
            cluster.get(word, UNKNOWN),
            rows.get(word) or stand_in.get(cluster.get(word, UNKNOWN), 0),
            sum(1 << bit for bit, names in enumerate(gazetteers) if word in names),
        )
        for word in reversed(listed)
    }
    keys = sorted(entries)
    return {
        "keys": np.array([0, *keys], dtype=np.uint32),
        "cluster": np.array([UNKNOWN, *(entries[key][0] for key in keys)], dtype=np.uint16),
        "row": np.array([0, *(entries[key][1] for key in keys)], dtype=np.uint16),
        "bits": np.array([0, *(entries[key][2] for key in keys)], dtype=np.uint8),
        "vectors": np.concatenate([0 * vectors[:1], vectors, np.array(means, dtype=np.int8)]).astype(np.int8),
        "scale": np.concatenate([scale for _, scale in quantised]),
    }


def names(paths: Iterable[Path]) -> list[set[str]]:
    """Gazetteers: one set of words for each file (one word a line)."""
    return [set(path.read_text(encoding="utf8").split()) for path in paths]


def main() -> None:
    """Write the table as ``.npz``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="JSON list of the words with vectors of their own")
    parser.add_argument("--floret", type=Path, help="vectors trained by floret in its fastText mode")
    parser.add_argument("--isolated", type=Path, help="encoder output of each word alone (.npy)")
    parser.add_argument("--components", type=int, default=80)
    parser.add_argument("--gazetteer", type=Path, action="append", default=[])
    parser.add_argument("--size", type=int, default=400_000)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    words = json.loads(options.words.read_text(encoding="utf8"))
    parts: list[NDArray[np.float32]] = []
    if options.isolated:
        parts.append(components(np.load(options.isolated).astype(np.float32), options.components))
    if options.floret:
        model = floret.load_model(str(options.floret))
        vectors = np.array([model.get_word_vector(word) for word in words], dtype=np.float32)
        parts.append(vectors / (1e-6 + np.linalg.norm(vectors, axis=1, keepdims=True)))
    table = build(words, parts, names(options.gazetteer), options.size)
    np.savez(options.output, **table)
    print({key: value.shape for key, value in table.items()}, sum(value.nbytes for value in table.values()) / 1e6, "MB")


if __name__ == "__main__":
    main()
