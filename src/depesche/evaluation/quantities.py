"""How many of the gold's figures are found with the right value, unit and measure.

A system quantity can be right for a gold one that it overlaps; value and unit must agree, pairs are one to one. Only
core figures of the gold count for recall; a system quantity over one that is not core counts neither way in
precision, every other that is not right counts against it. The annotators named measures in their own words: what
counts as the same stands in measure_map.tsv (their phrase, then the measures of the list with that meaning). Counted
things are one unit, "items", whatever the annotator called them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from depesche.evaluation.assignment import best_pairs
from depesche.evaluation.keyed import documents
from depesche.evaluation.rates import percent
from depesche.reading.draft import Draft, QuantityDraft
from depesche.reading.quantities.units import kind_of
from depesche.reading.reader import read_documents

#: The annotators' units that are a kind of our "items".
_ITEMS = frozenset(("attacks", "missiles", "rockets", "pages", "visits", "weapons", "items", "states"))
_MAP = Path(__file__).with_name("measure_map.tsv")
#: How far two figures may be apart and still be one (rounding of "28½").
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class _Scored:
    """One document: gold, system, and the pairs (gold index, system index) with the same value and unit."""

    draft: Draft
    text: str
    gold: list[dict[str, Any]]
    forms: dict[str, frozenset[str]]
    pairs: list[tuple[int, int]]

    def core(self) -> Iterator[tuple[dict[str, Any], QuantityDraft | None]]:
        """The core gold figures, each with the system's or None."""
        paired = dict(self.pairs)
        for index, figure in enumerate(self.gold):
            if figure["core"]:
                yield figure, self.draft.quantities[paired[index]] if index in paired else None

    def extra(self) -> Iterator[QuantityDraft]:
        """The system's figures that are neither right nor over one that need not be found."""
        paired = {system for _, system in self.pairs}
        for index, quantity in enumerate(self.draft.quantities):
            free = any(not figure["core"] and _overlap(figure, quantity) for figure in self.gold)
            if index not in paired and not free:
                yield quantity


@cache
def _same_measures() -> dict[str, frozenset[str]]:
    """The annotators' phrases and what of our list means the same."""
    rows = (line.split("\t") for line in _MAP.read_text(encoding="utf-8").splitlines())
    return {row[0]: frozenset(row[1].split()) for row in rows if len(row) > 1}


def _overlap(figure: dict[str, Any], quantity: QuantityDraft) -> bool:
    return bool(figure["start"] < quantity.end and quantity.start < figure["end"])


def _agree(figure: dict[str, Any], quantity: QuantityDraft) -> bool:
    near = abs(figure["value"] - quantity.value) <= _SAME * max(1.0, abs(figure["value"]))
    return near and _unit(figure["unit"]) == _unit(quantity.unit)


def _unit(name: str) -> str:
    return "items" if name in _ITEMS else name


def _measures(figure: dict[str, Any], quantity: QuantityDraft) -> bool:
    return quantity.measure == figure["measure"] or quantity.measure in _same_measures().get(figure["measure"], ())


def _about(scored: _Scored, figure: dict[str, Any], quantity: QuantityDraft) -> bool:
    """Whether any entity of the figure is one that the gold names, by name or by a form it has in the text."""
    return _any_named(scored, figure["about"], quantity.about)


def _speaker(scored: _Scored, figure: dict[str, Any], quantity: QuantityDraft) -> bool:
    """The same for who gives the figure."""
    wanted, got = figure["speaker"], quantity.speaker
    return _any_named(scored, [wanted] if wanted else [], (got,) if got else ())


def _any_named(scored: _Scored, wanted: list[str], found: tuple[str, ...]) -> bool:
    if not wanted or not found:
        return not wanted and not found
    forms = frozenset().union(*(scored.forms.get(name, frozenset((name,))) for name in wanted))
    for entity in found:
        known = scored.draft.entities[entity]
        names = {known.names.de, *known.aliases}
        names |= {scored.text[each.start : each.end] for each in scored.draft.mentions if each.entity == entity}
        if names & forms:
            return True
    return False


