import json

import pytest

from depesche.errors import UsageError
from depesche.evaluation.dating import load


def test_days_are_hidden_and_other_lines_left_out(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "a", "text": "Es war so.", "published": "2020-05-05"},
        {"id": "b", "text": "Und so.", "published": "2020"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ((document, day),) = load(path)
    assert (document.id, document.published.edtf, day.isoformat()) == ("a", None, "2020-05-05")


def test_a_file_without_days_is_refused(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "Es war so."}', encoding="utf-8")
    with pytest.raises(UsageError):
        load(path)
