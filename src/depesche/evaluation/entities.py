"""How many of the gold's entity forms are resolved to the right entity.

The gold lists the entities of a document with their surface forms. Every occurrence of a form in the text is a
target. The system's entities are tied to the gold's one to one within a document, by the targets they share; a pair is
possible only if the types agree and, for an entity of the knowledge base, if the gold's name does not mean another.
A target is *right* if a mention of the tied entity stands there, *wrong* if only mentions of others do, *missed* if
there is none; the first part of a compound ("EU" in "EU-Haushalt") may stand for it. Occurrences inside a longer form
of another entity ("UN" in "UN-Sicherheitsrat") and those of forms that two gold entities share count only when right.

Governments are the state (GUIDELINES): a gold organization that is a government is joined to its state.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from depesche.evaluation.assignment import best_pairs
from depesche.evaluation.keyed import documents
from depesche.evaluation.rates import percent
from depesche.knowledge.base import Knowledge, load_knowledge
from depesche.model import EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.reader import read_documents

_GOVERNMENT = re.compile(r"\b(?:[Bb]undesr|R)egierung\b|^(?:Weißes Haus|Kreml)$")
#: The least overlap (shared by joined length) at which a mention inside a form, or across its edge, stands for it.
_OVERLAP = 0.4


@dataclass(slots=True)
class _Target:
    """An occurrence of a gold form; ``golds`` are the entities that claim it."""

    start: int
    end: int
    golds: set[int]
    optional: bool = False
    best: list[MentionDraft] = field(default_factory=list)


@dataclass(slots=True)
class _Scored:
    """One document: what became of every target, and of every mention."""

    draft: Draft
    gold: list[dict[str, Any]]
    targets: list[_Target]
    tie: dict[int, str]

    def verdict(self, target: _Target) -> str:
        if any(mention.entity == self.tie.get(gold) for mention in target.best for gold in target.golds):
            return "right"
        close = [mention for mention in target.best if _overlap(target, mention) >= _OVERLAP]
        return "wrong" if close else "missed"


def _occurrences(form: str, text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)]
    return found or [match.span() for match in re.finditer(re.escape(form), text)]


def _government_joined(entities: list[dict[str, Any]], knowledge: Knowledge) -> list[dict[str, Any]]:
    """The gold with every government's forms given to its state, where the gold has that state."""
    states: dict[str, dict[str, Any]] = {}
    for entity in entities:
        if entity["type"] == EntityType.STATE:
            for match in knowledge.scan(entity["name"]):
                states.setdefault(match.entities[0], entity)
    kept = []
    for entity in entities:
        named = [match.entities[0] for match in knowledge.scan(entity["name"])]
        state = next((states[each] for each in named if each in states), None)
        if state and entity["type"] == EntityType.ORGANIZATION and _GOVERNMENT.search(entity["name"]):
            state["forms"] = [*state["forms"], *entity["forms"]]
        else:
            kept.append(entity)
    return kept


def _targets(gold: list[dict[str, Any]], text: str) -> list[_Target]:
    spans: dict[tuple[int, int], set[int]] = defaultdict(set)
    for index, entity in enumerate(gold):
        for form in sorted(set(entity["forms"])):
            for span in _occurrences(form, text):
                spans[span].add(index)
    targets = [_Target(start, end, golds) for (start, end), golds in sorted(spans.items())]
    for target in targets:
        target.optional = len(target.golds) > 1 or any(
            other.start <= target.start
            and target.end <= other.end
            and (other.end - other.start) > (target.end - target.start)
            and not other.golds & target.golds
            for other in targets
        )
    return targets


def _overlap(target: _Target, mention: MentionDraft) -> float:
    shared = min(target.end, mention.end) - max(target.start, mention.start)
    return max(0, shared) / (max(target.end, mention.end) - min(target.start, mention.start))


def _fill(targets: list[_Target], draft: Draft) -> None:
    """Puts to every target the mentions that may stand for it, the closest first."""
    for target in targets:
        near = [
            (_overlap(target, mention), mention)
            for mention in draft.mentions_in(target.start, target.end)
            if (mention.start <= target.start and mention.end >= target.end)
            or _overlap(target, mention) >= _OVERLAP
            or (mention.start == target.start and draft.shadow.text[mention.end : mention.end + 1] == "-")
        ]
        target.best = [mention for _, mention in sorted(near, key=lambda pair: -pair[0])]


def _may_be(gold: dict[str, Any], entity: str, draft: Draft) -> bool:
    """Whether the types agree and the knowledge base does not take the gold's name for something else."""
    system = draft.entities[entity]
    if system.type != gold["type"]:
        return False
    if not system.known:
        return True
    knowledge = draft.knowledge
    if system.type is EntityType.PERSON:
        meant = [person for person, _ in knowledge.persons(gold["name"], day=draft.anchor)][:1]
    else:
        meant = [match.entities[0] for match in knowledge.scan(gold["name"]) if match.kind != "adjective"]
        meant = [each for each in meant if _type_of(knowledge, each) == system.type]
    return not meant or entity in meant


