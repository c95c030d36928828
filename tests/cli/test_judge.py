"""depesche judge: what people type, and what they get for it."""

import io
import json
from pathlib import Path

import pytest
from corpus import corpus

from depesche.cli import main
from depesche.record import Record


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    return int(stopped.value.code or 0)


class Desk:
    """A record, and the command line before it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def __call__(self, *arguments: object) -> str:
        """What a command prints that succeeds."""
        assert run(*arguments, "--db", self.path) == 0
        return self.capsys.readouterr().out

    def lines(self, *arguments: object) -> list[dict]:
        return [json.loads(line) for line in self(*arguments, "--json").split("\n") if line]

    def fails(self, *arguments: object) -> str:
        """The one line that bad usage gets."""
        self.capsys.readouterr()
        assert run(*arguments, "--db", self.path) == 2
        [line] = self.capsys.readouterr().err.splitlines()
        return line

    def visit(self) -> dict:
        """The happening that two documents tell."""
        [found] = [each for each in self.lines("timeline") if each["documents"] == 2]
        return found


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    with Record(tmp_path / "record.db") as record:
        record.add(corpus())
    return Desk(tmp_path / "record.db", capsys)


def test_a_happening_is_corrected_field_by_field(desk: Desk) -> None:
    id = desk.visit()["id"]
    said = desk("judge", "set", f"{id}.date", "2025-03-13", "--why", "the programme says so", "--who", "Ina")
    assert said.startswith("jd-")
    assert f"set {id}: date 2025-03-13" in said
    [place] = desk.lines("judge", "set", id, "place", "Samarkand")
    desk("judge", "set", id, "participants", "Rahmon > Mirsijojew")
    found = desk.visit()
    assert (found["date"], found["place"]) == ("2025-03-13", place["value"])
    assert [each["role"] for each in found["participants"]] == ["actor", "recipient"]
    assert "Samarqand" in desk("timeline", "--no-evidence")
    desk("judge", "set", id, "place", "")
    assert desk.visit()["place"] is None


def test_what_is_rejected_is_gone_until_it_is_undone(desk: Desk) -> None:
    before = desk.visit()
    [made] = desk.lines("judge", "reject", before["id"])
    assert before["id"] not in {each["id"] for each in desk.lines("timeline")}
    desk("judge", "undo", made["id"])
    assert desk.visit() == before
    desk("judge", "reject", before["tellings"][0]["event"])
    events = [telling["event"] for each in desk.lines("timeline") for telling in each["tellings"]]
    assert before["tellings"][0]["event"] not in events
    assert before["tellings"][1]["event"] in events
    desk("judge", "confirm", before["tellings"][1]["event"])
    assert [1 for each in desk.lines("timeline") if each["judged"]] == [1]


def test_entities_are_named_by_names_or_ids(desk: Desk) -> None:
    assert "Usbekistan (state/UZ) is Tadschikistan (state/TJ)" in desk("judge", "same", "Usbekistan", "Tadschikistan")
    assert "is not" in desk("judge", "different", "state/TJ", "state/UZ")
    assert [each["overruled"] for each in desk.lines("judge", "list")] == [True, False]


def test_the_list_shows_who_when_why_and_how_each_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no judgements" in desk("judge", "list")
    monkeypatch.setenv("DEPESCHE_USER", "Ina [red]")
    id = desk.visit()["id"]
    [made] = desk.lines("judge", "confirm", id, "--why", "read it in [b] both")
    assert made["who"] == "Ina [red]"
    shown = desk("judge", "list")
    for words in ("Ina [red]", "in force", f"confirm {id}", "read it in [b] both", made["when"][:10]):
        assert words in shown
    desk("judge", "undo", made["id"])
    assert "undone" in desk("judge", "list")


def test_what_is_exported_is_imported_elsewhere_once_and_what_finds_nothing_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("judge", "confirm", desk.visit()["id"], "--why", "line\u2028break")
    desk("judge", "same", "UZ", "TJ")
    desk("judge", "export", tmp_path / "ours.jsonl")
    lines = desk("judge", "export", "-")
    assert (tmp_path / "ours.jsonl").read_text("utf-8") == lines
    assert "0 new" in desk("judge", "import", tmp_path / "ours.jsonl")
    Record(tmp_path / "empty.db").close()
    other = Desk(tmp_path / "empty.db", desk.capsys)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert "2 new judgements; of all, 1 do not find" in other("judge", "import", "-")
    assert other("judge", "export", "-") == lines
    [lost] = other.lines("judge", "list", "--lost")
    assert (lost["judgement"]["verb"], lost["found"]) == ("confirm", False)
    assert len(lost["lost"]) == 3


def test_bad_usage_gets_one_line(desk: Desk, tmp_path: Path) -> None:
    id = desk.visit()["id"]
    assert "is nobody in this record" in desk.fails("judge", "same", "Usbekistan", "Niemand von Nirgendwo")
    assert "are the same" in desk.fails("judge", "different", "Usbekistan", "UZ")
    assert "no event or happening" in desk.fails("judge", "reject", "hp-none")
    assert "no EDTF date" in desk.fails("judge", "set", f"{id}.date", "gestern")
    assert "cannot be set" in desk.fails("judge", "set", f"{id}.colour", "red")
    assert "one value" in desk.fails("judge", "set", id, "2025")
    assert "one value" in desk.fails("judge", "set", f"{id}.date", "date", "2025")
    assert "no judgement of this record" in desk.fails("judge", "undo", "jd-none")
    assert "cannot be read" in desk.fails("judge", "import", tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b'{"verb": "same"}\n\xff\n')
    assert "line 1 is no judgement" in desk.fails("judge", "import", tmp_path / "bad.jsonl")
    assert desk.lines("judge", "list") == []
