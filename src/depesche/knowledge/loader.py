"""The compiled knowledge base: kept beside the tables, and made anew where it is missing or older than they are."""

from contextlib import suppress
from typing import Any

from depesche.knowledge import build
from depesche.knowledge.tables import COMPILED, source_hash


def load_compiled() -> dict[str, Any]:
    """What :mod:`depesche.knowledge.build` makes of the tables.

    Compiling takes seconds, so the result is kept; where the folder cannot be written to, it is made at every start.
    """
    if COMPILED.exists():
        compiled = build.unpacked(COMPILED.read_bytes())
        if compiled["sources"] == source_hash():
            return compiled
    data = build.packed(build.compile_tables())
    with suppress(OSError):
        build.keep(data)
    return build.unpacked(data)
