"""Judgements shape every answer, and find their objects again when the documents were read anew."""

from collections.abc import Iterable

import pytest

from depesche.errors import UsageError
from depesche.model import (
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    MadeBy,
    Mention,
    MentionForm,
    Names,
    Participant,
    ParticipantRole,
    Published,
    Reading,
    Span,
    Status,
)
from depesche.queries import Asked, Questions
from depesche.record import Record
from depesche.record import judgements as ledger

KAZAKHSTAN = Entity(id="state/KZ", type=EntityType.STATE, names=Names(de="Kasachstan"), country="KZ", known=True)
UZBEKISTAN = Entity(id="state/UZ", type=EntityType.STATE, names=Names(de="Usbekistan"), country="UZ", known=True)
TEXT = "Kasachstan empfing am Mittwoch Gäste aus Usbekistan und lobte Usbekistan."


def told(
    document: str, *words: str, salt: str = "", model: str = "a", date: str = "2025-03-12", text: str = TEXT
) -> Reading:
    """A document with an event at each of ``words``; ``salt`` changes the events' ids, as a new reader may."""

    def event(trigger: str) -> Event:
        start = text.index(trigger)
        first, last = text.index("Kasachstan"), text.rindex("Usbekistan")
        return Event(
            start=start,
            end=start + len(trigger),
            text=trigger,
            id=f"ev-{salt}{document}{start}",
            sentence=Span(start=0, end=len(text)),
            type=EventType.CONSULT,
            participants=(
                Participant(start=first, end=first + 10, role=ParticipantRole.ACTOR, entity="state/KZ"),
                Participant(start=last, end=last + 10, role=ParticipantRole.RECIPIENT, entity="state/UZ"),
            ),
            date=date,
        )

    return Reading(
        document=Document(id=f"sha256-{document}", text=text, published=Published(edtf=date)),
        entities=(KAZAKHSTAN, UZBEKISTAN),
        events=tuple(map(event, words)),
        made_by=MadeBy(depesche="0", model=model, knowledge="0"),
    )


def record_of(readings: Iterable[Reading]) -> Record:
    record = Record(":memory:")
    record.add(readings)
    return record


def standings(record: Record) -> list[tuple[str, bool]]:
    return [(each.judgement.verb, each.found) for each in Questions(record).judgements()]


def test_a_rejected_event_tells_nothing_and_stays_in_the_record() -> None:
    record = record_of([told("a", "empfing"), told("b", "empfing")])
    [before] = Questions(record).timeline()
    assert len(before.tellings) == 2
    made = Questions(record).judge("reject", before.tellings[0].event, why="a rumour", who="Ina")
    [after] = Questions(record).timeline()
    assert after.tellings == before.tellings[1:]
    assert [len(reading.events) for reading in record.readings()] == [1, 1]
    Questions(record).judge("undo", made.id)
    assert Questions(record).timeline() == [before]


def test_what_is_set_on_a_happening_counts_in_every_question() -> None:
    record = record_of([told("a", "empfing"), told("b", "empfing")])
    [happening] = Questions(record).timeline()
    made = Questions(record).judge("set", happening.id, field="date", value="2024-11-27", who="Ina")
    asked = Questions(record)
    [found] = asked.timeline(Asked(who=("state/UZ",), when="2024-11"))
    assert (found.date, found.judged) == ("2024-11-27", (made.id,))
    assert asked.timeline(Asked(when="2025-03-12")) == []
    assert asked.between("state/KZ", "state/UZ").meetings == (found,)
    assert asked.dossier("state/KZ").happenings == (found,)


def test_places_and_participants_are_set_by_name_even_if_no_document_has_them() -> None:
    record = record_of([told("a", "empfing")])
    [happening] = Questions(record).timeline()
    Questions(record).judge("set", happening.id, field="place", value="Samarkand")
    Questions(record).judge("set", happening.id, field="participants", value="Usbekistan > KZ, Rahmon")
    Questions(record).judge("set", happening.tellings[0].event, field="status", value="Planned")
    asked = Questions(record)
    [found] = asked.timeline()
    assert found.status is Status.PLANNED
    assert found.place
    assert asked.name(found.place) == "Samarqand"
    assert [(role.role.value, role.entity) for role in found.participants] == [
        ("actor", "state/UZ"),
        ("recipient", "state/KZ"),
        ("recipient", "person/rahmon-emomali"),
    ]
    assert asked.timeline(Asked(who=("person/rahmon-emomali",))) == [found]


