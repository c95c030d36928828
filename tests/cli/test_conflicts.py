"""Conflicts and series on the command line: marks for people, everything for pipes."""

import json
from pathlib import Path

import pytest

from depesche.cli import main

TEXTS = {
    "a": ("2024-02-01", "Der Handel zwischen Deutschland und Kasachstan belief sich 2023 auf 8,8 Milliarden Euro."),
    "b": (
        "2025-03-02",
        "Der Handel zwischen Deutschland und Kasachstan stieg 2024 um 4,5 Prozent "
        "auf einen Rekordwert von 9,2 Milliarden Euro.",
    ),
    "c": ("2025-03-02", "Der deutsch-kasachische Handel lag 2024 bei 8,1 Milliarden Euro."),
    "d": ("2025-03-03", "Deutschlands Handel mit Usbekistan lag 2024 nach neuen Angaben bei 1,1 Milliarden Euro."),
    "e": ("2025-03-01", "Deutschlands Handel mit Usbekistan lag 2024 bei 1,4 Milliarden Euro."),
}


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("series")
    for name, (day, text) in TEXTS.items():
        (made / f"{name}.txt").write_text(
            f"Title: Artikel {name}\nDate: {day}\nSource: Bote {name}\n\n{text}\n", "utf-8"
        )
    assert run("add", made, "--db", made / "record.db") == 0
    return made / "record.db"


def test_series_are_shown_by_period_with_marks(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("figures", "--series", "--db", database) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "≠ 8.1 bn EUR (2024)" in lines
    assert "✓ record fits 8.8 bn EUR (2023)" in lines
    assert "✓ growth fits 8.8 bn EUR (2023) → 9.2 bn EUR (2024)" in lines
    assert "↻ replaced by 1.1 bn EUR (2024)" in lines
    assert "↻ takes the place of 1.4 bn EUR (2024)" in lines


def test_sentences_are_shown_without_the_flag(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("figures", "--db", database) == 0
    assert "Der deutsch-kasachische Handel lag" in capsys.readouterr().out


def test_the_page_of_two_says_first_where_sources_disagree(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("between", "Deutschland", "Kasachstan", "--db", database) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "1 disagreement of sources" in shown
    assert "9.2 bn EUR (2024) [1 source] ≠ 8.1 bn EUR (2024) [1 source]" in shown or (
        "8.1 bn EUR (2024) [1 source] ≠ 9.2 bn EUR (2024) [1 source]" in shown
    )
    assert "✓ growth fits 8.8 bn EUR (2023) → 9.2 bn EUR (2024)" in shown
    assert shown.count("Der deutsch-kasachische Handel lag") == 1


def test_pipes_get_all_of_a_series(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("figures", "--series", "--measure", "trade-turnover", "--about", "KZ", "--db", database, "--json") == 0
    [line] = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["conflicts"] == [[1, 2]]
    assert line["checks"][0]["result"] == "fits"
    assert [each["kind"] for each in line["points"][2]["tellings"][0]["cues"]] == ["record-high"]


def test_conflicts_stand_side_by_side(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("conflicts", "--kind", "figure", "--db", database) == 0
    shown = capsys.readouterr().out
    assert "figure: trade-turnover 2024  Deutschland – Kasachstan" in shown
    assert any("8.1 bn EUR" in line and "9.2 bn EUR" in line for line in shown.splitlines())
    assert "Usbekistan" not in shown
    assert run("conflicts", "--who", "Usbekistan", "--db", database) == 0
    assert "no disagreement" in capsys.readouterr().out


def test_conflicts_for_pipes(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("conflicts", "--kind", "FIGURE", "--limit", 1, "--json", "--db", database) == 0
    [line] = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["names"]["state/KZ"] == "Kasachstan"
    assert [side["sources"] for side in line["claims"]] == [1, 1]
    assert line["weight"] > 1


def test_an_unknown_kind_is_bad_usage(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("conflicts", "--kind", "opinion", "--db", database) == 2
    assert "opinion" in capsys.readouterr().err
