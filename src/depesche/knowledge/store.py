"""The compiled knowledge base: one SQLite file that is opened in a moment and read as it is needed.

Rows that were asked for stay in memory, so a second look-up is a look into a dictionary.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from depesche.errors import KnowledgeError

#: Raised with every change of the tables below; a file of another format is compiled anew.
FORMAT = "1"
_PAGE = 4096

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, de TEXT, en TEXT, ru TEXT, aliases TEXT NOT NULL, wikidata TEXT,
    country TEXT, gender TEXT, source TEXT NOT NULL, as_of TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE form (key TEXT PRIMARY KEY, readings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE start (words TEXT PRIMARY KEY, lengths INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE person (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row TEXT NOT NULL);
CREATE TABLE spelling (key TEXT PRIMARY KEY, persons TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE given_name (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE name_part (part TEXT PRIMARY KEY, names TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE term (
    person TEXT NOT NULL, office TEXT NOT NULL, body TEXT NOT NULL, since TEXT, until TEXT, source TEXT NOT NULL,
    as_of TEXT NOT NULL
);
CREATE INDEX term_of_person ON term (person);
CREATE INDEX term_of_office ON term (body, office);
CREATE TABLE fact (subject TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outlet (name TEXT PRIMARY KEY, entity TEXT NOT NULL) WITHOUT ROWID;
"""

_ENTITIES = "SELECT id, type, de, en, ru, aliases, wikidata, country, gender, source, as_of FROM entity"

T = TypeVar("T")
#: a cache forgets everything when it is so large: articles of a crawl have ever new words
_MOST = 400_000


class EntityRow(NamedTuple):
    """An entity as the tables have it; ``names`` are the usual ones in German, English and Russian."""

    type: str
    names: tuple[str | None, str | None, str | None]
    aliases: Sequence[str]
    wikidata: str | None
    country: str | None
    gender: str | None
    source: str = ""
    as_of: str = ""


class TermRow(NamedTuple):
    """A term of office as the tables have it; open ends are None."""

    person: str
    office: str
    body: str
    since: str | None
    until: str | None
    source: str
    as_of: str


class Memory(dict[str, T]):
    """A dictionary that asks for what it has not, and remembers the answer."""

    def __init__(self, ask: Callable[[str], T], most: int = _MOST) -> None:
        super().__init__()
        self._ask = ask
        self._most = most

    def __missing__(self, key: str) -> T:
        if len(self) >= self._most:
            self.clear()
        answer = self[key] = self._ask(key)
        return answer


