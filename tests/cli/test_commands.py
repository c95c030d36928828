"""The command line: pipes, errors in one line, exit statuses."""

import json
from pathlib import Path

import pytest
import yaml
from corpus import TEXTS, corpus
from sqlalchemy import delete

from depesche.cli import COMMANDS, main
from depesche.evaluation.kinds import KINDS
from depesche.model import Names
from depesche.queries import Questions
from depesche.record import Record, schema


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    for name, (day, text) in TEXTS.items():
        (made / f"{name}.txt").write_text(f"Title: Artikel {name}\nDate: {day}\n\n{text}\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def database(folder: Path) -> Path:
    path = folder / "record.db"
    assert run("add", folder, "--db", path) == 0
    return path


def test_read_prints_one_reading_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", folder / "a.txt", folder / "c.txt", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["schema"] for line in lines] == ["depesche-reading/1"] * 2
    assert [Path(line["document"]["path"]).name for line in lines] == ["a.txt", "c.txt"]
    assert lines[0]["document"]["title"] == "Artikel a"


def test_adding_again_changes_nothing(folder: Path, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = database.read_bytes()
    assert run("add", folder, "--db", database, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "added": 0,
        "already_there": 3,
        "dated_by_others": 0,
        "failed": 0,
        "judgements_lost": 0,
        "total": 3,
    }
    assert database.read_bytes() == before


def test_judgements_that_lost_their_object_are_said_after_adding(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record.db"
    assert run("add", folder, "--db", path) == 0
    with Record(path) as record:
        asked = Questions(record)
        event = next(telling.event for each in asked.timeline() for telling in each.tellings)
        [anchor] = asked.judge("reject", event).anchors
    assert run("add", folder, "--db", path, "--again") == 0
    assert "no judgement lost its object" in capsys.readouterr().out
    with Record(path) as record, record.engine.begin() as connection:
        connection.execute(delete(schema.event).where(schema.event.c.id == anchor.event))
    assert run("add", folder, "--db", path) == 0
    assert "1 of 1 judgements no longer find their object: depesche judge list --lost" in capsys.readouterr().out
    assert run("add", folder, "--db", path, "--again", "--json") == 0
    assert json.loads(capsys.readouterr().out)["judgements_lost"] == 1


@pytest.mark.parametrize("command", [("timeline",), ("quotes",), ("figures",), ("search", "Tadschikistan")])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_a_limit_cuts_off_is_said(
    command: tuple[str, ...], form: tuple[str, ...], database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, "--limit", 1, *form, "--db", database) == 0
    [line] = capsys.readouterr().err.splitlines()
    assert "--limit" in line
    assert run(*command, *form, "--db", database) == 0
    assert capsys.readouterr().err == ""


def test_a_timeline_is_filtered_and_says_the_ids_that_are_judged(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("timeline", "--db", database, "--json") == 0
    everything = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    [visit] = [each for each in everything if each["sources"] == 2]
    for filters in (("--least", 2), ("--mode", "visit", "--least", 2), ("--contains", "besuchte am 12.  MÄRZ")):
        assert run("timeline", "--db", database, *filters) == 0
        shown = capsys.readouterr().out
        assert [each["id"] for each in everything if each["id"] in shown] == [visit["id"]]
        assert "[2" in shown
    for filters in (("--disputed",), ("--mode", "sanction"), ("--least", 3)):
        assert run("timeline", "--db", database, *filters) == 0
        assert "Nothing in the record fits" in capsys.readouterr().out


def test_a_terminal_obeys_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orders = "\x1b[31m\x1b]0;owned\x07\x9b5m"
    text = f"Chile und Neuseeland haben {orders}am Mittwoch ein [red]Abkommen[/red] unterzeichnet."
    articles = [
        {"title": f"{orders}Titel {name}", "date": "2025-01-15", "source": f"Bote{orders} {name}", "text": text}
        for name in ("a", "b")
    ]
    (tmp_path / "articles.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in articles), "utf-8")
    path = tmp_path / "record.db"
    assert run("add", tmp_path / "articles.jsonl", "--db", path) == 0
    for command in (
        ("timeline",),
        ("undertakings",),
        ("echoes",),
        ("stories",),
        ("search", "Chile"),
        ("dossier", "Chile"),
    ):
        assert run(*command, "--db", path) == 0
    shown = capsys.readouterr().out
    assert "[red]Abkommen[/red]" in shown
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)


def test_a_bad_document_is_reported_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "Putin besuchte China."}\n{broken\n{"text": "Xi dankte."}\n')
    assert run("read", tmp_path / "bad.jsonl", tmp_path / "missing.txt") == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    errors = captured.err.splitlines()
    assert len(errors) == 2
    assert "bad.jsonl:2" in errors[0]
    assert "missing.txt" in errors[1]


@pytest.mark.parametrize(
    "command",
    [
        ("timeline",),
        ("quotes",),
        ("figures",),
        ("search", "Tadschikistan"),
        ("dossier", "Rahmon"),
        ("between", "Usbekistan", "Tadschikistan"),
    ],
)
def test_every_question_answers_people_and_pipes(
    command: tuple[str, ...], database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, "--db", database) == 0
    assert capsys.readouterr().out.strip()
    assert run(*command, "--db", database, "--json", "-o", tmp_path / "out.jsonl") == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert lines
    assert all("names" in json.loads(line) for line in lines)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("timeline", "--who", "Niemand von Nirgendwo"), "is nobody in this record"),
        (("timeline", "--when", "gestern"), "no EDTF date"),
        (("between", "Usbekistan", "UZ"), "are the same"),
        (("timeline", "--type", "PARTY"), "PARTY"),
        (("evaluate", "poetry", "."), "no kind of evaluation"),
    ],
)
def test_bad_usage_gets_one_line_and_status_two(
    arguments: tuple[str, ...], message: str, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = () if arguments[0] == "evaluate" else ("--db", database)
    assert run(*arguments, *more) == 2
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 1


def test_models_are_measured_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "names.tsv"
    data.write_text("Angela\tB-PER\nMerkel\tI-PER\nsprach\tO\n.\tO\n", "utf-8")
    assert run("evaluate", "names", data, "--model", "fast", "--model", "accurate") == 0
    header = capsys.readouterr().out.splitlines()[0].split()
    assert header[:4] == ["Kind", "Figure", "fast", "accurate"]
    assert run("evaluate", "names", data, "--model", "fast", "--json") == 0
    assert json.loads(capsys.readouterr().out)["fast"]["names"]["F1"] == 100
    assert run("evaluate", "names", data, "--model", "fast", "--model", "accurate", "--errors") == 2
    assert "one model at a time" in capsys.readouterr().err
    assert run("evaluate", "names", data, "--model", "no_such_model", "--errors") == 1
    assert run("evaluate", "names", data, "--model", "no_such_model") == 1
    assert "no_such_model" in capsys.readouterr().err


def test_no_record_is_said_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "--db", tmp_path / "none.db") == 2
    assert "depesche add" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Reading"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_place_in_the_reference(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert "Usage" in capsys.readouterr().out
    reference = Path(__file__).parents[2] / "docs" / "commands.md"
    assert f"## {command}" in reference.read_text("utf-8")


def test_all_kinds_of_evaluation_are_named_in_help_and_reference(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", "--help") == 0
    shown = capsys.readouterr().out
    reference = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
    for kind in KINDS:
        assert kind in shown
        assert f"`{kind}`" in reference


def test_demo_writes_record_and_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo", tmp_path / "out") == 0
    shown = capsys.readouterr().out
    for title in (
        "Timeline",
        "Undertakings",
        "sources disagree",
        "Stories",
        "Quotations",
        "Figures",
        "Dossier",
        "report.html",
    ):
        assert title in shown
    assert (tmp_path / "out" / "report.html").stat().st_size > 20_000
    assert run("demo", tmp_path / "out", "--json") == 0
    again = json.loads(capsys.readouterr().out)
    assert again["added"] == 0
    assert Path(again["report"]).is_file()


def test_brackets_in_names_are_no_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading = corpus()[0]
    odd = [entity.model_copy(update={"names": Names(de=f"[/b]{entity.names.de}[red]")}) for entity in reading.entities]
    with Record(tmp_path / "odd.db") as record:
        record.add([reading.model_copy(update={"entities": tuple(odd)})])
    for command in (
        ("between", "state/UZ", "state/TJ"),
        ("dossier", "state/UZ"),
        ("timeline",),
        ("figures",),
        ("quotes",),
    ):
        assert run(*command, "--db", tmp_path / "odd.db") == 0
    assert "[/b]Usbekistan[red]" in capsys.readouterr().out


def test_knowledge_shows_checks_and_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("knowledge", "show", "Toqaev", "--json") == 0
    shown = json.loads(capsys.readouterr().out.splitlines()[0])
    assert shown["id"] == "person/tokayev-kassym-jomart"
    assert shown["source"]
    assert run("knowledge", "show", "Nobodinsky Zrxqw") == 2
    assert "knowledge.yaml" in capsys.readouterr().err
    assert run("knowledge", "show", "SCO", "--day", "gestern") == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
    assert run("knowledge", "check") == 0
    assert "no faults" in capsys.readouterr().out
    own = tmp_path / "knowledge.yaml"
    own.write_text("terms:\n  - {person: person/nobody, office: pope, body: state/VA, since: 2026-01-01}\n", "utf-8")
    assert run("knowledge", "check", own) == 1
    assert "no such person" in capsys.readouterr().out
    assert run("knowledge", "build", "-o", tmp_path / "built.sqlite") == 0
    assert (tmp_path / "built.sqlite").stat().st_size > 1_000_000


def test_knowledge_refresh_writes_rows_to_look_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPESCHE_CACHE", str(tmp_path / "cache"))
    row = {
        "state": {"value": "http://www.wikidata.org/entity/Q232"},
        "person": {"value": "http://www.wikidata.org/entity/Q42424242"},
        "start": {"value": "2026-10-01T00:00:00Z"},
        "de": {"value": "Arman Qualow"},
    }
    answer = json.dumps({"results": {"bindings": [row]}}).encode()
    monkeypatch.setattr("depesche.knowledge.refreshing.client.SparqlClient._ask", lambda *_: answer)
    out = tmp_path / "rows.yaml"
    assert run("knowledge", "refresh", "--state", "kz", "--office", "foreign_minister", "-o", out) == 0
    assert "1 differences" in capsys.readouterr().err
    written = out.read_text("utf-8")
    assert written.startswith("# What Wikidata")
    assert yaml.safe_load(written)["persons"][0]["qid"] == "Q42424242"
    assert run("knowledge", "check", out) == 0  # the new term ends the one that was open
    assert run("knowledge", "refresh", "--state", "ZZ") == 2
    assert "no state ZZ" in capsys.readouterr().err


def test_corrections_of_a_record(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("knowledge", "corrections", "--db", database) == 0
    capsys.readouterr()
    assert run("knowledge", "corrections", "--db", database, "--json") == 0
    for line in capsys.readouterr().out.splitlines():
        assert json.loads(line)["office"]
