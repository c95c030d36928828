"""Whether pairs of person names are told to be one person's or two persons', by the names alone.

The data are rows of ``verdict`` (same, different), ``one``, ``other``, the ``reason`` why the pair is hard, and
``part`` (seen or unseen while the rules were written).
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from depesche.errors import UsageError
from depesche.evaluation.rates import percent
from depesche.knowledge.names.similarity import name_similarity

_COLUMNS = {"verdict", "one", "other"}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        plain = (line for line in lines if not line.startswith("#"))
        rows = list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not rows[0].keys() >= _COLUMNS:
        raise UsageError(f"{path}: a table with the columns {', '.join(sorted(_COLUMNS))} is expected")
    return rows


def _rates(rows: list[dict[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs taken for one person's, in percent."""
    taken = [row["verdict"] == "same" for row in rows if name_similarity(row["one"], row["other"])]
    same = sum(row["verdict"] == "same" for row in rows)
    precision, recall = percent(sum(taken), len(taken)), percent(sum(taken), same)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def evaluate(path: Path) -> dict[str, float]:
    """Precision, recall and F1 over all pairs of ``path``, and F1 of those that were not seen before."""
    rows = _rows(path)
    precision, recall, f1 = _rates(rows)
    unseen = [row for row in rows if row.get("part") == "unseen"]
    found = {"P": precision, "R": recall, "F1": f1, "pairs": float(len(rows))}
    if unseen:
        found["F1 unseen"] = _rates(unseen)[2]
    return {name: round(value, 1) for name, value in found.items()}


def errors(path: Path) -> Iterator[str]:
    """A line for every pair that is taken wrongly; pairs that are to stay unseen are left out."""
    for row in _rows(path):
        score = name_similarity(row["one"], row["other"])
        if bool(score) != (row["verdict"] == "same") and row.get("part") != "unseen":
            yield f"{row['verdict']}\t{score:.2f}\t{row['one']}\t{row['other']}\t{row.get('reason', '')}"
