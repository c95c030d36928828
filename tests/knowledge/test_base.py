from datetime import date

import pytest

from depesche.errors import KnowledgeError
from depesche.knowledge.base import load_knowledge
from depesche.model import EntityType

KNOWLEDGE = load_knowledge()


def test_entities() -> None:
    kazakhstan = KNOWLEDGE.entity("state/KZ")
    assert (kazakhstan.names.de, kazakhstan.names.en, kazakhstan.names.ru) == ("Kasachstan", "Kazakhstan", "Казахстан")
    assert (kazakhstan.type, kazakhstan.wikidata, kazakhstan.country) == (EntityType.STATE, "Q232", "KZ")
    assert kazakhstan.known
    with pytest.raises(KnowledgeError, match="state/XX"):
        KNOWLEDGE.entity("state/XX")
    assert not KNOWLEDGE.knows("org/KZ/circus")


def test_institutions_are_made_when_asked_for() -> None:
    id = KNOWLEDGE.institution("Außenministeriums", "state/TR")
    assert id == "org/TR/foreign-ministry"
    ministry = KNOWLEDGE.entity(id)
    assert ministry.names.de == "Außenministerium der Türkei"
    assert (ministry.type, ministry.country) == (EntityType.ORGANIZATION, "TR")
    assert KNOWLEDGE.gender(id) == "n"
    assert KNOWLEDGE.state_of_institution(id) == "state/TR"
    assert KNOWLEDGE.institution("Zirkus", "state/TR") is None
    assert KNOWLEDGE.entity("org/DE/foreign-ministry").names.de == "Auswärtiges Amt"


def test_gender() -> None:
    genders = {id: KNOWLEDGE.gender(id) for id in ("state/KZ", "state/TR", "state/IR", "org/SCO", "org/UNSC")}
    assert genders == {"state/KZ": "n", "state/TR": "f", "state/IR": "m", "org/SCO": "f", "org/UNSC": "m"}
    assert KNOWLEDGE.gender("state/US") is None
    assert KNOWLEDGE.is_plural("state/US")
    assert not KNOWLEDGE.is_plural("state/KZ")


def test_words_for_countries() -> None:
    assert KNOWLEDGE.country_of_adjective("kasachischen") == "state/KZ"
    assert KNOWLEDGE.country_of_adjective("Kasachischer") == "state/KZ"
    assert KNOWLEDGE.country_of_adjective("russisch-kasachische") == "state/KZ"
    assert KNOWLEDGE.country_of_adjective("Hamburger") is None
    assert KNOWLEDGE.country_of_adjective("schönen") is None
    assert KNOWLEDGE.country_of_demonym("Russin") == "state/RU"
    assert KNOWLEDGE.country_of_demonym("Polen") == "state/PL"
    assert KNOWLEDGE.country_of_capital("Moskaus") == "state/RU"
    assert KNOWLEDGE.country_of_capital("Nur-Sultan") == "state/KZ"
    assert KNOWLEDGE.country_of_capital("Brüssel") == "org/EU"
    assert KNOWLEDGE.country_of_capital("Hamburg") is None
    assert KNOWLEDGE.metonym("Weißen Hauses") == "state/US"
    assert KNOWLEDGE.metonym("Haus") is None


def test_capitals_by_day() -> None:
    assert KNOWLEDGE.capital_of("state/KZ", date(1995, 5, 1)) == "place/Q35493"
    assert KNOWLEDGE.capital_of("state/KZ", date(2020, 5, 1)) == "place/Q1520"
    assert KNOWLEDGE.capital_of("state/KZ") == "place/Q1520"
    assert KNOWLEDGE.capital_of("state/XX") is None


def test_members_by_day() -> None:
    assert "state/GB" in KNOWLEDGE.members("org/EU", date(2019, 1, 1))
    assert "state/GB" not in KNOWLEDGE.members("org/EU", date(2021, 1, 1))
    assert len(KNOWLEDGE.members("org/EU")) == 27
    assert len(KNOWLEDGE.members("org/NATO")) == 32
    assert len(KNOWLEDGE.members("org/NATO", date(2000, 1, 1))) == 19
    assert "state/MN" in KNOWLEDGE.observers("org/SCO")
    assert KNOWLEDGE.members("org/NOBODY") == []


