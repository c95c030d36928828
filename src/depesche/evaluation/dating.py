"""Days of publication that are inferred, against those that are known: the known day is hidden and looked for again.

Right is what covers the known day. The mean width says how fine the right ones are: a day has width 1, a year 365.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from depesche.errors import UsageError
from depesche.evaluation.keyed import rows
from depesche.model import Document
from depesche.reading.timex import writing


def load(path: Path) -> list[tuple[Document, date]]:
    """The undated documents of a JSON lines file with "id", "text" and "published", and the days they hide.

    Raises UsageError if there are none.
    """
    found = []
    for row in rows(path):
        days = writing.window(row.get("published"))
        if days and days[0] == days[1]:
            found.append((Document(id=str(row["id"]), text=row["text"]), days[0]))
    if not found:
        raise UsageError(f"{path}: no lines with a day of publication there")
    return found


def _settled(path: Path) -> Iterator[tuple[str, date, str | None]]:
    """Id, known day and what is inferred for every document."""
    from depesche.reading.reader import read_documents

    known = load(path)
    drafts = read_documents((document for document, _ in known), until="dating")
    for (document, day), draft in zip(known, drafts, strict=True):
        yield document.id, day, draft.published


def evaluate(path: Path) -> dict[str, float]:
    """How many documents get a day or stretch, how many of these rightly (percent), and how wide the right ones are."""
    total = dated = right = days = 0
    for _, day, edtf in _settled(path):
        total += 1
        window = writing.window(edtf)
        if window:
            dated += 1
            if window[0] <= day <= window[1]:
                right += 1
                days += (window[1] - window[0]).days + 1
    return {
        "documents": total,
        "dated": 100 * dated / total,
        "right": 100 * right / dated if dated else 0.0,
        "mean width in days": days / right if right else 0.0,
    }


def errors(path: Path) -> Iterator[str]:
    """The documents that are dated wrongly, a line each."""
    for name, day, edtf in _settled(path):
        window = writing.window(edtf)
        if window and not window[0] <= day <= window[1]:
            yield f"WRONG {name} {day} <> {edtf}"
