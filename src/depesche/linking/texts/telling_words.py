"""The words that tell a text from others, and how much two texts have of them in common (tf–idf, Spärck Jones 1972).

How usual a word is comes from a table of counts, not from the record, so that two documents are as near to each other
whatever else there is. The table is of German stems; only German texts are compared by it.
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from depesche.linking.texts.stems import stem

#: stems and in how many of 10,000 stretches of text they are (tools/common_words.py)
COMMON = Path(__file__).parent.parent / "data" / "common_words.tsv.gz"
LANGUAGE = "de"
_STRETCHES = 10_000
#: stems that are not in the table are in about so many
_RARE = 1
#: code points of a text and words of it that are compared
_READ, _KEPT = 2500, 60
_WORD = re.compile(r"[^\W_]+")
#: shorter words, and numbers of fewer digits, tell nothing
_SHORTEST, _DIGITS = 3, 2


def stems(text: str) -> Iterator[str]:
    """The stems of the words of a text, and its numbers."""
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) >= (_DIGITS if word.isdigit() else _SHORTEST):
            yield word if word.isdigit() else stem(word)


@cache
def _common() -> dict[str, int]:
    lines = gzip.decompress(COMMON.read_bytes()).decode("utf-8").splitlines()
    return {word: int(count) for word, _, count in (line.partition("\t") for line in lines)}


def telling_words(title: str | None, text: str) -> dict[str, float]:
    """The rarest and most repeated stems of a German text and their weights, together of length 1."""
    counts = Counter(stems(f"{title or ''}\n{text[:_READ]}"))
    weights = {
        word: (1 + math.log(count)) * math.log(_STRETCHES / _common().get(word, _RARE))
        for word, count in counts.items()
    }
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: round(weight / length, 3) for word, weight in kept}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of the words of two texts: 0 to 1."""
    fewer, more = sorted((one, other), key=len)
    return sum(weight * more[word] for word, weight in fewer.items() if word in more)
