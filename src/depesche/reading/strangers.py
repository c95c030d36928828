"""Entities that the knowledge base does not have: readable names and ids that are the same in every reading."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from depesche.model import Entity, EntityId, EntityType, Names

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"}
)
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """ASCII letters, digits and hyphens; other scripts by their code points, so that no two names fall together."""
    low = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    plain = "".join(each for each in unicodedata.normalize("NFD", low) if not unicodedata.combining(each))
    spelled = "".join(each if each.isascii() or not each.isalpha() else f"u{ord(each):x}" for each in plain)
    return _OTHER.sub("-", spelled).strip("-") or "x"


def stranger(
    kind: EntityType,
    name: str,
    qualifier: str | None = None,
    country: str | None = None,
    aliases: Iterable[str] = (),
    only_in: str | None = None,
) -> Entity:
    """An entity of its own; ``qualifier`` tells it from others of that name ("Außenministerium (Iran)").

    ``only_in`` is the id of the document where a name says too little to be the same elsewhere (a bare surname, "die
    Demonstranten"); :mod:`depesche.linking.identities` ties persons of that kind where more is known.
    """
    if qualifier:  # "Soldaten (Mission, Vereinte Nationen)", one pair of brackets
        qualifier = qualifier.replace(" (", ", ").replace(")", "")
    full = f"{name} ({qualifier})" if qualifier else name
    others = tuple(dict.fromkeys(alias for alias in aliases if alias != full))
    return Entity(
        id=f"x/{kind.value}/{slug(full)[:80]}" + (_mark(only_in) if only_in else ""),
        type=kind,
        names=Names(de=full),
        aliases=others,
        country=country,
        known=False,
    )


def only_there(id: EntityId, documents: Collection[str]) -> bool:
    """Whether an id is that of somebody whose name means nobody outside the one document."""
    return len(documents) == 1 and all(id.endswith(_mark(document)) for document in documents)


def _mark(document: str) -> str:
    """What ids end with that belong to one document."""
    return f"-{document.rpartition('-')[2][:8]}"
