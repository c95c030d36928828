"""Reading the tables under data/: YAML for what people edit, TSV for what is long."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from depesche.errors import KnowledgeError

DATA = Path(str(files("depesche.knowledge") / "data"))
#: what build.py makes of the tables
COMPILED = DATA / "knowledge.json.z"

#: The loader takes every scalar for text: "NO" stays Norway, dates stay as precise as they are written.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: Modules that only read the compiled file.
_READERS = ("__init__.py", "base.py", "institutions.py", "loader.py", "outlets.py", "ranking.py")


def read_yaml(name: str) -> dict[str, Any]:
    """The table ``data/<name>.yaml``; all scalars are strings. Raises KnowledgeError if it is no mapping."""
    path = DATA / f"{name}.yaml"
    loaded = yaml.load(path.read_bytes(), Loader=_LOADER)
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"{path.name}: a mapping is expected at the top")
    return loaded


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``data/<name>.tsv`` or ``.tsv.gz``; nothing if there is no such file. Lines with # are comments."""
    plain, packed = DATA / f"{name}.tsv", DATA / f"{name}.tsv.gz"
    if plain.exists():
        text = plain.read_text("utf-8")
    elif packed.exists():
        text = gzip.decompress(packed.read_bytes()).decode("utf-8")
    else:
        return
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def first_day(text: str | None) -> date | None:
    """The first day of a date that may lack day or month ("2002", "2019-03"); None for an open end."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(text: str | None) -> date | None:
    """The last day of a date that may lack day or month; None for an open end."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 else (parts[0] + parts[1] // 12, parts[1] % 12 + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


@cache
def source_hash() -> str:
    """A hash of the tables and of the code that compiles them: the compiled file is stale when it differs."""
    digest = hashlib.sha256()
    code = sorted(path for path in DATA.parent.glob("*.py") if path.name not in _READERS)
    tables = sorted(path for path in DATA.iterdir() if path.suffix in (".yaml", ".tsv", ".gz"))
    for path in (*code, *tables):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
