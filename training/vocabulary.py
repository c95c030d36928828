"""Prepare what the table of words is made of: tokenized raw text, its floret vectors, the words, the gazetteers."""

from __future__ import annotations

import argparse
import collections
import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import floret
from rawtext import texts
from words import lookups

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*\.?|[^\w\s]")
_WORD = re.compile(r"^[^\W\d_][\w'’.-]*$")
_NAME = re.compile(r"^[^\W\d_][\w'’-]+$")
# Parts of names that are words of the language, or of other languages' names everywhere.
_COMMON = set(
    re.findall(
        r"\w+",
        "der die das von van de la le el al bin und of the del do da di den des San Santa Santo St Saint Los Las Port "
        "Bad Neu New Nord Süd Ost West Insel See Fluss Stadt Land Mai März April Juni Juli Prince Prinz König Maria",
    )
)
SIZE, FREQUENT, RARE = 64_000, 56_000, 12


def sentences(paths: list[Path], twice: set[Path]) -> Iterator[str]:
    """Tokenized sentences, one a line; the files in ``twice`` count double (news among speeches)."""
    for path in paths:
        for _ in range(2 if path in twice else 1):
            for text in texts(path):
                for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.replace("\u00ad", "")):
                    words = _TOKEN.findall(sentence)
                    if words and len(words[-1]) > 2 and words[-1].endswith("."):
                        words[-1:] = [words[-1][:-1], "."]
                    if len(sentence) > 10 and words:
                        yield " ".join(words) + "\n"


def gazetteers(folder: Path) -> tuple[set[str], set[str]]:
    """Single words that are names of places and states, and parts of names of officeholders."""
    places: set[str] = set()
    with gzip.open(folder / "places_naturalearth10m.tsv.gz", "rt", encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [(row[key] or "").split() for key in ("name_de", "name_en")]
            places.update(name[0] for name in names if len(name) == 1 and _NAME.match(name[0]))
    for line in (folder / "de_country_adj.tsv").read_text("utf8").splitlines():
        places.update(word for word in line.split("\t")[1:3] if _NAME.match(word) and word[0].isupper())
    persons: set[str] = set()
    for name, column in (("terms_everypolitician.csv", "person_en"), ("terms_factbook.csv", "name")):
        with (folder / name).open(encoding="utf8") as file:
            for row in csv.DictReader(file):
                words = (word.strip('.,()"') for word in (row[column] or "").split())
                cased = (word.capitalize() if word.isupper() else word for word in words)
                persons.update(word for word in cased if _NAME.match(word) and word[0].isupper() and len(word) > 2)
    return places - _COMMON, persons - _COMMON


def main() -> None:
    """Write ``raw.txt``, ``floret.bin``, ``words.json``, ``places.txt`` and ``persons.txt`` into the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", nargs="+", type=Path)
    parser.add_argument("--twice", type=Path, action="append", default=[], help="raw texts that count double")
    parser.add_argument("--knowledge", type=Path, required=True, help="folder of places and officeholders")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    raw = options.output / "raw.txt"
    with raw.open("w", encoding="utf8") as file:
        for line in sentences(options.raw, set(options.twice)):
            counts.update(line.split())
            file.write(line)
    model = floret.train_unsupervised(
        str(raw), model="skipgram", mode="fasttext", dim=64, epoch=5, minCount=4, ws=3, neg=5, minn=4, maxn=6,
        bucket=200_000, thread=1, lr=0.05, verbose=0,
    )  # fmt: skip
    model.save_model(str(options.output / "floret.bin"))
    known = lookups("prob")
    frequent = [word for word in sorted(known, key=lambda word: -known[word]) if _WORD.match(word) and len(word) < 40]
    chosen = dict.fromkeys(frequent[:FREQUENT])
    chosen |= dict.fromkeys(word for word, count in counts.most_common() if count >= RARE and _WORD.match(word))
    places, persons = gazetteers(options.knowledge)
    chosen |= dict.fromkeys(sorted(word for word in places | persons if word in known or word in counts))
    (options.output / "words.json").write_text(json.dumps(list(chosen)[:SIZE], ensure_ascii=False), "utf8")
    for name, words in (("places", places), ("persons", persons)):
        (options.output / f"{name}.txt").write_text("\n".join(sorted(words)), "utf8")


if __name__ == "__main__":
    main()
