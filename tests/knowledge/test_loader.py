"""The compiled file, and a user's own rows on top of it."""

import os
from pathlib import Path

import pytest

from depesche.errors import KnowledgeError
from depesche.knowledge.base import Knowledge
from depesche.knowledge.building import build
from depesche.knowledge.loader import load_store
from depesche.knowledge.store import Store


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "knowledge.yaml"
    monkeypatch.setenv("DEPESCHE_KNOWLEDGE", str(path))
    monkeypatch.setenv("DEPESCHE_CACHE", str(tmp_path / "cache"))
    return path


def with_rows(own: Path, text: str) -> Knowledge:
    own.write_text(text, "utf-8")
    return Knowledge(load_store())


def test_users_rows_override_and_extend(own: Path) -> None:
    knowledge = with_rows(
        own,
        """
persons:
  - {id: person/test-erna, name_de: Erna Testberg, gender: f, country: KZ, name_original: "ru:Эрна Тестберг"}
  - {id: person/tokayev-kassym-jomart, aliases: [K. K. Tokajew]}
terms:
  - {person: person/test-erna, office: foreign_minister, body: state/KZ, since: 2026-11-01}
organizations:
  - {id: TESTBUND, de: Prüfbund der Steppe, acronyms: [PDS-T], members: {KZ: 2020-01-01}}
outlets:
  - {id: dpa, owner: Someone else}
  - {id: probeblatt, names: Probeblatt, country: KZ, domains: probeblatt.example}
places:
  - {id: probeberg, de: Probeberg, country: KZ}
""",
    )
    [(person, _)] = knowledge.persons("Erna Testberg")
    assert person == "person/test-erna"
    assert knowledge.holders("foreign_minister", "state/KZ", None) == ["person/test-erna"]
    assert "K. K. Tokajew" in knowledge.entity("person/tokayev-kassym-jomart").aliases
    assert knowledge.members("org/TESTBUND") == ["state/KZ"]
    assert [match.entities[0] for match in knowledge.scan("der Prüfbund der Steppe am Probeberg")] == [
        "org/TESTBUND",
        "place/probeberg",
    ]
    assert knowledge.outlet("www.probeblatt.example") == "outlet/probeblatt"
    assert knowledge.facts("outlet/dpa")["owner"] == "Someone else"
    assert knowledge.origin("person/test-erna")[0] == "knowledge.yaml"
    assert knowledge.origin("state/KZ")[0] != "knowledge.yaml"


def test_the_version_tells_other_rows_apart_and_the_result_is_kept(own: Path, tmp_path: Path) -> None:
    one = with_rows(own, "places:\n  - {id: probeberg, de: Probeberg}\n").version
    other = with_rows(own, "places:\n  - {id: probeberg, de: Probenberg}\n").version
    assert len({one, other, Store(build.COMPILED).version}) == 3
    assert len(list((tmp_path / "cache").glob("knowledge-*.sqlite"))) == 2
    assert with_rows(own, "places:\n  - {id: probeberg, de: Probeberg}\n").version == one


def test_rows_can_be_taken_away(own: Path) -> None:
    knowledge = with_rows(own, "outlets:\n  - {id: dpa, remove: true}\n")
    assert not knowledge.knows("outlet/dpa")


def test_an_empty_variable_leaves_the_users_rows_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "knowledge.yaml").write_text("places:\n  - {id: probeberg, de: Probeberg}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEPESCHE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DEPESCHE_KNOWLEDGE", raising=False)
    assert load_store().entity("place/probeberg") is not None
    monkeypatch.setenv("DEPESCHE_KNOWLEDGE", "")
    assert load_store().entity("place/probeberg") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- 1", "a mapping"),
        ("tsars: []", "“tsars” is no table"),
        ("persons: {a: b}", "a list of rows"),
        ("persons:\n  - {name_de: Erna}", "without id"),
        ("persons:\n  - {id: person/test-erna}", "lacks name_de"),
        ("terms:\n  - {person: person/merkel-angela}", "lacks office, body"),
        ("persons: [", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_where(own: Path, text: str, message: str) -> None:
    own.write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=message) as error:
        load_store()
    assert "knowledge.yaml" in str(error.value)


def test_a_file_that_is_not_there(own: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"knowledge\.yaml"):
        load_store()


def test_a_stale_file_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEPESCHE_KNOWLEDGE", "")
    stale = tmp_path / "knowledge.sqlite"
    stale.write_bytes(b"no database")
    os.utime(stale, (1, 1))
    monkeypatch.setattr(build, "COMPILED", stale)
    assert load_store().entity("state/KZ") is not None
    assert Store(stale).entity("state/KZ") is not None


def test_a_broken_file_is_one_clear_error(tmp_path: Path) -> None:
    broken = tmp_path / "knowledge.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    with pytest.raises(KnowledgeError, match="knowledge build"):
        Store(broken)


def test_compiling_twice_gives_the_same_bytes() -> None:
    assert build.compile_tables() == build.compile_tables()
