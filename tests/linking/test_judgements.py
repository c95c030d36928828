"""What people decided comes before what names, circumstances and another reading say."""

import random
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.identities import Acquaintance, identities
from depesche.linking.judgements import decided_entities, decided_events, found_again, judged_again, settled
from depesche.model import (
    Entity,
    EntityType,
    EventType,
    Evidence,
    Happening,
    Judgement,
    Names,
    Role,
    Source,
    Span,
    Telling,
)
from depesche.model.record import Anchor


def judgement(id: str, verb: str, *objects: str, **more: Any) -> Judgement:
    said = {"id": id, "verb": verb, "objects": objects, "who": "Ina", "when": f"2025-03-14T12:00:0{id[-1]}Z"}
    return Judgement.model_validate(said | more)


def stranger(id: str, name: str, *documents: str, country: str | None = None) -> Acquaintance:
    entity = Entity(id=id, type=EntityType.PERSON, names=Names(de=name), country=country)
    return Acquaintance(entity, frozenset(documents))


SCHUMABEKOW = stranger("x/a", "Dauren Schumabekow", "1", "2")
ZHUMABEKOV = stranger("x/b", "Dauren Zhumabekov", "3")
QUAST = stranger("x/c", "Dina Quast", "1", country="DE")
EVERYBODY = (SCHUMABEKOW, ZHUMABEKOV, QUAST)


def ones(*judgements: Judgement, known_as: dict[str, str] | None = None, gone: str = "") -> dict[str, str]:
    decided = decided_entities(judgements)
    return identities(EVERYBODY, lambda each: (known_as or {}).get(each.id), decided, lambda id: id != gone)


def test_two_that_names_make_one_are_kept_apart() -> None:
    assert ones() == {"x/b": "x/a"}
    assert ones(judgement("jd-1", "different", "x/b", "x/a")) == {}


def test_two_are_one_whatever_country_documents_and_names_say() -> None:
    assert ones(judgement("jd-1", "same", "x/c", "x/a")) == {"x/b": "x/a", "x/c": "x/a"}


def test_what_is_one_by_decision_stays_apart_from_what_either_was_parted_from() -> None:
    found = ones(judgement("jd-1", "same", "x/c", "x/a"), judgement("jd-2", "different", "x/b", "x/c"))
    assert found == {"x/c": "x/a"}


def test_the_known_one_stands_for_both_and_of_two_known_ones_the_first_named() -> None:
    assert ones(judgement("jd-1", "same", "x/c", "person/k")) == {"x/b": "x/a", "x/c": "person/k"}
    assert ones(judgement("jd-1", "same", "person/k", "person/a")) == {"x/b": "x/a", "person/a": "person/k"}
    assert ones(judgement("jd-1", "same", "x/a", "person/a"), judgement("jd-2", "same", "person/k", "person/a")) == {
        "x/a": "person/k",
        "x/b": "person/k",
        "person/a": "person/k",
    }
    assert ones(judgement("jd-1", "same", "person/k", "person/a"), judgement("jd-2", "same", "x/a", "person/a")) == {
        "x/a": "person/k",
        "x/b": "person/k",
        "person/a": "person/k",
    }


def test_one_that_has_become_known_takes_the_id_of_whom_people_made_that_one() -> None:
    known = {"x/c": "person/a"}
    assert ones(known_as=known)["x/c"] == "person/a"
    assert ones(judgement("jd-1", "same", "person/k", "person/a"), known_as=known)["x/c"] == "person/k"


def test_a_stranger_is_not_the_known_one_if_people_say_so() -> None:
    known = {"x/a": "person/a", "x/b": "person/a"}
    assert ones(judgement("jd-1", "different", "x/a", "person/a"), known_as=known) == {"x/b": "x/a"}
    assert ones(judgement("jd-1", "different", "x/b", "x/a"), known_as=known) == {}
    one_is = (judgement("jd-1", "different", "x/b", "x/a"), judgement("jd-2", "same", "x/b", "person/a"))
    assert ones(*one_is, known_as=known) == {"x/b": "person/a"}


def test_who_is_in_no_document_any_more_still_ties_others_but_stands_for_nobody() -> None:
    through = (judgement("jd-1", "same", "x/gone", "x/a"), judgement("jd-2", "same", "x/c", "x/gone"))
    assert ones(*through, gone="x/gone") == {"x/b": "x/a", "x/c": "x/a", "x/gone": "x/a"}
    assert ones(judgement("jd-1", "same", "x/gone", "person/k"), gone="x/gone") == {"x/b": "x/a", "x/gone": "person/k"}


