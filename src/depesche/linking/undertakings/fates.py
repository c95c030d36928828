"""Sentences that tell what became of an agreement without an event of the reading: "Das Abkommen trat in Kraft"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from depesche.dates import bounds, closed
from depesche.linking.undertakings.phrases import Token, clause, tokens
from depesche.linking.undertakings.presence import StateOf
from depesche.linking.undertakings.stages import Sign
from depesche.linking.undertakings.subjects import FIGURE, Note, Subject, covered
from depesche.linking.undertakings.topics import whole
from depesche.linking.undertakings.vocabulary import Way, vocabulary
from depesche.model import Edtf, Evidence

#: what a sentence points back to stands at most so far before it, in code points
_BACK = 1500
#: being told in one sentence with it outweighs words
_SAME_SENTENCE = 10
#: what is reached, as against what keeps it from being reached
_REACHED = frozenset({"in-force", "carried-out"})


@dataclass(frozen=True, slots=True)
class Fate:
    """What a sentence tells of the fate of something: the ``stage`` reached; None if it is only spoken of.

    ``due`` is when ``aim`` is to be reached; ``states`` are those that the sentence names, ``around`` those that its
    document does.
    """

    stage: str | None
    date: Edtf | None
    due: Edtf | None
    aim: str | None
    subject: Subject
    states: frozenset[str]
    around: frozenset[str]
    evidence: Evidence

    @property
    def told(self) -> Edtf | None:
        return self.evidence.source.published


@cache
def _places() -> re.Pattern[str]:
    """One word of every way to tell a fate, the rarest."""
    words: set[str] = set()
    for ways in vocabulary().fates.values():
        for way in ways:
            words.update(max(way, key=_rarity))
    return re.compile(rf"\b(?:{'|'.join(sorted(word.rstrip('$') for word in words))})\b", re.IGNORECASE)


def _rarity(forms: Iterable[str]) -> int:
    """How rare words are, by the length of the shortest; small words and parts of words are everywhere."""
    function = vocabulary().function
    return min(0 if form[0] in "*!" or form in function else len(form) for form in forms)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where in a document a fate may be told; :func:`fate` says whether it is."""
    return (match.span() for match in _places().finditer(text))


def fate(evidence: Evidence, note: Note, around: frozenset[str], state_of: StateOf) -> Fate | None:
    """The fate that a sentence tells, if it tells one."""
    words = tokens(evidence.text, note.names, note.times)
    for first in range(len(words)):
        within = clause(words, first)
        if within.start != first or not within:
            continue
        lows = [words[n].low for n in within]
        stage = next(
            (stage for stage, ways in vocabulary().fates.items() if any(_stands(way, lows) for way in ways)), None
        )
        if stage is not None:
            return _fate(stage, words, within, evidence, note, around, state_of)
    return None


def _stands(way: Way, lows: Sequence[str]) -> bool:
    return all(any(_has(form, lows) for form in forms) for forms in way)


def _has(form: str, lows: Sequence[str]) -> bool:
    if form.endswith("$"):
        return bool(lows) and lows[-1] == form[:-1]
    if form.startswith("!"):
        return form[1:] not in lows
    if form.startswith("*"):
        return any(low.endswith(form[1:]) for low in lows)
    return form in lows


def _fate(
    stage: str,
    words: Sequence[Token],
    within: range,
    evidence: Evidence,
    note: Note,
    around: frozenset[str],
    state_of: StateOf,
) -> Fate:
    lows = [words[n].low for n in within]
    ahead, past = _times(note, evidence)
    reached, due, aim = _reached(stage, lows, ahead)
    said = whole(evidence.text, note, within)
    if not (said.specific or said.instrument or said.weak) and within.start > 0:
        said = whole(evidence.text, note, range(clause(words, max(0, within.start - 2)).start, within.stop))
    states = frozenset(state for _, _, id in note.names if (state := state_of(id)).startswith(("state/", "org/")))
    return Fate(
        reached, (past or evidence.source.published) if reached else None, due, aim, said, states, around, evidence
    )


def _reached(stage: str, lows: Sequence[str], ahead: Edtf | None) -> tuple[str | None, Edtf | None, str | None]:
    """The stage as the clause has it: reached, turned around, or to come (then when, and which)."""
    known = vocabulary()
    found = frozenset(lows)
    if found & known.conditional or found & known.wished:
        return None, None, None
    if found & known.negation and not any(
        "nicht" in forms for way in known.fates[stage] for forms in way if _stands(way, lows)
    ):
        return ("stalled" if stage in _REACHED else None), None, None
    if stage not in _REACHED:
        return (None if found & known.ahead else stage), None, None
    if found & known.ahead or ahead:
        return None, ahead, stage
    if found & known.passive and lows[-1] not in ("worden", "wurde"):
        return ("in-force" if found & known.under_way else None), None, stage
    return stage, None, None


def _times(note: Note, evidence: Evidence) -> tuple[Edtf | None, Edtf | None]:
    """The first time of the sentence that is still to come when it is told, and the first that is past."""
    told = bounds(evidence.source.published)
    found = [(edtf, days) for _, _, edtf in note.times if (days := closed(bounds(edtf)))]
    ahead = next((edtf for edtf, days in found if told and days[0] > told[1]), None)
    past = next((edtf for edtf, days in found if told is None or days[0] <= told[1]), None)
    return ahead, past


def belongs(fate: Fate, threads: Sequence[Sequence[Sign]]) -> int | None:
    """The index of the undertaking, given by its signs, of which a sentence tells the fate; None for none."""
    scores = [(_fit(fate, signs), index) for index, signs in enumerate(threads) if signs[0].kind != "meeting"]
    best, thread = max(scores, default=((0, 0), 0))
    return thread if best[0] else None


def _fit(fate: Fate, signs: Sequence[Sign]) -> tuple[int, int]:
    """How well a fate fits to the signs of an undertaking, and how near it stands to one; (0, 0) if it does not."""
    parties = frozenset(party for sign in signs for party in sign.parties)
    if not (fate.states & parties if fate.states else parties and parties <= fate.around):
        return 0, 0
    told, first = bounds(fate.told), min((sign.when[0] for sign in signs if sign.when), default=None)
    if told and first and told[1] < first:
        return 0, 0
    return max(_fit_to(fate, sign) for sign in signs)


def _fit_to(fate: Fate, sign: Sign) -> tuple[int, int]:
    here = sign.document == fate.evidence.source.document
    distance = fate.evidence.start - sign.evidence.start if here else _BACK + 1
    nearness = -abs(distance)
    common = covered(sign.subject.words, fate.subject.words)
    figures = len(sign.subject.figures & fate.subject.figures)
    score = common + FIGURE * figures if figures or (common and 2 * common >= len(sign.subject.words)) else 0
    if not here and not figures and common < 2 and sign.subject.instrument is None:
        score = 0  # one word in common is little where nothing else ties two texts
    paper = sign.subject.instrument is not None and fate.subject.instrument is not None
    if distance == 0 and (paper or common):
        return score + _SAME_SENTENCE, nearness
    if not score and paper and fate.subject.definite and not fate.subject.specific and 0 < distance <= _BACK:
        return 1, nearness
    return score, nearness if score else 0


def told(found: Iterable[tuple[Evidence, Note, frozenset[str]]], state_of: StateOf) -> list[Fate]:
    """The fates that sentences tell, each with its note and the states of its document."""
    made = (fate(evidence, note, around, state_of) for evidence, note, around in found)
    return [each for each in made if each is not None]
