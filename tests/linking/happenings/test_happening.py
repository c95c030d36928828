"""Tellings of one event of the world come together; different events stay apart; order does not matter."""

import random

from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.happenings.happening import happenings
from depesche.model import EventType, Evidence, ParticipantRole, Role, Source, Status, Telling


def state_of(entity: str) -> str:
    return {"person/putin": "state/RU", "person/tokajew": "state/KZ", "place/astana": "state/KZ"}.get(entity, entity)


def telling(event: str, *, date: str | None = "2024-11-27", status: str = "happened", **more: object) -> Telling:
    actors, recipients = more.pop("actors", ("person/putin",)), more.pop("recipients", ("state/KZ",))
    roles = [Role(role=ParticipantRole.ACTOR, entity=each) for each in actors]
    roles += [Role(role=ParticipantRole.RECIPIENT, entity=each) for each in recipients]
    source = Source(document=str(more.pop("document", event)), published=more.pop("published", None))
    return Telling.model_validate(
        {"event": event, "type": EventType.CONSULT, "mode": "visit", "status": status, "date": date}
        | {"participants": tuple(roles), "evidence": Evidence(source=source, start=0, text="Satz.")}
        | more
    )


def sets(tellings: list[Telling]) -> list[set[str]]:
    return [{each.event for each in happening.tellings} for happening in happenings(tellings, state_of)]


def test_plan_visit_and_look_back_are_one_happening_with_a_history() -> None:
    told = [
        telling("plan", status="planned", published="2024-11-20"),
        telling("visit", date="2024-11-27/2024-11-28", published="2024-11-27"),
        telling(
            "back", date="2024-11", actors=("person/putin",), recipients=("person/tokajew",), published="2025-11-10"
        ),
    ]
    [happening] = happenings(told, state_of)
    assert [each.event for each in happening.tellings] == ["plan", "visit", "back"]
    assert happening.status == Status.HAPPENED
    assert happening.date == "2024-11-27/2024-11-28"
    assert happening.sources == 3


def test_one_voice_does_not_disagree_with_itself() -> None:
    said = telling("a"), telling("b", date="2024-11-27/2024-11-28", status="denied")

    def disputes(*more: dict[str, str]) -> set[str]:
        told = [each.model_copy(update=update) for each, update in zip(said, more, strict=True)]
        [happening] = happenings(told, state_of)
        return {each.about for each in happening.disputes}

    source = Source(document="one")
    at_one = [{"evidence": each.evidence.model_copy(update={"source": source})} for each in said]
    assert disputes(*at_one) == set()
    assert disputes(at_one[0], at_one[1] | {"speaker": "person/tokajew"}) == {"status"}
    assert disputes({}, {}) == {"status"}


def test_other_days_other_parties_and_other_types_stay_apart() -> None:
    told = [
        telling("a"),
        telling("b", date="2024-07-03"),
        telling("c", actors=("state/CN",)),
        telling("d", type=EventType.SUPPORT, mode="sign"),
        telling("e", mode="phone"),
    ]
    assert sorted(map(sorted, sets(told))) == [["a"], ["b"], ["c"], ["d"], ["e"]]


def test_two_places_of_one_day_are_two_happenings() -> None:
    told = [telling("a", place="state/RU"), telling("b", place="place/astana"), telling("c", place="state/KZ")]
    assert sorted(map(sorted, sets(told))) == [["a"], ["b", "c"]]


def test_a_coarse_date_that_fits_two_happenings_joins_neither() -> None:
    told = [telling("a", date="2024-11-05"), telling("b", date="2024-11-27"), telling("month", date="2024-11")]
    assert {"month"} in sets(told)


def test_undated_tellings_stay_alone_unless_they_were_told_at_one_time() -> None:
    assert len(sets([telling("a", date=None), telling("b", date=None)])) == 2
    told = [
        telling("a", date=None, published="2024-11-27"),
        telling("b", date=None, published="2024-11-28"),
        telling("c", date=None, published="2024-12-08"),
        telling("d", date=None, published="2024-11-28", mode="phone"),
        telling("e", date=None, published="2024-11-28", type=EventType.ASSAULT, mode=None),
        telling("f", date=None, published="2024-11-27", type=EventType.ASSAULT, mode=None),
    ]
    assert sorted(map(sorted, sets(told))) == [["a", "b"], ["c"], ["d"], ["e"], ["f"]]


def test_what_was_told_at_one_time_goes_where_one_of_it_fits() -> None:
    told = [
        telling("a", date=None, published="2024-11-27"),
        telling("b", date=None, published="2024-11-28"),
        telling("c", date="2024-11-19", published="2024-11-20"),
    ]
    assert sets(told) == [{"a", "b", "c"}]


def test_contradictions_are_kept_in_the_tellings() -> None:
    [happening] = happenings([telling("a", status="denied"), telling("b")], state_of)
    assert {each.status for each in happening.tellings} == {"denied", "happened"}


DATES = st.sampled_from(["2024-11-27", "2024-11-28", "2024-11", "2024-11-26/2024-11-28", "2024", None])
PARTIES = st.sampled_from([("person/putin",), ("state/RU",), ("state/CN",)])


@given(st.lists(st.tuples(DATES, PARTIES), max_size=8), st.randoms())
def test_the_order_of_tellings_does_not_matter(items: list[tuple], chance: random.Random) -> None:
    told = [telling(f"e{n}", date=date, actors=actors) for n, (date, actors) in enumerate(items)]
    found = happenings(told, state_of)
    chance.shuffle(told)
    assert happenings(told, state_of) == found
    assert sorted(each.event for happening in found for each in happening.tellings) == [
        f"e{n}" for n in range(len(items))
    ]


def test_whom_a_common_noun_names_is_the_same_only_at_one_place() -> None:
    def protest(document: str, place: str | None) -> Telling:
        actors = (f"x/group/demonstranten-{document}",)
        return telling(document, document=document, place=place, actors=actors, recipients=())

    told = [protest("a", "place/astana"), protest("b", "place/astana"), protest("c", "state/UZ"), protest("d", None)]
    assert sorted(map(sorted, sets(told))) == [["a", "b"], ["c"], ["d"]]


def test_what_is_done_often_joins_only_what_was_told_about_that_day() -> None:
    def attack(event: str, **more: object) -> Telling:
        return telling(event, type=EventType.ASSAULT, mode=None, actors=("state/RU",), recipients=("state/UA",), **more)

    told = [
        attack("day", date="2024-11-20", published="2024-11-21"),
        attack("then", date=None, published="2024-11-21"),
        attack("later", date=None, published="2024-11-27"),
        attack("month", date="2024-11", published="2024-12-27"),
    ]
    assert sorted(map(sorted, sets(told))) == [["day", "then"], ["later"], ["month"]]
