"""Floors hold what was reached and only rise."""

from pathlib import Path

import pytest

from depesche.errors import UsageError
from depesche.evaluation.floors import below, load, raised
from depesche.evaluation.kinds import KINDS, kind_of

FLOORS = {"times": {"strict F1": 70.0, "relaxed F1": 80.0}}


def test_a_lower_figure_and_a_missing_one_are_named() -> None:
    assert below(FLOORS, "times", {"strict F1": 70.0, "relaxed F1": 85.0}) == []
    fallen = below(FLOORS, "times", {"strict F1": 69.0})
    assert len(fallen) == 2
    assert "69.0" in fallen[0]
    assert "missing" in fallen[1]


def test_floors_only_rise() -> None:
    assert raised(FLOORS, "times", {"strict F1": 60.0, "relaxed F1": 91.26}) == {
        "times": {"strict F1": 70.0, "relaxed F1": 91.3}
    }


def test_the_floors_of_the_project_are_figures_of_its_kinds() -> None:
    floors = load(Path(__file__).parents[2] / "evaluation" / "floors.json")
    assert set(floors) <= set(KINDS)
    assert all(0 <= floor <= 100 for figures in floors.values() for floor in figures.values())


def test_broken_floors_and_unknown_kinds_are_said(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("{")
    with pytest.raises(UsageError, match="no readable floors"):
        load(tmp_path / "floors.json")
    with pytest.raises(UsageError, match="times"):
        kind_of("poetry")
