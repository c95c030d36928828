"""Tags, trees, lemmas and sentence ends against a treebank in CoNLL-U, from raw text and from given words.

The method is that of the CoNLL 2018 shared task: the text is parsed as it is printed, words are aligned by their
characters, and every figure is an F1 over the words of both sides, so that a wrong token counts against all of them.
The figures "of given words" leave the tokenizer and the sentence ends out, as most published figures do.
Contractions ("zum") are one word here, with the relation of the preposition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from depesche.errors import UsageError
from depesche.languages.de.pipeline import analyse, load

_COLUMNS = 10

SENTENCES = 10
"""Sentences of a treebank that are printed as one text, where it has no documents."""


class Word(NamedTuple):
    """One gold word; ``head`` counts the words of the sentence from 0 (-1: root)."""

    form: str
    lemma: str
    pos: str
    features: str
    head: int
    relation: str
    space: bool


@dataclass
class Tally:
    """Right answers of so many given and so many expected."""

    right: int = 0
    given: int = 0
    expected: int = 0

    def add(self, right: bool) -> None:
        self.right += right

    @property
    def precision(self) -> float:
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.given + self.expected) if self.given + self.expected else 0.0


def read(path: Path) -> Iterator[list[Word]]:
    """Sentences of a CoNLL-U file, contractions merged. Raises UsageError for a file of another form."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line:
            rows.append(line.split("\t"))
            if len(rows[-1]) != _COLUMNS:
                raise UsageError(f"{path}: {line[:40]!r} is no line of CoNLL-U, which has {_COLUMNS} columns")
        elif rows:
            yield list(_words(rows))
            rows = []


def _words(rows: list[list[str]]) -> Iterator[Word]:
    ranges = {row[0].split("-")[0]: row for row in rows if "-" in row[0]}
    place: dict[str, int] = {"0": -1}
    merged: list[tuple[list[str], list[str]]] = []
    end = 0
    for row in (row for row in rows if row[0].isdigit()):
        if int(row[0]) > end:
            outer = ranges.get(row[0], row)
            end = int(outer[0].split("-")[-1])
            merged.append((outer, row))
        place[row[0]] = len(merged) - 1
    for outer, row in merged:
        yield Word(outer[1], row[2], row[3], row[5], place[row[6]], row[7], "SpaceAfter=No" not in outer[9])


def evaluate(path: Path, nlp: Language | None = None) -> dict[str, float]:
    """Figures in percent: tokens, sentences, UPOS, UAS, LAS, lemma (F1) and Mood=Sub (precision, recall, F1).

    UPOS, UAS and LAS stand there a second time, of given words.
    """
    nlp = nlp or load()
    tallies = {name: Tally() for name in ("tokens", "sentences", "UPOS", "UAS", "LAS", "lemma", "Mood=Sub")}
    sentences = list(read(path))
    groups = [sentences[at : at + SENTENCES] for at in range(0, len(sentences), SENTENCES)]
    texts = ["".join(word.form + " " * word.space for sent in group for word in _spaced(sent)) for group in groups]
    for group, doc in zip(groups, analyse(texts, nlp), strict=True):
        _add(tallies, group, doc)
    given = {name: Tally() for name in tallies}
    for sentence, doc in zip(sentences, nlp.pipe(_given(sentence, nlp) for sentence in sentences), strict=True):
        _add(given, [sentence], doc)
    figures = {name: tally.f1 for name, tally in tallies.items() if name != "Mood=Sub"}
    mood = tallies["Mood=Sub"]
    figures |= {"Mood=Sub P": mood.precision, "Mood=Sub R": mood.recall, "Mood=Sub F1": mood.f1}
    figures |= {f"{name} of given words": given[name].f1 for name in ("UPOS", "UAS", "LAS")}
    return {name: round(value, 2) for name, value in figures.items()}


def errors(path: Path, nlp: Language | None = None) -> Iterator[str]:
    """A line for each given word whose part of speech, mood or place in the tree is wrong, with its sentence."""
    nlp = nlp or load()
    sentences = list(read(path))
    for sentence, doc in zip(sentences, nlp.pipe(_given(sentence, nlp) for sentence in sentences), strict=True):
        for word, token in zip(sentence, doc, strict=True):
            for what, expected, found in _differences(word, token):
                if expected != found:
                    yield f"{what}\t{expected} → {found}\t{word.form}\t{doc.text}"


def _differences(word: Word, token: Token) -> Iterator[tuple[str, str, str]]:
    yield "pos", word.pos, token.pos_
    yield "subjunctive", str("Mood=Sub" in word.features), str("Mood=Sub" in str(token.morph))
    head = -1 if token.head.i == token.i else token.head.i
    relation = "root" if head < 0 else token.dep_
    if head == word.head:
        yield "relation", word.relation, relation
    else:
        yield "head", f"{word.relation} of {_form(token.doc, word.head)}", f"{relation} of {_form(token.doc, head)}"


def _form(doc: Doc, place: int) -> str:
    return "the root" if place < 0 else doc[place].text


def _given(sentence: list[Word], nlp: Language) -> Doc:
    """The sentence as its annotators cut it."""
    doc = Doc(nlp.vocab, words=[word.form for word in sentence], spaces=[word.space for word in _spaced(sentence)])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _spaced(sentence: list[Word]) -> list[Word]:
    return [*sentence[:-1], sentence[-1]._replace(space=True)]


def _add(tallies: dict[str, Tally], group: list[list[Word]], doc: Doc) -> None:
    tokens = {_span(token): token for token in doc if not token.is_space}
    found_ends = {(sent[0].idx, sent[len(sent) - 1].idx) for sent in _trimmed(doc)}
    at = 0
    for sent in group:
        spans = []
        for word in _spaced(sent):
            spans.append((at, at + len(word.form)))
            at += len(word.form) + word.space
        tallies["sentences"].expected += 1
        tallies["sentences"].add((spans[0][0], spans[-1][0]) in found_ends)
        for word, span in zip(sent, spans, strict=True):
            _add_word(tallies, word, span, spans, tokens.get(span))
    tallies["sentences"].given += len(found_ends)
    tallies["Mood=Sub"].given += sum("Mood=Sub" in str(token.morph) for token in tokens.values())
    for name in ("tokens", "UPOS", "UAS", "LAS", "lemma"):
        tallies[name].given += len(tokens)
        tallies[name].expected += sum(map(len, group))


def _add_word(
    tallies: dict[str, Tally], word: Word, span: tuple[int, int], spans: list[tuple[int, int]], token: Token | None
) -> None:
    subjunctive = "Mood=Sub" in word.features
    tallies["Mood=Sub"].expected += subjunctive
    if token is None:
        return
    tallies["tokens"].add(True)
    tallies["UPOS"].add(token.pos_ == word.pos)
    tallies["lemma"].add(token.lemma_ == word.lemma)
    tallies["Mood=Sub"].add(subjunctive and "Mood=Sub" in str(token.morph))
    root = token.head.i == token.i
    right = root if word.head < 0 else not root and _span(token.head) == spans[word.head]
    tallies["UAS"].add(right)
    tallies["LAS"].add(right and ("root" if root else token.dep_) == word.relation)


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token.text)


def _trimmed(doc: Doc) -> Iterator[list[Token]]:
    for sent in doc.sents:
        if tokens := [token for token in sent if not token.is_space]:
            yield tokens
