"""Environment variables and paths; nothing else reads the environment."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
LEXICON = PACKAGE / "languages" / "de" / "lexicon"
SHIPPED_MODEL = PACKAGE / "languages" / "de" / "model"


def model_name() -> str | None:
    """The spaCy model asked for in DEPESCHE_MODEL (a name or a path); None for the shipped one."""
    return os.environ.get("DEPESCHE_MODEL") or None


def record() -> str:
    """Where the record lies (a file or a URL): DEPESCHE_DB, else ``depesche.db`` in the working directory."""
    return os.environ.get("DEPESCHE_DB") or "depesche.db"


def examples() -> Path:
    """The example corpus: inside an installed package, or beside it in a checkout."""
    installed = PACKAGE / "examples"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "examples"
