"""Texts that give an office to another than the knowledge base does are listed; what they agree on is not."""

from collections.abc import Iterable

from depesche.model import (
    Document,
    Entity,
    EntityType,
    MadeBy,
    Names,
    Position,
    PositionStatus,
    Published,
    Reading,
    Verdict,
)
from depesche.queries import Questions
from depesche.record import Record

TEXT = "Der kasachische Außenminister Arman Qualow kam nach Astana."
STRANGER = Entity(id="x/person/arman-qualow", type=EntityType.PERSON, names=Names(de="Arman Qualow"))
KAZAKHSTAN = Entity(id="state/KZ", type=EntityType.STATE, names=Names(de="Kasachstan"), country="KZ", known=True)


def reading(id: str, day: str | None, **fields: object) -> Reading:
    position = Position(
        start=0,
        end=42,
        text=TEXT[:42],
        person=STRANGER.id,
        title="Außenminister",
        office="foreign_minister",
        body="state/KZ",
        day=day,
        verdict=Verdict.CONTRADICTED,
    )
    return Reading(
        document=Document(id=f"sha256-{id}", text=TEXT, published=Published(edtf=day)),
        entities=(STRANGER, KAZAKHSTAN),
        positions=(position.model_copy(update=fields),),
        made_by=MadeBy(depesche="0", model="0", knowledge="0"),
    )


def asked(readings: Iterable[Reading]) -> Questions:
    record = Record(":memory:")
    record.add(readings)
    return Questions(record)


def test_what_two_documents_say_is_one_correction_with_its_evidence() -> None:
    [found] = asked([reading("a", "2024-05-01"), reading("b", "2024-06-01")]).corrections()
    assert (found.person, found.office, found.body) == (STRANGER.id, "foreign_minister", "state/KZ")
    assert (found.first, found.last, found.sources) == ("2024-05-01", "2024-06-01", 2)
    assert found.known
    assert [each.text for each in found.evidence] == [TEXT, TEXT]


def test_undated_texts_are_held_against_today() -> None:
    [found] = asked([reading("a", None)]).corrections()
    assert (found.first, found.last) == (None, None)


def test_what_is_confirmed_former_or_of_many_holders_is_none() -> None:
    assert asked([reading("a", "2024-05-01", verdict=Verdict.CONFIRMED)]).corrections() == []
    assert asked([reading("a", "2024-05-01", status=PositionStatus.FORMER)]).corrections() == []
    assert asked([reading("a", "2024-05-01", office="ambassador", verdict=Verdict.NEW)]).corrections() == []
    assert asked([reading("a", "2024-05-01", office=None, verdict=Verdict.NEW)]).corrections() == []


def test_what_the_knowledge_base_says_meanwhile_is_none() -> None:
    told = reading("a", "2024-05-01", person="person/tokayev-kassym-jomart", office="head_of_state")
    assert asked([told]).corrections() == []


def test_a_former_holder_under_the_title_of_then_is_none() -> None:
    told = reading("a", "2024-05-01", person="person/nazarbayev-nursultan", office="head_of_state")
    assert asked([told]).corrections() == []


def test_only_who_has_the_office_instead_is_named_beside() -> None:
    told = reading("a", "1985-05-01", verdict=Verdict.NEW)
    [found] = asked([told]).corrections()
    assert found.known == ()