def test_chairs() -> None:
    assert ("2010", "state/KZ") in KNOWLEDGE.chairs("org/OSCE")
    assert ("2023-07-04/2024-07-04", "state/KZ") in KNOWLEDGE.chairs("org/SCO")


def test_outlets() -> None:
    assert KNOWLEDGE.outlet("TASS") == "outlet/tass"
    assert KNOWLEDGE.outlet("https://www.reuters.com/world/article-1") == "outlet/reuters"
    assert KNOWLEDGE.outlet("de.rt.com") == "outlet/rt"
    assert KNOWLEDGE.outlet("de.wikinews.org") == "outlet/wikinews"
    assert KNOWLEDGE.outlet("example.org") is None
    assert KNOWLEDGE.outlet("http://[broken") is None


def test_short_names() -> None:
    assert "Kommission" in KNOWLEDGE.short_names("org/EC")
    assert KNOWLEDGE.short_names("state/KZ") == ()


def test_holders_by_day() -> None:
    def name(office: str, body: str, day: date | None) -> str:
        return KNOWLEDGE.entity(KNOWLEDGE.holders(office, body, day)[0]).names.de

    assert "Nasarbajew" in name("head_of_state", "state/KZ", date(2018, 5, 1))
    assert "Tokajew" in name("head_of_state", "state/KZ", date(2024, 5, 1))
    assert "Obama" in name("head_of_government", "state/US", date(2010, 5, 1))
    assert "Merkel" in name("head_of_government", "state/DE", date(2010, 5, 1))
    assert "Leyen" in name("commission_president", "org/EC", date(2022, 5, 1))
    assert KNOWLEDGE.holders("head_of_state", "state/XX", None) == []


def test_terms_of() -> None:
    (person,) = KNOWLEDGE.holders("head_of_state", "state/RU", date(2010, 1, 1))
    terms = KNOWLEDGE.terms_of(person)
    assert {term.office for term in terms} >= {"head_of_state", "head_of_government"}
    assert [term.since or date.min for term in terms] == sorted(term.since or date.min for term in terms)
    assert KNOWLEDGE.terms_of("person/nobody") == []


def test_terms_in_a_part_of_a_state_are_those_of_its_kind_that_the_whole_has() -> None:
    platzeck = "person/platzeck-matthias"
    assert {term.office for term in KNOWLEDGE.terms_in(platzeck, "place/brandenburg")} == {"state_premier"}
    assert KNOWLEDGE.terms_in("person/merkel-angela", "place/brandenburg") == []
    assert KNOWLEDGE.terms_in(platzeck, "state/FR") == []


def test_an_office_of_many_means_none_of_them_in_particular() -> None:
    day = date(2010, 5, 3)
    assert len(KNOWLEDGE.holders("state_premier", "state/DE", day)) > 2
    assert KNOWLEDGE.in_particular("state_premier", "state/DE", day) == []
    office = "head_of_government"
    assert KNOWLEDGE.in_particular(office, "state/DE", day) == KNOWLEDGE.holders(office, "state/DE", day)


def test_persons_are_ranked_by_office_and_country() -> None:
    def best(name: str, **keys: object) -> str:
        return KNOWLEDGE.persons(name, **keys)[0][0]  # type: ignore[arg-type]

    assert best("Bush", day=date(2003, 3, 20)) != best("Bush", day=date(1990, 8, 2))
    assert best("Putin") == best("Wladimir Putin") == best("Vladimir Putin")
    assert KNOWLEDGE.persons("Kwxzq Vrrmpf") == []


def test_governments_of_constituent_states() -> None:
    assert KNOWLEDGE.government_of("place/bavaria") == "org/DE-BY"
    assert KNOWLEDGE.government_of("place/europe") is None
