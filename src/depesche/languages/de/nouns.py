"""German nouns for what people and bodies are: roles, bodies of a state, groups. The words are in lexicon/*.tsv.

A word is recognised in its inflected forms, as the last part of a compound ("Bundesaußenministers") and behind a
hyphen ("US-Präsidentin"); the first part is handed back, since it often names the state or organization.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import yaml

_LEXICON = Path(__file__).parent / "lexicon"

Gender = Literal["m", "f", "n", "?"]
#: "?" where the form alone does not tell ("Präsidenten")
Number = Literal["s", "p", "?"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A recognised noun: ``title`` is its dictionary form without the hyphened first part (``first``).

    ``noun`` is the entry of the lexicon that ends the word, ``lead`` the lower-case part before it within the word.
    """

    noun: str
    title: str
    kind: str
    gender: Gender = "?"
    number: Number = "?"
    first: str = ""
    lead: str = ""
    name: str = ""


N = TypeVar("N", bound=Noun)


class _Forms(Generic[N]):
    """Inflected forms, lower case, and the search for the longest that ends a word."""

    def __init__(self, shortest: int) -> None:
        self.table: dict[str, Noun] = {}
        self.refused: frozenset[str] = frozenset()
        self.shortest = shortest

    def add(self, form: str, noun: Noun) -> None:
        known = self.table.get(form.lower())
        if known and known.noun == noun.noun and known.number != noun.number:
            noun = replace(noun, number="?")
        elif known:
            return
        self.table[form.lower()] = noun

    def find(self, word: str) -> Noun | None:
        """The noun that ``word`` is an inflected form or a compound of."""
        if len(word) < 3 or len(word) > 60 or not (word[0].isupper() or "-" in word):
            return None
        first, _, last = word.rpartition("-")
        if not last or not last[0].isalpha():
            return None
        found = self._last_part(last)
        if not found:
            return None
        return replace(found, first=first) if first else found

    def _last_part(self, word: str) -> Noun | None:
        low = word.lower()
        if low in self.refused:
            return None
        if low in self.table:
            return self.table[low]
        for cut in range(2, len(low) - self.shortest + 1):
            noun = self.table.get(low[cut:])
            if noun and len(noun.noun) >= self.shortest and low[:cut] not in self.refused:
                return replace(noun, title=word[:cut] + noun.title.lower(), lead=low[:cut])
        return None


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_LEXICON / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


#: declension to (singular endings, plural endings); "-" cuts the final letter of the dictionary form
_ENDINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "weak": (("", "en"), ("en",)),
    "n": (("", "n"), ("n",)),
    "er": (("", "s"), ("", "n")),
    "s": (("", "s"), ("s",)),
    "e": (("", "s", "es"), ("e", "en")),
    "en": (("", "s"), ("en",)),
    "adj": (("", "r", "n"), ("", "n")),
    "neut": (("", "s", "es"), ("er", "ern")),
    "fem": (("",), ()),
}


def _roles() -> _Forms[Noun]:
    forms: _Forms[Noun] = _Forms(shortest=4)
    for noun, declension, feminine, kind in _rows("roles.tsv"):
        gender: Gender = {"neut": "n", "fem": "f", "adj": "?"}.get(declension, "m")  # type: ignore[assignment]
        entry = Noun(noun, noun, kind, gender)
        if declension.startswith("="):
            singular, plurals = [noun, noun + "s", noun + "es"], declension[1:].split(",")
            plural = [form for each in plurals if each for form in (each, each + "n")]
        else:
            ends, more = _ENDINGS[declension]
            singular, plural = [noun + end for end in ends], [noun + end for end in more]
        for form in singular:
            forms.add(form, replace(entry, number="s"))
        for form in plural:
            forms.add(form, replace(entry, number="p"))
        if feminine != "-":
            forms.add(feminine, replace(entry, gender="f", number="s"))
            forms.add(feminine + ("nen" if feminine.endswith("in") else "n"), replace(entry, gender="f", number="p"))
    forms.refused = frozenset(limits()["not_roles"])
    return forms


def _bodies() -> _Forms[Noun]:
    forms: _Forms[Noun] = _Forms(shortest=4)
    for noun, others, gender, kind, name in _rows("bodies.tsv"):
        number: Number = "p" if gender == "p" else "s"
        entry = Noun(noun, noun, kind, "?" if gender == "p" else gender, number, name="" if name == "-" else name)  # type: ignore[arg-type]
        for form in [noun, *(others.split(",") if others != "-" else [])]:
            plural = form.endswith(("en", "ien")) and number == "s"
            forms.add(form, replace(entry, number="p") if plural else entry)
    return forms


def _groups() -> _Forms[Noun]:
    forms: _Forms[Noun] = _Forms(shortest=5)
    for noun, others, kind in _rows("groups.tsv"):
        plurals = others.split(",") if others != "-" else [noun]
        for form in plurals:
            forms.add(form, Noun(noun, plurals[0], kind, number="p"))
    return forms


@cache
def limits() -> dict[str, Any]:
    """What sets a role off: words that are none, adjectives and first parts of former, future and deputy holders."""
    text = (_LEXICON / "role-limits.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


@cache
def _forms(kind: str) -> _Forms[Noun]:
    return {"role": _roles, "body": _bodies, "group": _groups}[kind]()


@lru_cache(maxsize=20000)
def role(word: str) -> Noun | None:
    """ "Präsidentin", "US-Außenministers", "Kremlchef" → the role; None for other words."""
    return _forms("role").find(word)


@lru_cache(maxsize=20000)
def body(word: str) -> Noun | None:
    """ "Bundesregierung", "Außenministeriums", "US-Luftwaffe" → the body of a state or organization."""
    return _forms("body").find(word)


@lru_cache(maxsize=20000)
def group(word: str) -> Noun | None:
    """ "Demonstranten", "UN-Inspektoren", "Mitgliedsstaaten" → the group; plural and collective forms only."""
    return _forms("group").find(word)
