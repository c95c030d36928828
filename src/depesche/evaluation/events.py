"""How well events are found, against annotated articles.

The data: ``NAME.jsonl`` with ``id``, ``text``, ``title``, ``published``, and ``NAME.gold.jsonl`` beside it with ``id``,
``events`` (trigger, start, end, type, mode, status, participants, date, place, speaker, core, also, same_as) and
``entities`` (name, type, forms). A folder stands for all its pairs of files.

What is counted, exactly:

* A found event may be paired with a gold event if its span overlaps the trigger or stands in its sentence, and its
  type is the gold's or one of ``also``. The pairs are one to one; among all pairings one is taken that reaches the
  most core events, then the most others, then the most second tellings, and with these the most overlaps
  (:mod:`depesche.evaluation.assignment`).
* *recall* is over the ``core`` events that are first tellings. *precision* is over all found events but those paired
  with a second telling (``same_as``), which count neither way. *F1* is their harmonic mean.
* In a pair ``status``, ``mode``, ``date`` are right if they equal the gold's or one of ``also``. Participants are
  right if every gold one has a found one of the same role and entity, and none is left over. A found entity is a gold
  one if one of its mentions or names is one of the gold's name, forms or the participant's text, or if the
  participant's own words overlap that text; place and speaker likewise. The shares are over the pairs with first
  tellings.
* *whole* has type, participants and status right; its F1 takes as found what "F1" takes, and as right only those.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from depesche.evaluation.assignment import Pair, best_pairs
from depesche.evaluation.keyed import documents
from depesche.evaluation.rates import f1, percent
from depesche.model import Event, Reading
from depesche.reading.reader import read_all

_CORE, _OTHER, _AGAIN, _OVERLAP = 1e6, 1e3, 1.0, 0.1
_ENDING = re.compile(r"(?:'s|’s|s|en|e|n|es|er)$")
_MARKS = re.compile(r"[\s()„“”\",]+")
_ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "von",
        "vom",
        "zum",
        "zur",
        "im",
        "am",
    ]
)
_ASPECTS = ("participants", "status", "mode", "date", "place", "speaker", "whole")


def _plain(words: str) -> str:
    """Lower case, without leading articles and the ending of the last word: so forms of one name meet."""
    parts = _MARKS.sub(" ", words.casefold()).split()
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return _ENDING.sub("", " ".join(parts))


@dataclass(slots=True)
class _Pairing:
    """One document: gold and found events and which belong together (gold index → found index)."""

    gold: list[dict[str, Any]]
    reading: Reading
    names: "_Names"
    pairs: dict[int, int] = field(default_factory=dict)

    def again(self, index: int) -> bool:
        return self.gold[index].get("same_as") is not None

    def aspects(self, index: int) -> dict[str, bool]:
        """What is right in the pair of gold event ``index``."""
        gold, found = self.gold[index], self.reading.events[self.pairs[index]]
        right = {aspect: getattr(found, aspect) in _answers(gold, aspect) for aspect in ("status", "mode", "date")}
        right["participants"] = self.names.same_participants(gold["participants"], found)
        right["place"] = self.names.same(gold["place"], found.place)
        right["speaker"] = self.names.same(gold["speaker"], found.speaker)
        right["whole"] = right["participants"] and right["status"]
        return right


class _Names:
    """Whether a found entity is the one that the gold means, by the words for it."""

    def __init__(self, gold: list[dict[str, Any]], reading: Reading) -> None:
        self._reading = reading
        self._forms: dict[str, set[str]] = defaultdict(set)
        for entity in gold:
            self._forms[entity["name"]] |= {_plain(each) for each in (entity["name"], *entity["forms"])}

    @cached_property
    def _found(self) -> dict[str, set[str]]:
        words: dict[str, set[str]] = defaultdict(set)
        for entity in self._reading.entities:
            words[entity.id] |= {_plain(each) for each in (entity.names.de, *entity.aliases)}
        for mention in self._reading.mentions:
            words[mention.entity].add(_plain(mention.text))
        return words

    def same(self, name: str | None, entity: str | None) -> bool:
        """Whether gold ``name`` and found ``entity`` are the same, or both none."""
        if name is None or entity is None:
            return name is None and entity is None
        return bool((self._forms[name] | {_plain(name)}) & self._found[entity])

    def same_participants(self, gold: list[dict[str, Any]], event: Event) -> bool:
        return not self.differences(gold, event)

    def differences(self, gold: list[dict[str, Any]], event: Event) -> list[str]:
        """The participants that one side has and the other has not."""
        text = self._reading.document.text
        wanted = {(each["role"], each["name"]): each for each in gold}
        weights: dict[Pair, float] = {}
        for i, each in enumerate(wanted.values()):
            for j, found in enumerate(event.participants):
                if each["role"] == found.role and (
                    self.same(each["name"], found.entity) or _touch(each["text"], text[found.start : found.end])
                ):
                    weights[i, j] = 1.0
        pairs = best_pairs(weights)
        met, used = {i for i, _ in pairs}, {j for _, j in pairs}
        missing = [f"-{role} {name}" for i, (role, name) in enumerate(wanted) if i not in met]
        spare = [
            f"+{each.role} {each.entity} '{text[each.start : each.end]}'"
            for j, each in enumerate(event.participants)
            if j not in used
        ]
        return missing + spare


def _touch(gold: str, found: str) -> bool:
    """Whether one stretch holds all words of the other: the annotator's phrase is seldom as long as the system's."""
    one, other = _words(gold), _words(found)
    return bool(one and other) and (one <= other or other <= one)


def _words(text: str) -> set[str]:
    """The words of ``text`` without articles and endings."""
    return {_ENDING.sub("", each) for each in _MARKS.sub(" ", text.casefold()).split() if each not in _ARTICLES}


def _answers(gold: dict[str, Any], aspect: str) -> list[Any]:
    return [gold[aspect], *((gold.get("also") or {}).get(aspect) or [])]


def _weights(gold: list[dict[str, Any]], reading: Reading) -> dict[Pair, float]:
    weights: dict[Pair, float] = {}
    for i, each in enumerate(gold):
        base = _AGAIN if each.get("same_as") is not None else _CORE if each["core"] else _OTHER
        types = set(_answers(each, "type"))
        for j, found in enumerate(reading.events):
            overlap = found.start < each["end"] and each["start"] < found.end
            near = found.sentence.start <= each["start"] < found.sentence.end
            if found.type in types and (overlap or near):
                weights[i, j] = base + overlap * _OVERLAP + (found.type == each["type"]) * _OVERLAP / 2
    return weights


def pair(gold: dict[str, Any], reading: Reading) -> _Pairing:
    """The pairing of one document's gold with its reading."""
    pairs = dict(best_pairs(_weights(gold["events"], reading)))
    return _Pairing(gold["events"], reading, _Names(gold["entities"], reading), pairs)


