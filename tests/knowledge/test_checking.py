"""The shipped tables are without fault, and every kind of fault is found."""

from datetime import date
from typing import Any

import pytest

from depesche.knowledge.building.tables import Tables
from depesche.knowledge.checking import check, holes
from depesche.knowledge.store import TermRow

TODAY = date(2026, 11, 27)


def found(**user: Any) -> list[str]:
    return [str(finding) for finding in check(Tables(user), TODAY)]


def test_the_shipped_tables_are_without_fault() -> None:
    assert check(Tables(), TODAY) == []


def person(**fields: Any) -> dict[str, Any]:
    return {"id": "person/test-erna", "name_de": "Erna Test", "gender": "f", **fields}


def term(**fields: Any) -> dict[str, Any]:
    return {"person": "person/merkel-angela", "office": "foreign_minister", "body": "state/XK", **fields}


@pytest.mark.parametrize(
    ("user", "fault"),
    [
        ({"terms": [term(since="2030-13-01")]}, "no calendar"),
        ({"terms": [term(since="letztes Jahr")]}, "is no date"),
        ({"terms": [term(since="2020-05-01", until="2019")]}, "ends before it begins"),
        ({"terms": [term(since="2031")]}, "begins in the future"),
        ({"terms": [term(person="person/nobody")]}, "no such person"),
        ({"terms": [term(office="tsar")]}, "no such office"),
        ({"terms": [term(body="state/ZZ")]}, "no such state"),
        ({"terms": [term(body="state/DE", since="2016-01-01", until="2016-06-01")]}, "at a time"),
        ({"terms": [{**term(), "person": "person/maas-heiko", "body": "state/DE", "remove": "true"}]}, "nobody from"),
        ({"persons": [person(gender="x")]}, "gender is m or f"),
        ({"persons": [person(qid="42")]}, "no Wikidata id"),
        ({"persons": [person(surname="Prüfung")]}, "with the surname in it"),
        ({"persons": [person(id="person/Erna Test")]}, "small letters"),
        ({"outlets": [{"id": "dpa", "control": "free"}]}, "control is one of"),
        ({"outlets": [{"id": "probe", "names": ["Probe"], "control": "private"}]}, "control without its source"),
        ({"outlets": [{"id": "probe", "names": ["Probe"], "country": "ZZ"}]}, "no country ZZ"),
        ({"outlets": [{"id": "probe", "names": ["Probe"], "domains": ["dpa.com"]}]}, "two outlets' domain"),
        ({"organizations": [{"id": "T", "de": ["Test"], "members": {"DE": ["2020", "2010"]}}]}, "before it joins"),
        ({"organizations": [{"id": "T", "de": ["Test"], "members": {"ZZ": "2020"}}]}, "no state ZZ"),
        ({"organizations": [{"id": "T", "de": ["Test"], "part_of": "org/ZZ"}]}, "which is nowhere"),
        ({"organizations": [{"id": "T", "de": ["Test"], "chairs": {"2020": "DE", "2024": "FR"}}]}, "does not follow"),
        ({"states": [{"id": "FR", "de": ["Deutschland"]}]}, "the name of two states"),
        ({"states": [{"id": "FR", "iso3": "DEU"}]}, "iso3 stands twice"),
    ],
)
def test_a_fault_is_found(user: dict[str, Any], fault: str) -> None:
    assert any(fault in each for each in found(**user)), found(**user)


def test_a_row_of_the_users_own_that_is_right_is_no_fault() -> None:
    own = {"persons": [person()], "terms": [term(person="person/test-erna", since="2026-08-01")]}
    assert found(**own) == []


def test_holes_between_terms() -> None:
    def row(since: str, until: str | None) -> TermRow:
        return TermRow("person/x", "pope", "state/VA", since, until, "compiled", "2026-11")

    year = (date(2020, 1, 1), date(2021, 1, 1))
    assert list(holes([], *year)) == [year]
    assert list(holes([row("2019", None)], *year)) == []
    assert list(holes([row("2020-11-01", None), row("2019", "2020-02-10")], *year)) == [
        (date(2020, 2, 10), date(2020, 11, 1))
    ]
    assert list(holes([row("2019", "2020-02")], *year)) == [(date(2020, 2, 29), date(2021, 1, 1))]
