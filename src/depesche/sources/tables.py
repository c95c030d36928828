"""Tables of articles: JSON lines, JSON, CSV and Parquet, one article a row, under the usual column names.

Rows are read one at a time, so a table may be larger than the memory. A broken row gives one Failure with its line
number and the rest goes on.
"""

import codecs
import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any, cast

from depesche.model import Document
from depesche.sources.encoding import MAX_BYTES, decode, decode_line
from depesche.sources.failure import Failure, UnreadableError
from depesche.sources.identity import make

#: The usual names of each field, the more specific first; columns are compared in lower case.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "body", "content", "article", "fulltext"),
    "title": ("title", "headline", "titel"),
    "date": ("date", "published", "date_publish", "publish_date", "published_at", "datum"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "source": ("source", "outlet", "publisher"),
    "domain": ("source_domain", "domain"),
}
_NAME_THE_COLUMN = f"name the column of the article one of {', '.join(FIELDS['text'][:3])}"
Row = Mapping[str, Any]


def json_lines(lines: Iterable[bytes], where: str) -> Iterator[Document | Failure]:
    """Documents of JSON lines; ``where`` names the input in failures and is the documents' path (``-``: none)."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _document(_json(decode_line(line).removeprefix("\ufeff")), where)
        except UnreadableError as error:
            yield error.at(f"{where}:{number}")


def json_file(data: bytes, where: str) -> Iterator[Document | Failure]:
    """Documents of a JSON file: one object, a list of objects, or JSON lines after all."""
    try:
        whole = json.loads(decode(data))
    except UnreadableError as error:
        yield error.at(where)
        return
    except (ValueError, RecursionError):
        yield from json_lines(io.BytesIO(data), where)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        try:
            yield _document(row, where)
        except UnreadableError as error:
            yield error.at(f"{where}[{number}]")


def csv_rows(lines: Iterable[bytes], where: str) -> Iterator[Document | Failure]:
    """Documents of a CSV table with a head line; comma, semicolon or tab, whichever the head has most of."""
    stream = map(_some_text, lines)
    head = next(stream, "").removeprefix("\ufeff")
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(MAX_BYTES)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    if not {name.strip().lower() for name in columns} & set(FIELDS["text"]):
        yield Failure(where, "the table has no column with the text", _NAME_THE_COLUMN)
        return
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        line = reader.line_num + 2
        try:
            cells = next(reader)
            if cells:
                yield _document(_row(columns, cells), where)
        except StopIteration:
            return
        except UnreadableError as error:
            yield error.at(f"{where}:{line}")
        except csv.Error as error:
            yield Failure(f"{where}:{line}", f"broken CSV ({error})", "mend the row's quotes")


def parquet_rows(path: Path, where: str) -> Iterator[Document | Failure]:
    """Documents of a Parquet table; needs pyarrow."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        yield Failure(where, "Parquet tables need pyarrow, which is not installed", "pip install pyarrow")
        return
    try:
        with parquet.ParquetFile(path) as table:
            wanted = {name for names in FIELDS.values() for name in names}
            columns = [name for name in table.schema_arrow.names if name.lower() in wanted]
            if not {name.lower() for name in columns} & set(FIELDS["text"]):
                yield Failure(where, "the table has no column with the text", _NAME_THE_COLUMN)
                return
            number = 0
            for batch in table.iter_batches(batch_size=256, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield _document(row, where)
                    except UnreadableError as error:
                        yield error.at(f"{where}:row {number}")
    except (OSError, ValueError) as error:  # pyarrow's errors are children of these
        yield Failure(where, f"not a readable Parquet table ({_one_line(error)})", "write it anew")


def lines(stream: IO[bytes], first: bytes = b"") -> Iterator[bytes]:
    """The lines of a table as UTF-8 bytes, none longer than a document may be; UTF-16 is known by its mark."""
    if not first:
        first = stream.readline(MAX_BYTES + 1)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        whole = first + stream.read()
        yield from io.BytesIO(whole.decode("utf-16", errors="replace").encode())
        return
    while first:
        yield first
        first = stream.readline(MAX_BYTES + 1)


def open_table(path: Path) -> IO[bytes]:
    """The bytes of a table, unpacked if its name ends in ``.gz``."""
    return cast(IO[bytes], gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _some_text(line: bytes) -> str:
    """A line whatever it holds: a row may run over several lines, so none can be left out."""
    try:
        return decode_line(line)
    except UnreadableError:
        return line.decode("utf-8", errors="replace")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _json(line: str) -> Row:
    try:
        return json.loads(line)  # type: ignore[no-any-return]
    except RecursionError:
        why = "broken JSON (nested too deep)"
    except ValueError as error:
        why = f"broken JSON ({_one_line(error)})"
    raise UnreadableError(why, "one whole object a line is wanted")


def _row(columns: list[str], cells: list[str]) -> Row:
    if len(cells) > len(columns):
        raise UnreadableError(
            f"the row has {len(cells)} cells under {len(columns)} columns", "put quotes around cells with delimiters"
        )
    return dict(zip(columns, cells, strict=False))


def _document(row: object, where: str) -> Document:
    if not isinstance(row, Mapping):
        raise UnreadableError("the row is no object", 'write it as {"text": …, "title": …, "date": …, "url": …}')
    named = {str(name).strip().lower(): value for name, value in row.items()}
    fields = {field: _first(named, names) for field, names in FIELDS.items()}
    text = fields.pop("text")
    if text is None or not isinstance(text, str):
        raise UnreadableError("the row has no text", _NAME_THE_COLUMN)
    return make(text, path=None if where == "-" else where, **fields)


def _first(row: Row, names: Iterable[str]) -> object:
    """The first column of ``names`` that holds anything."""
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)
