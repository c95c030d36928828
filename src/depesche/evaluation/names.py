"""Names of persons, places and organizations against GermEval 2014, from raw text.

Outer names only; derivations ("deutsch") and parts of words ("US-Präsident") are left out, as their own task is.
A name is right if its characters and its type are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from depesche.errors import UsageError
from depesche.evaluation.syntax import Tally
from depesche.languages.de.pipeline import analyse

TYPES = ("PER", "LOC", "ORG")
_NO_BLANK_BEFORE = frozenset(",.;:!?)]“%") | {"..."}
_NO_BLANK_AFTER = frozenset("([„")


class Name(NamedTuple):
    """Characters of a name and its type."""

    start: int
    end: int
    type: str


def read(path: Path) -> Iterator[tuple[str, set[Name]]]:
    """Sentences as printed, with the names of the outer level (PER, LOC, ORG, OTH)."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        fields = line.split("\t")
        if line.startswith("#") and not fields[0].isdigit():
            continue
        if len(fields) > 2:
            rows.append((fields[1], fields[2]))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[tuple[str, str]]) -> tuple[str, set[Name]]:
    text = ""
    names: list[Name] = []
    quoted = False
    before = ""
    for word, tag in rows:
        glued = word in _NO_BLANK_BEFORE or before in _NO_BLANK_AFTER or not text
        if word == '"':
            glued = glued or quoted
            quoted = not quoted
        elif before == '"':
            glued = glued or quoted
        text += word if glued else " " + word
        before = word
        mark, _, kind = tag.partition("-")
        if mark == "B":
            names.append(Name(len(text) - len(word), len(text), kind))
        elif mark == "I" and names:
            names[-1] = names[-1]._replace(end=len(text))
    return text, {name for name in names if not name.type.endswith(("deriv", "part"))}


def evaluate(path: Path, nlp: Language | None = None) -> dict[str, float]:
    """Figures in percent: precision, recall and F1 over PER, LOC and ORG, and the F1 of each.

    Raises UsageError for a file of another form.
    """
    tallies = {kind: Tally() for kind in TYPES}
    sentences = list(read(path))
    if not sentences:
        raise UsageError(f"{path}: no sentences in IOB columns (number, word, tag) there")
    for (_, gold), doc in zip(sentences, analyse((text for text, _ in sentences), nlp), strict=True):
        found = {Name(span.start_char, span.end_char, span.label_) for span in doc.ents}
        for kind, tally in tallies.items():
            expected = {name for name in gold if name.type == kind}
            given = {name for name in found if name.type == kind}
            tally.right += len(expected & given)
            tally.given += len(given)
            tally.expected += len(expected)
    total = Tally(*(sum(getattr(t, part) for t in tallies.values()) for part in ("right", "given", "expected")))
    figures = {"P": total.precision, "R": total.recall, "F1": total.f1}
    figures |= {f"{kind} F1": tally.f1 for kind, tally in tallies.items()}
    return {name: round(value, 2) for name, value in figures.items()}
