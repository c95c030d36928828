"""The record gives back what was added, whatever the order, however often, wherever it was stopped."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select, text
from strategies import readings

from depesche.errors import RecordError
from depesche.model import Document, Entity, EntityType, MadeBy, Mention, MentionForm, Names, Reading
from depesche.record import Record, schema, store
from depesche.record.merge import merged
from depesche.record.upgrade import HEAD

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DISTINCT = st.lists(readings(), max_size=4, unique_by=lambda reading: reading.document.id)


def _contents(record: Record) -> dict[str, list[tuple]]:
    with record.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table)).all()), key=repr)
            for table in schema.metadata.sorted_tables
        }


@few
@given(DISTINCT)
def test_what_goes_in_comes_out(batch: list[Reading]) -> None:
    with Record(":memory:") as record:
        assert record.add(batch) == len(batch)
        assert list(record.readings()) == sorted(batch, key=lambda reading: reading.document.id)


@few
@given(DISTINCT, st.randoms())
def test_order_and_repetition_do_not_matter(batch: list[Reading], chance: random.Random) -> None:
    shuffled = batch * 2
    chance.shuffle(shuffled)
    with Record(":memory:") as one, Record(":memory:") as other:
        one.add(batch)
        other.add(shuffled)
        assert _contents(one) == _contents(other)


def _reading(text: str = "Aal traf Bund.", model: str = "a") -> Reading:
    entity = Entity(id="person/a", type=EntityType.PERSON, names=Names(de="Anna Aal"))
    mention = Mention(start=0, end=3, text=text[:3], entity=entity.id, form=MentionForm.NAME)
    return Reading(
        document=Document(id=f"sha256-{text}", text=text),
        entities=(entity,),
        mentions=(mention,),
        made_by=MadeBy(depesche="0", model=model, knowledge="k"),
    )


def test_being_stopped_in_the_middle_leaves_no_half_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(tmp_path / "a.db") as record:
        record.add([_reading("Aal eins")])

        def stopped(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(store, "_tally", stopped)
            with pytest.raises(KeyboardInterrupt):
                record.add([_reading("Aal zwei")])
        assert len(record) == 1
        with record.engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(schema.mention)).scalar() == 1
        assert record.add([_reading("Aal eins"), _reading("Aal zwei")]) == 1
        assert len(record) == 2


def test_another_version_replaces_only_when_asked() -> None:
    with Record(":memory:") as record:
        record.add([_reading(model="a")])
        assert record.add([_reading(model="b")]) == 0
        assert record.add([_reading(model="b")], replace=True) == 1
        assert record.add([_reading(model="b")], replace=True) == 0
        assert [reading.made_by.model for reading in record.readings()] == ["b"]
        assert record.known(["sha256-Aal traf Bund.", "sha256-none"]) == {
            "sha256-Aal traf Bund.": MadeBy(depesche="0", model="b", knowledge="k")
        }


def test_a_file_that_is_no_record_gives_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("this is no database" * 100)
    with pytest.raises(RecordError, match="no record"):
        Record(tmp_path / "a.db")
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "missing" / "a.db")


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Record(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(RecordError, match="upgrade Depesche"):
        Record(path)


def test_migrations_lead_to_the_tables_of_the_code() -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with Record(":memory:") as record, record.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
        unexpected = [each for each in differences if "document_fts" not in str(each)]
        assert unexpected == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


@given(st.permutations([("Tokajew", True), ("Tokajew", True), ("Toqaev", True), ("K. Tokajew", False)]))
def test_merging_appearances_does_not_depend_on_their_order(looks: list[tuple[str, bool]]) -> None:
    seen = [
        Entity(id="p", type=EntityType.PERSON, names=Names(de=name), aliases=(name[0],), known=known)
        for name, known in looks
    ]
    entity = merged(Counter(seen))
    assert entity.names.de == "Tokajew"
    assert entity.aliases == ("K", "K. Tokajew", "T", "Toqaev")
    assert entity.known


def test_a_record_needs_a_name() -> None:
    with pytest.raises(RecordError, match="no name"):
        Record("")
