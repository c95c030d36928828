"""The compiled knowledge base, read from the package or made from the tables when these are newer."""

from typing import Any

from depesche.knowledge.tables import DATA, source_hash

COMPILED = DATA / "knowledge.json.z"


def load_compiled() -> dict[str, Any]:
    """What :mod:`depesche.knowledge.build` wrote; compiled anew (seconds) if somebody edited a table since."""
    from depesche.knowledge import build

    if COMPILED.exists():
        compiled = build.unpacked(COMPILED.read_bytes())
        if compiled["sources"] == source_hash():
            return compiled
    return build.unpacked(build.packed(build.compile_tables()))
