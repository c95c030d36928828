"""The ledger keeps every judgement, counts each once, and tells the same in whatever order they came."""

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, inspect, text, update

from depesche.errors import RecordError, UsageError
from depesche.model import EventType, Judgement, ParticipantRole, Role, Span
from depesche.model.record import Anchor
from depesche.record import Record, schema
from depesche.record import judgements as ledger
from depesche.record import upgrade as upgrading

NOON = datetime(2025, 3, 14, 12, tzinfo=UTC)


def anchor(event: str, document: str = "sha256-a") -> Anchor:
    sentence = Span(start=0, end=40)
    return Anchor(start=5, end=8, event=event, document=document, type=EventType.CONSULT, text="kam", sentence=sentence)


def made(verb: str, *objects: str, when: str = "2025-03-14T12:00:00Z", **more: Any) -> Judgement:
    said = {"id": "", "verb": verb, "objects": objects, "who": "Ina", "when": when} | more
    return ledger.identified(Judgement.model_validate(said))


def about(verb: str, event: str, **more: Any) -> Judgement:
    return made(verb, event, anchors=(anchor(event),), **more)


MOMENTS = st.integers(0, 3).map("2025-03-14T12:00:0{}Z".format)
WORDS = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
PLAIN = st.one_of(
    st.builds(
        lambda verb, pair, when, why: made(verb, *pair, when=when, why=why),
        st.sampled_from(["same", "different"]),
        st.permutations(["x/person/a", "x/person/b", "x/person/c"]).map(lambda three: three[:2]),
        MOMENTS,
        WORDS,
    ),
    st.builds(
        lambda verb, event, when, why: about(verb, event, when=when, why=why),
        st.sampled_from(["reject", "confirm"]),
        st.sampled_from(["ev-1", "ev-2"]),
        MOMENTS,
        WORDS,
    ),
    st.builds(
        lambda event, value, when: made("set", "hp-1", anchors=(anchor(event),), field="date", value=value, when=when),
        st.sampled_from(["ev-1", "ev-2"]),
        st.sampled_from([None, "2025", "2025-03-12/2025-03-14"]),
        MOMENTS,
    ),
    st.builds(
        lambda role, when: made(
            "set", "hp-1", anchors=(anchor("ev-1"),), field="participants", roles=(role,), when=when
        ),
        st.builds(Role, role=st.sampled_from(ParticipantRole), entity=st.sampled_from(["state/KZ", "x/person/a"])),
        MOMENTS,
    ),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Judgement]:
    """Judgements, some of them undone, and some undoings undone; also what undoes a judgement that is not there."""
    found = draw(st.lists(PLAIN, max_size=6, unique_by=lambda each: each.id))
    for _ in range(draw(st.integers(0, 4))):
        target = draw(st.sampled_from([each.id for each in found] or ["jd-elsewhere"]))
        undoing = made("undo", target, when=draw(MOMENTS))
        found += [] if undoing.id in {each.id for each in found} else [undoing]
    return found


few = settings(max_examples=40, deadline=None)


@few
@given(ledgers(), st.randoms(use_true_random=False))
def test_export_and_import_give_the_same_ledger_in_any_order_and_as_often_as_you_like(
    judgements: list[Judgement], chance: random.Random
) -> None:
    with Record(":memory:") as one, Record(":memory:") as other:
        with ledger.writing(one.engine) as connection:
            assert ledger.append(connection, judgements) == len(judgements)
            lines = list(ledger.exported(connection))
            kept, in_force = ledger.every(connection), ledger.in_force(connection)
        assert set(kept) == set(judgements)
        shuffled = lines * 2
        chance.shuffle(shuffled)
        with ledger.writing(other.engine) as connection:
            assert ledger.imported(connection, ["", *shuffled]) == len(lines)
            assert ledger.imported(connection, shuffled) == 0
            assert list(ledger.exported(connection)) == lines
            assert ledger.in_force(connection) == in_force


@given(ledgers(), st.randoms(use_true_random=False))
def test_what_is_in_force_does_not_depend_on_order_and_each_question_has_one_answer(
    judgements: list[Judgement], chance: random.Random
) -> None:
    in_force = ledger.valid(judgements)
    shuffled = list(judgements)
    chance.shuffle(shuffled)
    assert ledger.valid(shuffled) == in_force
    gone = ledger.undone(judgements)
    for each in in_force:
        assert each.id not in gone
        assert each.verb != "undo"
        rivals = [
            other
            for other in judgements
            if other.id not in gone
            and other.verb != "undo"
            and (set(other.objects), other.field, other.anchors) == (set(each.objects), each.field, each.anchors)
        ]
        assert max(rivals, key=lambda rival: rival.moment) == each


def test_the_latest_answer_to_a_question_counts_and_undoing_it_brings_back_the_one_before() -> None:
    first = made("set", "hp-1", anchors=(anchor("ev-1"),), field="date", value="2025")
    other = made("set", "hp-1", anchors=(anchor("ev-1"),), field="place", value="state/KZ")
    later = made("set", "hp-1", anchors=(anchor("ev-1"),), field="date", value="2024", when="2025-03-15T00:00:00Z")
    assert set(ledger.valid([later, first, other])) == {later, other}
    assert set(ledger.valid([later, first, other, made("undo", later.id)])) == {first, other}


def test_same_and_different_answer_one_question_whoever_is_named_first() -> None:
    later = made("different", "x/b", "x/a", when="2025-03-15T00:00:00Z")
    assert ledger.valid([made("same", "x/a", "x/b"), later]) == (later,)


