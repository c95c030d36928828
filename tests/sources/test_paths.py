import io
import os

import pytest

from depesche.model import Document
from depesche.sources import Failure, load


def kinds(found: list[Document | Failure]) -> list[str]:
    return [each.text if isinstance(each, Document) else "FAILED" for each in found]


def test_order_folders_and_globs(tmp_path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("eins")
    (tmp_path / "b" / "c.jsonl").write_text('{"text": "zwei"}\nkaputt\n{"text": "drei"}\n')
    (tmp_path / "d.txt").write_text("vier")
    (tmp_path / "e.log").write_text("nicht")
    (tmp_path / ".f.txt").write_text("nicht")
    assert kinds([*load([tmp_path])]) == ["eins", "zwei", "FAILED", "drei", "vier"]
    assert kinds([*load([str(tmp_path / "*.txt")])]) == ["eins", "vier"]
    assert kinds([*load([tmp_path / "d.txt", tmp_path / "a.txt"])]) == ["vier", "eins"]
    assert [each.path for each in load([tmp_path / "a.txt"]) if isinstance(each, Document)] == [str(tmp_path / "a.txt")]


def test_what_is_missing_is_one_failure_and_the_batch_goes_on(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("eins")
    (tmp_path / "leer.txt").write_text("")
    (tmp_path / "ordner").mkdir()
    paths = [
        "/no/such",
        tmp_path / "leer.txt",
        str(tmp_path / "*.csv"),
        tmp_path / "ordner",
        "a\0b",
        tmp_path / "a.txt",
    ]
    assert kinds([*load(paths)]) == ["FAILED"] * 5 + ["eins"]


def test_links_in_a_circle_end(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("eins")
    os.symlink(tmp_path, tmp_path / "kreis")
    assert kinds([*load([tmp_path])]) == ["eins"]


def test_an_unknown_kind_is_sniffed(tmp_path) -> None:
    (tmp_path / "artikel").write_text("Ein Text ohne Endung")
    (tmp_path / "zeilen.log").write_text('{"text": "a"}\n{"text": "b"}\n')
    assert kinds([*load([tmp_path / "artikel", tmp_path / "zeilen.log"])]) == ["Ein Text ohne Endung", "a", "b"]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        ('\n\ufeff{"text": "a"}\n', ["a"]),
        ("Nur Text.\nZweite Zeile.", ["Nur Text.\nZweite Zeile."]),
        ("", ["FAILED"]),
    ],
)
def test_standard_input(given: str, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    found = [*load(["-"])]
    assert kinds(found) == texts
    assert all(each.path is None for each in found if isinstance(each, Document))


def test_html_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        "<html><body><article><p>Der Minister reiste am Montag nach Wien und traf dort seinen Kollegen.</p></article>"
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    [found] = load(["-"])
    assert isinstance(found, Document)
    assert found.text.startswith("Der Minister reiste")


def test_damaged_archive(tmp_path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00kaputt")
    assert kinds([*load([tmp_path / "a.jsonl.gz"])]) == ["FAILED"]
