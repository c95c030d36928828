"""What the tables promise: no id twice, nothing points into the void, no impossible dates, nothing stale."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from depesche.knowledge.base import load_knowledge
from depesche.knowledge.building import build
from depesche.knowledge.building.tables import DATA, read_tsv, read_yaml
from depesche.knowledge.days import first_day
from depesche.knowledge.loader import load_store

STORE = load_store()
ENTITIES = dict(STORE.entities())
STATES = {row["id"]: row for row in read_yaml("countries")["states"]}
ORGANIZATIONS = read_yaml("organizations")["organizations"]
OUTLETS = read_yaml("outlets")["outlets"]
REGIONS = read_yaml("regions")["regions"]


@pytest.mark.parametrize(
    "name", ["countries", "organizations", "outlets", "offices", "institutions", "regions", "ambiguous"]
)
def test_every_table_names_its_source_and_date(name: str) -> None:
    head = DATA.joinpath(f"{name}.yaml").read_text("utf-8").split("\nversion:")[0]
    assert "Source" in head
    assert read_yaml(name)["version"].startswith("20")


def test_the_compiled_file_is_up_to_date() -> None:
    """Byte for byte, so compiling is deterministic too. If it fails: depesche knowledge build."""
    assert build.COMPILED.read_bytes() == build.compile_tables()


def test_the_compiled_file_is_small() -> None:
    assert build.COMPILED.stat().st_size < 25_000_000


def test_every_row_says_where_it_comes_from_and_of_which_day() -> None:
    assert [id for id, row in ENTITIES.items() if not row.source or not row.as_of.startswith("20")] == []
    assert [row for row in STORE.terms() if not row.source or not row.as_of.startswith("20")] == []


def test_all_states_are_there() -> None:
    present = {code for code, row in STATES.items() if "until" not in row}
    assert len(present) == 193 + 5  # the members of the United Nations, PS, VA, XK, TW, EH
    assert all(len(code) == 2 for code in present)
    assert all(len(code) == 4 for code in STATES if code not in present)


def test_states_are_complete() -> None:
    for code, row in STATES.items():
        assert all(row[key] for key in ("de", "en", "ru", "capital", "gender")), code
        assert row["gender"] in ("n", "m", "f", "pl"), code
        assert len(row["de"]) == len(set(row["de"])), code


def test_names_of_states_are_their_own() -> None:
    names = Counter(name for row in STATES.values() if "until" not in row for name in row["de"])
    assert [name for name, count in names.items() if count > 1] == []


def test_adjectives_are_shared_only_where_they_must_be() -> None:
    bases = Counter(base for row in STATES.values() for base in row.get("adjectives", ()))
    assert {base for base, count in bases.items() if count > 1} == {"kongolesisch"}


def test_capitals_exist() -> None:
    for id, row in ENTITIES.items():
        if row.type == "state":
            capitals = STORE.facts(id)["capitals"]
            assert capitals, id
            assert all(place in ENTITIES for place, _, _ in capitals), id


def test_references_between_tables() -> None:
    countries = {code for code in STATES if len(code) == 2}
    for row in [*ORGANIZATIONS, *OUTLETS, *REGIONS]:
        assert row.get("country") is None or row["country"] in countries, row["id"]
    for row in ORGANIZATIONS:
        assert row.get("part_of", "org/EU") in ENTITIES, row["id"]
        for table in ("members", "observers"):
            assert set(row.get(table, {})) <= set(STATES), row["id"]
        assert set(row.get("chairs", {}).values()) <= set(STATES), row["id"]
    for row in REGIONS:
        assert row.get("government", "org/EU") in ENTITIES, row["id"]
    assert set(read_yaml("institutions")["named"]) <= set(STATES)


def test_names_filed_belong_to_entities() -> None:
    kinds = set(read_yaml("institutions")["kinds"])
    for key in STORE.all_forms():
        for id in (id for ids in STORE.forms[key][2::3] for id in ids):
            institution = id.count("/") == 2 and id.rpartition("/")[2] in kinds
            assert institution or id in ENTITIES, (key, id)


def test_a_name_of_an_organization_is_its_own() -> None:
    names = Counter(name for row in ORGANIZATIONS for name in row["de"])
    assert [name for name, count in names.items() if count > 1] == []
    domains = Counter(domain for row in OUTLETS for domain in row.get("domains", ()))
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_one_head_of_state_at_a_time() -> None:
    """Longer overlaps than a handover are errors, but where several hold the office by law."""
    collective = {"state/BA", "state/SM", "state/AD", "state/CH", "state/LY", "state/SD", "state/YE"}
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for row in read_tsv("terms"):
        if row["office"] in ("head_of_state", "head_of_government") and row["body"] not in collective:
            term = (first_day(row["since"]) or date.min, first_day(row["until"]) or date.max, row["person"])
            terms.setdefault((row["office"], row["body"]), []).append(term)
    for key, held in terms.items():
        for (_, until, one), (since, _, other) in pairwise(sorted(held)):
            assert one == other or (until - since).days <= 62, (key, one, other)


def test_no_gaps_in_the_highest_offices() -> None:
    """Somebody held the office at the beginning of every year since 2007 (a gap of some weeks between two is law)."""
    knowledge = load_knowledge()
    states = ("AM AT AZ BE BY CA CN DE ES FR GB GE IL IN IR JP KG KR KZ MD PL RU TJ TM TR UA US UZ").split()  # noqa: SIM905
    for office in ("head_of_state", "head_of_government"):
        for state in states:
            for year in range(2007, 2026):
                asked = "supreme_leader" if (office, state) == ("head_of_state", "IR") else office
                assert knowledge.holders(asked, f"state/{state}", date(year, 2, 1)), (office, state, year)
