"""Names of persons, places and organizations against a corpus in IOB2 columns, from raw text.

The columns are GermEval's (number, word, tag, inner tag) or two (word, tag). Outer names only; derivations ("deutsch")
and parts of words ("US-Präsident") are left out, as their own task is. A name is right if its characters and its type
are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from depesche.errors import UsageError
from depesche.evaluation.syntax import Tally
from depesche.languages.de.pipeline import analyse

TYPES = ("PER", "LOC", "ORG")
_NO_BLANK_BEFORE = frozenset(",.;:!?)]“%") | {"..."}
_TAG = re.compile(r"O|[BI]-\S+")
_ALIASES = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ORGANISATION": "ORG"}
_NO_BLANK_AFTER = frozenset("([„")


class Name(NamedTuple):
    """Characters of a name and its type."""

    start: int
    end: int
    type: str


def read(path: Path) -> Iterator[tuple[str, set[Name]]]:
    """Sentences as printed, with the names of the outer level. Raises UsageError for a line that is neither form."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if not line.strip() or line.startswith("-DOCSTART-"):
            if rows:
                yield _sentence(rows)
            rows = []
        elif (row := _row(line)) is not None:
            rows.append(row)
        elif not line.startswith("#"):
            raise UsageError(f"{path}: {line[:40]!r} is neither “number, word, tag” nor “word, tag” in IOB2")


def _row(line: str) -> tuple[str, str] | None:
    """Word and tag of a line in one of the two forms; None for any other."""
    fields = line.rstrip().split("\t") if "\t" in line else line.split()
    if len(fields) > 2 and fields[0].isdigit() and _TAG.fullmatch(fields[2]):
        return fields[1], _plain(fields[2])
    if len(fields) == 2 and _TAG.fullmatch(fields[1]):
        return fields[0], _plain(fields[1])
    return None


def _plain(tag: str) -> str:
    mark, _, kind = tag.partition("-")
    return f"{mark}-{_ALIASES.get(kind.upper(), kind)}" if kind else "O"


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
    for _, gold, found in _compared(path, nlp):
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


def errors(path: Path, nlp: Language | None = None) -> Iterator[str]:
    """A line for each name that is missed or wrong, with its sentence."""
    for text, gold, found in _compared(path, nlp):
        for what, names in (("missed", gold - found), ("wrong", found - gold)):
            for name in sorted(names):
                yield f"{what}\t{name.type}\t{text[name.start : name.end]}\t{text}"


def _compared(path: Path, nlp: Language | None) -> Iterator[tuple[str, set[Name], set[Name]]]:
    """Sentences with the names they have and those that are found, of the three types."""
    sentences = list(read(path))
    if not sentences:
        raise UsageError(f"{path}: no sentences in IOB columns there")
    for (text, gold), doc in zip(sentences, analyse((text for text, _ in sentences), nlp), strict=True):
        found = {Name(span.start_char, span.end_char, span.label_) for span in doc.ents}
        yield text, {name for name in gold if name.type in TYPES}, {name for name in found if name.type in TYPES}
