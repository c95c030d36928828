import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Document
from depesche.sources.failure import Failure
from depesche.sources.tables import csv_rows, json_file, json_lines, lines, open_table, parquet_rows


def test_json_lines_with_broken_ones_between() -> None:
    rows = [
        b'{"maintext": "Eins", "date_publish": "2020-05-06 10:00:00", "source_domain": "www.beispiel.de"}\n',
        b"{kaputt\n",
        b"\n",
        b"[1]\n",
        b'{"text": ""}\n',
        b"[" * 100_000 + b"\n",
        b'{"text": "Zwei", "outlet": "Beispielblatt"}',
    ]
    found = list(json_lines(rows, "t.jsonl"))
    assert [type(each) for each in found] == [Document, Failure, Failure, Failure, Failure, Document]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.text, first.published.edtf, first.path) == ("Eins", "2020-05-06", "t.jsonl")
    assert [each.where for each in found if isinstance(each, Failure)] == [f"t.jsonl:{n}" for n in (2, 4, 5, 6)]
    assert all("\n" not in str(each) for each in found if isinstance(each, Failure))


def test_json_file_is_an_object_a_list_or_lines() -> None:
    for data in (b'{"text": "a"}', b'[{"text": "a"}]', b'{"text": "a"}\n'):
        assert [each.text for each in json_file(data, "t") if isinstance(each, Document)] == ["a"]
    assert len([*json_file(b'{"text": "a"}\n{"text": "b"}\n', "t")]) == 2
    [failure] = json_file(b"", "t")
    assert isinstance(failure, Failure)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(delimiter: str) -> None:
    table = 'text,title,date\n"Erste Zeile,\nzweite",T,2020-01-02\n,leer,\na,b,c,d\nEnde,,02.03.2021\n'
    data = table.replace(",", delimiter).encode("cp1252")
    found = list(csv_rows(io.BytesIO(data), "t.csv"))
    assert [type(each) for each in found] == [Document, Failure, Failure, Document]
    assert isinstance(found[0], Document)
    assert found[0].text == f"Erste Zeile{delimiter}\nzweite"
    assert [each.where for each in found if isinstance(each, Failure)] == ["t.csv:4", "t.csv:5"]
    assert isinstance(found[3], Document)
    assert (found[3].text, found[3].title, found[3].published.edtf) == ("Ende", None, "2021-03-02")


def test_csv_without_a_text_column() -> None:
    [failure] = csv_rows(io.BytesIO(b"a,b\n1,2\n"), "t.csv")
    assert isinstance(failure, Failure)
    assert "no column with the text" in failure.why


def test_utf16_table() -> None:
    data = "text\tdate\nGrüße\t2020-01-02\n".encode("utf-16")
    [found] = csv_rows(lines(io.BytesIO(data)), "t.tsv")
    assert isinstance(found, Document)
    assert found.text == "Grüße"


def test_packed_table(tmp_path) -> None:
    path = tmp_path / "t.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "gepackt"}\n'))
    with open_table(path) as stream:
        [found] = json_lines(stream, "t")
    assert isinstance(found, Document)


def test_parquet_without_pyarrow_or_table(tmp_path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1 no table")
    [failure] = parquet_rows(path, "t.parquet")
    assert isinstance(failure, Failure)


def test_parquet(tmp_path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "t.parquet"
    parquet.write_table(arrow.table({"text": ["a", None], "other": [1, 2]}), path)
    found = list(parquet_rows(path, "t.parquet"))
    assert [type(each) for each in found] == [Document, Failure]


@given(st.text(min_size=1, max_size=100))
def test_text_of_a_row_is_kept(text: str) -> None:
    [found] = json_lines([json.dumps({"text": text}).encode()], "-")
    if isinstance(found, Document):
        assert found.text == text.replace("\r\n", "\n").replace("\x00", "\ufffd")
        assert found.path is None


@given(st.binary(max_size=300))
def test_no_bytes_crash_a_table(data: bytes) -> None:
    for found in (*json_lines(lines(io.BytesIO(data)), "t"), *csv_rows(lines(io.BytesIO(b"text\n" + data)), "t")):
        assert isinstance(found, Document | Failure)
