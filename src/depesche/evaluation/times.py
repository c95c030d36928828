"""Time expressions against TimeML, with the measures of TempEval-3 (UzZaman et al. 2013).

*Strict* wants the same span, *relaxed* any overlap; *value* also wants the same TIMEX3 value, *type* the same type.
Expressions of system and gold are tied one to one: first those of equal span, then, in order, those that overlap.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from depesche.errors import UsageError
from depesche.model import Basis, Document, Published

_BODY = re.compile(r"<TEXT>.*?</TEXT>", re.DOTALL)
_DAY = re.compile(r"<DCT>.*?value=\"([^\"]*)\"", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Expression:
    """One TIMEX3 element with text: its stretch ``[start, end)`` of the body's text, type and value."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One TimeML document: the body's text, the day it was made, its expressions in order."""

    text: str
    day: str | None
    expressions: tuple[Expression, ...]


def parse(markup: str, name: str = "document") -> Annotated:
    """The document in TimeML ``markup``; empty TIMEX3 elements (those without text) are left out.

    Raises UsageError if ``markup`` holds no TEXT element.
    """
    found = _BODY.search(markup)
    if not found:
        raise UsageError(f"{name}: no TEXT element; TimeML (.tml) is needed")
    text = ""
    expressions: list[Expression] = []

    def walk(element: ElementTree.Element) -> None:
        nonlocal text
        start = len(text)
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""
        if element.tag == "TIMEX3" and len(text) > start:
            value = element.get("value") or None
            expressions.append(Expression(start, len(text), element.get("type") or "", value))

    walk(ElementTree.fromstring(found.group()))
    day = _DAY.search(markup)
    return Annotated(text, day.group(1) if day else None, tuple(sorted(expressions, key=lambda one: one.start)))


def load(folder: Path) -> dict[str, Annotated]:
    """The ``.tml`` files of ``folder`` (or the one file) by name. Raises UsageError if there are none."""
    paths = sorted(folder.glob("*.tml")) if folder.is_dir() else [folder]
    if not paths:
        raise UsageError(f"{folder}: no .tml files there")
    return {path.name: parse(path.read_text(encoding="utf-8"), str(path)) for path in paths}


def tie(system: Sequence[Expression], gold: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs of system and gold expressions, one to one, in the order of the gold."""
    at = {(one.start, one.end): one for one in system}
    exact = {id(one): at.pop((one.start, one.end)) for one in gold if (one.start, one.end) in at}
    free = sorted(at.values(), key=lambda one: one.start)
    pairs: list[tuple[Expression, Expression]] = []
    for one in gold:
        other = exact.get(id(one))
        if other is None:
            other = next((each for each in free if each.start < one.end and each.end > one.start), None)
            if other is not None:
                free.remove(other)
        if other is not None:
            pairs.append((other, one))
    return pairs


def _scores(name: str, right: int, system: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in percent."""
    return {
        f"{name} P": 100 * right / system if system else 0.0,
        f"{name} R": 100 * right / gold if gold else 0.0,
        f"{name} F1": 200 * right / (system + gold) if system + gold else 0.0,
    }


def compare(system: Mapping[str, Sequence[Expression]], gold: Mapping[str, Sequence[Expression]]) -> dict[str, float]:
    """The measures over all documents of ``gold``, in percent, and the counts."""
    strict = strict_value = relaxed = relaxed_value = typed = 0
    for name, expected in gold.items():
        for found, wanted in tie(system.get(name, ()), expected):
            same = (found.start, found.end) == (wanted.start, wanted.end)
            value = found.value == wanted.value
            relaxed += 1
            relaxed_value += value
            strict += same
            strict_value += same and value
            typed += found.type == wanted.type
    counts = sum(len(system.get(name, ())) for name in gold), sum(map(len, gold.values()))
    return {
        **_scores("strict", strict, *counts),
        **_scores("strict + value", strict_value, *counts),
        **_scores("relaxed", relaxed, *counts),
        **_scores("relaxed + value", relaxed_value, *counts),
        "type accuracy": 100 * typed / relaxed if relaxed else 0.0,
        "system expressions": counts[0],
        "gold expressions": counts[1],
    }


def score(system: Path, gold: Path) -> dict[str, float]:
    """The measures of one folder of TimeML against another over the same texts; see :func:`compare`.

    Raises UsageError where the texts of a document differ, as offsets would then mean different things.
    """
    ours, theirs = load(system), load(gold)
    for name, document in theirs.items():
        if name in ours and ours[name].text != document.text:
            raise UsageError(f"{system / name}: not the text of {gold / name}")
    return compare(
        {name: document.expressions for name, document in ours.items()},
        {name: document.expressions for name, document in theirs.items()},
    )


def _read(documents: Mapping[str, Annotated]) -> dict[str, list[Expression]]:
    """What Depesche finds in the bare texts, given the days on which they were made."""
    from depesche.reading.reader import read_documents

    inputs = [
        Document(
            id=name,
            text=each.text,
            published=Published(edtf=each.day, basis=Basis.METADATA) if each.day else Published(),
        )
        for name, each in documents.items()
    ]
    found: dict[str, list[Expression]] = {}
    for draft in read_documents(inputs, until="resolution"):
        spans = [(draft.shadow.span(time.start, time.end), time) for time in draft.times]
        found[draft.document.id] = [Expression(*span, str(time.type), time.timex) for span, time in spans]
    return found


def evaluate(path: Path) -> dict[str, float]:
    """Reads the TimeML documents of folder ``path`` anew and compares with their annotation; see :func:`compare`."""
    documents = load(path)
    return compare(_read(documents), {name: document.expressions for name, document in documents.items()})


def errors(path: Path) -> Iterator[str]:
    """What is missed, too much, or different, a line each, with the words around it."""
    documents = load(path)
    system = _read(documents)
    for name, document in documents.items():
        yield from differences(name, document, system[name])


def differences(name: str, document: Annotated, system: Sequence[Expression]) -> Iterator[str]:
    """The lines of :func:`errors` for one document."""

    def show(one: Expression) -> str:
        before = document.text[max(0, one.start - 50) : one.start]
        after = document.text[one.end : one.end + 40]
        shown = f"{before}[[{document.text[one.start : one.end]}]]{after}"
        return f"{one.type} {one.value} | {' '.join(shown.split())}"

    pairs = tie(system, document.expressions)
    tied = {id(one) for pair in pairs for one in pair}
    for found, wanted in pairs:
        if (found.start, found.end) != (wanted.start, wanted.end):
            text = document.text[found.start : found.end]
            yield f"SPAN  {name} {document.day} {show(wanted)} <> [[{text}]] {found.type} {found.value}"
        elif found.value != wanted.value:
            yield f"VALUE {name} {document.day} {show(wanted)} <> {found.type} {found.value}"
    for one in document.expressions:
        if id(one) not in tied:
            yield f"MISS  {name} {document.day} {show(one)}"
    for one in system:
        if id(one) not in tied:
            yield f"MUCH  {name} {document.day} {show(one)}"
