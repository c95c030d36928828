"""Copy a trained pipeline into the package, without the paths of the machine that trained it."""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from depesche.languages.de.embedding import register

META = {
    "name": "depesche",
    "version": "0.1.0",
    "description": "German news: tags, morphology, lemmas, dependencies, names",
    "author": "The Depesche developers",
    "license": "CC BY-SA 4.0",
}


def needed_strings(nlp: Language) -> list[str]:
    """Labels, and what the lemmatizer's edit trees put in; the words of the training texts are not needed."""
    found = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ()) if isinstance(label, str)}
    trees = nlp.get_pipe("trainable_lemmatizer").trees  # type: ignore[attr-defined]
    for number in range(len(trees)):
        for pair in re.findall(r"\(s '(.*?)' '(.*?)'\)", trees.tree_to_str(number)):
            found.update(pair)
    return sorted(found)


def main() -> None:
    """Read a folder of ``spacy train``, write the one that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("shipped", type=Path)
    options = parser.parse_args()
    register()
    nlp = spacy.load(options.trained)
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    shutil.rmtree(options.shipped, ignore_errors=True)
    nlp.to_disk(options.shipped)
    (options.shipped / "vocab" / "strings.json").write_text(
        json.dumps(needed_strings(nlp), ensure_ascii=False), encoding="utf8"
    )
    meta_path = options.shipped / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf8"))
    meta["spacy_version"] = ">=3.8.7,<3.9.0"
    meta.pop("performance", None)  # measured on a mixture; docs/model-card.md has the figures
    meta_path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    size = sum(path.stat().st_size for path in options.shipped.rglob("*") if path.is_file())
    print(f"{options.shipped}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
