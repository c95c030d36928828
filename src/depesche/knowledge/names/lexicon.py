"""The words of ``data/person_names.yaml``: titles, articles, particles, endings, given names that stand for another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words; see the comments in the file."""

    titles: frozenset[str]
    honours: frozenset[str]
    juniors: Mapping[str, str]
    initials: Mapping[str, int]
    digraphs: tuple[tuple[str, frozenset[str]], ...]
    abbreviations: frozenset[str]
    articles: frozenset[str]
    light: frozenset[str]
    joined: Mapping[str, str]
    prefixes: tuple[tuple[str, str], ...]
    patronymics: tuple[str, ...]
    baltic: tuple[str, ...]
    family_endings: tuple[tuple[str, str], ...]
    scanned: tuple[tuple[str, str], ...]
    same_given: Sequence[Sequence[str]]


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    text = files("depesche.knowledge").joinpath("data/person_names.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Lexicon(
        titles=frozenset(data["titles"]),
        honours=frozenset(data["honours"]),
        juniors={form: mark for mark, forms in data["juniors"].items() for form in forms},
        initials={letter: number for number, letters in enumerate(data["same_initials"]) for letter in letters},
        digraphs=tuple((letters, frozenset(heard)) for letters, heard in data["digraphs"].items()),
        abbreviations=frozenset((*data["digraphs"], *data["abbreviations"])),
        articles=frozenset(data["articles"]),
        light=frozenset(data["articles"] + data["particles"]),
        joined=data["joined"],
        prefixes=tuple(data["joined_prefixes"].items()),
        patronymics=tuple(data["patronymics"]),
        baltic=tuple(data["baltic"]),
        family_endings=tuple((pattern, replacement) for pattern, replacement in data["family_endings"]),
        scanned=tuple((seen, read) for seen, read in data["scanned"]),
        same_given=data["same_given"],
    )
