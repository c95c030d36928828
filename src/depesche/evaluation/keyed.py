"""Documents with a key: JSON lines, and beside ``NAME.jsonl`` the answers in ``NAME.gold.jsonl``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.model import Basis, Document, Published

Answer = dict[str, Any]


def _key(path: Path) -> Path:
    return path.with_suffix(".gold.jsonl")


def rows(path: Path) -> Iterator[Answer]:
    """The objects of a JSON lines file. Raises UsageError at a line that is none, or has no "id"."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            row["id"]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f'{path}:{number}: this line is no JSON object with an "id"') from error
        yield row


def _document(source: Answer) -> Document:
    return Document(
        id=source["id"],
        title=source.get("title"),
        text=source["text"],
        published=Published(edtf=source.get("published"), basis=Basis.METADATA),
    )


def documents(path: Path) -> list[tuple[Document, Answer]]:
    """Every document of a file, or of the files of a folder, that has an answer, with its answer.

    Raises UsageError where there is none, or a line is not in this form.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    found = []
    for file in files:
        if file.name.endswith(".gold.jsonl") or not _key(file).exists():
            continue
        answers = {answer["id"]: answer for answer in rows(_key(file))}
        found += [(_document(source), answers[source["id"]]) for source in rows(file) if source["id"] in answers]
    if not found:
        raise UsageError(f"{path}: no document with a key; the answers to NAME.jsonl lie beside it in NAME.gold.jsonl")
    return found
