"""The scorer of events on made-up readings."""

from typing import Any

from depesche.evaluation.events import figures, pair
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
    Reading,
    Span,
    Status,
)

TEXT = "Peru kritisierte Chile. Chile wies die Kritik aus Peru zurück. Danach tagte man."
ENTITIES = [
    {"name": "Peru", "type": "state", "forms": ["Peru"]},
    {"name": "Chile", "type": "state", "forms": ["Chile"]},
]


def gold(trigger: str, kind: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(trigger)
    parties = [("actor", "Peru"), ("recipient", "Chile")]
    base = {
        "trigger": trigger,
        "start": start,
        "end": start + len(trigger),
        "type": kind,
        "mode": None,
        "status": "happened",
        "participants": [{"role": role, "name": name, "type": "state", "text": name} for role, name in parties],
        "date": None,
        "place": None,
        "speaker": None,
        "core": True,
        "also": None,
    }
    return base | more


def found(
    trigger: str, kind: str, parties: tuple[tuple[str, str], ...] = (("actor", "PE"), ("recipient", "CL"))
) -> Event:
    start = TEXT.index(trigger)
    first = TEXT.rfind(".", 0, start) + 1
    names = {"PE": "Peru", "CL": "Chile"}
    return Event(
        id=trigger,
        start=start,
        end=start + len(trigger),
        text=trigger,
        sentence=Span(start=first, end=TEXT.index(".", start) + 1),
        type=EventType(kind),
        status=Status.HAPPENED,
        participants=tuple(
            Participant(role=ParticipantRole(role), entity=f"state/{code}", start=at, end=at + len(names[code]))
            for role, code in parties
            for at in [TEXT.index(names[code])]
        ),
    )


def reading(*events: Event) -> Reading:
    return Reading(
        document=Document(id="x", text=TEXT),
        entities=tuple(
            Entity(id=f"state/{code}", type=EntityType.STATE, names=Names(de=name))
            for code, name in (("PE", "Peru"), ("CL", "Chile"))
        ),
        mentions=(Mention(start=0, end=4, text="Peru", entity="state/PE", form=MentionForm.NAME),),
        events=events,
        made_by=MadeBy(depesche="0", model="0", knowledge="0"),
    )


def score(golds: list[dict[str, Any]], *events: Event) -> dict[str, float]:
    return figures([pair({"events": golds, "entities": ENTITIES}, reading(*events))])


def test_all_right() -> None:
    result = score([gold("kritisierte", "ACCUSE")], found("kritisierte", "ACCUSE"))
    assert result["type F1"] == result["whole F1"] == 100


def test_same_sentence_is_enough_but_not_another() -> None:
    assert score([gold("Kritik", "REJECT")], found("zurück", "REJECT"))["type F1"] == 100
    assert score([gold("kritisierte", "ACCUSE")], found("Kritik", "ACCUSE"))["type F1"] == 0


def test_also_answers_and_wrong_types() -> None:
    also = gold("kritisierte", "ACCUSE", also={"type": ["REJECT"]})
    assert score([also], found("kritisierte", "REJECT"))["type F1"] == 100
    assert score([also], found("kritisierte", "AGREE"))["type F1"] == 0


def test_only_core_counts_for_recall() -> None:
    golds = [gold("kritisierte", "ACCUSE"), gold("tagte", "CONSULT", core=False)]
    result = score(golds, found("kritisierte", "ACCUSE"))
    assert (result["type P"], result["type R"]) == (100, 100)
    assert score(golds, found("tagte", "CONSULT"))["type P"] == 100


def test_second_tellings_count_neither_way() -> None:
    golds = [gold("kritisierte", "ACCUSE"), gold("Kritik", "ACCUSE", same_as=0)]
    result = score(golds, found("kritisierte", "ACCUSE"), found("Kritik", "ACCUSE"))
    assert (result["found"], result["type F1"]) == (1, 100)
    assert score(golds, found("Kritik", "ACCUSE"))["type R"] == 0


def test_one_to_one() -> None:
    result = score([gold("kritisierte", "ACCUSE")], found("kritisierte", "ACCUSE"), found("Chile", "ACCUSE"))
    assert result["type P"] == 50


def test_participants_must_be_the_same_set() -> None:
    golds = [gold("kritisierte", "ACCUSE")]
    assert score(golds, found("kritisierte", "ACCUSE", (("actor", "PE"),)))["whole F1"] == 0
    assert score(golds, found("kritisierte", "ACCUSE", (("recipient", "PE"), ("actor", "CL"))))["whole F1"] == 0
