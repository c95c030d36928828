"""Compiles the tables under data/ into one file that is read in a moment: ``python -m depesche.knowledge.build``.

The file is a compressed JSON object. ``entities`` holds a row for each entity, ``names`` every form under which one of
them may stand in a text, with its readings; the rest are the relations between them (capitals, members, terms, titles).
"""

import hashlib
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from depesche.knowledge import fill_names, fill_world
from depesche.knowledge.compiler import Compiler
from depesche.knowledge.tables import COMPILED, source_hash

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


def compile_tables() -> dict[str, Any]:
    """The knowledge base from its tables, as it is written to the compiled file."""
    compiler = Compiler()
    for fill in PARTS:
        fill(compiler)
    compiled = compiler.compiled()
    version = hashlib.sha256(json.dumps(compiled, ensure_ascii=False).encode()).hexdigest()[:12]
    return {"version": version, "sources": source_hash(), **compiled}


def packed(compiled: dict[str, Any]) -> bytes:
    """The bytes of the compiled file."""
    text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return zlib.compress(text.encode("utf-8"), 9)


def unpacked(data: bytes) -> dict[str, Any]:
    """What :func:`packed` was given."""
    loaded: dict[str, Any] = json.loads(zlib.decompress(data))
    return loaded


def keep(data: bytes, path: Path = COMPILED) -> None:
    """Writes the file in one step that no reader can see half done. Raises OSError where the folder is read-only."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


def write(path: Path = COMPILED) -> int:
    """Compiles and writes the file; returns its size in bytes."""
    data = packed(compile_tables())
    keep(data, path)
    return len(data)


if __name__ == "__main__":
    size = write()
    print(f"{COMPILED.name}: {size} bytes")
