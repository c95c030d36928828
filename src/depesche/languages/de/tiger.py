"""Trees in the scheme of TIGER as Universal Dependencies, so that pipelines trained on it can be put in.

In TIGER the finite auxiliary, the copula, the preposition and the conjunction are heads; in Universal Dependencies the
words with content are. ``lexicon/tiger.yaml`` has the relations.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY = "depesche_tiger"
_VERBAL = frozenset(("VERB", "AUX"))
_SUBJECT = "nsubj"


@cache
def _lexicon() -> dict[str, Any]:
    text = files(__package__).joinpath("lexicon", "tiger.yaml").read_text(encoding="utf8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def speaks_tiger(nlp: Language) -> bool:
    """Whether the parser of a pipeline was trained on TIGER."""
    labels = nlp.pipe_labels.get("parser", [])
    return "sb" in labels and "nsubj" not in labels


@Language.component(FACTORY)
def set_universal(doc: Doc) -> Doc:
    """Give a Doc with TIGER's trees those of Universal Dependencies."""
    if len(doc) and any(token.dep_ in ("sb", "nk", "oc", "punct") for token in doc):
        _Tree(doc).write()
    return doc


class _Tree:
    """The heads and the relations of a Doc while they are changed."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.relations = [token.dep_ for token in doc]
        self.reach = [range(sent.start, sent.end) for sent in doc.sents for _ in sent]  # of each token, its sentence
        self.settled: set[int] = set()  # places whose relation is one of the new scheme

    def write(self) -> None:
        """Change the tree and write it into the Doc."""
        tokens = list(self.doc)
        for token in tokens:
            if token.pos_ == "ADP":
                self._raise_noun(token)
        for token in reversed(tokens):
            if token.pos_ == "AUX":
                self._raise_verb(token)
        for token in tokens:
            if self.relations[token.i] == "cd":
                self._join(token)
        for token in tokens:
            if self.heads[token.i] != token.i and token.i not in self.settled:
                self.relations[token.i] = self._universal(token)
        self._write()

    def _write(self) -> None:
        strings = self.doc.vocab.strings
        heads = np.array(self.heads) - np.arange(len(self.doc))
        labels = np.array([strings.add(relation) for relation in self.relations], dtype=np.uint64)
        table = np.stack([labels, heads.astype(np.int64).astype(np.uint64)], axis=1)
        self.doc.from_array(["DEP", "HEAD"], table)  # type: ignore[arg-type]

    def _children(self, place: int, *relations: str) -> list[int]:
        return [at for at in self.reach[place] if self.heads[at] == place != at and self.relations[at] in relations]

    def _settle(self, place: int, relation: str) -> None:
        self.relations[place] = relation
        self.settled.add(place)

    def _swap(self, upper: int, lower: int, relation: str) -> None:
        """``lower`` takes the place of ``upper`` and becomes its head."""
        self.heads[lower] = self.heads[upper] if self.heads[upper] != upper else lower
        self.relations[lower] = self.relations[upper]
        self.heads[upper] = lower
        self._settle(upper, relation)

    def _raise_noun(self, preposition: Token) -> None:
        """The noun of a prepositional phrase becomes its head."""
        place = preposition.i
        nouns = [
            at for at in self._children(place, "nk") if self.doc[at].pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
        ]
        if not nouns:
            return
        noun = nouns[-1]
        self._swap(place, noun, "case")
        for at in self.reach[place]:
            if self.heads[at] == place and at != place:
                self.heads[at] = noun
        above = self.doc[self.heads[noun]].pos_
        if self.relations[noun] in ("mo", "mnr", "op", "pg", "sbp", "cvc", "nk"):
            self._settle(noun, _lexicon()["phrase"]["verbal" if above in (*_VERBAL, "ADJ", "ADV") else "nominal"])

    def _raise_verb(self, auxiliary: Token) -> None:
        """The main verb of an auxiliary, or the predicate of a copula, becomes its head."""
        lexicon, place = _lexicon(), auxiliary.i
        main = [at for at in self._children(place, *lexicon["verbal"]) if self._belongs(at)]
        copula = not main and auxiliary.lemma_ in lexicon["copulas"]
        if copula:
            main = self._children(place, *lexicon["predicate"])
        if not main:
            return
        lower = main[0]
        participle = "Part" in self.doc[lower].morph.get("VerbForm", []) or self.doc[lower].tag_.endswith("PP")
        passive = auxiliary.lemma_ in lexicon["passive"] and participle and not copula
        self._swap(place, lower, "cop" if copula else "aux:pass" if passive else "aux")
        for at in self.reach[place]:
            if self.heads[at] == place and at not in (place, lower):
                self.heads[at] = lower
                if self.relations[at] == "sb":
                    self._settle(at, "nsubj:pass" if passive else _SUBJECT)

    def _belongs(self, place: int) -> bool:
        """Whether a verb under an auxiliary is its main verb and no clause of its own."""
        return self.doc[place].pos_ in _VERBAL and not self._children(place, "cp", "sb")

    def _join(self, conjunction: Token) -> None:
        """The second of two joined phrases hangs on the first, and its conjunction on it."""
        place = conjunction.i
        for at in self._children(place, "cj"):
            self.heads[at], self.heads[place] = self.heads[place], at
            self._settle(at, "conj")
            self._settle(place, "cc")
            break

    def _universal(self, token: Token) -> str:
        relation = self.relations[token.i]
        options = _lexicon()["relations"].get(relation)
        if options is None:
            return relation
        if (
            relation == "oc"
            and "Fin" not in token.morph.get("VerbForm", [])
            and not self._children(token.i, "aux", "aux:pass")
        ):
            return "xcomp"
        for option in options:
            kind, colon, found = str(option).partition(":")
            if not colon or kind.islower():
                return str(option)
            if kind in ("*", token.pos_):
                return found
        return "dep"