def test_of_judgements_that_contradict_each_other_through_a_third_the_earliest_is_overruled() -> None:
    first, second = judgement("jd-1", "same", "x/a", "x/b"), judgement("jd-2", "same", "x/b", "x/c")
    third = judgement("jd-3", "different", "x/a", "x/c")
    decided = decided_entities([second, third, first])
    assert decided.overruled == {"jd-1"}
    assert (decided.same, decided.different) == ((("x/b", "x/c"),), (("x/a", "x/c"),))
    assert decided_entities([first, second, judgement("jd-0", "different", "x/a", "x/c")]).overruled == {"jd-0"}


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(["same", "different"]), st.sampled_from(list(combinations(["x/a", "x/b", "x/c", "k"], 2)))
    ),
    max_size=8,
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_decisions_on_entities_hold_and_their_order_does_not_matter(
    said: list[tuple[str, tuple[str, str]]], chance: random.Random
) -> None:
    judgements = [judgement(f"jd-{n}", verb, *pair) for n, (verb, pair) in enumerate(said)]
    decided = decided_entities(judgements)
    shuffled = list(judgements)
    chance.shuffle(shuffled)
    assert decided_entities(shuffled) == decided
    assert len(decided.same) + len(decided.different) + len(decided.overruled) == len(judgements)
    if judgements:
        assert judgements[-1].id not in decided.overruled
    strangers = list(EVERYBODY)
    found = identities(strangers, decided=decided)
    chance.shuffle(strangers)
    assert identities(strangers, decided=decided) == found
    assert not set(found) & set(found.values())
    assert all(found.get(one, one) == found.get(other, other) for one, other in decided.same)
    assert all(found.get(one, one) != found.get(other, other) for one, other in decided.different)


TEXT = "Sie kam nach Kiew und kam nach Rom."


def event(id: str, words: str = "kam", at: int = 0, **more: Any) -> Anchor:
    """An event of the sentence; ``at``: the how-many-eth place of its words."""
    start = -1
    for _ in range(at + 1):
        start = TEXT.index(words, start + 1)
    said: dict[str, Any] = {"start": start, "end": start + len(words), "event": id, "document": "1", "text": words}
    return Anchor.model_validate(said | {"type": EventType.CONSULT, "sentence": Span(start=0, end=len(TEXT))} | more)


def test_an_event_is_found_by_its_id_then_by_its_words_then_if_it_is_the_only_one() -> None:
    asked = event("ev-1", at=1)
    near = event("ev-2", sentence=Span(start=0, end=20))
    assert found_again(asked, [near, event("ev-1", "Rom", type=EventType.AID)]) == "ev-1"
    assert found_again(asked, [event("ev-3", "Rom"), near]) == "ev-2"
    assert found_again(asked, [event("ev-2"), event("ev-4", at=1)]) == "ev-4"
    assert found_again(asked, [event("ev-3", "Rom")]) == "ev-3"
    assert found_again(asked, [event("ev-3", "Rom"), event("ev-5", "Kiew")]) is None


def test_an_event_of_another_document_type_or_sentence_is_another() -> None:
    for other in (
        event("ev-2", document="2"),
        event("ev-2", type=EventType.AID),
        event("ev-2", sentence=Span(start=40, end=50)),
    ):
        assert found_again(event("ev-1"), [other]) is None
    assert found_again(event("ev-1"), []) is None


def test_a_neighbour_that_was_there_before_is_not_taken_for_it() -> None:
    asked = event("ev-1", beside=(Span(start=22, end=25),))
    assert found_again(asked, [event("ev-2", at=1)]) is None
    assert found_again(asked, [event("ev-2", at=1), event("ev-3", "Rom")]) == "ev-3"
    assert found_again(asked, [event("ev-4", "kam nach Kiew")]) == "ev-4"


def happening(id: str, *events: str, **more: Any) -> Happening:
    def telling(event: str) -> Telling:
        evidence = Evidence(source=Source(document="1"), start=0, text="Satz.")
        return Telling(event=event, type=EventType.CONSULT, status="happened", evidence=evidence)

    said: dict[str, Any] = {"id": id, "type": "CONSULT", "mode": "visit", "status": "happened", "date": "2025-03-12"}
    return Happening.model_validate(said | {"tellings": tuple(map(telling, events)), "sources": 1} | more)


def on(id: str, verb: str, *events: str, **more: Any) -> Judgement:
    """A judgement on a happening with these events; of one event if it is written alone, with a full stop."""
    if events[0].endswith("."):
        name = events[0].rstrip(".")
        return judgement(id, verb, name, anchors=(event(name),), **more)
    return judgement(id, verb, "hp-then", anchors=tuple(map(event, events)), **more)


def answer(*judgements: Judgement, items: list[Happening] | None = None) -> list[Happening]:
    found = items or [happening("hp-1", "ev-1", "ev-2"), happening("hp-2", "ev-3")]
    names = {telling.event for item in found for telling in item.tellings}
    decisions = decided_events(map(event, sorted(names)), judgements, lambda id: {"x/old": "x/new"}.get(id, id))
    return settled(found, decisions)


