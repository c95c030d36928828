"""depesche undertakings: a table for people, JSON lines for pipes, one line for a mistake."""

import json
from pathlib import Path

import pytest

from depesche.cli import main

TEXTS = {
    "2022-05-02": "Japan versprach der Mongolei am Montag 300 Millionen Dollar für den Bau einer Eisenbahn bis 2024.",
    "2025-01-15": "Chile und Neuseeland haben am Mittwoch ein Fischereiabkommen unterzeichnet.",
    "2025-01-20": "Der chilenische Präsident Gabriel Boric wird am 3. Februar Neuseeland besuchen.",
}


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("promises")
    for day, text in TEXTS.items():
        (folder / f"{day}.txt").write_text(f"Date: {day}\nSource: Bote\n\n{text}\n", "utf-8")
    assert run("add", folder, "--db", folder / "record.db") == 0
    return folder / "record.db"


def test_people_see_parties_subject_steps_and_sentences(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("undertakings", "--db", database) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for words in (
        "Japan, Mongolei",
        "300 Millionen Dollar",
        "announced 2022-05-02",
        "versprach der Mongolei",
        "signed",
    ):
        assert words in shown
    assert run("undertakings", "--db", database, "--no-evidence") == 0
    assert "versprach der Mongolei" not in capsys.readouterr().out


def test_open_says_why_and_shows_what_is_not_due_yet(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("undertakings", "--db", database, "--open") == 0
    shown = capsys.readouterr().out
    assert "open: due 2024" in shown
    assert "Fischereiabkommen" not in shown
    assert "not due yet" in shown
    assert shown.count("2025-02-03") == 1
    assert run("undertakings", "--db", database, "--open", "--on", "2026-01-01") == 0
    shown = capsys.readouterr().out
    assert "Fischereiabkommen" in shown
    assert "2025-02-03" in shown
    assert "not due yet" not in shown


def test_filters(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("undertakings", "--db", database, "--who", "Chile", "--who", "Neuseeland", "--no-evidence") == 0
    assert "Japan" not in capsys.readouterr().out
    assert run("undertakings", "--db", database, "--since", "2025") == 0
    assert "Japan" not in capsys.readouterr().out
    assert run("undertakings", "--db", database, "--who", "Chile", "--who", "Japan") == 0
    assert "Nothing in the record fits" in capsys.readouterr().out


def test_the_page_of_two_tells_what_was_agreed_once(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("between", "Chile", "Neuseeland", "--db", database) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "2 undertakings" in shown
    assert shown.count("am Mittwoch ein Fischereiabkommen") == 1
    assert shown.count("Boric wird am") == 1
    assert shown.index("Announced meetings") < shown.index("Agreements and promises")
    assert "Support and aid" not in shown
    assert run("between", "Chile", "Neuseeland", "--db", database, "--json") == 0
    [line] = map(json.loads, capsys.readouterr().out.splitlines())
    assert [each["kind"] for each in line["undertakings"]] == ["agreement", "meeting"]
    assert line["conflicts"] == []
    assert run("dossier", "Japan", "--db", database) == 0
    assert "what became of it" in capsys.readouterr().out


def test_pipes_get_a_line_for_each(database: Path, tmp_path: Path) -> None:
    assert run("undertakings", "--db", database, "--json", "-o", tmp_path / "out.jsonl") == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == ["promise", "agreement", "meeting"]
    assert lines[0]["names"]["state/MN"] == "Mongolei"
    assert lines[0]["steps"][0]["evidence"]["text"] == TEXTS["2022-05-02"]
    assert lines[0]["open"] is True


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--who", "Niemand von Nirgendwo"), "is nobody in this record"),
        (("--since", "gestern"), "no EDTF date"),
        (("--on", "2024"), "is no day"),
    ],
)
def test_mistakes_get_one_line(
    arguments: tuple[str, ...], message: str, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("undertakings", "--db", database, *arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 1