def _pairings(path: Path) -> Iterator[_Pairing]:
    items = documents(path)
    readings = read_all(document for document, _ in items)
    for (_, gold), reading in zip(items, readings, strict=True):
        yield pair(gold, reading)


def figures(pairings: Iterable[_Pairing]) -> dict[str, float]:
    """The figures of :func:`evaluate` for pairings already made."""
    counts: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    for each in pairings:
        back = {found: gold for gold, found in each.pairs.items()}
        for index, event in enumerate(each.reading.events):
            if index in back and each.again(back[index]):
                continue
            counts["found"] += 1
            by_type[event.type]["found"] += 1
            by_type[event.type]["right"] += index in back
        for index, gold in enumerate(each.gold):
            if each.again(index):
                continue
            right = {"type": True} | each.aspects(index) if index in each.pairs else {}
            counts.update(aspect for aspect, value in right.items() if value)
            if gold["core"]:
                counts.update(["core", *(f"core {aspect}" for aspect, value in right.items() if value)])
                by_type[gold["type"]].update(["core"] + ["core right"] * bool(right))
    return _summary(counts, by_type)


def _summary(counts: Counter[str], by_type: dict[str, Counter[str]]) -> dict[str, float]:
    result: dict[str, float] = {}
    for name, key in (("type", "type"), ("whole", "whole")):
        precision, recall = percent(counts[key], counts["found"]), percent(counts[f"core {key}"], counts["core"])
        result |= {f"{name} P": precision, f"{name} R": recall, f"{name} F1": f1(precision, recall)}
    for aspect in _ASPECTS:
        result[f"{aspect} right"] = percent(counts[aspect], counts["type"])
    for kind, count in sorted(by_type.items()):
        precision, recall = percent(count["right"], count["found"]), percent(count["core right"], count["core"])
        result |= {f"{kind} P": precision, f"{kind} R": recall, f"{kind} core": count["core"]}
    return {key: round(value, 1) for key, value in result.items()} | {"found": counts["found"], "core": counts["core"]}


def evaluate(path: Path) -> dict[str, float]:
    """Percentages (and the counts ``found`` and ``core``) for the documents of ``path``; see the head of this module.

    Raises ``OSError`` if the files cannot be read.
    """
    return figures(_pairings(path))


def errors(path: Path) -> Iterator[str]:
    """A line for every missed core event, every spurious event and every pair with something wrong."""
    for each in _pairings(path):
        text, name = each.reading.document.text, each.reading.document.id
        back = {found: gold for gold, found in each.pairs.items()}
        for index, gold in enumerate(each.gold):
            around = text[max(0, gold["start"] - 60) : gold["end"] + 60].replace("\n", " ")
            if index not in each.pairs:
                if gold["core"] and not each.again(index):
                    yield f"missed\t{name}\t{gold['type']}\t{gold['trigger']}\t{around}"
                continue
            found = each.reading.events[each.pairs[index]]
            wrong = [aspect for aspect, right in each.aspects(index).items() if not right and aspect != "whole"]
            detail = [
                f"{aspect}: {gold[aspect]} ≠ {getattr(found, aspect)}" for aspect in wrong if aspect != "participants"
            ] + each.names.differences(gold["participants"], found)
            if wrong and not each.again(index):
                yield f"partly\t{name}\t{gold['type']}\t{gold['trigger']}/{found.text}\t{'; '.join(detail)}\t{around}"
        for index, event in enumerate(each.reading.events):
            if index not in back:
                around = text[max(0, event.start - 60) : event.end + 60].replace("\n", " ")
                yield f"spurious\t{name}\t{event.type}\t{event.text}\t{event.status}\t{around}"