def test_a_judgement_on_a_happening_follows_most_of_its_events() -> None:
    [first, second] = answer(on("jd-1", "set", "ev-1", "ev-2", "ev-3", field="date", value="2024"))
    assert (first.id, first.date, first.judged) == ("hp-1", "2024", ("jd-1",))
    assert (second.date, second.judged) == ("2025-03-12", ())
    moved = [happening("hp-1", "ev-1"), happening("hp-2", "ev-2", "ev-3", "ev-4")]
    dates = [each.date for each in answer(on("jd-1", "set", "ev-1", "ev-2", "ev-3", field="date"), items=moved)]
    assert sorted(map(str, dates)) == ["2025-03-12", "None"]


def test_every_field_is_set_and_what_is_set_last_counts() -> None:
    role, other = ({"role": role, "entity": "x/old"} for role in ("actor", "recipient"))
    [found, _] = answer(
        on("jd-1", "set", "ev-1", field="place", value="state/KZ"),
        on("jd-2", "set", "ev-1", "ev-2", field="place", value="x/old"),
        on("jd-3", "set", "ev-1", field="status", value="denied"),
        on("jd-4", "set", "ev-2", field="type", value="AID"),
        on("jd-5", "set", "ev-1", field="participants", roles=(role, other)),
    )
    assert (found.place, found.status, found.type, found.mode) == ("x/new", "denied", "AID", None)
    assert found.participants == (Role(role="actor", entity="x/new"), Role(role="recipient", entity="x/new"))
    assert found.judged == ("jd-2", "jd-3", "jd-4", "jd-5")
    assert Happening.model_validate(found.model_dump()) == found


def test_a_rejected_happening_is_left_out_with_all_it_has_now_until_it_is_confirmed() -> None:
    reject = on("jd-1", "reject", "ev-1")
    grown = [happening("hp-1", "ev-1", "ev-2"), happening("hp-2", "ev-3")]
    assert answer(on("jd-1", "reject", "ev-1", "ev-2"), items=grown) == [grown[1]]
    assert reject.objects == ("hp-then",)
    assert answer(reject, items=grown) == [grown[1]]
    [first, _] = answer(reject, on("jd-2", "confirm", "ev-2."), items=grown)
    assert first.judged == ("jd-2",)
    assert len(answer(on("jd-0", "confirm", "ev-1"), reject, items=grown)) == 1


def test_a_rejected_event_is_rejected_until_it_is_confirmed() -> None:
    events = [event("ev-1"), event("ev-2")]
    reject, confirm = on("jd-1", "reject", "ev-1."), on("jd-2", "confirm", "ev-1.")
    assert decided_events(events, [reject]).rejected == {"ev-1"}
    assert decided_events(events, [confirm, reject]).rejected == frozenset()
    assert decided_events(events, [confirm, on("jd-3", "reject", "ev-1.")]).rejected == {"ev-1"}
    assert decided_events(events[1:], [reject]).rejected == {"ev-2"}  # the only one of the sentence
    assert decided_events([], [reject]).found == {"jd-1": {}}


def test_what_is_set_moves_a_happening_to_its_day() -> None:
    found = answer(on("jd-1", "set", "ev-1", "ev-2", field="date", value="2026"))
    assert [each.id for each in found] == ["hp-2", "hp-1"]


def test_without_judgements_nothing_changes() -> None:
    items = [happening("hp-1", "ev-1", "ev-2"), happening("hp-2", "ev-3")]
    assert answer(items=items) == items


def test_a_judgement_all_of_whose_events_are_judged_again_is_overruled() -> None:
    before = on("jd-1", "set", "ev-1", field="date", value="2024")
    after = on("jd-2", "set", "ev-1", "ev-2", field="date", value="2025")
    place = on("jd-3", "set", "ev-1", field="place")
    judgements = [after, place, before]
    decisions = decided_events([event("ev-1"), event("ev-2")], judgements)
    assert judged_again(judgements, decisions) == {"jd-1"}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["reject", "confirm", "set"]),
        st.sets(st.sampled_from(["ev-1", "ev-2", "ev-3", "ev-4", "ev-9"]), min_size=1).map(sorted),
        st.booleans(),
    ),
    max_size=6,
)


@given(ACTS, st.randoms(use_true_random=False))
def test_neither_the_order_of_judgements_nor_that_of_happenings_matters(
    acts: list[tuple[str, list[str], bool]], chance: random.Random
) -> None:
    judgements = [
        on(f"jd-{n}", verb, *([f"{events[0]}."] if single else events), **({"field": "date"} if verb == "set" else {}))
        for n, (verb, events, single) in enumerate(acts)
    ]
    items = [happening("hp-1", "ev-1", "ev-2"), happening("hp-2", "ev-3"), happening("hp-3", "ev-4")]
    found = answer(*judgements, items=items)
    chance.shuffle(judgements)
    chance.shuffle(items)
    assert answer(*judgements, items=items) == found
