"""Forms of one given name or surname in different languages and scripts (``data/name_parts.tsv.gz``).

The table is drawn from rigour (MIT), which has it from Wikidata's items of given names and surnames (CC0):
``tools/name_parts.py``.
"""

from collections.abc import Iterable, Mapping


def equivalent_parts(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Folded form → the numbers of the names of which it is a form, with spaces between."""
    names: dict[str, list[str]] = {}
    for number, row in enumerate(rows):
        for form in row["forms"].split(" "):
            names.setdefault(form, []).append(str(number))
    return {form: " ".join(numbers) for form, numbers in names.items()}
