"""Environment variables and paths; nothing else reads the environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = Path(__file__).parent
LEXICON = PACKAGE / "languages" / "de" / "lexicon"
MODELS = {name: PACKAGE / "languages" / "de" / "models" / name for name in ("fast", "accurate")}
"""The models that come along; the first is the one that reads where nothing else is asked for."""

WIKIDATA = "https://query.wikidata.org/sparql"


def model_name() -> str | None:
    """The model asked for in DEPESCHE_MODEL: one of ``MODELS``, a spaCy package or a path; None if none is."""
    return os.environ.get("DEPESCHE_MODEL") or None


@contextmanager
def using_model(name: str | None) -> Iterator[None]:
    """Within it DEPESCHE_MODEL is ``name``."""
    before = os.environ.get("DEPESCHE_MODEL")
    os.environ["DEPESCHE_MODEL"] = name or ""
    try:
        yield
    finally:
        os.environ["DEPESCHE_MODEL"] = before or ""


def record() -> str:
    """Where the record lies (a file or a URL): DEPESCHE_DB, else ``depesche.db`` in the working directory."""
    return os.environ.get("DEPESCHE_DB") or "depesche.db"


def knowledge() -> Path | None:
    """The user's own rows of the knowledge base: the file in DEPESCHE_KNOWLEDGE, else ``knowledge.yaml`` in the
    working directory if there is one. DEPESCHE_KNOWLEDGE= (empty) leaves them out.
    """
    asked = os.environ.get("DEPESCHE_KNOWLEDGE")
    if asked is not None:
        return Path(asked) if asked else None
    here = Path("knowledge.yaml")
    return here if here.is_file() else None


def cache() -> Path:
    """Where things are kept that can be made again: DEPESCHE_CACHE, else the user's cache folder."""
    asked = os.environ.get("DEPESCHE_CACHE")
    if asked:
        return Path(asked)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "depesche"


def examples() -> Path:
    """The example corpus: inside an installed package, or beside it in a checkout."""
    installed = PACKAGE / "examples"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "examples"
