"""The record linked document by document says what linking all at once says, in any order and any batches."""

import hashlib
from contextlib import suppress
from datetime import date, timedelta
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from depesche.linking.happenings.tying import assign
from depesche.model import (
    Basis,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    MadeBy,
    Names,
    Participant,
    ParticipantRole,
    Published,
    Reading,
    Span,
    Status,
)
from depesche.record import Record, linked, schema
from depesche.record.linked import stories
from depesche.record.linked.documents import by_id
from depesche.record.linked.tellings import tellings_of

STATES = {
    code: Entity(id=f"state/{code}", type=EntityType.STATE, names=Names(de=code), country=code, known=True)
    for code in ("KZ", "RU", "DE", "CN")
}
START = date(2024, 11, 1)


def reading(
    number: int,
    events: list[tuple],
    published: date | None,
    version: str = "0",
    text: str | None = None,
    of: str = "",
) -> Reading:
    text = text or f"Text {number} mit ein paar Worten."
    id = "sha256-" + hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        document=Document(
            id=id,
            text=text,
            published=Published(edtf=published.isoformat(), basis=Basis.METADATA) if published else Published(),
        ),
        entities=tuple(each for each in STATES.values() if not of or each.country == of),
        events=tuple(
            Event(
                id=hashlib.sha256(f"{id} {n} {version}".encode()).hexdigest()[:16],
                start=0,
                end=4,
                text=text[:4],
                sentence=Span(start=0, end=len(text)),
                type=kind,
                mode=mode,
                status=status,
                date=day,
                participants=tuple(
                    Participant(start=0, end=4, role=ParticipantRole.ACTOR, entity=f"state/{code}") for code in parties
                ),
            )
            for n, (kind, mode, status, day, parties) in enumerate(events)
        ),
        made_by=MadeBy(depesche=version, model="0", knowledge="0"),
    )


DAYS = st.integers(0, 12).map(lambda days: (START + timedelta(days=days)).isoformat())
DATES = st.one_of(DAYS, st.sampled_from(["2024-11", "2024-11-03/2024-11-05", "2024-11-02/2024-11-09", "2024", None]))
EVENTS = st.tuples(
    st.sampled_from([EventType.CONSULT, EventType.ASSAULT]),
    st.sampled_from([None, "visit", "host"]),
    st.sampled_from([Status.HAPPENED, Status.PLANNED, Status.DENIED]),
    DATES,
    st.sets(st.sampled_from(sorted(STATES)), min_size=0, max_size=3).map(sorted),
)
#: words of the one sentence of a text: its own, or such as others have too
WORDS = st.sampled_from(["Text {} mit ein paar Worten.", "Wie man hört, traf man sich gestern in {}."])
READINGS = st.lists(
    st.tuples(
        st.lists(EVENTS, max_size=4),
        st.none() | st.integers(0, 12).map(lambda days: START + timedelta(days=days)),
        WORDS,
    ),
    min_size=1,
    max_size=8,
).map(
    lambda rows: [
        reading(number, events, published, text=words.format(number))
        for number, (events, published, words) in enumerate(rows)
    ]
)
#: a record is made for every example, so shrinking one that fails takes minutes
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)


def tables(record: Record) -> dict[str, list[tuple]]:
    linked.catch_up(record.engine)
    with record.engine.connect() as connection:
        found = {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in (schema.telling, schema.family, schema.near, schema.echo, schema.occurrence)
        }
        return found | {"story": sorted(map(str, stories.groups(connection).values()))}


@FEW
@given(READINGS)
def test_tellings_added_one_by_one_are_tied_as_all_at_once(readings: list[Reading]) -> None:
    record = Record(":memory:")
    for each in readings:
        record.add([each])
        linked.catch_up(record.engine)
    with record.engine.connect() as connection:
        every = [
            occurrence
            for document in by_id(connection, {each.document.id for each in readings})
            for occurrence, _ in tellings_of(connection, document)
        ]
        telling = schema.telling
        rows = connection.execute(select(telling.c.document, telling.c.n, telling.c.happening)).all()
    assert {(document, n): happening for document, n, happening in rows} == assign(every)


@FEW
@given(READINGS, st.randoms(use_true_random=False))
def test_neither_order_nor_batches_matter(readings: list[Reading], chance) -> None:
    together = Record(":memory:")
    together.add(readings)
    expected = tables(together)
    one_by_one = Record(":memory:")
    for each in chance.sample(readings, len(readings)):
        one_by_one.add([each])
        if chance.random() < 0.6:
            linked.catch_up(one_by_one.engine)
    assert tables(one_by_one) == expected


@FEW
@given(READINGS, st.data())
def test_reading_anew_leaves_what_a_fresh_record_has(readings: list[Reading], data) -> None:
    record = Record(":memory:")
    record.add(readings)
    linked.catch_up(record.engine)
    place = data.draw(st.integers(0, len(readings) - 1))
    events = data.draw(st.lists(EVENTS, max_size=3))
    again = reading(place, events, START, version="1", text=readings[place].document.text)
    record.add([again], replace=True)
    fresh = Record(":memory:")
    fresh.add([*readings[:place], again, *readings[place + 1 :]])
    assert tables(record) == tables(fresh)


@FEW
@given(READINGS, st.data())
def test_an_interruption_changes_nothing(readings: list[Reading], data) -> None:
    expected = Record(":memory:")
    expected.add(readings)
    record = Record(":memory:")
    record.add(readings)
    last, link, seen = data.draw(st.integers(0, len(readings) - 1)), linked._link, []

    def stopped(connection, document) -> None:
        link(connection, document)
        seen.append(document.id)
        if len(seen) > last:
            raise KeyboardInterrupt

    with patch.object(linked, "_BATCH", 2), patch.object(linked, "_link", stopped), suppress(KeyboardInterrupt):
        linked.catch_up(record.engine)
    assert tables(record) == tables(expected)


def test_catching_up_twice_finds_nothing_to_do() -> None:
    record = Record(":memory:")
    record.add([reading(number, [], START) for number in range(60)])
    assert linked.catch_up(record.engine) == 60
    assert linked.catch_up(record.engine) == 0


LONG = (
    "Die Regierung in Astana hat am Dienstag ein Abkommen über den Bau einer neuen Eisenbahnlinie gebilligt. "
    "Die Strecke soll nach Angaben des Verkehrsministeriums achthundert Kilometer lang werden und 2028 fertig sein. "
    "Beide Seiten wollen sich die Kosten von rund drei Milliarden Dollar teilen, wie ein Sprecher mitteilte."
)


def test_copies_are_a_family_and_one_story() -> None:
    record = Record(":memory:")
    copy = reading(1, [], date(2024, 11, 3), text=LONG + "\n\nMehr dazu morgen.", of="KZ")
    other = reading(
        2, [], date(2024, 11, 3), text="In Lima wurde am Sonntag gewählt, wie die Wahlleitung mitteilte.", of="DE"
    )
    record.add([reading(0, [], date(2024, 11, 2), text=LONG, of="KZ"), copy, other])
    found = tables(record)
    assert len(found["family"]) == len(found["story"]) == 2  # two documents of one family, two stories
    assert len(found["echo"]) == 1
