"""How well quotations are found, against data in the form of Petersen-Frey & Biemann (2024).

The data: JSON lines (``.jsonl`` or ``.jsonl.gz``, a file or a folder of them), one document each with ``text`` and
``quotations``; a quotation has a ``type`` and lists of ``[start, end)`` for ``quote``, ``cue``, ``speaker``,
``addressee``.

What is counted, exactly:

* The unit is the *word*: a maximal run of letters and digits of the text. Quotation marks, full stops and commas
  count on neither side, so that it does not matter whether a span includes the marks (the data's does, a Reading's
  does not).
* Within a document every gold quotation is paired with at most one found one, so that the sum of the pairs' Dice
  coefficients over the words of the quotes is greatest (:mod:`depesche.evaluation.assignment`; a right type breaks
  ties). Types play no other part in the pairing.
* *precision* is the mean, over all found quotations, of the share of their words that lie in the partner's quote (0
  without a partner); *recall* the same over all gold quotations; *F1* their harmonic mean. ``token F1`` is the same
  with words summed over all quotations instead of averaged by quotation.
* For one type, only found and gold quotations of that type are counted, and a pair of different types overlaps by
  nothing. The data's "IndirectFreeIndirect" (bare Konjunktiv) may be found as either: it takes the type of its
  partner, and is free-indirect without one.
* ``exact F1``: a pair counts if it has the same words in the quote.
* For ``speaker``, ``cue`` and ``addressee`` the shares of words are taken in the same pairs, over the quotations that
  have such a span on the respective side; a quotation without a partner counts as missed or wrong. ``… F1 (paired)``
  leaves the quotations without a partner out: it says how good the attribution is where the quotation was found.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.evaluation.assignment import best_pairs
from depesche.evaluation.rates import f1, percent
from depesche.model import Document, QuotationType
from depesche.reading.draft import Draft, QuotationDraft
from depesche.reading.reader import read_documents

ROLES = ("speaker", "cue", "addressee")
_WORD = re.compile(r"[^\W_]+")
_TYPES = {
    "Direct": (QuotationType.DIRECT,),
    "Indirect": (QuotationType.INDIRECT,),
    "Reported": (QuotationType.REPORTED,),
    "FreeIndirect": (QuotationType.FREE_INDIRECT,),
    "IndirectFreeIndirect": (QuotationType.FREE_INDIRECT, QuotationType.INDIRECT),
}
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Item:
    """One quotation as sets of words (each word by its first offset); ``types`` are those that are right."""

    types: tuple[QuotationType, ...]
    words: dict[str, Words]

    @property
    def quote(self) -> Words:
        return self.words["quote"]


@dataclass(slots=True)
class Tally:
    """Shares summed over found and over gold items."""

    precise: float = 0.0
    found: int = 0
    recalled: float = 0.0
    gold: int = 0
    tokens: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Words | None, found: Words | None) -> None:
        """Counts one pair, or one item without a partner (None)."""
        common = len(gold & found) if gold and found else 0
        if found:
            self.found += 1
            self.precise += common / len(found)
        if gold:
            self.gold += 1
            self.recalled += common / len(gold)
        self.tokens.update(common=common, found=len(found or ()), gold=len(gold or ()))

    def figures(self, name: str) -> dict[str, float]:
        precision, recall = percent(self.precise, self.found), percent(self.recalled, self.gold)
        return {f"{name}P": precision, f"{name}R": recall, f"{name}F1": f1(precision, recall)}

    def token_f1(self) -> float:
        common = self.tokens["common"]
        return f1(percent(common, self.tokens["found"]), percent(common, self.tokens["gold"]))


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The data's documents under ``path``, a file or a folder, in the order of names and lines."""
    paths = sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]
    for each in paths:
        with gzip.open(each, "rt", encoding="utf-8") if each.suffix == ".gz" else each.open(encoding="utf-8") as lines:
            yield from (_checked(each, line) for line in lines if line.strip())