def _score(path: Path) -> Iterator[_Scored]:
    items = documents(path)
    drafts = read_documents((document for document, _ in items), until="quantities")
    for draft, (_, answer) in zip(drafts, items, strict=True):
        forms = {each["name"]: frozenset((each["name"], *each["forms"])) for each in answer["entities"]}
        yield _scored(draft, answer["quantities"], forms)


def _scored(draft: Draft, gold: list[dict[str, Any]], forms: dict[str, frozenset[str]]) -> _Scored:
    weights = {
        (row, column): 1.0 + 0.5 * _measures(figure, quantity) + 0.1 * figure["core"]
        for row, figure in enumerate(gold)
        for column, quantity in enumerate(draft.quantities)
        if _overlap(figure, quantity) and _agree(figure, quantity)
    }
    return _Scored(draft, draft.shadow.text, gold, forms, best_pairs(weights))


def evaluate(path: Path) -> dict[str, float]:
    """Percentages for ``path`` (``dev.jsonl`` with ``dev.gold.jsonl`` beside it, or their folder).

    "F1" is for value, unit and measure; "value+unit F1" without the measure. "bound", "about", "period" and "speaker"
    are shares of the core figures found with value and unit; "about" asks for one of the gold's entities at least.
    """
    counts: Counter[str] = Counter()
    for scored in _score(path):
        counts["extra"] += sum(1 for _ in scored.extra())
        for figure, quantity in scored.core():
            counts["core"] += 1
            if quantity is None:
                continue
            counts["found"] += 1
            counts["measure"] += _measures(figure, quantity)
            counts["bound"] += quantity.bound == figure["bound"]
            counts["period"] += quantity.period == figure["period"]
            counts["about"] += _about(scored, figure, quantity)
            counts["speaker"] += _speaker(scored, figure, quantity)
    made = counts["found"] + counts["extra"]
    result = {
        "F1": _f1(counts["measure"], made, counts["core"]),
        "precision": _percent(counts["measure"], made),
        "recall": _percent(counts["measure"], counts["core"]),
        "value+unit F1": _f1(counts["found"], made, counts["core"]),
        "value+unit precision": _percent(counts["found"], made),
        "value+unit recall": _percent(counts["found"], counts["core"]),
    }
    shares = {
        name: _percent(counts[name], counts["found"]) for name in ("measure", "bound", "about", "period", "speaker")
    }
    return {**result, **shares, "core": counts["core"]}


def _percent(part: int, whole: int) -> float:
    return round(percent(part, whole), 1)


def _f1(right: int, made: int, wanted: int) -> float:
    return round(200 * right / (made + wanted), 1) if made + wanted else 0.0


def errors(path: Path) -> Iterator[str]:
    """A line for every core figure that is missed or has something wrong, and for every figure too many."""
    for scored in _score(path):
        for figure, quantity in scored.core():
            around = _around(scored.text, figure["start"], figure["end"])
            names = ("unit", "measure", "about", "period", "speaker")
            wanted = " ".join([f"{figure['value']:g}", *(str(figure[name]) for name in names)])
            if quantity is None:
                over = [each for each in scored.draft.quantities if _overlap(figure, each)]
                yield f"missed\t{scored.draft.document.id}\t{around}\t{wanted}\t{[_brief(each) for each in over]}"
                continue
            wrong = [
                name
                for name, right in (
                    ("measure", _measures(figure, quantity)),
                    ("bound", quantity.bound == figure["bound"]),
                    ("about", _about(scored, figure, quantity)),
                    ("period", quantity.period == figure["period"]),
                    ("speaker", _speaker(scored, figure, quantity)),
                )
                if not right
            ]
            if wrong:
                yield f"{'+'.join(wrong)}\t{scored.draft.document.id}\t{around}\t{wanted}\t{_brief(quantity)}"
        for quantity in scored.extra():
            around = _around(scored.text, quantity.start, quantity.end)
            yield f"extra\t{scored.draft.document.id}\t{around}\t\t{_brief(quantity)}"


def _brief(quantity: QuantityDraft) -> str:
    kind = kind_of(quantity.unit)
    return (
        f"{quantity.value:g} {quantity.unit} ({kind}) {quantity.bound.value} {quantity.measure} "
        f"{list(quantity.about)} {quantity.period} {quantity.speaker}"
    )


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " ")
