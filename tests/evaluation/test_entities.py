"""The scorer of entities on drafts made by hand."""

import pytest
from tagged import read

from depesche.evaluation import entities
from depesche.knowledge.base import load_knowledge


def _score(text: str, gold: list[dict[str, object]]) -> entities._Scored:
    draft = read(text)
    targets = entities._targets(gold, draft.shadow.text)
    entities._fill(targets, draft)
    return entities._Scored(draft, gold, targets, entities._tie(gold, targets, draft))


def _verdicts(text: str, gold: list[dict[str, object]]) -> list[str]:
    scored = _score(text, gold)
    return [scored.verdict(target) for target in scored.targets]


def test_right_missed_and_wrong() -> None:
    gold = [
        {"name": "Russland", "type": "state", "forms": ["Russland"]},
        {"name": "Gespräch", "type": "group", "forms": ["Gespräch"]},
        {"name": "Kasachen", "type": "group", "forms": ["Kasachstan"]},
    ]
    text = "Das/DET Gespräch/NOUN von/ADP Russland/PROPN und/CCONJ Kasachstan/PROPN endet/VERB ./PUNCT"
    assert _verdicts(text, gold) == ["missed", "right", "wrong"]


def test_a_known_entity_is_right_only_for_its_own_name() -> None:
    gold = [{"name": "Belarus", "type": "state", "forms": ["Russland"]}]
    assert _verdicts("Russland/PROPN wächst/VERB ./PUNCT", gold) == ["wrong"]


def test_one_system_entity_is_right_for_one_gold_entity() -> None:
    gold = [
        {"name": "Emil Quastel", "type": "person", "forms": ["Emil Quastel"]},
        {"name": "Quastel der Jüngere", "type": "person", "forms": ["Quastel"]},
    ]
    text = "Herr/NOUN Emil/PROPN Quastel/PROPN kam/VERB ./PUNCT Quastel/PROPN ging/VERB ./PUNCT"
    assert set(_verdicts(text, gold)) == {"right", "wrong"}


@pytest.mark.parametrize("name", ["Regierung Russlands", "Russische Regierung"])
def test_governments_are_joined_to_their_state(name: str) -> None:
    gold = [
        {"name": "Russland", "type": "state", "forms": ["Russland"]},
        {"name": name, "type": "organization", "forms": ["die Regierung"]},
    ]
    joined = entities._government_joined(gold, load_knowledge())
    assert [each["forms"] for each in joined] == [["Russland", "die Regierung"]]
