"""One entity out of its appearances in many documents; the result does not depend on their order."""

from collections import Counter
from collections.abc import Iterable, Sequence

from depesche.model import Entity, Names


def _usual(values: Iterable[str | None]) -> str | None:
    """The most frequent value; of equals the longest, then the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def merged(appearances: Sequence[Entity]) -> Entity:
    """The entity that all ``appearances`` (of one id, at least one) show."""
    known = [entity for entity in appearances if entity.known]
    trusted = known or list(appearances)
    names = Names(
        de=_usual(entity.names.de for entity in trusted) or appearances[0].id,
        en=_usual(entity.names.en for entity in trusted),
        ru=_usual(entity.names.ru for entity in trusted),
    )
    aliases = {alias for entity in appearances for alias in (*entity.aliases, entity.names.de)} - {names.de}
    kinds = Counter(entity.type for entity in trusted)
    return Entity(
        id=appearances[0].id,
        type=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=names,
        aliases=tuple(sorted(aliases)),
        wikidata=_usual(entity.wikidata for entity in trusted),
        country=_usual(entity.country for entity in trusted),
        known=bool(known),
    )
