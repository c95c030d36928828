"""What is wrong with the tables: gaps, overlaps, impossible terms, pointers into the void, rows without a source.

``depesche knowledge check`` prints the findings; the tests want none in the shipped tables.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from depesche.knowledge.building.persons import persons_of, term_rows
from depesche.knowledge.building.tables import Tables
from depesche.knowledge.days import first_and_last_day, first_day, last_day, membership
from depesche.knowledge.store import TermRow

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PERSON = re.compile(r"person/[a-z0-9]+(-[a-z0-9]+)*")
_QID = re.compile(r"Q\d+")
CONTROLS = frozenset(("state", "state-aligned", "public", "private"))

ByOffice = Mapping[tuple[str, str], list[TermRow]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: in which table, at which row, and what it is."""

    table: str
    row: str
    fault: str

    def __str__(self) -> str:
        return f"{self.table}: {self.row}: {self.fault}"


def check(tables: Tables, today: date) -> list[Finding]:
    """All faults of the tables. ``today`` is the day after which no term can have begun a year ahead."""
    return [
        *_states(tables),
        *_organizations(tables),
        *_outlets(tables),
        *_persons(tables),
        *_terms(tables, today),
    ]


def _twice(table: str, rows: Iterable[Mapping[str, Any]], *fields: str) -> Iterator[Finding]:
    for field in fields:
        counted = Counter(row[field] for row in rows if row.get(field))
        yield from (Finding(table, str(each), f"{field} stands twice") for each, count in counted.items() if count > 1)


def _codes(tables: Tables) -> set[str]:
    return {row["id"] for row in tables.yaml("countries")["states"]}


def _states(tables: Tables) -> Iterator[Finding]:
    table = tables.yaml("countries")
    rows = table["states"]
    yield from _twice("countries", rows, "id", "iso3", "cow", "wikidata")
    for row in rows:
        missing = [field for field in ("de", "en", "ru", "gender") if not row.get(field)]
        if missing:
            yield Finding("countries", row["id"], f"lacks {', '.join(missing)}")
        for former in row.get("former", ()):
            if not _DATE.fullmatch(str(former.get("until", ""))):
                yield Finding("countries", row["id"], f"former name {former.get('name')} without the day it ended")
    named = Counter(name for row in rows if "until" not in row for name in row["de"])
    yield from (Finding("countries", name, "is the name of two states") for name, count in named.items() if count > 1)


def _organizations(tables: Tables) -> Iterator[Finding]:
    rows = tables.yaml("organizations")["organizations"]
    states = _codes(tables)
    ids = {f"org/{row['id']}" for row in rows}
    yield from _twice("organizations", rows, "id", "wikidata")
    for row in rows:
        for kind in ("members", "observers"):
            for state, period in row.get(kind, {}).items():
                since, until = membership(period)
                if state not in states:
                    yield Finding("organizations", row["id"], f"{kind}: no state {state}")
                if (first_day(since) or date.min) >= (last_day(until) or date.max):
                    yield Finding("organizations", row["id"], f"{kind}: {state} leaves before it joins")
        if row.get("part_of", "org/UN") not in ids and row["part_of"].removeprefix("state/") not in states:
            yield Finding("organizations", row["id"], f"part of {row['part_of']}, which is nowhere")
        yield from _chairs(row, states)


def _chairs(row: Mapping[str, Any], states: set[str]) -> Iterator[Finding]:
    before: date | None = None
    for period, state in row.get("chairs", {}).items():
        begins, ends = first_and_last_day(period)
        if state not in states:
            yield Finding("organizations", row["id"], f"chairs: no state {state}")
        if before and begins and not -1 <= (begins - before).days <= 1:
            yield Finding("organizations", row["id"], f"chairs: {period} does not follow on the one before")
        before = ends


def _outlets(tables: Tables) -> Iterator[Finding]:
    table = tables.yaml("outlets")
    states = _codes(tables)
    yield from _twice("outlets", table["outlets"], "id")
    domains = Counter(domain for row in table["outlets"] for domain in row.get("domains", ()))
    yield from (Finding("outlets", domain, "is two outlets' domain") for domain, count in domains.items() if count > 1)
    for row in table["outlets"]:
        if row.get("country") and row["country"] not in states:
            yield Finding("outlets", row["id"], f"no country {row['country']}")
        if "control" in row and row["control"] not in CONTROLS:
            yield Finding("outlets", row["id"], f"control is one of {', '.join(sorted(CONTROLS))}")
        if "control" in row and not row.get("control_source"):
            yield Finding("outlets", row["id"], "control without its source")


