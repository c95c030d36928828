"""Turn Universal Dependencies treebanks (CoNLL-U) into one spaCy corpus.

The German treebanks do not agree with one another; the rules here bring them to the scheme of UD German GSD, which is
the one that the model is measured on. Contractions ("zum") are merged into one token, as the tokenizer leaves them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.lang.de import German
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

FEATURES = {"Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Degree", "PronType", "Definite"}
FEATURES |= {"Poss", "Reflex", "Polarity", "NumType"}
RELATIONS = {
    "flat:name": "flat",
    "nmod:poss": "nmod",
    "acl:relcl": "acl",
    "cc:preconj": "cc",
    "obl:tmod": "obl",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubj",
    "iobj": "obl:arg",
    "orphan": "dep",
    "reparandum": "dep",
}
# Many first phrases of GSD have lost their relations: what a word of this kind is before its noun.
FIRST = {"DET": "det", "ADP": "case", "ADJ": "amod", "NUM": "nummod", "CCONJ": "cc"}
# UD PUD has Penn tags; only those with one counterpart in STTS are taken over.
PUD_TAGS = {"NN": "NN", "NNP": "NE", "ART": "ART", "APPR": "APPR", "REL": "PRELS", "CD": "CARD"}
PUD_FORMS = {"VBC": "Fin", "VBN": "Part", "VB": "Inf"}
# HDT has no Mood=Sub in these sentences: forms that may be subjunctive teach nothing about mood.
PERHAPS_SUBJUNCTIVE = re.compile(
    r"^(sei|seien|habe|hätten?|werden?|würden?|könnten?|könne|müssten?|müsse|sollten?|solle|wollten?|wolle|dürften?|dürfe|"
    r"wären?|möge|möchten?|gäben?|gebe|gehe|stehe|komme|\w{3,}e)$",
    re.IGNORECASE,
)


@dataclass
class Word:
    """One line of CoNLL-U; ``head`` is an index into the sentence (its own for the root)."""

    form: str
    lemma: str
    pos: str
    tag: str
    features: dict[str, str]
    head: int
    relation: str
    space: bool


def sentences(path: Path) -> Iterator[tuple[bool, list[Word]]]:
    """Read a file: pairs of (does a new document begin?, words), contractions merged."""
    new = True
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            new = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield new, _merged(rows)
            rows, new = [], False


def _features(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split("|")) if text != "_" else {}


def _merged(rows: list[list[str]]) -> list[Word]:
    """Merge contractions: form of the range, tag APPRART, head of the preposition, case and number of the article."""
    ranges = {int(row[0].split("-")[0]): row for row in rows if "-" in row[0]}
    plain = [row for row in rows if row[0].isdigit()]
    index: dict[int, int] = {0: -1}
    groups: list[list[list[str]]] = []
    end = 0
    for row in plain:
        number = int(row[0])
        if number > end:
            groups.append([])
            end = int(ranges[number][0].split("-")[1]) if number in ranges else number
        groups[-1].append(row)
        index[number] = len(groups) - 1
    words = []
    for place, group in enumerate(groups):
        first = group[0]
        outer = ranges.get(int(first[0]), first)
        # A preposition's article hangs on the noun, so the head outside the group is the noun for both.
        heads = [index[int(row[6])] for row in group]
        out = next((i for i, head in enumerate(heads) if head != place), 0)
        features = _features(first[5])
        if len(group) > 1:
            features = {**_features(group[1][5]), **features}
        words.append(
            Word(
                form=outer[1].replace(" ", ""),
                lemma=first[2],
                pos=first[3],
                tag="APPRART" if len(group) > 1 and first[3] == "ADP" else first[4],
                features=features,
                head=heads[out] if heads[out] >= 0 else place,
                relation=group[out][7],
                space="SpaceAfter=No" not in outer[9],
            )
        )
    return words


def _harmonise(words: list[Word], source: str) -> None:
    for place, word in enumerate(words):
        if word.relation == "dep" and word.head > place:
            word.relation = FIRST.get(word.pos, "dep")
        word.relation = RELATIONS.get(word.relation, word.relation)
        if source == "pud":
            if form := PUD_FORMS.get(word.tag):
                word.features["VerbForm"] = form
            word.tag = PUD_TAGS.get(word.tag, "") if word.tag != "APPRART" else word.tag
        elif source == "hdt":
            if word.relation == "obj" and word.features.get("Case") == "Dat":
                word.relation = "obl:arg"
            if word.features.get("VerbForm") == "Fin" and PERHAPS_SUBJUNCTIVE.match(word.form):
                word.pos, word.features = "", {}
        word.features = {key: value for key, value in word.features.items() if key in FEATURES}
        if word.features.get("Degree") == "Pos":
            del word.features["Degree"]
    if source == "hdt":
        _detokenise(words)


def _detokenise(words: list[Word]) -> None:
    """HDT's text has spaces around every token; put them as they are printed."""
    inside = False
    for place, word in enumerate(words):
        following = words[place + 1].form if place + 1 < len(words) else ""
        word.space = following not in (",", ".", ";", ":", "!", "?", ")", "]", "...") and word.form not in ("(", "[")
        if word.form == '"':
            inside = not inside
            word.space = word.space and not inside
        elif following == '"' and inside:
            word.space = False


def to_doc(vocab: Vocab, sents: list[list[Word]]) -> Doc:
    """One Doc of several sentences, joined by blanks."""
    words = [word for sent in sents for word in sent]
    for sent in sents:
        sent[-1].space = True
    starts = [place == 0 for sent in sents for place in range(len(sent))]
    offsets = []
    total = 0
    for sent in sents:
        offsets += [total] * len(sent)
        total += len(sent)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head + offset for word, offset in zip(words, offsets, strict=True)],
        deps=["ROOT" if word.relation == "root" else word.relation for word in words],
        sent_starts=starts,
    )
    for token, word in zip(doc, words, strict=True):
        if word.pos:
            token.set_morph(word.features)
    return doc


def documents(paths: Iterable[Path], group: int = 5) -> Iterator[Doc]:
    """The treebanks' documents, ``group`` sentences each (short contexts teach where sentences end)."""
    vocab = German().vocab
    for path in paths:
        source = path.name.split("-")[0]
        batch: list[list[Word]] = []
        for new, words in sentences(path):
            _harmonise(words, source)
            if batch and (len(batch) >= group or (new and source == "pud")):
                yield to_doc(vocab, batch)
                batch = []
            batch.append(words)
        if batch:
            yield to_doc(vocab, batch)


def main() -> None:
    """Write a DocBin of the given treebanks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--group", type=int, default=5)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    docs = list(documents(options.treebanks, options.group))
    DocBin(docs=docs).to_disk(options.output)
    print(f"{len(docs)} documents, {sum(map(len, docs))} tokens -> {options.output}")


if __name__ == "__main__":
    main()