class Store:
    """Reads a compiled knowledge base. ``path`` is its file, or the bytes of one."""

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._open()
        if hasattr(os, "register_at_fork"):  # a connection must not be shared with a child process
            os.register_at_fork(after_in_child=self._open)
        self.version: str = self.meta("version")
        self.lengths: Memory[int] = Memory(self._lengths)
        """First word, or first two words, of names → a bit set of the numbers of words that these have."""
        self.forms: Memory[Sequence[Any]] = Memory(self._readings)
        """Key of a name → its readings: kind, flags and entities, one after the other."""

    def _open(self) -> None:
        try:
            if isinstance(self._source, bytes):
                self._db = sqlite3.connect(":memory:", check_same_thread=False)
                self._db.deserialize(self._source)
            else:
                uri = f"{self._source.absolute().as_uri()}?mode=ro&immutable=1"
                self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            if self.meta("format") != FORMAT:
                raise KnowledgeError(f"{self._where}: compiled by another version; run depesche knowledge build")
        except sqlite3.Error as error:
            raise KnowledgeError(f"{self._where}: no knowledge base ({error}); run depesche knowledge build") from error

    @property
    def _where(self) -> str:
        return "the knowledge base in memory" if isinstance(self._source, bytes) else str(self._source)

    def _one(self, query: str, key: str) -> Any:
        row = self._db.execute(query, (key,)).fetchone()
        return row[0] if row else None

    def meta(self, key: str) -> str:
        """A value about the whole: version, format, sources, tables that are read at once. "" if there is none."""
        return str(self._one("SELECT value FROM meta WHERE key = ?", key) or "")

    def table(self, key: str) -> Mapping[str, Any]:
        """One of the tables that are read at once (rules, offices, institutions …)."""
        loaded: Mapping[str, Any] = json.loads(self.meta(key))
        return loaded

    def _lengths(self, words: str) -> int:
        return int(self._one("SELECT lengths FROM start WHERE words = ?", words) or 0)

    def _readings(self, key: str) -> Sequence[Any]:
        found = self._one("SELECT readings FROM form WHERE key = ?", key)
        return json.loads(found) if found else ()

    def all_forms(self) -> list[str]:
        """The keys of all names that are found in texts."""
        return [key for (key,) in self._db.execute("SELECT key FROM form ORDER BY key")]

    def entity(self, id: str) -> EntityRow | None:
        """The row of an entity, or None."""
        row = self._db.execute(f"{_ENTITIES} WHERE id = ?", (id,)).fetchone()
        return _entity_row(row) if row else None

    def entities(self, type: str | None = None) -> Iterator[tuple[str, EntityRow]]:
        """All entities (of a type) with their ids, by id."""
        where = "WHERE type = ?" if type else ""
        for row in self._db.execute(f"{_ENTITIES} {where} ORDER BY id", (type,) if type else ()):
            yield row[0], _entity_row(row)

    def facts(self, subject: str) -> Mapping[str, Any]:
        """What else is known of an entity (capitals, members, chairs, owner …); empty if nothing is."""
        found = self._one("SELECT facts FROM fact WHERE subject = ?", subject)
        facts: Mapping[str, Any] = json.loads(found) if found else {}
        return facts

    def outlet(self, name: str) -> str | None:
        """The outlet with a lower-case name or domain."""
        found = self._one("SELECT entity FROM outlet WHERE name = ?", name)
        return str(found) if found else None

    def person(self, id: str) -> Sequence[Any] | None:
        """The fields of a person's name forms, or None."""
        found = self._one("SELECT row FROM person WHERE id = ?", id)
        row: Sequence[Any] | None = json.loads(found) if found else None
        return row

    def spelled(self, key: str) -> tuple[str, ...]:
        """The persons with a spelling key."""
        found = self._one("SELECT persons FROM spelling WHERE key = ?", key)
        if not found:
            return ()
        marks = ",".join(found.split(" "))
        rows = self._db.execute(f"SELECT id FROM person WHERE n IN ({marks}) ORDER BY n")
        return tuple(id for (id,) in rows)

    def name_part(self, part: str) -> frozenset[str]:
        """The names of which a folded part of a person's name is a form (numbers without a meaning)."""
        found = self._one("SELECT names FROM name_part WHERE part = ?", part)
        return frozenset(found.split(" ")) if found else frozenset()

    def is_given_name(self, name: str) -> bool:
        """Whether a folded word is a given name of a person in the tables, or on a list of such names."""
        return self._one("SELECT 1 FROM given_name WHERE name = ?", name) is not None

    def terms_of_person(self, person: str) -> list[TermRow]:
        """The terms of a person."""
        return self._terms("person = ?", person)

    def terms_of_office(self, office: str, body: str) -> list[TermRow]:
        """The terms in an office of a body."""
        return self._terms("office = ? AND body = ?", office, body)

    def terms_of_body(self, body: str) -> list[TermRow]:
        """The terms in all offices of a body."""
        return self._terms("body = ?", body)

    def terms(self) -> list[TermRow]:
        """All terms."""
        return self._terms("1 = 1")

    def _terms(self, where: str, *values: str) -> list[TermRow]:
        query = f"SELECT person, office, body, since, until, source, as_of FROM term WHERE {where} ORDER BY rowid"
        return [TermRow(*row) for row in self._db.execute(query, values)]


class Draft:
    """A knowledge base in the making: rows go in, :meth:`packed` gives the bytes of the file, the same ones always."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.execute(f"PRAGMA page_size = {_PAGE}")
        self._db.executescript("BEGIN;" + SCHEMA)
        self._digest = hashlib.sha256(SCHEMA.encode())

    def fill(self, table: str, rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> None:
        """Writes rows, in their order; mappings and lists become JSON."""
        for row in rows:
            values = [_plain(value) for value in row]
            self._digest.update(repr((table, values)).encode())
            marks = ",".join("?" * len(values))
            self._db.execute(f"INSERT INTO {table} VALUES ({marks})", values)

    def packed(self, meta: Mapping[str, str]) -> bytes:
        """The file; its version tells files of other content apart."""
        version = self._digest.hexdigest()[:12]
        self.fill("meta", sorted({**meta, "format": FORMAT, "version": version}.items()))
        self._db.execute("COMMIT")
        self._db.execute("VACUUM")
        return self._db.serialize()


def _entity_row(row: Sequence[Any]) -> EntityRow:
    """A row of ``_ENTITIES`` without its id."""
    kind, german, english, russian, aliases = row[1:6]
    return EntityRow(kind, (german, english, russian), json.loads(aliases), *row[6:])


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value
