"""Draws src/depesche/knowledge/data/name_parts.tsv.gz from rigour: forms of one given name or surname.

    python -m pip install zstandard && python -m pip download --no-deps rigour
    python tools/name_parts.py rigour-*.whl

rigour (MIT) carries a list of forms of names, made from Wikidata (CC0), packed inside its compiled module. At run time
the package itself would cost seconds at the first look-up, so what is needed of it is drawn once: forms of one word in
Latin or Cyrillic letters, folded, in groups of at least two that differ by more than folding.
"""

import gzip
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import zstandard

from depesche.knowledge.building.tables import DATA
from depesche.knowledge.names.transliteration import fold

_FRAME = b"\x28\xb5\x2f\xfd"
_GROUP = re.compile(r"^(.+) => [A-Z]\d+$", re.MULTILINE)
_WORD = re.compile(r"[a-z]{2,}|[\u0430-\u04ff]{2,}")
_TARGET = DATA / "name_parts.tsv.gz"
_HEAD = """# Forms of one given name or surname, folded (lower case, no marks), by tools/name_parts.py.
# Drawn from rigour {version} (MIT licence), which has them from Wikidata (CC0).
forms
"""


def lists(wheel: Path) -> Iterator[str]:
    """The packed texts inside the compiled module of a wheel."""
    with zipfile.ZipFile(wheel) as files:
        modules = [files.read(name) for name in files.namelist() if name.startswith("rigour/_core.")]
    for module in modules:
        for found in re.finditer(re.escape(_FRAME), module):
            try:
                packed = zstandard.ZstdDecompressor().decompressobj().decompress(module[found.start() :])
                yield packed.decode("utf-8")
            except (zstandard.ZstdError, UnicodeDecodeError):
                continue


def groups(text: str) -> set[tuple[str, ...]]:
    """The groups of folded forms that are of use."""
    found = set()
    for line in _GROUP.finditer(text):
        forms = {fold(form) for form in line[1].split(", ")}
        kept = tuple(sorted(form for form in forms if _WORD.fullmatch(form)))
        if len(kept) > 1:
            found.add(kept)
    return found


def main(wheel: Path) -> None:
    """Writes the table."""
    found = sorted(group for text in lists(wheel) for group in groups(text))
    head = _HEAD.format(version=wheel.name.split("-")[1])
    text = head + "".join(" ".join(group) + "\n" for group in found)
    _TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(found)} names, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
