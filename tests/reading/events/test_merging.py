"""The same action told twice is one event."""

from dataclasses import replace

from depesche.model import EventType, ParticipantRole, Status
from depesche.reading.draft import EventDraft, ParticipantDraft
from depesche.reading.events.merging import merge


def telling(start: int, kind: EventType, **more: object) -> EventDraft:
    parties = [
        ParticipantDraft(ParticipantRole.ACTOR, "state/FR", start, start + 1),
        ParticipantDraft(ParticipantRole.RECIPIENT, "state/ML", start, start + 1),
    ]
    return replace(EventDraft(start, start + 5, (start, start + 50), kind, participants=parties), **more)


def test_same_parties_are_one_event() -> None:
    merged = merge([telling(0, EventType.ACCUSE), telling(100, EventType.ACCUSE, date="2021-05-01")])
    assert len(merged) == 1
    assert (merged[0].start, merged[0].date) == (0, "2021-05-01")


def test_other_day_type_or_status_are_others() -> None:
    first = telling(0, EventType.ACCUSE, date="2021-05-01")
    others = [
        telling(100, EventType.ACCUSE, date="2021-05-02"),
        telling(200, EventType.REQUEST),
        telling(300, EventType.ACCUSE, status=Status.DENIED),
    ]
    assert len(merge([first, *others])) == 4


def test_events_without_parties_stay() -> None:
    bare = telling(0, EventType.PROTEST, participants=[])
    assert len(merge([bare, replace(bare, start=90)])) == 2
