"""The network as a spaCy component: ``depesche_network`` sets tags, morphology, lemmas, trees and names.

It keeps to the sentence ends that are there. A pipeline that holds it is saved and loaded like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import ensure_path, minibatch
from spacy.vocab import Vocab

from depesche.languages.network.scripts import apply
from depesche.languages.network.session import FILES, LONGEST, Network, Parse

FACTORY = "depesche_network"
KINDS = frozenset(("PER", "LOC", "ORG", "MISC"))
"""Names that become entities; derivations ("deutsch") and parts of words are learned so that they are not taken for
names."""
_COLUMNS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
_TAG, _POS, _MORPH, _LEMMA, _DEP, _HEAD, _IOB, _TYPE = range(len(_COLUMNS))
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
_CUTS = frozenset((";", ":", ",", "–", "-"))
_JOINT, _LOOSE = "parataxis", "dep"
"""Relations of what goes on with a sentence too long to be read at once, and of white space."""
_lemma = lru_cache(maxsize=50_000)(apply)


class NetworkComponent:
    """Runs a network over Docs. Without files (a new component) it leaves Docs as they are."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        self.vocab, self.name = vocab, name
        self._network: Network | None = None

    def load(self, network: Network) -> None:
        """Take a network; what it needs of the vocabulary is looked up once."""
        self._network = network
        strings = self.vocab.strings
        labels = network.labels
        self._tags = _hashes(strings.add(tag) for tag in labels["tag"])
        split = [label.split(" ", 1) for label in labels["morph"]]
        self._pos = _hashes(strings.add(pos) for pos, _ in split)
        self._morphs = _hashes(self.vocab.morphology.add(features) for _, features in split)
        self._relations = _hashes(strings.add(relation) for relation in labels["relation"])
        self._root, self._joint, self._loose = (strings.add(label) for label in ("ROOT", _JOINT, _LOOSE))
        self._space = strings.add("SPACE")
        self._kinds = {kind: strings.add(kind) for kind in KINDS}

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Parse Docs, the sentences of ``batch_size`` Docs together."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            yield from self._parse(list(docs))

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        if self._network is None:
            return docs
        stretches = [list(self._stretches(doc, self._network)) for doc in docs]
        words = [[token.text for token in stretch] for found in stretches for stretch, _ in found]
        parses = iter(self._network.parse(words))
        for doc, found in zip(docs, stretches, strict=True):
            self._write(doc, [(stretch, goes_on, next(parses)) for stretch, goes_on in found])
        return docs

    @staticmethod
    def _stretches(doc: Doc, network: Network) -> Iterator[tuple[list[Token], bool]]:
        """The words of each sentence; of one that is too long, stretches, and whether they go on with the last."""
        ends = doc.has_annotation("SENT_START")
        for sentence in doc.sents if ends else [doc[:]]:
            words = [token for token in sentence if not token.is_space]
            goes_on = False
            while words:
                end = _fitting(words, network)
                yield words[:end], goes_on
                words, goes_on = words[end:], True

    def _write(self, doc: Doc, parsed: list[tuple[list[Token], bool, Parse]]) -> None:
        if not len(doc):
            return
        table = np.zeros((len(doc), len(_COLUMNS)), dtype=np.uint64)
        heads = np.arange(len(doc))
        table[:, _IOB] = _OUTSIDE
        table[:, _POS], table[:, _LEMMA] = self._space, doc.to_array(["ORTH"]).reshape(-1)
        strings, scripts = self.vocab.strings, self._network.labels["lemma"] if self._network else []
        root = 0
        for words, goes_on, parse in parsed:
            places = np.array([token.i for token in words])
            own = np.arange(len(places))
            table[places, _TAG] = self._tags[parse.tags]
            table[places, _POS] = self._pos[parse.morphs]
            table[places, _MORPH] = self._morphs[parse.morphs]
            lemmas = zip(parse.lemmas.tolist(), words, strict=True)
            table[places, _LEMMA] = [strings.add(_lemma(scripts[script], token.text)) for script, token in lemmas]
            table[places, _DEP] = np.where(parse.heads == own, self._root, self._relations[parse.relations])
            heads[places] = places[parse.heads]
            top = int(places[np.flatnonzero(parse.heads == own)[0]])
            if goes_on:
                heads[top], table[top, _DEP] = root, self._joint
            else:
                root = top
            self._write_names(table, places, parse.names)
        for token in doc:
            if token.is_space and len(doc) > 1:
                heads[token.i] = token.i - 1 if token.i else 1
                table[token.i, _DEP] = self._loose
        table[:, _HEAD] = (heads - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        doc.from_array(_COLUMNS, table)  # type: ignore[arg-type]

    def _write_names(self, table: NDArray[np.uint64], places: NDArray[np.intp], names: list[str]) -> None:
        for place, name in zip(places, names, strict=True):
            if name != "O" and (kind := self._kinds.get(name[2:])):
                table[place, _IOB] = _BEGIN if name[0] == "B" else _INSIDE
                table[place, _TYPE] = kind

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the network into a folder."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in (self._network.files if self._network else {}).items():
            (folder / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NetworkComponent:
        """Read the network from a folder; an empty one is no network. Raises ``OSError`` if some files are missing."""
        folder = ensure_path(path)
        if any((folder / name).exists() for name in FILES):
            self.load(Network.of_folder(folder))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files of the network as one message."""
        packed: bytes = srsly.msgpack_dumps(self._network.files if self._network else {})
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NetworkComponent:
        """The reverse of :meth:`to_bytes`."""
        if files := srsly.msgpack_loads(data):
            self.load(Network(files))
        return self


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"],
)
def make_network(nlp: Language, name: str) -> NetworkComponent:
    """spaCy's way to a new component."""
    return NetworkComponent(nlp.vocab, name)


def _hashes(values: Iterable[int]) -> NDArray[np.uint64]:
    return np.array(list(values), dtype=np.uint64)


def _fitting(words: list[Token], network: Network) -> int:
    """How many of the words are read together: all, or as many as fit, up to the last mark at which one may pause."""
    total = 2
    for place, token in enumerate(words):
        total += network.size(token.text)
        if total > LONGEST:
            pauses = [at + 1 for at in range(place // 2, place) if words[at].text in _CUTS]
            return pauses[-1] if pauses else place
    return len(words)
