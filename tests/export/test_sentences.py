"""A sentence that tells a happening twice over is shown once."""

from depesche.export.sentences import sentences
from depesche.linking.happenings.happening import happening
from depesche.model import EventType, Evidence, ParticipantRole, Role, Source, Span, Status, Telling

TEXT = "Der Präsident wird zu einem Besuch erwartet."


def telling(event: str, mark: tuple[int, int], **more: object) -> Telling:
    evidence = Evidence(
        source=Source(document="sha256-a"), start=0, text=TEXT, marks=(Span(start=mark[0], end=mark[1]),)
    )
    roles = (Role(role=ParticipantRole.ACTOR, entity="state/KZ"),)
    return Telling.model_validate(
        {"event": event, "type": EventType.CONSULT, "status": Status.PLANNED, "date": "2024-11-27"}
        | {"participants": roles, "evidence": evidence}
        | more
    )


def test_marks_and_what_differs_are_laid_together() -> None:
    told = [telling("a", (28, 34)), telling("b", (19, 22), status=Status.POSSIBLE, date="2024-11")]
    found = happening("hp-1", told, lambda id: id, lambda document: document)
    [sentence] = sentences(found)
    assert [(mark.start, mark.end) for mark in sentence.evidence.marks] == [(19, 22), (28, 34)]
    assert len(sentence.statuses) == 1
    assert sentence.dates == ("2024-11",)


def test_who_says_it_keeps_sentences_apart() -> None:
    told = [telling("a", (28, 34)), telling("b", (28, 34), speaker="state/KZ")]
    assert [each.speaker for each in sentences(happening("hp-1", told, lambda id: id, lambda document: document))] == [
        None,
        "state/KZ",
    ]
