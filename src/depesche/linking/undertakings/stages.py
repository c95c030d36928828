"""Which stage in the life of an undertaking a telling speaks of: signs, the atoms from which undertakings are made."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from depesche.dates import bounds, closed
from depesche.linking.texts.stems import stem
from depesche.linking.undertakings import presence
from depesche.linking.undertakings.moods import only_spoken_of
from depesche.linking.undertakings.occasions import Occasions
from depesche.linking.undertakings.phrases import tokens, trigger_of
from depesche.linking.undertakings.presence import FIRM, StateOf
from depesche.linking.undertakings.subjects import Note, Subject
from depesche.linking.undertakings.topics import subjects
from depesche.linking.undertakings.vocabulary import Vocabulary, vocabulary
from depesche.model import Edtf, EventType, Evidence, Happening, ParticipantRole, Status, Telling

#: the order of the stages; stalled and called-off may come at any time
RANK = {"announced": 0, "negotiated": 1, "signed": 2, "ratified": 3, "in-force": 4, "carried-out": 5}
#: stages that say that there is something to follow
FOUNDING = frozenset({"announced", "negotiated", "signed", "ratified"})
#: so many words before a time may say that it is the last day
_BEFORE = 3
_WORD = re.compile(r"\w+")
#: what is only wished for, or may be, reaches no stage but is still spoken of
_SPOKEN_OF = frozenset({Status.CALLED_FOR, Status.POSSIBLE})
#: news tell what has no date as a rule within so many days
_FRESH = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Sign:
    """What one telling says of an undertaking: the ``stage`` it has reached (None: only that it is still spoken of).

    ``when`` is the time within which the stage was reached, ``date`` the same as it was told; ``due`` is when the stage
    ``aim`` is to be reached, an ``invitation`` has no day. ``people`` are the persons with the state that they act for,
    ``guests`` are the states whose people come to a meeting, ``goal`` is the one in which it takes place.
    """

    key: str
    happening: str
    kind: str
    stage: str | None
    founding: bool
    parties: frozenset[str]
    actors: frozenset[str]
    people: frozenset[tuple[str, str]]
    guests: frozenset[str]
    goal: str | None
    subject: Subject
    when: tuple[date, date] | None
    date: Edtf | None
    due: Edtf | None
    aim: str | None
    invitation: bool
    evidence: Evidence

    @property
    def told(self) -> Edtf | None:
        """The day of its document."""
        return self.evidence.source.published

    @property
    def document(self) -> str:
        return self.evidence.source.document


def signs(found: Iterable[Happening], state_of: StateOf, notes: Mapping[str, Note]) -> list[Sign]:
    """All signs of ``found``, in no particular order."""
    happenings = list(found)

    def sides(telling: Telling) -> StateOf:
        acting = dict(notes.get(telling.event, Note()).acting)
        return lambda id: acting.get(id) or state_of(id)

    occasions = Occasions(happenings, sides)
    made: list[Sign] = []
    for happening in happenings:
        for telling in happening.tellings:
            made += _signs(happening, telling, sides(telling), notes.get(telling.event, Note()), occasions)
    return made


def _signs(
    happening: Happening, telling: Telling, state_of: StateOf, note: Note, occasions: Occasions
) -> Iterator[Sign]:
    known = vocabulary()
    parties = presence.parties(telling, state_of)
    actors = frozenset(state_of(role.entity) for role in telling.participants if role.role is ParticipantRole.ACTOR)
    for subject in _subjects(telling, note, known):
        row = _row(telling, subject, len(actors & parties) > 1, known)
        if row is None:
            continue
        words = tokens(telling.evidence.text, note.names, note.times)
        unreal = only_spoken_of(words, trigger_of(words, note.trigger), telling.status)
        stage = None if unreal else row.get(telling.status)
        if stage is None and not unreal and telling.status not in _SPOKEN_OF:
            continue
        if not parties and row["kind"] == "agreement":
            parties = presence.named(note, state_of)
        goal = presence.goal(telling, state_of) if row["kind"] == "meeting" else None
        if goal and not parties:
            parties = frozenset({goal})
        occasion = occasions.of(telling, parties) if row["kind"] == "agreement" else None
        ahead = telling.status is Status.PLANNED or (row["kind"] == "meeting" and telling.status is Status.DENIED)
        told = telling.date or occasion
        yield Sign(
            key=f"{telling.event} {subject.start:06}",
            happening=happening.id,
            kind=row["kind"],
            stage=stage,
            founding=_founds(stage, telling, parties, subject, row["kind"], state_of),
            parties=parties,
            actors=actors,
            people=frozenset(
                (state_of(role.entity), role.entity)
                for role in telling.participants
                if role.entity.startswith("person/")
            ),
            guests=presence.hosts_and_guests(telling, state_of)[1],
            goal=goal,
            subject=subject,
            when=_when(telling, None if ahead else told),
            date=telling.evidence.source.published if ahead else told,
            due=told if ahead and _to_come(telling, told) else _ahead(telling, note, told),
            aim=row.get("aim") or (row.get("happened") if stage == "announced" else "carried-out"),
            invitation=telling.type is EventType.AGREE,
            evidence=telling.evidence,
        )


def _subjects(telling: Telling, note: Note, known: Vocabulary) -> list[Subject]:
    text = telling.evidence.text
    found = subjects(text, telling.type, telling.mode, note)
    if telling.type is EventType.AGREE and telling.mode == "accept" and _says(text, "invitation"):
        return subjects(text, telling.type, "invite", note)
    trigger = text[slice(*note.trigger)] if note.trigger else ""
    if telling.type is EventType.CONSULT and stem(trigger) in known.negotiations:
        about = subjects(text, EventType.AGREE, None, note)
        found += [replace(each, negotiated=True) for each in about if each.instrument and each.specific]
    return found


def _says(text: str, signal: str) -> bool:
    """Whether one of the words of a signal stands in a sentence."""
    return not vocabulary().signals[signal].isdisjoint(_WORD.findall(text.lower()))


def _row(telling: Telling, subject: Subject, joint: bool, known: Vocabulary) -> dict[str, Any] | None:
    """The first row of the table of stages that fits."""
    if subject.negotiated:
        return {"kind": "agreement", "happened": "negotiated", "ongoing": "negotiated", "aim": "signed"}
    text = telling.evidence.text
    for row in known.stages:
        if row["type"] != telling.type or ("mode" in row and row["mode"] != telling.mode):
            continue
        if row.get("joint") and not joint:
            continue
        if row.get("paper", subject.instrument is not None) != (subject.instrument is not None):
            continue
        if "says" in row and not _says(text, row["says"]):
            continue
        return row
    return None


def _founds(
    stage: str | None,
    telling: Telling,
    parties: frozenset[str],
    subject: Subject,
    kind: str,
    state_of: StateOf,
) -> bool:
    """Whether a sign alone makes an undertaking: somebody who can bind a state, and something to be followed."""
    if kind == "meeting":
        before = stage == "called-off" and telling.date is not None and _says(telling.evidence.text, "before")
        firm = [each for each in parties if each.startswith(FIRM)]
        several = len(firm) > 1 or any(each.startswith("org/") for each in firm)
        invites = telling.type is EventType.AGREE and bool(firm)
        return before or (stage == "announced" and (several or invites))
    if stage not in FOUNDING or not parties or subject.negotiated or subject.named:
        return False
    if not any(each.startswith(FIRM) for each in parties):
        return False
    if len(parties) > 1:
        return kind != "promise" or not subject.points
    binding = [role.entity for role in telling.participants if role.role is ParticipantRole.ACTOR]
    speaks = any(
        each.startswith(("state/", "person/")) or (each.startswith(FIRM) and state_of(each) == each) for each in binding
    )
    return subject.specific and (speaks or (kind == "agreement" and subject.instrument is not None))


def _when(telling: Telling, told: Edtf | None) -> tuple[date, date] | None:
    """When a stage was reached: on its day, or not long before it was told."""
    found = bounds(told) if told else None
    if found:
        return found
    published = bounds(telling.evidence.source.published)
    if published is None:
        return None
    if telling.status in (Status.PLANNED, Status.DENIED, *_SPOKEN_OF):
        return published
    return published[0] - _FRESH, published[1]


def _to_come(telling: Telling, told: Edtf | None) -> bool:
    """Whether the day of a plan is when it is due; of a promise it may be the day on which it was given."""
    due, published = bounds(told), bounds(telling.evidence.source.published)
    if due is None or published is None or telling.type is not EventType.AGREE:
        return due is not None
    return due[1] > published[1]


def _ahead(telling: Telling, note: Note, told: Edtf | None) -> Edtf | None:
    """The first time in the sentence that is still to come when it is told, or after the day of the promise."""
    since = bounds(told) if told and telling.type is EventType.AGREE else bounds(telling.evidence.source.published)
    if since is None:
        return None
    for n, (start, _, edtf) in enumerate(note.times):
        found = closed(bounds(edtf))
        if found is None:
            continue
        before = telling.evidence.text[:start].lower().split()[-_BEFORE:]
        until = found[1] > since[1] and not vocabulary().until.isdisjoint(before)
        if until or found[0] > since[1]:
            return _range_end(telling.evidence.text, note, n)
    return None


def _range_end(text: str, note: Note, n: int) -> Edtf:
    """The end of a range that begins with the time ``n``, else that time: "zwischen 2008 und 2012"."""
    _, end, edtf = note.times[n]
    if n + 1 < len(note.times):
        start, _, last = note.times[n + 1]
        if end <= start and text[end:start].strip() in vocabulary().through and bounds(last):
            return last
    return edtf
