"""Officeholders as Wikidata has them (CC0)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from depesche.errors import UsageError
from depesche.knowledge.building.tables import read_yaml
from depesche.knowledge.refreshing.client import SparqlClient


@dataclass(frozen=True, slots=True)
class Held:
    """An office held, as Wikidata has it; ``until`` is None while in office or unknown."""

    qid: str
    office: str
    body: str
    since: date
    until: date | None
    names: Mapping[str, str]
    gender: str | None = None


def offices() -> tuple[str, ...]:
    """The offices that can be asked for."""
    return tuple(read_yaml("wikidata")["offices"])


def queries(office: str, items: Sequence[str], since: date) -> Iterator[str]:
    """The queries for an office of states (Wikidata ids). Raises UsageError for an office that cannot be asked for."""
    table = read_yaml("wikidata")
    if office not in table["offices"]:
        raise UsageError(f"“{office}” cannot be asked for; choose from {', '.join(table['offices'])}")
    [(how, id)] = table["offices"][office].items()
    position = table["positions"][how].format(id=id)
    size = int(table["batch"])
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        states = " ".join(f"wd:{item}" for item in batch)
        yield table["query"].format(states=states, position=position, since=since.isoformat())


def officeholders(client: SparqlClient, asked: Iterable[str], states: Mapping[str, str], since: date) -> Iterator[Held]:
    """Who held the offices since a day. ``states`` maps Wikidata ids to ours ("Q232" → "state/KZ")."""
    genders: Mapping[str, str] = read_yaml("wikidata")["genders"]
    for office in asked:
        for query in queries(office, list(states), since):
            found: dict[tuple[str, str, str], dict[str, str]] = {}
            for row in client.select(query):  # a person with two genders or labels gives two rows
                found.setdefault((row.get("person", ""), row.get("state", ""), row.get("start", "")), row)
            yield from (held for row in found.values() if (held := _held(row, office, states, genders)))


def _held(row: Mapping[str, str], office: str, states: Mapping[str, str], genders: Mapping[str, str]) -> Held | None:
    """None for rows without what is needed: a person's id, a state asked for, a first day."""
    person, body, since = row.get("person", ""), states.get(row.get("state", "")), _day(row.get("start"))
    names: dict[str, str] = {language: row[language] for language in ("de", "en", "ru") if row.get(language)}
    if not person.startswith("Q") or body is None or since is None or not names:
        return None
    return Held(person, office, body, since, _day(row.get("end")), names, genders.get(row.get("gender", "")))


def _day(text: Any) -> date | None:
    """ "2024-11-27T00:00:00Z" → that day; None for what is no day (unknown values come as addresses)."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