def test_an_undoing_can_be_undone() -> None:
    with Record(":memory:") as record, ledger.writing(record.engine) as connection:
        kept = ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina")
        undoing = ledger.undo(connection, kept.id, who="Ben", why="no")
        assert ledger.in_force(connection) == ()
        with pytest.raises(UsageError, match="undone already"):
            ledger.undo(connection, kept.id)
        again = ledger.undo(connection, undoing.id)
        assert ledger.in_force(connection) == (kept,)
        ledger.undo(connection, again.id)
        assert ledger.in_force(connection) == ()
        with pytest.raises(UsageError, match="no judgement of this record"):
            ledger.undo(connection, "jd-none")


def test_who_judges_again_in_the_same_second_or_after_a_clock_that_is_fast_has_the_last_word() -> None:
    with Record(":memory:") as record, ledger.writing(record.engine) as connection:
        first = ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina", now=NOON)
        ledger.undo(connection, first.id, who="Ina", now=NOON)
        again = ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina", now=NOON)
        assert again.id != first.id
        assert ledger.in_force(connection) == (again,)
        ledger.append(connection, [made("different", "x/b", "x/a", when="2031-01-01T00:00:00Z")])
        last = ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina", now=NOON)
        assert last.when == "2031-01-01T00:00:01Z"
        assert ledger.in_force(connection) == (last,)
        unrelated = ledger.judge(connection, "same", ("x/c", "x/d"), who="Ina", now=NOON)
        assert unrelated.when == "2025-03-14T12:00:00Z"


def test_who_judges_is_the_user_of_the_system_if_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ada")
    with Record(":memory:") as record, ledger.writing(record.engine) as connection:
        assert ledger.judge(connection, "same", ("x/a", "x/b")).who == "ada"

        def nobody() -> str:
            raise KeyError(0)

        monkeypatch.setattr("getpass.getuser", nobody)
        with pytest.raises(UsageError, match="--who"):
            ledger.judge(connection, "same", ("x/a", "x/b"))


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (made("same", "x/a"), "two different entities"),
        (made("same", "x/a", "x/a"), "two different entities"),
        (made("undo", "jd-a", "jd-b"), "one object"),
        (made("reject", "ev-1"), "by its anchors"),
        (made("same", "x/a", "x/b", anchors=(anchor("ev-1"),)), "by its anchors"),
        (about("reject", "ev-1", field="date"), "what “set” takes"),
        (about("set", "ev-1"), "what “set” takes"),
        (about("set", "ev-1", field="participants", value="x"), "set to roles"),
        (about("confirm", "ev-1", value="x"), "another field to a value"),
        (about("set", "ev-1", field="date", value="gestern"), "no EDTF date"),
        (about("set", "ev-1", field="status", value="undone"), "no status; there are called-for"),
        (about("set", "ev-1", field="type"), "no type"),
        (made("same", "x/a", "x/b", who=" "), "who judges"),
        (made("same", "x/a", "x/b", why="\0"), "no database stores"),
        (made("same", "x/a", "x/b", when="2025-13-01T00:00:00Z"), "no moment"),
        (made("same", "x/a", "x/b").model_copy(update={"who": "Eve"}), "not that of its content"),
    ],
)
def test_what_is_no_judgement_is_refused_with_the_line_and_nothing_of_the_batch_is_kept(
    judgement: Judgement, message: str
) -> None:
    good = made("same", "x/c", "x/d")
    with Record(":memory:") as record:
        with pytest.raises(UsageError, match=message), ledger.writing(record.engine) as connection:
            ledger.append(connection, [good, judgement])
        with pytest.raises(UsageError, match=f"line 2 .*{message}"), ledger.writing(record.engine) as connection:
            ledger.imported(connection, [good.model_dump_json(), judgement.model_dump_json()])
        with record.engine.connect() as connection:
            assert ledger.every(connection) == ()


def test_lines_that_are_no_judgements_are_refused() -> None:
    strange = json.loads(made("same", "x/a", "x/b").model_dump_json()) | {"verb": "burn"}
    with Record(":memory:") as record, ledger.writing(record.engine) as connection:
        for line in ("{", "[]", '{"verb": "same"}', json.dumps(strange)):
            with pytest.raises(UsageError, match="line 1 is no judgement"):
                ledger.imported(connection, [line])


def test_the_ledger_is_appended_to_only() -> None:
    table = schema.judgement
    with Record(":memory:") as record:
        with ledger.writing(record.engine) as connection:
            kept = ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina")
        for statement in (delete(table), update(table).values(who="Eve")):
            with pytest.raises(RecordError, match="never changed"), ledger.writing(record.engine) as connection:
                connection.execute(statement)
        with record.engine.connect() as connection:
            assert ledger.every(connection) == (kept,)


def test_a_record_of_the_revision_before_gets_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(upgrading.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(
            text(
                "INSERT INTO document (id, language, basis, text, depesche, model, knowledge) "
                "VALUES ('sha256-a', 'de', 'unknown', 'Sie kam.', '0', '0', '0')"
            )
        )
        assert not inspect(connection).has_table("judgement")
    engine.dispose()
    with Record(path) as record:
        assert len(record) == 1
        with ledger.writing(record.engine) as connection:
            ledger.judge(connection, "same", ("x/a", "x/b"), who="Ina")
            assert upgrading.current(connection) == upgrading.HEAD
            assert len(ledger.in_force(connection)) == 1