def test_another_reading_with_other_ids_keeps_all_judgements() -> None:
    welcome, praise = TEXT.index("empfing"), TEXT.index("lobte")
    record = record_of([told("a", "empfing", "lobte"), told("b", "empfing"), told("c", "lobte")])
    Questions(record).judge("reject", f"ev-a{praise}")
    [happening] = Questions(record).timeline()
    Questions(record).judge("set", happening.id, field="date", value="2024")
    again = [
        told("a", "empfing", "lobte", salt="new", model="b"),
        told("b", "empfing", salt="new", model="b"),
        told("c", "lobte", salt="new", model="b"),
    ]
    assert record.add(again, replace=True) == 3
    [found] = Questions(record).timeline()
    assert sorted(standings(record)) == [("reject", True), ("set", True)]
    assert found.date == "2024"
    assert {each.event for each in found.tellings} == {f"ev-newa{welcome}", f"ev-newb{welcome}", f"ev-newc{praise}"}


def test_a_judgement_whose_event_is_read_no_more_is_said_and_touches_no_other() -> None:
    record = record_of([told("a", "empfing", "lobte"), told("b", "empfing")])
    asked = Questions(record)
    praise = next(
        telling.event
        for happening in asked.timeline()
        for telling in happening.tellings
        if telling.event.endswith(str(TEXT.index("lobte")))
    )
    asked.judge("reject", praise)
    record.add([told("a", "empfing", salt="new", model="b")], replace=True)
    [standing] = Questions(record).judgements()
    assert (standing.found, standing.now, standing.lost) == (False, (), (praise,))
    [found] = Questions(record).timeline()
    assert {each.evidence.source.document for each in found.tellings} == {"sha256-a", "sha256-b"}


def test_a_judgement_on_a_happening_holds_for_what_is_added_later() -> None:
    record = record_of([told("a", "empfing"), told("b", "empfing")])
    [happening] = Questions(record).timeline()
    Questions(record).judge("reject", happening.id)
    assert Questions(record).timeline() == []
    record.add([told("0", "lobte"), told("c", "empfing", date="2025-06-01")])
    [other] = Questions(record).timeline()
    assert [each.evidence.source.document for each in other.tellings] == ["sha256-c"]
    with pytest.raises(UsageError, match="was rejected"):
        Questions(record).judge("set", happening.tellings[0].event, field="date", value="2024")
    Questions(record).judge("confirm", happening.tellings[0].event)
    [first, _] = Questions(record).timeline()
    assert len(first.tellings) == 3
    assert len(first.judged) == 1


def test_undone_and_overruled_judgements_are_listed_as_such() -> None:
    record = record_of([told("a", "empfing")])
    [happening] = Questions(record).timeline()
    for value in ("2024", "2023"):
        Questions(record).judge("set", happening.id, field="date", value=value)
    made = Questions(record).judge("confirm", happening.id)
    Questions(record).judge("undo", made.id, who="Ina")
    found = Questions(record).judgements()
    assert [(each.judgement.verb, each.undone, each.overruled) for each in found] == [
        ("set", False, True),
        ("set", False, False),
        ("confirm", True, False),
        ("undo", False, False),
    ]
    assert found[-1].now == (made.id,)


def named(id: str, name: str, kind: EntityType = EntityType.PERSON) -> Reading:
    entity = Entity(id=f"x/{kind.value}/{name.lower().replace(' ', '-')}", type=kind, names=Names(de=name))
    return Reading(
        document=Document(id=f"sha256-{id}", text=name),
        entities=(entity,),
        mentions=(Mention(start=0, end=len(name), text=name, entity=entity.id, form=MentionForm.NAME),),
        made_by=MadeBy(depesche="0", model="0", knowledge="0"),
    )


