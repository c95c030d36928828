"""Counts src/depesche/linking/data/common_words.tsv.gz: how usual German words are, by stem.

    python tools/common_words.py TEXT…

The texts are plain or gzipped, a speech or a paragraph a line. Of every stretch of some 200 words each stem is counted
once; kept are the stems of at least ``LEAST`` stretches in 10,000. Counted were speeches of the Bundestag (official
works) and German sentences of the WMT22 shared task; a count of words is a fact, and nothing of the texts is kept.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.linking.texts.telling_words import COMMON, stems

STRETCH = 1500  # code points
LONGEST = 6000  # of a speech, so that long ones do not count for more
LEAST = 3  # in 10,000


def stretches(path: Path) -> Iterator[str]:
    """Stretches of some 1,500 code points."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rest = ""
    for line in data.decode("utf-8").splitlines():
        rest += line[:LONGEST]
        while len(rest) >= STRETCH:
            yield rest[:STRETCH]
            rest = rest[STRETCH:]


def main() -> None:
    """Counts the texts and writes the table: the number of stretches, then a stem and its count a line."""
    counts: Counter[str] = Counter()
    total = 0
    for path in map(Path, sys.argv[1:]):
        for stretch in stretches(path):
            total += 1
            counts.update(set(stems(stretch)))
    usual = sorted((word, count) for word, count in counts.items() if count * 10_000 >= LEAST * total)
    lines = [f"{word}\t{round(count * 10_000 / total)}\n" for word, count in usual]
    COMMON.write_bytes(gzip.compress("".join(lines).encode("utf-8"), mtime=0))
    print(f"{total} stretches, {len(lines)} stems, {COMMON.stat().st_size} bytes")


if __name__ == "__main__":
    main()
