"""Measure models on the development parts: tags, trees, lemmas, mood, names, and words a second on one core."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from rawtext import texts

from depesche.evaluation import names, syntax
from depesche.languages.de.pipeline import analyse, load


def main() -> None:
    """Print a line of JSON for each model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "models", nargs="*", default=["fast"], help="of those that come along, names of packages, or paths"
    )
    options = parser.parse_args()
    articles = list(texts(options.data / "quotations" / "dev.jsonl.gz"))
    for model in options.models:
        nlp = load(model)
        list(analyse(articles[:5], nlp))
        started = time.process_time()
        words = sum(len(doc) for doc in analyse(articles, nlp))
        speed = round(words / (time.process_time() - started))
        figures = {
            "syntax": syntax.evaluate(options.data / "syntax" / "gsd-development.conllu", nlp),
            "names": names.evaluate(options.data / "names" / "germeval-development.tsv", nlp),
            "words/s": speed,
        }
        print(json.dumps({"model": Path(model).name} | figures), flush=True)


if __name__ == "__main__":
    main()
