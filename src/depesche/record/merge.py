"""One entity out of its looks in many documents; the result does not depend on their order."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from depesche.model import Entity, EntityType, Names


def _usual(values: Iterable[tuple[str | None, int]]) -> str | None:
    """The most frequent value; of equals the longest, then the first in the alphabet."""
    counts: Counter[str] = Counter()
    for value, count in values:
        if value:
            counts[value] += count
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def merged(looks: Mapping[Entity, int]) -> Entity:
    """The entity (of one id) that has each of ``looks`` (at least one) in so many documents."""
    any_look = next(iter(looks))
    trusted = {look: count for look, count in looks.items() if look.known} or looks

    def usual(value: Callable[[Entity], str | None]) -> str | None:
        return _usual((value(look), count) for look, count in trusted.items())

    de = usual(lambda look: look.names.de) or any_look.id
    aliases = {alias for look in looks for alias in (*look.aliases, look.names.de)} - {de}
    return Entity(
        id=any_look.id,
        type=EntityType(usual(lambda look: look.type) or any_look.type),
        names=Names(de=de, en=usual(lambda look: look.names.en), ru=usual(lambda look: look.names.ru)),
        aliases=tuple(sorted(aliases)),
        wikidata=usual(lambda look: look.wikidata),
        country=usual(lambda look: look.country),
        known=any(look.known for look in looks),
    )