def _persons(tables: Tables) -> Iterator[Finding]:
    rows = tables.tsv("persons")
    yield from _twice("persons", rows, "id", "qid")
    for person, row in zip(persons_of(tables), rows, strict=True):
        if not _PERSON.fullmatch(person.id):
            yield Finding("persons", person.id, "an id is person/ and small letters, digits and hyphens")
        if not person.name_de.strip() or not person.name_en or person.surname not in person.name_de:
            yield Finding("persons", person.id, "needs name_de with the surname in it, and name_en")
        if person.gender not in ("m", "f", None):
            yield Finding("persons", person.id, "gender is m or f")
        if person.qid and not _QID.fullmatch(person.qid):
            yield Finding("persons", person.id, f"{person.qid} is no Wikidata id")
        if not row.get("source"):
            yield Finding("persons", person.id, "says no source")


def _terms(tables: Tables, today: date) -> Iterator[Finding]:
    persons = {person.id for person in persons_of(tables)}
    offices = tables.yaml("offices")["offices"]
    bodies = {f"state/{code}" for code in _codes(tables)}
    bodies |= {f"org/{row['id']}" for row in tables.yaml("organizations")["organizations"]}
    by_office: defaultdict[tuple[str, str], list[TermRow]] = defaultdict(list)
    for term in term_rows(tables):
        where = f"{term.person}, {term.office} of {term.body} since {term.since or '?'}"
        fault = _impossible(term, today)
        if fault:
            yield Finding("terms", where, fault)
            continue
        by_office[term.office, term.body].append(term)
        if term.person not in persons:
            yield Finding("terms", where, "no such person")
        if term.office not in offices:
            yield Finding("terms", where, "no such office")
        if term.body not in bodies:
            yield Finding("terms", where, "no such state or organization")
        if not term.source or not term.as_of:
            yield Finding("terms", where, "says no source, or not of which day it is")
    coverage = tables.yaml("coverage")
    yield from _overlaps(by_office, coverage)
    yield from _gaps(by_office, coverage, tables.yaml("offices")["presidential"], today)


def _impossible(term: TermRow, today: date) -> str | None:
    for text in (term.since, term.until):
        if text and not _DATE.fullmatch(text):
            return f"{text} is no date (YYYY, YYYY-MM or YYYY-MM-DD)"
    try:
        since, until = first_day(term.since), last_day(term.until)
    except ValueError:
        return "a date that no calendar has"
    if since and until and until < since:
        return "ends before it begins"
    if since and since.year > today.year + 1:
        return "begins in the future"
    return None


def _overlaps(by_office: ByOffice, coverage: Mapping[str, Any]) -> Iterator[Finding]:
    """Two holders at a time of an office that has one; the days of a handover are none."""
    collective = {(office, f"state/{state}") for state, office in coverage["collective"]}
    for (office, body), terms in sorted(by_office.items()):
        if office in coverage["shared"] or (office, body) in collective:
            continue
        ordered = sorted(terms, key=lambda term: (first_day(term.since) or date.min, term.until or "9"))
        for before, after in pairwise(ordered):
            until, since = before.until or "9999", after.since or ""
            if until > since and until[: len(since)] != since[: len(until)]:
                yield Finding(
                    "terms",
                    f"{office} of {body}",
                    f"{before.person} (until {before.until or 'now'}) and {after.person} (since {after.since})"
                    " at a time",
                )


def _gaps(
    by_office: ByOffice, coverage: Mapping[str, Any], presidential: Mapping[str, Any], today: date
) -> Iterator[Finding]:
    """Holes in what the table claims to have completely."""
    longest = int(coverage["longest_gap"])
    vacant = {(office, f"state/{state}"): first_day(since) for state, office, since in coverage["vacant"]}
    for claim in coverage["claims"]:
        begins, last = first_day(claim["since"]) or date.min, min(today, _horizon(coverage))
        for offices in [claim["any_of"]] if "any_of" in claim else [[office] for office in claim["offices"]]:
            for state in claim["states"]:
                key = (offices[0], f"state/{state}")
                if vacant.get(key, today) is None:
                    continue
                president = ["head_of_state"] if offices[0] == "head_of_government" and state in presidential else []
                terms = [term for office in offices + president for term in by_office.get((office, key[1]), ())]
                for since, until in holes(terms, begins, last):
                    if (until - since).days > longest and vacant.get(key) != since:
                        yield Finding("terms", f"{' or '.join(offices)} of {key[1]}", f"nobody from {since} to {until}")


def _horizon(coverage: Mapping[str, Any]) -> date:
    """The day up to which the claims go: later changes are for the tables of that time."""
    return first_day(coverage["until"]) or date.max


def holes(terms: Iterable[TermRow], since: date, until: date) -> Iterator[tuple[date, date]]:
    """The stretches between two days in which none of the terms runs."""
    at = since
    for term in sorted(terms, key=lambda term: first_day(term.since) or date.min):
        begins, ends = first_day(term.since) or date.min, last_day(term.until) or date.max
        if begins > at:
            yield at, min(begins, until)
        at = max(at, ends)
        if at >= until:
            return
    if at < until:
        yield at, until
