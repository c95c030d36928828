"""Turn GermEval 2014, MobIE and Smartdata into one spaCy corpus of names: PER, LOC, ORG, MISC."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.lang.de import German
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from depesche.languages.de.pipeline import analyse, load

GERMEVAL = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"}
# The finer types of MobIE and Smartdata that are names in GermEval's sense; the rest (dates, causes) are none.
DFKI = {
    "person": "PER",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-stop": "LOC",
    "location-route": "",
    "organization": "ORG",
    "organization-company": "ORG",
    "org-position": "",
}
Row = tuple[str, str]
_CONTENT = re.compile(r"\S")


def germeval(path: Path) -> Iterator[list[Row]]:
    """Sentences of (token, BIO tag), outer level. Derivations and parts of words are no names here."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        fields = line.split("\t")
        if line.startswith("#") and not fields[0].isdigit():
            continue
        if len(fields) > 2:
            mark, _, kind = fields[2].partition("-")
            rows.append((fields[1], f"{mark}-{GERMEVAL[kind]}" if kind in GERMEVAL else "O"))
        elif rows:
            yield rows
            rows = []


def mobie(path: Path) -> Iterator[list[Row]]:
    """Sentences of MobIE (tweets left out: the lines with hash tags and addresses)."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        fields = line.split()
        if line.startswith("-DOCSTART"):
            continue
        if len(fields) >= 4:
            mark, _, kind = fields[-1].partition("-")
            mapped = DFKI.get(kind, "")
            rows.append((fields[0], f"{mark}-{mapped}" if mapped else "O"))
        elif rows:
            if not any(word.startswith(("#", "@", "http")) for word, _ in rows):
                yield rows
            rows = []


def to_doc(vocab: Vocab, rows: list[Row]) -> Doc:
    """A Doc printed as text is printed: no blank before a full stop or inside brackets."""
    words = [word for word, _ in rows]
    spaces = []
    inside = False
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        space = following not in (",", ".", ";", ":", "!", "?", ")", "]", "“", "...") and word not in ("(", "[", "„")
        if word == '"':
            inside = not inside
            space = space and not inside
        elif following == '"' and inside:
            space = False
        spaces.append(space)
    return Doc(vocab, words=words, spaces=spaces, ents=[tag for _, tag in rows])


def smartdata(path: Path, nlp: Language) -> Iterator[Doc]:
    """Sentences of the news in Smartdata (Avro JSON; tweets left out).

    Its mentions are names and common nouns ("die Gruppe"): a sentence with a mention that holds no proper noun, as the
    first model tags it, or that does not begin and end with a token, is left out.
    """
    with gzip.open(path, "rt", encoding="utf8") as file:
        text = file.read()
    decoder = json.JSONDecoder()
    place = 0
    while match := _CONTENT.search(text, place):
        document, place = decoder.raw_decode(text, match.start())
        if re.search(r'featureName="source" featureValue="(news|rss)"', document["raw"]):
            yield from _smartdata_sentences(document, nlp)


def _smartdata_sentences(document: dict[str, Any], nlp: Language) -> Iterator[Doc]:
    (doc,) = analyse([document["text"]["string"]], nlp)
    mentions: dict[int, list[Span | None]] = {}
    starts = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    for mention in document["conceptMentions"]["array"]:
        if kind := DFKI.get(mention["type"]):
            start, end = mention["span"]["start"], mention["span"]["end"]
            span = doc.char_span(start, end, kind)
            proper = span is not None and any(token.pos_ == "PROPN" for token in span)
            rough = doc.char_span(start, end, alignment_mode="expand")
            if rough is not None:
                mentions.setdefault(starts[rough[0].i], []).append(span if proper else None)
    for number, sent in enumerate(doc.sents):
        found = mentions.get(number, [])
        if not found or any(span is None or span.end > sent.end for span in found):
            continue
        spans = filter_spans([span for span in found if span is not None])
        words = [token for token in sent if not token.is_space]
        tags: dict[int, str] = {}
        for span in spans:
            inner = [token.i for token in span if not token.is_space]
            tags |= {place: f"{'I' if place > inner[0] else 'B'}-{span.label_}" for place in inner}
        if 4 <= len(words) <= 80:
            yield Doc(
                doc.vocab,
                words=[token.text for token in words],
                spaces=[bool(token.whitespace_) for token in words],
                ents=[tags.get(token.i, "O") for token in words],
            )


def main() -> None:
    """Write a DocBin of the given corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--germeval", type=Path, action="append", default=[])
    parser.add_argument("--mobie", type=Path, action="append", default=[])
    parser.add_argument("--smartdata", type=Path, action="append", default=[])
    parser.add_argument("--model", help="first model, to tell names from common nouns in Smartdata")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    vocab = German().vocab
    docs = [to_doc(vocab, rows) for path in options.germeval for rows in germeval(path)]
    docs += [to_doc(vocab, rows) for path in options.mobie for rows in mobie(path)]
    docs += [doc for path in options.smartdata for doc in smartdata(path, load(options.model))]
    DocBin(docs=docs).to_disk(options.output)
    print(f"{len(docs)} documents, {sum(map(len, docs))} tokens -> {options.output}")


if __name__ == "__main__":
    main()
