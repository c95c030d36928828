"""The scorer of stories and echoes, and the script that makes the documents for it."""

import importlib.util
import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.errors import UsageError
from depesche.evaluation import stories as scorer
from depesche.evaluation.stories import Answer, b_cubed, differences, score_echoes
from depesche.model import Echo, Story

_SCRIPT = Path(__file__).parents[2] / "evaluation" / "make_stories.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_stories", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_stories"] = module
    spec.loader.exec_module(module)
    return module


script = _loaded()


@pytest.fixture(scope="module")
def made() -> list:
    return script.make(script.load())


@pytest.fixture(scope="module")
def pairs(made) -> dict:
    return {tuple(echo["documents"]): echo for echo in script.echoes(made)}


# --- the scorer ---

_NAMES = st.text("abcdefgh", min_size=1, max_size=3)


@st.composite
def _partitions(draw) -> dict[str, tuple[str, ...]]:
    """Documents in stories."""
    place = draw(st.dictionaries(_NAMES, st.integers(0, 5), min_size=1, max_size=20))
    return {str(n): tuple(sorted(d for d in place if place[d] == n)) for n in set(place.values())}


@st.composite
def _echo_sets(draw) -> list[Echo]:
    documents = draw(st.lists(_NAMES, min_size=2, max_size=8, unique=True))
    chosen = draw(st.lists(st.sampled_from(list(combinations(documents, 2))), min_size=1, unique=True))
    kinds = st.sampled_from(["exact", "near", "contained", "translated"])
    return [Echo(documents=pair, kind=draw(kinds), original=draw(st.none() | st.sampled_from(pair))) for pair in chosen]


@given(_partitions())
def test_the_perfect_stories_score_full(truth) -> None:
    renamed = {f"x{story}": documents for story, documents in truth.items()}
    assert b_cubed(truth, renamed) == pytest.approx({"B3 precision": 100, "B3 recall": 100, "B3 F1": 100})


@given(_partitions())
def test_merging_all_costs_precision_only(truth) -> None:
    found = b_cubed(truth, {"all": tuple(each for documents in truth.values() for each in documents)})
    assert found["B3 recall"] == pytest.approx(100)
    assert (found["B3 precision"] < 99.9) == (len(truth) > 1)


@given(_partitions())
def test_splitting_all_costs_recall_only(truth) -> None:
    found = b_cubed(truth, {})
    assert found["B3 precision"] == pytest.approx(100)
    assert (found["B3 recall"] < 99.9) == any(len(documents) > 1 for documents in truth.values())


@given(_partitions(), _partitions(), st.randoms())
def test_the_order_of_stories_and_documents_does_not_matter(truth, found, chance) -> None:
    def mixed(stories):
        names = list(stories)
        chance.shuffle(names)
        return {name: tuple(chance.sample(stories[name], len(stories[name]))) for name in names}

    assert b_cubed(mixed(truth), mixed(found)) == pytest.approx(b_cubed(truth, found))


