"""Draw the table of lemmas that is shipped from spacy-lookups-data (MIT): frequent verb and noun forms."""

from __future__ import annotations

import argparse
import gzip
import json
from importlib.resources import files
from pathlib import Path


def lookups(name: str) -> dict[str, str]:
    """A German table of spacy-lookups-data."""
    table: dict[str, str] = json.loads(
        gzip.decompress(files("spacy_lookups_data").joinpath("data", f"de_{name}.json.gz").read_bytes())
    )
    return table


def chosen(known: set[str]) -> dict[str, str]:
    """Verb forms (lemma in -n) and noun forms (both capitalised) that occur among the known words."""
    return {
        form: lemma
        for form, lemma in lookups("lemma_lookup").items()
        if form in known
        and form.isalpha()
        and (
            (form[0].islower() and lemma[0].islower() and lemma.endswith("n"))
            or (form[0].isupper() and lemma[0].isupper())
        )
    }


def _shared(one: str, other: str) -> int:
    """Length of the common beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def main() -> None:
    """Write the table, front-coded and compressed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    table = chosen(set(lookups("lexeme_prob")))
    lines = []
    before = ""
    for form in sorted(table):
        shared, kept = _shared(before, form), _shared(form, table[form])
        lines.append(f"{shared}\t{form[shared:]}\t{len(form) - kept}\t{table[form][kept:]}\n")
        before = form
    options.output.write_bytes(gzip.compress("".join(lines).encode("utf8"), 9, mtime=0))
    print(f"{len(table)} forms, {options.output.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
