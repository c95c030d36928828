"""Give lemmas to documents that have none: those of a first model and of the tables.

spaCy's trainable lemmatizer takes an empty lemma for a lemma, not for a missing one, so that documents annotated for
names or trees alone would teach it nonsense.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.tokens import Doc, DocBin

from depesche.languages.de.pipeline import load


def main() -> None:
    """Read a DocBin, write it with lemmas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    nlp = load(options.model)
    docs = list(DocBin().from_disk(options.corpus).get_docs(nlp.vocab))
    plain = (
        Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
        for doc in docs
    )
    for doc, parsed in zip(docs, nlp.pipe(plain, batch_size=128, disable=["parser", "ner"]), strict=True):
        for token, known in zip(doc, parsed, strict=True):
            token.lemma_ = known.lemma_
    DocBin(docs=docs).to_disk(options.output)


if __name__ == "__main__":
    main()
