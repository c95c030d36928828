"""Measure a model: tags, trees, lemmas, mood, names, and words a second on one core."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from rawtext import texts

from depesche.evaluation import names, syntax
from depesche.languages.de.pipeline import analyse, load


def main() -> None:
    """Print the figures for one model after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", nargs="*", default=[None], help="names or paths; without one the shipped model")
    options = parser.parse_args()
    articles = list(texts(options.data / "quotations" / "dev.jsonl.gz"))
    for model in options.models:
        nlp = load(model)
        print(model or "shipped")
        print(syntax.evaluate(options.data / "syntax" / "gsd-development.conllu", nlp))
        print(names.evaluate(options.data / "names" / "germeval-development.tsv", nlp))
        list(analyse(articles[:5], nlp))
        started = time.process_time()
        words = sum(len(doc) for doc in analyse(articles, nlp))
        print(f"{words / (time.process_time() - started):.0f} words a second of processor time")


if __name__ == "__main__":
    main()
