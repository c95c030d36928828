"""All that the knowledge base has on one entity, for people to look at."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from depesche.knowledge.base import Knowledge
from depesche.knowledge.days import first_and_last_day

#: so many candidates for a name are shown
_MOST = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entity with its names, facts, offices and source; ``score`` says how well the name that was asked fits."""

    id: str
    type: str
    name: str
    score: float
    names: tuple[str, ...]
    wikidata: str | None
    country: str | None
    source: str
    as_of: str
    #: lines of an office, whose, since when, until when, the row's source
    offices: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def lines(self) -> Iterator[tuple[str, str]]:
        """(label, text) for a terminal, empty ones left out."""
        if self.names:
            yield "also", ", ".join(self.names)
        now = "then" if self.facts.get("day") else "today"
        for label, lines in (("office", self.offices), (now, self.holders)):
            for line in lines:
                yield label, line
        for label, value in self.facts.items():
            if value and label != "day":
                yield label, ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        ids = ", ".join(each for each in (self.country, self.wikidata) if each)
        if ids:
            yield "ids", ids
        yield "source", f"{self.source} ({self.as_of})"


def find(knowledge: Knowledge, name: str, day: date | None = None) -> list[tuple[str, float]]:
    """Whom a name may mean: (id, score), the likeliest first; an id means itself."""
    if knowledge.knows(name):
        return [(name, 1.0)]
    found: dict[str, float] = {}
    for match in knowledge.scan(name):
        if match.end - match.start >= len(name.strip()) - 1:
            found.update(dict.fromkeys(match.entities, 1.0))
    outlet = knowledge.outlet(name)
    if outlet:
        found.setdefault(outlet, 1.0)
    for id, score in knowledge.persons(name, day=day):
        found[id] = max(score, 0.0) if id not in found else min(found[id], score)
    return sorted(found.items(), key=lambda item: -item[1])[:_MOST]


def sheet(knowledge: Knowledge, id: str, score: float = 1.0, day: date | None = None) -> Sheet:
    """The sheet of an entity. Raises KnowledgeError for an unknown id."""
    entity = knowledge.entity(id)
    source, as_of = knowledge.origin(id)
    names = (entity.names.en, entity.names.ru, *entity.aliases)
    return Sheet(
        id=id,
        type=entity.type.value,
        name=entity.names.de,
        score=score,
        names=tuple(dict.fromkeys(name for name in names if name and name != entity.names.de)),
        wikidata=entity.wikidata,
        country=entity.country,
        source=source,
        as_of=as_of,
        offices=tuple(_offices(knowledge, id)),
        holders=tuple(_holders(knowledge, id, day)),
        facts=_facts(knowledge, id, day),
    )


def _offices(knowledge: Knowledge, id: str) -> Iterator[str]:
    rows = knowledge.term_rows(id) if id.startswith("person/") else ()
    for row in sorted(rows, key=lambda row: row.since or ""):
        whose = knowledge.entity(row.body).names.de if knowledge.knows(row.body) else row.body
        held = f"{row.since or '?'} – {row.until or f'in office as of {row.as_of}'}"
        yield f"{row.office.replace('_', ' ')}, {whose}: {held} ({row.source})"


def _holders(knowledge: Knowledge, id: str, day: date | None) -> Iterator[str]:
    for office in knowledge.offices_of(id):
        names = [knowledge.entity(person).names.de for person in knowledge.holders(office, id, day)]
        if names:
            yield f"{office.replace('_', ' ')}: {', '.join(names)}"


def _facts(knowledge: Knowledge, id: str, day: date | None) -> dict[str, Any]:
    facts = dict(knowledge.facts(id))
    for name in ("members", "observers"):
        if name in facts:
            states = knowledge.members(id, day) if name == "members" else knowledge.observers(id, day)
            facts[name] = [each.removeprefix("state/") for each in states]
    if "capitals" in facts:
        place = knowledge.capital_of(id, day)
        facts["capitals"] = [knowledge.entity(place).names.de] if place else []
    if "chairs" in facts:
        chairs = {period: state for period, state in facts["chairs"].items() if day is None or _within(period, day)}
        facts["chairs"] = [f"{state} {period}" for period, state in list(chairs.items())[-3:]]
    if "former" in facts:
        facts["former"] = [f"{each['name']} (until {each.get('until', '?')})" for each in facts["former"]]
    facts.pop("short", None)
    return facts | ({"day": day.isoformat()} if day else {})


def _within(period: str, day: date) -> bool:
    begins, ends = first_and_last_day(period)
    return (begins or date.min) <= day <= (ends or date.max)
