"""What a record knows of somebody whom no list has: the names, where they stand, and which positions texts give."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import yaml

from depesche.knowledge.names.spellings import squashed, word_keys
from depesche.model import Entity, EntityId, EntityType
from depesche.reading.strangers import only_there

#: shorter names of bodies are too common to say that two are one
_SHORTEST = 4


@dataclass(frozen=True)
class Acquaintance:
    """What a record has of an entity: in which documents it is, which (office, body) texts give it, and whether they
    name it, rather than say only what it is ("der Täter")."""

    entity: Entity
    documents: frozenset[str]
    positions: frozenset[tuple[str, str]] = frozenset()
    named: bool = True

    @property
    def id(self) -> EntityId:
        """The entity's id."""
        return self.entity.id

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.entity.type is EntityType.PERSON

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names, the usual one first."""
        names = (self.entity.names.de, self.entity.names.en, self.entity.names.ru, *self.entity.aliases)
        return tuple(dict.fromkeys(name for name in names if name))

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """Names of at least two words besides particles ("von"), the first of which is more than an initial."""
        return tuple(name for name in self.names if _is_full(name))

    @property
    def qualified(self) -> bool:
        """Whether a common noun and its owner are the name: "Sprecher (Armee)"."""
        return "(" in self.entity.names.de

    @property
    def means_nobody(self) -> bool:
        """Whether no one elsewhere can be the same: a person known by a role only ("Sprecher (Armee)", "Täter"), a bare
        surname of which nothing is known, a body that is "die Polizei" of its document."""
        if not self.is_person:
            return only_there(self.id, self.documents)
        told = self.full_names or self.entity.country or self.positions
        return self.qualified or not self.named or not told

    @cached_property
    def last_keys(self) -> frozenset[str]:
        """How the last words of a person's names are heard; of a body its names, up to hyphens and legal forms."""
        if self.is_person:
            return self._heard(-1)
        names = self.names[:1] if self.qualified else self.names
        keys = {_body_key(name) for name in names}
        return frozenset(f"{self.entity.type.value}:{key}" for key in keys if len(key) >= _SHORTEST)

    @cached_property
    def first_keys(self) -> frozenset[str]:
        """How the first words of a person's names are heard, for names that have the surname first."""
        return self._heard(0) if self.is_person else frozenset()

    def _heard(self, at: int) -> frozenset[str]:
        return frozenset(key for name in self.names for key in word_keys(name.split()[at]))


def _is_full(name: str) -> bool:
    words = [word for word in name.split() if not word[0].islower()]
    return len(words) > 1 and len(words[0].strip(".")) > 1


@cache
def _legal_forms() -> frozenset[str]:
    text = files("depesche.linking").joinpath("data", "legal_forms.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text))


def _body_key(name: str) -> str:
    words = name.replace(".", "").split()
    while len(words) > 1 and words[-1].casefold() in _legal_forms():
        words.pop()
    return squashed(" ".join(words))


def contradict(one: Acquaintance, other: Acquaintance) -> bool:
    """Whether circumstances say that two are two: a document that has both, countries, types."""
    countries = one.entity.country, other.entity.country
    return (
        not one.documents.isdisjoint(other.documents)
        or (None not in countries and countries[0] != countries[1])
        or one.entity.type is not other.entity.type
    )