def _type_of(knowledge: Knowledge, entity: str) -> EntityType:
    return knowledge.entity(entity).type


def _tie(gold: list[dict[str, Any]], targets: list[_Target], draft: Draft) -> dict[int, str]:
    """Gold index to system entity, one to one, so that they share as many targets as can be."""
    votes: Counter[tuple[int, str]] = Counter()
    for target in targets:
        for each in target.golds:
            for entity in {mention.entity for mention in target.best}:
                votes[each, entity] += 1
    names = sorted({entity for _, entity in votes})
    weights = {
        (each, names.index(entity)): float(count)
        for (each, entity), count in votes.items()
        if _may_be(gold[each], entity, draft)
    }
    return {each: names[column] for each, column in best_pairs(weights)}


def _score(path: Path) -> Iterator[_Scored]:
    knowledge = load_knowledge()
    items = documents(path)
    drafts = read_documents((document for document, _ in items), until="mentions")
    for draft, (_, answer) in zip(drafts, items, strict=True):
        gold = _government_joined(answer["entities"], knowledge)
        targets = _targets(gold, draft.shadow.text)
        _fill(targets, draft)
        yield _Scored(draft, gold, targets, _tie(gold, targets, draft))


def evaluate(path: Path) -> dict[str, float]:
    """Percentages over all targets of ``path`` (``dev.jsonl``, with ``dev.gold.jsonl`` beside it).

    ``right``, ``missed`` and ``wrong`` add up to 100; ``right <type>`` is the share among the gold entities of a type;
    ``precision`` is the share of the system's mentions (pronouns aside) that stand for the right entity.
    """
    verdicts: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    entities: Counter[bool] = Counter()
    good = made = 0
    for scored in _score(path):
        matched: set[int] = set()
        found: dict[int, list[bool]] = defaultdict(list)
        for target in scored.targets:
            verdict = scored.verdict(target)
            wanted = {scored.tie[each] for each in target.golds if each in scored.tie}
            matched |= {id(mention) for mention in target.best if mention.entity in wanted}
            if target.optional and verdict != "right":
                continue
            verdicts[verdict] += 1
            for each in target.golds:
                by_type[scored.gold[each]["type"]][verdict] += 1
                found[each].append(verdict == "right")
        mentions = [mention for mention in scored.draft.mentions if mention.form is not MentionForm.PRONOUN]
        made += len(mentions)
        good += sum(id(mention) in matched for mention in mentions)
        entities.update(sum(each) * 2 > len(each) for each in found.values())
    total = sum(verdicts.values())
    result = {f"{verdict}": _percent(verdicts[verdict], total) for verdict in ("right", "missed", "wrong")}
    result["precision"] = _percent(good, made)
    result["entities right"] = _percent(entities[True], sum(entities.values()))
    for kind in EntityType:
        result[f"right {kind}"] = _percent(by_type[kind]["right"], sum(by_type[kind].values()))
    result["targets"] = total
    return result


def _percent(part: int, whole: int) -> float:
    return round(percent(part, whole), 1)


def errors(path: Path) -> Iterator[str]:
    """A line for every target that is missed or wrong, with what was found there; then the spurious mentions."""
    for scored in _score(path):
        text = scored.draft.shadow.text
        matched: set[int] = set()
        for target in scored.targets:
            verdict = scored.verdict(target)
            wanted = {scored.tie[each] for each in target.golds if each in scored.tie}
            matched |= {id(mention) for mention in target.best if mention.entity in wanted}
            if verdict == "right" or target.optional:
                continue
            golds = " / ".join(f"{scored.gold[each]['name']} ({scored.gold[each]['type']})" for each in target.golds)
            got = "; ".join(f"{text[each.start : each.end]} = {each.entity}" for each in target.best)
            around = text[max(0, target.start - 40) : target.end + 30].replace("\n", " ")
            ties = [scored.tie.get(each) for each in target.golds]
            words = text[target.start : target.end]
            yield f"{verdict}\t{scored.draft.document.id}\t{words}\t{golds}\t{ties}\t{got}\t{around}"
        for mention in scored.draft.mentions:
            if id(mention) not in matched and mention.form is not MentionForm.PRONOUN:
                around = text[max(0, mention.start - 40) : mention.end + 30].replace("\n", " ")
                words = text[mention.start : mention.end]
                yield f"spurious\t{scored.draft.document.id}\t{words}\t{mention.entity}\t\t{mention.form}\t{around}"