def test_two_that_are_said_to_be_one_are_one_in_every_answer_at_once() -> None:
    record = record_of([named("a", "Dauren Schumabekow"), named("b", "Dina Quast")])
    Questions(record)  # keeps what it finds, which the judgement must make stale
    made = Questions(record).judge("same", "Dina Quast", "Dauren Schumabekow")
    asked = Questions(record)
    assert asked.find("Dina Quast") == asked.find("Dauren Schumabekow")
    assert len(asked.dossier(asked.find("Dina Quast")).documents) == 2
    asked.judge("undo", made.id)
    assert len(Questions(record).same(Questions(record).find("Dina Quast"))) == 1


def test_a_stranger_is_a_known_one_if_people_say_so() -> None:
    record = record_of([named("a", "Der Unbekannte"), told("b", "empfing")])
    Questions(record).judge("same", "Der Unbekannte", "Toqaev")
    asked = Questions(record)
    assert asked.find("Der Unbekannte") == "person/tokayev-kassym-jomart"
    assert asked.state_of(asked.find("Der Unbekannte")) == "state/KZ"


def test_of_two_known_ones_the_first_named_stands_for_both() -> None:
    record = record_of([told("a", "empfing")])
    Questions(record).judge("same", "UZ", "KZ")
    asked = Questions(record)
    assert asked.one("state/KZ") == asked.find("Kasachstan") == "state/UZ"
    assert {role.entity for each in asked.timeline() for role in each.participants} == {"state/UZ"}


def test_two_that_names_made_one_are_parted_by_their_ids() -> None:
    record = record_of([named("a", "Dauren Schumabekow"), named("b", "Dauren Zhumabekov")])
    with pytest.raises(UsageError, match="give two of these"):
        Questions(record).judge("different", "Dauren Schumabekow", "Dauren Schumabekow")
    ids = ("x/person/dauren-schumabekow", "x/person/dauren-zhumabekov")
    Questions(record).judge("different", *ids)
    asked = Questions(record)
    assert [asked.find(id) for id in ids] == list(ids)


def test_an_entity_that_no_document_has_any_more_is_said() -> None:
    record = record_of([told("a", "empfing")])
    lines = [
        ledger.identified(each).model_dump_json()
        for each in [
            Questions(record).judge("same", "UZ", "KZ").model_copy(update={"objects": ("x/person/gone", "state/KZ")})
        ]
    ]
    with ledger.writing(record.engine) as connection:
        assert ledger.imported(connection, lines) == 1
    found = {each.judgement.objects: each for each in Questions(record).judgements()}
    gone = found["x/person/gone", "state/KZ"]
    assert (gone.found, gone.lost, gone.now) == (False, ("x/person/gone",), ("state/UZ",))


@pytest.mark.parametrize(
    ("said", "field", "value", "message"),
    [
        (("same", "Usbekistan", "UZ"), None, None, "are the same"),
        (("same", "Usbekistan", "Nobody of Nowhere"), None, None, "is nobody in this record"),
        (("reject", "ev-none"), None, None, "no event or happening"),
        (("set", "HAPPENING"), "mode", "visit", "cannot be set"),
        (("set", "HAPPENING"), "date", "gestern", "no EDTF date"),
        (("set", "HAPPENING"), "status", "gone", "no status"),
        (("set", "HAPPENING"), "type", "PARTY", "no type"),
        (("set", "HAPPENING"), "participants", " > ", "who acts"),
        (("set", "HAPPENING"), "place", "Nobody of Nowhere", "is nobody"),
        (("undo", "jd-none"), None, None, "no judgement"),
    ],
)
def test_what_is_not_there_or_does_not_fit_is_said_and_nothing_is_kept(
    said: tuple[str, ...], field: str | None, value: str | None, message: str
) -> None:
    record = record_of([told("a", "empfing")])
    [happening] = Questions(record).timeline()
    words = [happening.id if word == "HAPPENING" else word for word in said]
    with pytest.raises(UsageError, match=message):
        Questions(record).judge(words[0], *words[1:], field=field, value=value)
    assert Questions(record).judgements() == []
