"""The compiled knowledge base: kept beside the tables, and made anew where it is missing or older than they are.

With a user's own ``knowledge.yaml`` the two are compiled together, once for every content of that file, and kept in
the user's cache folder.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from depesche import settings
from depesche.errors import KnowledgeError
from depesche.knowledge.building import build
from depesche.knowledge.building.tables import DATA, Tables, source_hash, user_rows
from depesche.knowledge.store import Store


def load_store() -> Store:
    """The knowledge base asked for: the shipped one, with the user's rows if there are any.

    Compiling takes seconds, so the result is kept; where nothing can be written to, it is made at every start.
    Raises KnowledgeError for a user's file that cannot be used.
    """
    own = settings.knowledge()
    return _with_user(own) if own else _shipped()


def _shipped() -> Store:
    path = build.COMPILED
    if path.exists() and (_newer(path, _sources()) or _made_from(path) == source_hash()):
        with suppress(KnowledgeError):
            return Store(path)
    data = build.compile_tables()
    with suppress(OSError):
        build.keep(data, build.COMPILED)
    return Store(data)


def _with_user(own: Path) -> Store:
    rows = user_rows(own)
    sources = hashlib.sha256(source_hash().encode() + own.read_bytes()).hexdigest()[:16]
    path = settings.cache() / f"knowledge-{sources}.sqlite"
    if path.exists():
        with suppress(KnowledgeError):
            return Store(path)
    data = build.compile_tables(Tables(rows, own.name), sources)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        build.keep(data, path)
    return Store(data)


def _sources() -> Iterable[Path]:
    code = DATA.parent
    for folder in (DATA, code, *(path for path in code.iterdir() if path.is_dir())):
        yield from (path for path in folder.iterdir() if path.suffix in (".py", ".yaml", ".tsv", ".gz"))


def _newer(path: Path, than: Iterable[Path]) -> bool:
    """Whether a file is at least as young as the others; if not, it may be up to date all the same."""
    made = path.stat().st_mtime_ns
    return all(each.stat().st_mtime_ns <= made for each in than)


def _made_from(path: Path) -> str:
    with suppress(KnowledgeError):
        return Store(path).meta("sources")
    return ""
