"""The tables of persons and terms: no gaps, overlaps or impossible terms where they claim to be complete."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from depesche.knowledge.persons import TermRow, load_persons, load_terms
from depesche.knowledge.tables import read_yaml

#: complete since 2014 for head of state, head of government and foreign minister
COMPLETE = re.findall(
    "[A-Z]{2}",
    """AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA
    AT BE BG CY CZ DK EE ES FI GR HR HU IE LT LU LV MT NL PL PT RO SE SI SK NO CH
    AM AZ BY GE KG KZ MD TJ TM UA UZ IL IR EG SY IQ AE QA JO LB AF PK KP RS AL ME MK VE CU ET TH VN""",
)
OFFICES = ("head_of_state", "head_of_government", "foreign_minister")
SEVERAL_HOLDERS = {"commissioner", "state_premier", "ambassador", "minister"}
#: real vacancies, caretakers that the table does not name, and offices that did not exist
VACANT = {
    ("state/LB", "head_of_state"),
    ("state/AF", "head_of_government"),
    ("state/PK", "foreign_minister"),
    ("state/SY", "head_of_government"),
    ("state/CH", "head_of_government"),
}
LONGEST_GAP = 45
START = date(2014, 1, 31)


def by_office() -> dict[tuple[str, str], list[TermRow]]:
    terms: defaultdict[tuple[str, str], list[TermRow]] = defaultdict(list)
    for term in load_terms():
        terms[term.body, term.office].append(term)
    return {key: sorted(rows, key=lambda row: row.first_day() or date.min) for key, rows in terms.items()}


def test_person_ids_are_ascii_and_unique():
    ids = [person.id for person in load_persons()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"person/[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_every_person_has_names_gender_and_a_surname_out_of_the_name():
    for person in load_persons():
        assert person.name_de.strip() == person.name_de != ""
        assert person.name_en
        assert person.surname in person.name_de, person.id
        assert person.gender in ("m", "f"), person.id
        assert person.country is None or re.fullmatch("[A-Z]{2}", person.country), person.id
        assert person.qid is None or re.fullmatch(r"Q\d+", person.qid), person.id


def test_no_two_persons_share_a_wikidata_item():
    items = [person.qid for person in load_persons() if person.qid]
    assert len(items) == len(set(items))


def test_terms_name_known_persons_and_known_offices():
    persons = {person.id for person in load_persons()}
    offices = read_yaml("offices")["offices"]
    for term in load_terms():
        assert term.person in persons, term
        assert term.office in offices, term


def test_no_term_ends_before_it_begins_or_begins_in_the_future():
    for term in load_terms():
        first, last = term.first_day(), term.last_day()
        assert first is not None, term
        assert last is None or first <= last, term
        assert first <= date(2026, 12, 31), term


def test_single_offices_have_one_holder_at_a_time():
    for (body, office), terms in by_office().items():
        if office in SEVERAL_HOLDERS:
            continue
        for before, after in pairwise(terms):
            until, since = before.last_day(), after.first_day()
            assert until is not None, (body, office, before.person, after.person)
            assert since is not None
            assert until <= since or before.until[:7] == after.since[:7], (body, office, before.person, after.person)


@pytest.mark.parametrize("code", COMPLETE)
def test_complete_states_have_no_gap_since_2014(code):
    presidential = read_yaml("offices")["presidential"]
    terms = by_office()
    for office in OFFICES:
        key = (f"state/{code}", office)
        if key in VACANT or (office == "head_of_government" and code in presidential and key not in terms):
            continue
        rows = [term for term in terms.get(key, ()) if (term.last_day() or date.max) >= START]
        assert rows, key
        assert (rows[0].first_day() or date.max) <= START, key
        for before, after in pairwise(rows):
            gap = ((after.first_day() or date.max) - (before.last_day() or date.max)).days
            assert gap <= LONGEST_GAP, (key, before.person, after.person)


def test_a_coarse_date_is_read_as_its_outer_bounds():
    term = TermRow("person/x", "pope", "state/VA", "2004-02", "2010", "compiled")
    assert term.first_day() == date(2004, 2, 1)
    assert term.last_day() == date(2010, 12, 31)
    assert TermRow("person/x", "pope", "state/VA", "2004", "", "compiled").last_day() is None
