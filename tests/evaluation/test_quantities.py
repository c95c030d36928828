from types import SimpleNamespace
from typing import Any

import pytest

from depesche.evaluation import quantities as scorer
from depesche.model import Bound
from depesche.reading.draft import Draft, QuantityDraft


class Bare:
    """Only what the scorer looks at."""

    def __init__(self, text: str, found: list[QuantityDraft]) -> None:
        self.shadow, self.document = SimpleNamespace(text=text), SimpleNamespace(id="d")
        self.quantities, self.mentions, self.entities = found, [], {}


TEXT = "Im Land gab es drei Raketen und vier Tote bei zwei Bedingungen."


def gold(words: str, value: float, unit: str, measure: str, *, core: bool = True) -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "text": words, "start": start, "end": start + len(words), "value": value, "unit": unit, "bound": "exact",
        "measure": measure, "about": [], "period": None, "speaker": None, "core": core,
    }  # fmt: skip


def system(words: str, value: float, unit: str, measure: str | None) -> QuantityDraft:
    start = TEXT.index(words)
    return QuantityDraft(start, start + len(words), value, unit, bound=Bound.EXACT, measure=measure)


def scores(
    monkeypatch: pytest.MonkeyPatch, golds: list[dict[str, Any]], found: list[QuantityDraft]
) -> dict[str, float]:
    draft: Draft = Bare(TEXT, found)  # type: ignore[assignment]
    monkeypatch.setattr(scorer, "_score", lambda path: iter([scorer._scored(draft, golds, {})]))
    return scorer.evaluate("anything")  # type: ignore[arg-type]


GOLDS = [
    gold("drei Raketen", 3, "missiles", "rockets"),
    gold("vier Tote", 4, "persons", "deaths"),
    gold("zwei Bedingungen", 2, "items", "conditions", core=False),
]


def test_all_right(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [system("drei Raketen", 3, "items", "missiles"), system("vier Tote", 4, "persons", "killed")]
    assert scores(monkeypatch, GOLDS, found)["F1"] == 100
    # what need not be found is not wrong, whatever is made of it
    assert scores(monkeypatch, GOLDS, [*found, system("zwei Bedingungen", 2, "items", None)])["F1"] == 100


def test_errors_count(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong_measure = [system("drei Raketen", 3, "items", "missiles"), system("vier Tote", 4, "persons", "arrested")]
    result = scores(monkeypatch, GOLDS, wrong_measure)
    assert (result["value+unit F1"], result["F1"]) == (100, 50)
    extra = [*wrong_measure[:1], system("Land", 1, "items", None)]
    result = scores(monkeypatch, GOLDS, extra)
    assert (result["precision"], result["recall"]) == (50, 50)
    assert scores(monkeypatch, GOLDS, [])["F1"] == 0


def test_value_and_unit_must_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [system("drei Raketen", 4, "items", "missiles"), system("vier Tote", 4, "items", "killed")]
    assert scores(monkeypatch, GOLDS, found)["value+unit F1"] == 0
    assert len([*scorer.errors("anything")]) == 4  # type: ignore[arg-type]