def test_b_cubed_by_hand() -> None:
    figures = b_cubed({"1": ("a", "b", "c"), "2": ("d",)}, {"x": ("a", "b"), "y": ("c", "d", "unknown")})
    assert figures["B3 precision"] == pytest.approx(100 * (1 + 1 + 0.5 + 0.5) / 4)
    assert figures["B3 recall"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


@given(_echo_sets())
def test_the_perfect_echoes_score_full(truth) -> None:
    found = score_echoes(truth, [echo.model_copy(update={"documents": echo.documents[::-1]}) for echo in truth])
    assert found["echo F1"] == found["kind right"] == pytest.approx(100)
    assert found["direction right"] == (100 if any(echo.original for echo in truth) else 0)
    assert found["direction claimed where unknowable"] == 0


@given(_echo_sets(), _echo_sets(), st.randoms())
def test_the_order_of_echoes_does_not_matter(truth, found, chance) -> None:
    mixed = chance.sample(truth, len(truth)), chance.sample(found, len(found))
    assert score_echoes(*mixed) == score_echoes(truth, found)


def test_echoes_by_hand() -> None:
    truth = [
        Echo(documents=("a", "b"), kind="exact", original="a"),
        Echo(documents=("a", "c"), kind="near", original="a"),
        Echo(documents=("b", "c"), kind="near"),
        Echo(documents=("a", "d"), kind="translated"),
    ]
    found = [
        Echo(documents=("b", "a"), kind="exact", original="b"),
        Echo(documents=("c", "a"), kind="contained", original="a"),
        Echo(documents=("b", "c"), kind="near", original="b"),
        Echo(documents=("b", "c"), kind="contained", original="c"),
        Echo(documents=("c", "d"), kind="near"),
    ]
    figures = score_echoes(truth, found)
    assert figures["echo P"] == figures["echo R"] == 75
    assert figures["echo R near"] == 100
    assert figures["echo R translated"] == 0
    assert figures["kind right"] == pytest.approx(200 / 3)
    assert figures["direction right"] == 50
    assert figures["direction claimed where unknowable"] == 100


def test_errors_name_what_is_missed_too_much_wrong_split_and_mixed() -> None:
    truth = Answer(
        {"s": ("a", "b", "c"), "t": ("d",)},
        (Echo(documents=("a", "b"), kind="near", original="a"), Echo(documents=("a", "c"), kind="exact")),
    )
    found = Answer(
        {"x": ("a", "b"), "y": ("c", "d")},
        (Echo(documents=("b", "a"), kind="contained"), Echo(documents=("c", "d"), kind="near")),
    )
    assert list(differences(truth, found)) == [
        "kind\ta\tb\tnear → contained",
        "direction\ta\tb\ta → unknown",
        "missed\ta\tc\texact",
        "much\tc\td\tnear",
        "split\ts\ta b | c",
        "mixed\tc d",
    ]
    assert list(differences(truth, truth)) == []


# --- from files to figures ---


def _write(folder: Path, rows: list[dict], truth: dict) -> Path:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "stories.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "stories.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return folder


_ROWS = [
    {"id": "one", "title": "Besuch", "text": "Der Minister reiste nach Ankara.", "date": "2024-05-07"},
    {"id": "two", "title": "Besuch", "text": "Der Minister reiste nach Ankara.\n", "date": "2024-05-07"},
    {"id": "three", "text": "In Tokio beriet das Kabinett."},
]
_TRUTH = {
    "stories": {"s": ["one", "two"], "t": ["three"]},
    "echoes": [{"documents": ["one", "two"], "kind": "exact", "original": "one"}],
}


def test_documents_are_known_again_in_the_record(tmp_path, monkeypatch) -> None:
    from depesche.queries import Questions

    def stories(questions):
        ids = [source.document for source in questions.sources() if source.published]
        return [Story(id="st-1", title="Besuch", lead=ids[0], documents=tuple(ids))]

    def echoes(questions):
        ids = [source.document for source in questions.sources() if source.published]
        return [Echo(documents=(ids[0], ids[1]), kind="exact")]

    monkeypatch.setattr(Questions, "stories", stories, raising=False)
    monkeypatch.setattr(Questions, "echoes", echoes, raising=False)
    folder = _write(tmp_path, _ROWS, _TRUTH)
    figures = scorer.evaluate(folder)
    assert figures["B3 F1"] == figures["echo F1"] == figures["kind right"] == 100
    assert figures["direction right"] == 0
    assert scorer.evaluate(folder / "stories.jsonl") == figures
    assert list(scorer.errors(folder)) == ["direction\tone\ttwo\tone → unknown"]


def test_what_is_no_evaluation_set_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match=r"make_stories\.py"):
        scorer.evaluate(tmp_path)
    folder = _write(tmp_path, [*_ROWS, _ROWS[0] | {"id": "again"}], _TRUTH)
    with pytest.raises(UsageError, match="same text"):
        scorer.evaluate(folder)
    (folder / "stories.truth.json").write_text('{"stories": {}}')
    with pytest.raises(UsageError, match=r"stories\.truth\.json"):
        scorer.evaluate(folder)


# --- the script ---


