"""Identities kept up to date, stranger by stranger, are those that asking about everybody at once finds."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from depesche.knowledge.base import load_knowledge
from depesche.linking.identities import identities
from depesche.linking.identities.known import known_as
from depesche.linking.judgements import decided_entities
from depesche.model import (
    Document,
    Entity,
    EntityType,
    MadeBy,
    Mention,
    MentionForm,
    Position,
    PositionStatus,
    Reading,
    Verdict,
)
from depesche.reading.strangers import stranger
from depesche.record import Record, judgements, schema
from depesche.record.linked import identities as linked
from depesche.record.linked.acquaintances import acquaintances

TOKAYEV = "person/tokayev-kassym-jomart"
NAMES = ("Jan Novak", "Jan Nowak", "Novak", "Nowak", "Ali Karimi", "Aly Karimy", "Karimi", "Kassym-Schomart Tokajew")
BODIES = ("Nordlicht Energie AG", "Nordlicht-Energie", "Polizei")
COUNTRIES = (None, "CZ", "KZ")
#: who a document names: a name, a country, whether a position is given
PERSONS = st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES), st.booleans())
#: a document is read (or read again, otherwise), two entities are judged, or the record is linked
STEPS = st.one_of(
    st.tuples(st.just("read"), st.integers(0, 5), st.lists(PERSONS, max_size=3), st.sampled_from((None, *BODIES))),
    st.tuples(
        st.sampled_from(["same", "different"]),
        st.lists(st.sampled_from(range(12)), min_size=2, max_size=2, unique=True),
    ),
    st.tuples(st.just("link")),
)


def somebody(name: str, country: str | None, document: str) -> Entity:
    return stranger(EntityType.PERSON, name, None, country, (), None if " " in name else document)


def reading(number: int, people: list[tuple], body: str | None, version: int) -> Reading:
    id = f"sha256-{number:x}"
    found = [(somebody(name, country, id), held) for name, country, held in people]
    named = {entity.id: entity for entity, _ in found}
    if body:
        entity = stranger(EntityType.ORGANIZATION, body, only_in=id if body == "Polizei" else None)
        named[entity.id] = entity
    return Reading(
        document=Document(id=id, text=f"Text {number} {version}"),
        entities=tuple(named.values()),
        mentions=tuple(Mention(start=0, end=4, text="Text", entity=each, form=MentionForm.NAME) for each in named),
        positions=tuple(
            Position(
                start=0,
                end=4,
                text="Text",
                person=entity.id,
                title="Handelsminister",
                office="trade_minister",
                body="state/XK",
                status=PositionStatus.CURRENT,
                verdict=Verdict.NEW,
            )
            for entity, held in found
            if held and entity.id in named
        ),
        made_by=MadeBy(depesche=str(version), model="0", knowledge="0"),
    )


def by_number(number: int) -> str:
    """One of the ids that may be judged: strangers, known ones, and one that nobody has."""
    full = [somebody(name, None, "").id for name in NAMES if " " in name]
    bare = [somebody("Novak", None, f"sha256-{n:x}").id for n in range(4)]
    return [*full, *bare, TOKAYEV, "state/KZ", "x/person/niemand"][number]


def at_once(record: Record) -> dict[str, str]:
    with record.engine.connect() as connection:
        ids = set(connection.execute(select(schema.entity.c.id)).scalars())
        decided = decided_entities(judgements.in_force(connection))
        everybody = list(acquaintances(connection, ids))
    return identities(everybody, known_as, decided, lambda id: id in ids or load_knowledge().knows(id))


def kept(record: Record) -> dict[str, str]:
    record.link()
    with record.engine.connect() as connection:
        return {row.entity: row.one for row in connection.execute(select(schema.identity))}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.lists(STEPS, min_size=2, max_size=14), st.sampled_from([1, 2, 500]))
def test_step_by_step_is_as_at_once(steps: list[tuple], batch: int) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    with Record(":memory:") as record, patch.object(linked, "_BATCH", batch):
        for n, step in enumerate(steps):
            if step[0] == "read":
                record.add([reading(*step[1:], version=n)], replace=True)
            elif step[0] == "link":
                record.link()
            else:
                with judgements.writing(record.engine) as connection:
                    objects = [by_number(each) for each in step[1]]
                    judgements.judge(connection, step[0], objects, who="Ina", now=now + timedelta(minutes=n))
        assert kept(record) == at_once(record)
        assert kept(record) == at_once(record)


def test_another_version_asks_about_everybody() -> None:
    with Record(":memory:") as record:
        record.add([reading(n, [(name, None, False)], None, 0) for n, name in enumerate(("Jan Novak", "Jan Nowak"))])
        assert len(kept(record)) == 1
        with record.engine.begin() as connection:
            connection.execute(schema.identity.delete())
            connection.execute(schema.entity_name.delete())
            connection.execute(schema.derived.update().values(stamp="0"))
        assert len(kept(record)) == 1
        with record.engine.connect() as connection:
            assert connection.execute(select(schema.entity_name)).first()
