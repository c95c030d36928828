"""From a German title to the offices it may name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

#: Endings that case, number and gender add to a title, longest first; what they leave is looked up.
_ENDINGS = ("innen", "in", "en", "es", "em", "er", "e", "s", "n", "r")


class Titles:
    """The titles of data/offices.yaml. ``table`` is that file as read."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._rows: dict[str, Mapping[str, Any]] = {}
        for row in table["titles"]:
            for title in row["de"]:
                self._rows.setdefault(title.casefold(), row)
        self._suffixes = {suffix: {"offices": offices} for suffix, offices in table["suffixes"].items()}
        #: all offices, in their order
        self.all: tuple[str, ...] = tuple(table["offices"])
        prefixes = table["prefixes"]
        self._plain = tuple(prefix.casefold() for prefix in (*prefixes["neutral"], *prefixes["former"]))
        self._deputy = tuple(prefix.casefold() for prefix in prefixes["deputy"])
        self._families = {body: tuple(family) for family in table["families"] for body in family}
        self._of_parts = frozenset(table["of_parts"])
        self._presidential: Mapping[str, Sequence[str]] = table["presidential"]

    def offices(self, title: str, body: str | None) -> list[str]:
        """The offices that ``title`` may name for ``body`` ("state/FR", "org/EU"), the likeliest first."""
        found = self._find(title)
        if not found:
            return []
        row, deputy = found
        offices = list(_there(row, (body or row.get("body") or "").removeprefix("state/")))
        return [_deputy(office) for office in offices] if deputy else offices

    def body(self, title: str) -> str | None:
        """Whose office the title itself says it is ("Kremlchef" → "state/RU"), if it does."""
        found = self._find(title)
        return found[0].get("body") if found else None

    def is_title(self, word: str) -> bool:
        """Whether ``word`` (any form, compounds too) names an office."""
        return self._find(word) is not None

    def is_of_parts(self, office: str) -> bool:
        """Whether the office is one of the parts of a state: of its premiers, governors, mayors."""
        return office in self._of_parts

    def family(self, body: str) -> Sequence[str]:
        """``body`` and the organizations that are one with it as far as offices go, ``body`` first."""
        family = self._families.get(body, ())
        return (body, *(other for other in family if other != body))

    def presidential_since(self, state: str) -> Sequence[str] | None:
        """For "US": when (``[since, until]``, ends may lack) the president was head of government; None if never."""
        return self._presidential.get(state)

    def _find(self, title: str) -> tuple[Mapping[str, Any], bool] | None:
        word = title.casefold().strip()
        row = self._row(word)
        if row:
            return row, False
        for head in (word.rpartition("-")[2], word.rpartition(" ")[2]):
            if head != word and (row := self._row(head)):
                return row, word.startswith(self._deputy)
        for prefix in self._deputy:
            if word.startswith(prefix) and (row := self._row(word[len(prefix) :].lstrip("-"))):
                return row, True
        for prefix in self._plain:
            if word.startswith(prefix) and len(word) > len(prefix) + 3:
                found = self._find(word[len(prefix) :].lstrip("-"))
                if found:
                    return found
        forms = set(_base_forms(word))
        for suffix, row in self._suffixes.items():
            if any(form.endswith(suffix) and len(form) > len(suffix) for form in forms):
                return row, False
        return None

    def _row(self, word: str) -> Mapping[str, Any] | None:
        for form in _base_forms(word):
            if form in self._rows:
                return self._rows[form]
        return None


def _there(row: Mapping[str, Any], body: str) -> Sequence[str]:
    """The offices of a row in a state or organization: what is said of it, or of its kind, goes before the rest."""
    own: Mapping[str, Sequence[str]] = row.get("for", {})
    for key in (body, f"{body.partition('-')[0]}-*", f"{body.partition('/')[0]}/*"):
        if key in own:
            return own[key]
    offices: Sequence[str] = row["offices"]
    return offices


def _base_forms(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "er"  # "Abgeordnete", "Beauftragten": listed as they stand after "ein"
            yield stem + "e"  # "Kollegin", "Kollegen"


def _deputy(office: str) -> str:
    if office in ("head_of_state", "head_of_government"):
        return f"deputy_{office}"
    return "deputy_minister" if office.endswith("minister") else f"deputy_{office}"
