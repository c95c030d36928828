"""Raw text files: JSON lines with a ``text``, or one text a line; gzip by the name."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path


def texts(path: Path) -> Iterator[str]:
    """The texts of a file, in its order; of JSON lines nothing but the ``text``."""
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as file:
        for line in file:
            yield json.loads(line)["text"] if ".jsonl" in path.name else line
