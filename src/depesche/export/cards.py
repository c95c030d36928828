"""Who is who on a page: those named most, with the forms under which they stand in the texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model import Entity, Happening, Quote, Spelling
from depesche.queries import Questions

#: so many of each type get a card
_CARDS = 24


@dataclass(frozen=True, slots=True)
class Card:
    """An entity of the page: how often it is named and under which forms."""

    entity: Entity
    state: str | None
    spellings: tuple[Spelling, ...]
    mentions: int
    happenings: int
    quotes: int


def cards(asked: Questions, happenings: Iterable[Happening], quotes: Iterable[Quote]) -> list[Card]:
    """Cards of persons, states and organizations; how often they take part and speak is counted in what is given."""
    takes_part = Counter(role.entity for each in happenings for role in each.participants)
    speaks = Counter(quote.speaker for quote in quotes)
    made = []
    for id in [id for kind in ("person", "state", "organization") for id in asked.most_named(kind)[:_CARDS]]:
        entity, forms = asked.entities[id], asked.spellings(id, pronouns=False)
        state = asked.state_of(id)
        made.append(
            Card(
                entity=entity,
                state=asked.name(state) if state != id and state in asked.entities else None,
                spellings=forms,
                mentions=sum(form.count for form in asked.spellings(id)),
                happenings=takes_part[id],
                quotes=speaks[id],
            )
        )
    return made
