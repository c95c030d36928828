"""Turn GermEval 2014 or Smartdata into a spaCy corpus of names, each in its own scheme."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.de import German
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from depesche.languages.de import sentences

# The finer types of Smartdata that are persons, places and organizations; the rest (dates, causes) are none.
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
    """Sentences of (token, BIO tag), outer level, with the kinds of derivations and parts of words ("LOCderiv")."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        fields = line.split("\t")
        if line.startswith("#") and not fields[0].isdigit():
            continue
        if len(fields) > 2:
            rows.append((fields[1], fields[2].replace("OTH", "MISC")))
        elif rows:
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


def smartdata(path: Path) -> Iterator[Doc]:
    """Sentences of the news in Smartdata (Avro JSON; no tweets), with all its mentions, common nouns among them."""
    nlp = spacy.blank("de")
    nlp.add_pipe(sentences.FACTORY)
    with gzip.open(path, "rt", encoding="utf8") as file:
        text = file.read()
    decoder = json.JSONDecoder()
    place = 0
    while match := _CONTENT.search(text, place):
        document, place = decoder.raw_decode(text, match.start())
        if re.search(r'featureName="source" featureValue="(news|rss)"', document["raw"]):
            yield from _mentions(document, nlp)


def _mentions(document: dict[str, Any], nlp: Language) -> Iterator[Doc]:
    whole = document["text"]["string"]
    mentions = [
        (mention["span"]["start"], mention["span"]["end"], kind)
        for mention in document["conceptMentions"]["array"]
        if (kind := DFKI.get(mention["type"]))
    ]
    for match in re.finditer(r"[^\n]+", whole):
        line = nlp(match.group())
        here = [(start - match.start(), end - match.start(), kind) for start, end, kind in mentions]
        spans = [line.char_span(start, end, kind, alignment_mode="expand") for start, end, kind in here if start >= 0]
        line.set_ents(filter_spans([span for span in spans if span is not None]), default="outside")
        for sent in line.sents:
            words = [token for token in sent if not token.is_space]
            if 4 <= len(words) <= 80 and any(token.ent_type_ for token in words):
                yield Doc(
                    line.vocab,
                    words=[token.text for token in words],
                    spaces=[bool(token.whitespace_) for token in words],
                    ents=_tags(words),
                )


def _tags(words: list[Token]) -> list[str]:
    tags = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in words]
    before = ["O", *tags]
    return ["B" + tag[1:] if tag[0] == "I" and before[at][1:] != tag[1:] else tag for at, tag in enumerate(tags)]


def main() -> None:
    """Write a DocBin of the given corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--germeval", type=Path, action="append", default=[])
    parser.add_argument("--smartdata", type=Path, action="append", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    vocab = German().vocab
    docs = [to_doc(vocab, rows) for path in options.germeval for rows in germeval(path)]
    docs += [doc for path in options.smartdata for doc in smartdata(path)]
    DocBin(docs=docs).to_disk(options.output)
    print(f"{len(docs)} documents, {sum(map(len, docs))} tokens -> {options.output}")


if __name__ == "__main__":
    main()