def test_the_same_stories_give_the_same_bytes(tmp_path) -> None:
    for name in ("one", "two"):
        script.write(script.make(script.load()), tmp_path / name)
    for name in ("stories.jsonl", "stories.truth.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_story_gives_the_same_documents_whatever_stands_beside_it(made) -> None:
    stories = script.load()
    alone = {id: story for id, story in stories.items() if id in ("a14", "a15")}
    assert {each for each in made if each.story in alone} == set(script.make(alone))


def test_there_are_enough_documents(made) -> None:
    if not (_SCRIPT.parent / "stories" / "b.yaml").exists():
        pytest.skip("the second half of the stories is not there")
    assert len({each.story for each in made}) >= 60
    assert len(made) >= 300
    assert min(Counter(each.story for each in made).values()) >= 5


def test_no_two_documents_have_the_same_text(made) -> None:
    assert len({each.text for each in made}) == len({each.id for each in made}) == len(made)


def test_every_id_of_the_truth_is_a_document(made, tmp_path) -> None:
    script.write(made, tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "stories.jsonl").read_text("utf-8").splitlines()]
    truth = json.loads((tmp_path / "stories.truth.json").read_text("utf-8"))
    ids = sorted(row["id"] for row in rows)
    assert sorted(id for documents in truth["stories"].values() for id in documents) == ids
    for echo in truth["echoes"]:
        assert set(echo["documents"]) <= set(ids)
        assert echo["original"] is None or echo["original"] in echo["documents"]
    assert scorer._truth(tmp_path / "stories.jsonl").echoes


def test_echoes_share_text_and_others_do_not(made, pairs) -> None:
    for one, other in combinations(sorted(made, key=lambda each: each.id), 2):
        if one.language != other.language:
            continue
        common = max(script.shared(one.text, other.text), script.shared(other.text, one.text))
        if (one.id, other.id) in pairs:
            assert common >= script.SHARED, (one.id, other.id, common)
        else:
            assert common < script.SHARED - 3, (one.id, other.id, common)


def test_copies_are_whole_and_passages_and_cuts_verbatim(made, pairs) -> None:
    by_id = {each.id: each for each in made}
    bodies = {id: [" ".join(p.split()) for p in story["base"]["paragraphs"]] for id, story in script.load().items()}
    for (a, b), echo in pairs.items():
        one, other = by_id[a], by_id[b]
        if "near" in {one.role, other.role} or echo["kind"] == "translated":
            continue
        common = one.carries & other.carries
        for each in (one, other):
            text = " ".join(each.text.split())
            assert all(bodies[story][number] in text for story, number in common)
            assert echo["kind"] != "exact" or len(common) == len(bodies[each.story])


def test_lengths_tell_near_from_contained(made, pairs) -> None:
    by_id = {each.id: each for each in made}
    for (a, b), echo in pairs.items():
        one, other = by_id[a], by_id[b]
        if "passage" not in {one.role, other.role} and echo["kind"] != "translated":
            low, high = sorted(len(script.words(each.text)) for each in (one, other))
            assert (low / high > 0.7) if echo["kind"] in ("exact", "near") else (low / high < 0.76), (a, b)


def test_an_original_is_told_by_credit_day_or_length(made, pairs) -> None:
    by_id = {each.id: each for each in made}
    unknown = 0
    for (a, b), echo in pairs.items():
        one, other = by_id[a], by_id[b]
        if echo["original"] is None:
            unknown += 1
            if "base" in {one.role, other.role}:
                assert not one.credit
                assert not other.credit
                assert one.day == other.day or None in (one.day, other.day)
            continue
        first, later = (one, other) if echo["original"] == a else (other, one)
        credited = first.role == "base" and later.credit
        dated = first.day and later.day and first.day < later.day
        cut = first.role in ("base", "copy") and later.role == "cut"
        assert credited or (dated or cut)
        assert credited or not (first.day and later.day and later.day < first.day)
        assert first.credit is None
    assert 0 < unknown < len(pairs)


def test_a_document_dated_before_its_base_credits_the_agency(made) -> None:
    bases = {each.story: each for each in made if each.role == "base"}
    early = [
        each for each in made if each.day and (day := bases[each.story].day) and each.day < day and each.role != "base"
    ]
    assert early
    assert all(each.credit for each in early)


def test_all_that_can_happen_to_a_text_happens(made, pairs) -> None:
    assert {each.role for each in made} >= {
        "base", "copy", "near", "cut", "passage", "translated", "independent", "update",
    }  # fmt: skip
    assert any(not each.day for each in made)
    assert {echo["kind"] for echo in pairs.values()} == {"exact", "near", "contained", "translated"}
    assert any(a.split("-")[0] != b.split("-")[0] for a, b in pairs), "a passage out of another story"


def test_wrong_stories_are_refused(tmp_path) -> None:
    (tmp_path / "a.yaml").write_text("- {id: a01}\n- {id: a01}\n")
    with pytest.raises(ValueError, match="two stories a01"):
        script.load(tmp_path)
    (tmp_path / "a.yaml").write_text("- {id: a01, background: a09}\n")
    with pytest.raises(ValueError, match="a09"):
        script.load(tmp_path)
