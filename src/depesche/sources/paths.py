"""What a PATH may be: a file, a folder, a glob, or ``-`` for standard input."""

import sys
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from zlib import error as ZlibError  # noqa: N812 - an error class despite its name

from depesche.model import Document
from depesche.sources import feeds, html, tables, text, warc
from depesche.sources.encoding import MAX_BYTES, decode
from depesche.sources.failure import Failure, UnreadableError

Loaded = Iterator[Document | Failure]
_CHECK_PATH = "check the path"


def load(paths: Iterable[str | Path]) -> Loaded:
    """Every document of ``paths`` in order; what cannot be read is a Failure in its place and the rest goes on.

    A path is a file, a folder (its files of a known kind, recursively, in order of name), a glob, or ``-``.
    """
    for path in paths:
        if str(path) == "-":
            yield from _standard_input()
        else:
            yield from _path(str(path))


def _path(name: str) -> Loaded:
    try:
        path = Path(name)
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield from _file(path)
        elif has_magic(name):
            found = sorted(glob(name, recursive=True))
            if not found:
                yield Failure(name, "no file matches the pattern", _CHECK_PATH)
            for each in found:
                yield from _path(each)
        else:
            yield Failure(name, "there is no such file or folder", _CHECK_PATH)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        yield Failure(name, str(getattr(error, "strerror", None) or error), _CHECK_PATH)


def _folder(folder: Path) -> Loaded:
    """Files of a known kind; hidden ones and links to folders are passed over."""
    empty = True
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or (entry.is_dir() and entry.is_symlink()):
            continue
        if entry.is_dir():
            empty = False
            yield from _folder(entry)
        elif _kind(entry) in _READERS:
            empty = False
            yield from _file(entry)
    if empty:
        kinds = ", ".join(_READERS)
        yield Failure(str(folder), "the folder holds nothing that can be read", f"files of {kinds} are read")


def _kind(path: Path) -> str:
    """The last part of the name, lower case; that before ``.gz`` for a packed table."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:]) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def _file(path: Path) -> Loaded:
    name = str(path)
    try:
        yield from _READERS.get(_kind(path), _sniffed)(path)
    except UnreadableError as error:
        yield error.at(name)
    except PermissionError:
        yield Failure(name, "it may not be read", "check its permissions")
    except (OSError, EOFError, ZlibError) as error:
        yield Failure(name, f"it cannot be read ({error})", "check the file")


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        size, limit = path.stat().st_size / 2**20, MAX_BYTES / 2**20
        raise UnreadableError(
            f"the file has {size:.0f} MB, more than the {limit:.0f} MB of one document",
            "split it, or give a table with one article a row",
        )
    return path.read_bytes()


def _text(path: Path) -> Loaded:
    yield text.document(decode(_bytes(path)), str(path))


def _html(path: Path) -> Loaded:
    yield html.document(_bytes(path), str(path))


def _feed(path: Path) -> Loaded:
    data = _bytes(path)
    yield from feeds.entries(data, str(path)) if feeds.is_feed(data) else _any(data, str(path))


def _json_lines(path: Path) -> Loaded:
    with tables.open_table(path) as stream:
        yield from tables.json_lines(tables.lines(stream), str(path))


def _json(path: Path) -> Loaded:
    yield from tables.json_file(_bytes(path), str(path))


def _csv(path: Path) -> Loaded:
    with tables.open_table(path) as stream:
        yield from tables.csv_rows(tables.lines(stream), str(path))


def _parquet(path: Path) -> Loaded:
    yield from tables.parquet_rows(path, str(path))


_READERS: dict[str, Callable[[Path], Loaded]] = {
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".warc": warc.pages,
    ".warc.gz": warc.pages,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".jsonl.gz": _json_lines,
    ".csv": _csv,
    ".tsv": _csv,
    ".csv.gz": _csv,
    ".parquet": _parquet,
}


def _sniffed(path: Path) -> Loaded:
    yield from _any(_bytes(path), str(path))


def _standard_input() -> Loaded:
    stream = sys.stdin.buffer
    first = stream.readline(MAX_BYTES + 1)
    while first and not first.strip():
        first = stream.readline(MAX_BYTES + 1)
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from tables.json_lines(tables.lines(stream, first), "-")
        return
    try:
        yield from _any(first + stream.read(MAX_BYTES + 1), "-")
    except UnreadableError as error:
        yield error.at("-")


def _any(data: bytes, where: str) -> Loaded:
    """JSON lines if it begins with ``{``, a feed or HTML if with ``<``, else plain text."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    path = None if where == "-" else where
    if start == b"{":
        yield from tables.json_file(data, where)
    elif start == b"<" and feeds.is_feed(data):
        yield from feeds.entries(data, where)
    elif start == b"<":
        yield html.document(data, path)
    else:
        yield text.document(decode(data), path)
