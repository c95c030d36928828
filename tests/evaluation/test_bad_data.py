"""Data in another form is said in one line, never scored as zero and never a traceback."""

from pathlib import Path

import pytest

from depesche.errors import UsageError
from depesche.evaluation import keyed
from depesche.evaluation.kinds import KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("line", ['{"id": "a", "text": "Ein Satz."}', "kein JSON"])
def test_a_file_of_another_form_is_refused(kind: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(UsageError, match=r"data\.jsonl"):
        KINDS[kind].evaluate(path)


def test_documents_with_answers_are_paired(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text('{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n')
    (tmp_path / "d.gold.jsonl").write_text('{"id": "b", "events": []}\n')
    for path in (tmp_path, tmp_path / "d.jsonl"):
        [(document, answer)] = keyed.documents(path)
        assert (document.text, answer["events"]) == ("B.", [])


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text('{"id": "a", "text": "A."}\n{broken\n')
    (tmp_path / "d.gold.jsonl").write_text('{"id": "a"}\n')
    with pytest.raises(UsageError, match=r"d\.jsonl:2"):
        keyed.documents(tmp_path / "d.jsonl")
