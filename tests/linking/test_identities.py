"""Strangers of many documents come together where names and circumstances agree, and stay apart where they do not."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.identities import Acquaintance, identities
from depesche.model import Entity, EntityType, Names

OFFICE = ("trade_minister", "state/XK")


def stranger(
    id: str,
    name: str,
    *documents: str,
    country: str | None = None,
    positions: tuple[tuple[str, str], ...] = (),
    type: EntityType = EntityType.PERSON,
    aliases: tuple[str, ...] = (),
) -> Acquaintance:
    entity = Entity(id=f"x/{id}", type=type, names=Names(de=name), country=country, aliases=aliases)
    return Acquaintance(entity, frozenset(documents), frozenset(positions))


def groups(*strangers: Acquaintance) -> set[frozenset[str]]:
    ones = identities(strangers)
    found: dict[str, set[str]] = {}
    for each in strangers:
        found.setdefault(ones.get(each.id, each.id), set()).add(each.id.removeprefix("x/"))
    return {frozenset(ids) for ids in found.values()}


def test_spellings_of_one_name_are_one_and_the_best_documented_stands_for_all() -> None:
    one, other = stranger("a", "Dauren Schumabekow", "1", "2"), stranger("b", "Dauren Zhumabekov", "3")
    assert identities([one, other]) == {"x/b": "x/a"}


def test_what_speaks_against_it_keeps_two_apart() -> None:
    apart = {frozenset("a"), frozenset("b")}
    assert groups(stranger("a", "Petra Kralow", "1"), stranger("b", "Pawel Kralow", "2")) == apart
    assert groups(stranger("a", "Jan Novak", "1", country="CZ"), stranger("b", "Jan Novák", "2", country="SI")) == apart
    assert groups(stranger("a", "Jan Novak", "1"), stranger("b", "Jan Novák", "1")) == apart


def test_a_go_between_does_not_tie_two_that_are_apart() -> None:
    czech, slovene = stranger("a", "Jan Novak", "1", country="CZ"), stranger("b", "Jan Novák", "2", country="SI")
    found = groups(czech, slovene, stranger("c", "Jan Nowak", "3"))
    assert frozenset("ab") not in {group & frozenset("ab") for group in found}


def test_a_bare_surname_joins_the_one_whose_country_or_position_it_shares() -> None:
    full = stranger("a", "Dauren Schumabekow", "1", country="KZ", positions=(OFFICE,))
    assert groups(full, stranger("b", "Zhumabekov", "2", country="KZ")) == {frozenset("ab")}
    assert groups(full, stranger("b", "Schumabekow", "2", positions=(OFFICE,))) == {frozenset("ab")}
    assert groups(full, stranger("b", "Schumabekow", "2")) == {frozenset("a"), frozenset("b")}
    assert groups(full, stranger("b", "Schumabekow", "2", country="UZ")) == {frozenset("a"), frozenset("b")}


def test_a_bare_surname_that_two_may_bear_stays_alone() -> None:
    brother, sister = stranger("a", "Ali Karimi", "1", country="IR"), stranger("b", "Nasrin Karimi", "2", country="IR")
    found = groups(brother, sister, stranger("c", "Karimi", "3", country="IR"))
    assert frozenset("c") in found


def test_a_particle_makes_no_full_name() -> None:
    assert len(groups(stranger("a", "Graf Otto von Quast", "1"), stranger("b", "von Quast", "2"))) == 2
    full, bare = stranger("a", "Otto von Quast", "1", country="DE"), stranger("b", "von Quast", "2", country="DE")
    assert len(groups(full, bare)) == 1


def test_an_initial_says_as_little_as_none() -> None:
    full = stranger("a", "Ali Karimi", "1", country="IR")
    assert groups(full, stranger("b", "A. Karimi", "2")) == {frozenset("a"), frozenset("b")}
    assert groups(full, stranger("b", "A. Karimi", "2", country="IR")) == {frozenset("ab")}


def test_bare_surnames_are_one_only_by_a_common_position() -> None:
    assert groups(stranger("a", "Quendt", "1", country="DE"), stranger("b", "Quendt", "2", country="DE")) == {
        frozenset("a"),
        frozenset("b"),
    }
    both = [stranger(id, "Quendt", id, positions=(OFFICE,)) for id in "ab"]
    assert groups(*both) == {frozenset("ab")}


def test_nameless_persons_are_left_alone() -> None:
    two = [stranger(id, "Sprecher (Armee)", id, aliases=("ein Sprecher der Armee",)) for id in "ab"]
    assert groups(*two) == {frozenset("a"), frozenset("b")}


def test_bodies_by_their_name_without_legal_form_and_hyphens() -> None:
    body = EntityType.ORGANIZATION
    assert groups(
        stranger("a", "Nordlicht Energie AG", "1", type=body), stranger("b", "Nordlicht-Energie", "2", type=body)
    ) == {frozenset("ab")}
    assert (
        len(groups(stranger("a", "Nordlicht", "1", type=body), stranger("b", "Nordlicht", "2", type=EntityType.PLACE)))
        == 2
    )
    assert len(groups(stranger("a", "ERI", "1", type=body), stranger("b", "ERI", "2", type=body))) == 2


def test_an_unknown_one_that_has_become_known_takes_that_id() -> None:
    both = [stranger("a", "Dauren Schumabekow", "1"), stranger("b", "Dauren Zhumabekov", "2")]
    assert identities(both, lambda entity: "person/known" if "Zh" in entity.names.de else None) == {
        "x/a": "person/known",
        "x/b": "person/known",
    }


NAMES = ("Jan Novak", "Jan Nowak", "Jana Novakova", "Novak", "Nowak", "Ali Karimi", "Aly Karimy", "Karimi", "A. Karimi")
PEOPLE = st.lists(
    st.builds(
        lambda name, document, country: (name, document, country),
        st.sampled_from(NAMES),
        st.sampled_from("1234"),
        st.sampled_from([None, "CZ", "IR"]),
    ),
    max_size=9,
)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(
    people: list[tuple[str, str, str | None]], order: random.Random
) -> None:
    strangers = [
        stranger(str(n), name, document, country=country) for n, (name, document, country) in enumerate(people)
    ]
    found = identities(strangers)
    shuffled = list(strangers)
    order.shuffle(shuffled)
    assert identities(shuffled) == found
    assert not set(found) & set(found.values())


def test_common_nouns_name_a_body_only_with_their_owner() -> None:
    def body(id: str, name: str, *documents: str) -> Acquaintance:
        return stranger(id, name, *documents, type=EntityType.ORGANIZATION, aliases=("Polizei",))

    one = body("a", "Polizei (Duisburg)", "1")
    other = body("organization/polizei-2", "Polizei", "sha256-2")
    third = body("organization/polizei-3", "Polizei", "sha256-3")
    assert len(groups(one, body("b", "Polizei (Mainz)", "4"), other, third)) == 4


def test_persons_whom_nobody_names_are_left_alone() -> None:
    named = stranger("a", "Ole Richter", "1", country="DE")
    role = replace(stranger("b", "Richter", "2", country="DE"), named=False)
    assert len(groups(named, role)) == 2
    assert len(groups(named, replace(role, named=True))) == 1