def _checked(path: Path, line: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
        row["text"], row["quotations"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f'{path}: a line is no JSON object with "text" and "quotations"') from error
    return row


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def gold_items(document: dict[str, Any]) -> list[Item]:
    """The quotations of one document of the data."""
    return [
        Item(
            _TYPES[each["type"]],
            {role: _words(document["text"], [(a, b) for a, b in each[role]]) for role in ("quote", *ROLES)},
        )
        for each in document["quotations"]
    ]


def found_items(draft: Draft) -> list[Item]:
    """The quotations that a draft holds, in offsets of the original text."""
    text, shadow = draft.document.text, draft.shadow

    def words(*spans: tuple[int, int] | None) -> Words:
        return _words(text, [shadow.span(*span) for span in spans if span])

    def item(each: QuotationDraft) -> Item:
        return Item(
            (each.type,),
            {
                "quote": words(*each.spans),
                "speaker": words(each.speaker_span),
                "cue": words(each.cue),
                "addressee": _addressee(draft, each),
            },
        )

    def _addressee(draft: Draft, each: QuotationDraft) -> Words:
        """The contract names an entity, not a place: its nearest mention in front of or in the quotation's sentence."""
        if not each.addressee:
            return frozenset()
        own = [mention for mention in draft.mentions if mention.entity == each.addressee]
        near = min(own, key=lambda mention: abs(mention.start - (each.cue or each.spans[0])[0]), default=None)
        return words((near.start, near.end)) if near else frozenset()

    return [item(each) for each in draft.quotations]


def pairs(gold: list[Item], found: list[Item]) -> list[tuple[Item | None, Item | None]]:
    """The best pairing, with the items that stay alone."""
    at: dict[int, list[int]] = {}
    for index, item in enumerate(found):
        for word in item.quote:
            at.setdefault(word, []).append(index)
    weights: dict[tuple[int, int], float] = {}
    for row, item in enumerate(gold):
        for column in {index for word in item.quote for index in at.get(word, ())}:
            other = found[column]
            dice = 2 * len(item.quote & other.quote) / (len(item.quote) + len(other.quote))
            weights[row, column] = dice + 0.001 * (other.types[0] in item.types)
    best = best_pairs(weights)
    rows, columns = {row for row, _ in best}, {column for _, column in best}
    result: list[tuple[Item | None, Item | None]] = [(gold[row], found[column]) for row, column in best]
    result += [(item, None) for row, item in enumerate(gold) if row not in rows]
    result += [(None, item) for column, item in enumerate(found) if column not in columns]
    return result


def _of(item: Item | None, role: str = "quote") -> Words | None:
    return item.words[role] if item else None


class Score:
    """Figures over any number of documents."""

    def __init__(self) -> None:
        self.all = Tally()
        self.exact = Tally()
        self.types = {each: Tally() for each in QuotationType}
        self.roles = {role: (Tally(), Tally()) for role in ROLES}

    def add(self, gold: list[Item], found: list[Item]) -> None:
        """Counts one document."""
        for right, ours in pairs(gold, found):
            self.all.add(_of(right), _of(ours))
            same = bool(right and ours and right.quote == ours.quote)
            self.exact.add(frozenset({0}) if right else None, frozenset({0 if same else 1}) if ours else None)
            self._add_types(right, ours)
            for role, (every, paired) in self.roles.items():
                words = (_of(right, role), _of(ours, role))
                every.add(*words)
                if right and ours:
                    paired.add(*words)

    def _add_types(self, right: Item | None, ours: Item | None) -> None:
        if right and ours and ours.types[0] in right.types:
            self.types[ours.types[0]].add(right.quote, ours.quote)
            return
        if right:
            self.types[right.types[0]].add(right.quote, None)
        if ours:
            self.types[ours.types[0]].add(None, ours.quote)

    def figures(self) -> dict[str, float]:
        """All figures, in percent, and the counts of quotations."""
        result = self.all.figures("") | {"token F1": self.all.token_f1(), "exact F1": self.exact.figures("")["F1"]}
        for kind, tally in self.types.items():
            result |= tally.figures(f"{kind.value} ")
        for role, (every, paired) in self.roles.items():
            result |= every.figures(f"{role} ") | {f"{role} F1 (paired)": paired.figures("")["F1"]}
        return result | {"gold quotations": self.all.gold, "found quotations": self.all.found}


def evaluate(path: Path) -> dict[str, float]:
    """The figures of the module's description for the data under ``path``."""
    score = Score()
    rows = list(documents(path))
    drafts = read_documents((Document(id=row["id"], text=row["text"]) for row in rows), until="quotations")
    for row, draft in zip(rows, drafts, strict=True):
        score.add(gold_items(row), found_items(draft))
    return score.figures()


def errors(path: Path) -> Iterator[str]:
    """One line for every quotation that is missed or wrong, of another type, with other words or another speaker."""
    rows = list(documents(path))
    drafts = read_documents((Document(id=row["id"], text=row["text"]) for row in rows), until="quotations")
    for row, draft in zip(rows, drafts, strict=True):
        yield from describe(row["text"], gold_items(row), found_items(draft))


def describe(text: str, gold: list[Item], found: list[Item]) -> Iterator[str]:
    """The errors of one document."""

    def say(words: Words) -> str:
        parts = [(match.start(), match.group()) for match in _WORD.finditer(text) if match.start() in words]
        return " ".join(word for _, word in parts) or "–"

    shown = ("quote", "cue", "speaker")
    for right, ours in pairs(gold, found):
        if right and not ours:
            yield f"MISSED {right.types[0]}: {' | '.join(say(right.words[role]) for role in shown)}"
        elif ours and not right:
            yield f"WRONG {ours.types[0]}: {' | '.join(say(ours.words[role]) for role in shown)}"
        elif ours and right:
            if ours.types[0] not in right.types:
                yield f"TYPE {right.types[0]} found as {ours.types[0]}: {say(right.quote)}"
            if ours.quote != right.quote:
                yield f"SPAN {right.types[0]}: {say(right.quote)} || {say(ours.quote)}"
            if ours.words["speaker"] != right.words["speaker"]:
                yield f"SPEAKER {right.types[0]}: {say(right.words['speaker'])} || {say(ours.words['speaker'])}"
