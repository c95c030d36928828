"""Compiles the tables under data/ into one SQLite file: ``depesche knowledge build``, or ``python -m`` this module.

Nothing is fetched, and the same tables give the same bytes (with the same SQLite library). A user's own rows are
compiled together with the shipped ones.
"""

import os
from collections.abc import Callable
from pathlib import Path

from depesche.knowledge.building import fill_names, fill_world
from depesche.knowledge.building.compiler import Compiler
from depesche.knowledge.building.tables import DATA, Tables, source_hash
from depesche.knowledge.terms import last_change

#: what is made of the shipped tables
COMPILED = DATA / "knowledge.sqlite"

#: In this order: what comes first is the likelier reading of a name; later parts look at earlier ones' entities.
PARTS: tuple[Callable[[Compiler], None], ...] = (
    fill_world.states,
    fill_world.organizations,
    fill_world.institutions,
    fill_world.outlets,
    fill_world.offices,
    fill_names.regions,
    fill_names.towns,
    fill_names.persons,
)


def compile_tables(tables: Tables | None = None, sources: str | None = None) -> bytes:
    """The compiled file of the tables; ``sources`` tells later from what it was made (default: the shipped tables)."""
    compiler = Compiler(tables)
    for fill in PARTS:
        fill(compiler)
    horizon = last_change(compiler.terms).isoformat()
    return compiler.packed({"sources": sources or source_hash(), "horizon": horizon})


def keep(data: bytes, path: Path = COMPILED) -> None:
    """Writes the file in one step that no reader can see half done. Raises OSError where the folder is read-only."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


def write(path: Path = COMPILED) -> int:
    """Compiles the shipped tables and writes the file; returns its size in bytes."""
    data = compile_tables()
    keep(data, path)
    return len(data)


if __name__ == "__main__":
    print(f"{COMPILED.name}: {write()} bytes")
