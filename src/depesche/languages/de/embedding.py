"""What is known about a word before it is read in context: word clusters and small static vectors.

spaCy's own static vectors keep a float table and a map of all words; this layer keeps eight-bit vectors of the frequent
words, and for many more their Brown cluster, whose mean vector stands in. Everything lies in the model folder as an
attribute of the layer, so that nothing is needed at run time but this module. It is made by ``training/words.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import (
    HashEmbed,
    Linear,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d, Ints2d, Ragged

ARCHITECTURE = "depesche.WordEmbed.v1"
LAYER = "depesche_words"
PREFIXES = (4, 6, 9)
"""Bits of the Brown path that are embedded beside the whole cluster."""
_CACHED = 50_000
Table = dict[str, NDArray[Any]]


def word_embed(
    width: int, attrs: list[str], rows: list[int], cluster_width: int = 32, vector_width: int = 64
) -> Model[list[Doc], list[Floats2d]]:
    """Embed hashed attributes as ``spacy.MultiHashEmbed.v2`` does, word clusters and static vectors; mix to ``width``.

    The table of words is an attribute of the layer ``depesche_words``; :func:`set_table` fills it before training, and
    a loaded model brings it along.
    """
    hashed: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=8 + column) for column, count in enumerate(rows)
    ]
    paths: list[Model[Any, Any]] = [
        HashEmbed(cluster_width, count, column=column, seed=31 + column)
        for column, count in enumerate((4000, *(min(2000, 2 ** (bits + 2)) for bits in PREFIXES), 64))
    ]
    attributes: Model[Any, Any] = chain(_attributes(attrs), list2ragged(), with_array(concatenate(*hashed)))
    clusters: Model[Any, Any] = chain(_words("clusters"), with_array(concatenate(*paths)))
    vectors: Model[Any, Any] = chain(_words("vectors"), with_array(Linear(vector_width)))
    size = width * len(rows) + cluster_width * len(paths) + vector_width
    mix: Model[Any, Any] = with_array(Maxout(width, size, nP=3, dropout=0.0, normalize=True))
    model: Model[Any, Any] = chain(concatenate(attributes, clusters, vectors), mix, ragged2list())
    model.set_dim("nO", width)
    return cast(Model[list[Doc], list[Floats2d]], model)


def register() -> None:
    """Make the architecture known to spaCy where the package's entry points are not installed."""
    registry.architectures.register(ARCHITECTURE, func=word_embed)


def set_table(model: Model[Any, Any], table: Table) -> None:
    """Give the table of words to the layers of a model that want it."""
    for layer in model.walk():
        if needed := _NEEDED.get(layer.name):
            layer.attrs["table"] = {key: table[key] for key in needed}


_NEEDED = {
    f"{LAYER}:clusters": ("keys", "cluster", "bits"),
    f"{LAYER}:vectors": ("keys", "row", "vectors", "scale"),
}
"""keys: upper 32 bits of the words' hashes, sorted. cluster: Brown cluster, path from the lowest bit. bits: gazetteers.
row: row of the word in vectors. scale: factor by which each column of the eight-bit vectors is multiplied."""


def _attributes(attrs: list[str]) -> Model[list[Doc], list[Ints2d]]:
    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], Callable[..., Any]]:
        columns = [cast(Ints2d, doc.to_array([*attrs]).reshape(len(doc), len(attrs))) for doc in docs]
        return columns, lambda _: []

    return Model("depesche_attributes", forward)


def _words(kind: str) -> Model[list[Doc], Ragged]:
    return Model(f"{LAYER}:{kind}", _forward, attrs={"table": {}})


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Ragged, Callable[[Any], list[Doc]]]:
    table: Table = model.attrs["table"]
    places = find(docs, table["keys"])
    data: Any
    if model.name.endswith("clusters"):
        cluster = table["cluster"][places].astype(np.uint64)
        columns = [cluster, *(cluster & np.uint64((1 << bits) - 1) for bits in PREFIXES), table["bits"][places]]
        data = np.stack(columns, axis=1).astype(np.uint64)
    else:
        data = table["vectors"][table["row"][places]].astype(np.float32) * table["scale"]
    return Ragged(model.ops.asarray(data), model.ops.asarray1i([len(doc) for doc in docs])), lambda _: []


def find(docs: list[Doc], keys: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Places of the tokens in the table; the first place is that of the unknown word."""
    if not docs:
        return np.zeros(0, dtype=np.intp)
    hashes = np.concatenate([doc.to_array(["ORTH"]).reshape(-1) for doc in docs])
    places, known = _look_up(hashes, keys)
    if not known.all():
        vocab = docs[0].vocab
        for at in np.flatnonzero(~known):
            places[at] = _nearest(int(hashes[at]), vocab, keys)
    return places


def _look_up(hashes: NDArray[np.uint64], keys: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    short = (hashes >> np.uint64(32)).astype(np.uint32)
    places = np.searchsorted(keys, short)
    places[places == len(keys)] = 0
    return places, keys[places] == short


_near: dict[tuple[int, int], int] = {}


def _nearest(key: int, vocab: Vocab, keys: NDArray[np.uint32]) -> int:
    """An unknown word is treated as its lower case, its stem before a genitive s, or the last part of a compound."""
    if (place := _near.get((key, len(keys)))) is not None:
        return place
    word = vocab.strings[key]
    tail = word.rpartition("-")[2]
    options = [word.lower(), word[:-1] if word.endswith("s") else "", tail, tail.lower(), word.capitalize()]
    place = 0
    for option in options:
        if len(option) > 2:
            found, known = _look_up(np.array([vocab.strings[option]], dtype=np.uint64), keys)
            if known[0]:
                place = int(found[0])
                break
    if len(_near) >= _CACHED:
        _near.clear()
    _near[key, len(keys)] = place
    return place
