"""Reading the tables under data/, and a user's own rows on top of them.

YAML for what people edit, TSV for what is long. A user's ``knowledge.yaml`` has the same tables as keys; its rows
override and extend the shipped ones (:class:`Tables`).
"""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from depesche.errors import KnowledgeError

DATA = Path(str(files("depesche.knowledge") / "data"))

#: The loader takes every scalar for text: "NO" stays Norway, dates stay as precise as they are written.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: What a user's file may hold: key → (shipped table, key in it or None for TSV, the column that tells rows apart).
USER_TABLES: Mapping[str, tuple[str, str | None]] = {
    "states": ("countries", "states"),
    "organizations": ("organizations", "organizations"),
    "outlets": ("outlets", "outlets"),
    "places": ("regions", "regions"),
    "persons": ("persons", None),
    "terms": ("terms", None),
}
#: What a new row must have, by table; a row with a known id may have any fields.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "states": ("id", "de", "en", "ru", "gender"),
    "organizations": ("id", "de"),
    "outlets": ("id", "names"),
    "places": ("id", "de"),
    "persons": ("id", "name_de"),
    "terms": ("person", "office", "body"),
}
#: fields that are lists, in which a single text is allowed too
_LISTS = frozenset(
    ("de", "en", "ru", "other", "acronyms", "names", "quoted", "domains", "adjectives", "demonyms", "metonyms")
)  #: fields of persons that the table keeps as one text
_JOINED: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset(("aliases", "name_original")))

Row = dict[str, Any]


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


def user_rows(path: Path) -> dict[str, list[Row]]:
    """The tables of a user's file. Raises KnowledgeError, with the place, for one that cannot be used."""
    try:
        loaded = yaml.load(path.read_bytes(), Loader=_LOADER) or {}
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({' '.join(str(error).split())})") from error
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"{path}: a mapping with {', '.join(USER_TABLES)} is expected at the top")
    for key, rows in loaded.items():
        if key not in USER_TABLES:
            raise KnowledgeError(f"{path}: “{key}” is no table; choose from {', '.join(USER_TABLES)}")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise KnowledgeError(f"{path}: {key} must be a list of rows, each with its fields")
        for row in rows:
            for field in _LISTS & row.keys():
                row[field] = [row[field]] if isinstance(row[field], str) else row[field]
            for field in _JOINED[key == "persons"] & row.keys():
                row[field] = "|".join(row[field]) if isinstance(row[field], list) else row[field]
    return loaded


class Tables:
    """The shipped tables with a user's rows merged in. ``user`` is what :func:`user_rows` gives."""

    def __init__(self, user: Mapping[str, list[Row]] | None = None, where: str = "knowledge.yaml") -> None:
        self._user = user or {}
        self._where = where

    def yaml(self, name: str) -> dict[str, Any]:
        """The table ``<name>.yaml`` with the user's rows."""
        table = read_yaml(name)
        for key, (file, inside) in USER_TABLES.items():
            if file == name and inside and key in self._user:
                table[inside] = list(self._merged(key, table[inside]))
        return table

    def tsv(self, name: str) -> list[dict[str, str]]:
        """The table ``<name>.tsv`` with the user's rows."""
        rows = list(read_tsv(name))
        if name == "persons" and "persons" in self._user:
            return list(self._merged("persons", rows))
        if name == "terms" and "terms" in self._user:
            return self._with_terms(rows)
        return rows

    def _merged(self, key: str, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows with those of the user instead of theirs of the same id, field by field, and the new ones after."""
        own = {self._id(key, row): row for row in self._user[key]}
        for row in rows:
            change = own.pop(row["id"], None)
            if change is None:
                yield row
            elif change.get("remove") != "true":
                yield {**row, **change, "source": change.get("source", self._where)}
        for row in own.values():
            missing = [field for field in _NEEDED[key] if not row.get(field)]
            if missing:
                raise KnowledgeError(f"{self._where}: {key}: {row.get('id')} lacks {', '.join(missing)}")
            yield _whole(key, {"source": self._where, **row})

    def _id(self, key: str, row: Row) -> str:
        if not isinstance(row.get("id"), str):
            raise KnowledgeError(f"{self._where}: {key}: a row without id ({row})")
        return str(row["id"])

    def _with_terms(self, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        """The user's terms of a person in an office replace the shipped ones; a new holder ends an open term."""
        own = [_whole("terms", {"source": self._where, **row}) for row in self._user["terms"]]
        for row in own:
            missing = [field for field in _NEEDED["terms"] if not row.get(field)]
            if missing:
                raise KnowledgeError(f"{self._where}: terms: a row lacks {', '.join(missing)} ({row})")
        replaced = {(row["person"], row["office"], row["body"]) for row in own}
        shared = read_yaml("coverage")["shared"]
        kept = [dict(row) for row in rows if (row["person"], row["office"], row["body"]) not in replaced]
        for new in own:
            if new["office"] in shared or not new["since"]:
                continue
            for row in kept:
                same = (row["office"], row["body"]) == (new["office"], new["body"])
                if same and not row["until"] and row["since"] < new["since"]:
                    row["until"] = new["since"]
        return [*kept, *(row for row in own if row.get("remove") != "true")]


def _whole(key: str, row: Row) -> Row:
    """The row with every column that the shipped table has."""
    if key == "persons":
        row = {"name_en": row.get("name_de", ""), "surname": str(row.get("name_de", "")).rpartition(" ")[2], **row}
        return {**dict.fromkeys(("qid", "gender", "name_original", "aliases", "country"), ""), **row}
    if key == "terms":
        return {"since": "", "until": "", "as_of": row.get("since") or "undated", **row}
    return row


@cache
def source_hash() -> str:
    """A hash of the tables and of the code that compiles them: the compiled file is stale when it differs."""
    digest = hashlib.sha256()
    code = [path for room in ("building", "names", "text") for path in (DATA.parent / room).glob("*.py")]
    code += [DATA.parent / name for name in ("inflection.py", "store.py", "terms.py", "offices.py", "days.py")]
    tables = [path for path in DATA.iterdir() if path.suffix in (".yaml", ".tsv", ".gz")]
    for path in sorted((*code, *tables)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
