"""Finds the events of a draft: triggers, roles, contents of speech acts, status, setting, second tellings."""

from spacy.tokens import Span

from depesche.languages.de.verbs import verb_lemma
from depesche.model import EntityType, EventType, ParticipantRole, Status
from depesche.reading.draft import Draft, EventDraft, ParticipantDraft
from depesche.reading.events.arguments import Arguments
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.contents import Frame, link
from depesche.reading.events.contexts import contexts_of
from depesche.reading.events.hosts import at_home, meet_hosts
from depesche.reading.events.implied import VERBAL_ACTS, complete
from depesche.reading.events.merging import merge
from depesche.reading.events.nameless import take_sides, takes_place, told_of
from depesche.reading.events.operators import operators
from depesche.reading.events.places import place_of
from depesche.reading.events.roles import Roles, satisfied
from depesche.reading.events.setting import date_of, speaker_of
from depesche.reading.events.status import status_of
from depesche.reading.events.tokens import is_finite, is_passive
from depesche.reading.events.told import Told
from depesche.reading.events.triggers import Trigger, candidates, triggers
from depesche.reading.events.words import ends_in

_ACTOR = ParticipantRole.ACTOR
_TWO = 2
_LONGEST = 400  # tokens of a sentence beyond which no grammar is looked for


def find(draft: Draft) -> None:
    """Adds the events of ``draft``, in order of their triggers; needs its mentions, times and quotations."""
    events: list[EventDraft] = []
    told = Told()
    waiting: list[EventDraft] = []
    for number, sentence in enumerate(draft.sentences()):
        if len(sentence) <= _LONGEST:
            found, nameless = _events_of(draft, sentence, told, number)
            events += found + [each for each in waiting if take_sides(each, found)]
            waiting = nameless
    draft.events = sorted(merge(events, draft.entities), key=lambda event: (event.start, event.end))


def _events_of(draft: Draft, sentence: Span, told: Told, number: int) -> tuple[list[EventDraft], list[EventDraft]]:
    """The events of a sentence, and those whose parties it leaves to the next one."""
    words = candidates(sentence)
    if not words:
        return [], []
    clauses = Clauses(draft, sentence)
    frames = [frame for trigger in triggers(clauses, words) if (frame := _frame(draft, clauses, trigger))]
    link(clauses, frames)
    kept: list[Frame] = []
    open_: list[Frame] = []
    for frame in frames:
        if frame.dropped:
            continue
        bare = not frame.participants
        complete(clauses, frame, told, number)
        meet_hosts(draft, frame, told.recent(number))
        if _satisfied(frame) and not _bystanders(draft, frame) and not (bare and told.again(frame)):
            kept.append(frame)
            told.add(number, [frame])
        elif bare and not frame.participants and told_of(clauses, frame):
            open_.append(frame)
    tokens = {frame.token.i for frame in (*kept, *open_)}
    return (
        [_event(draft, clauses, frame, tokens) for frame in kept],
        [_event(draft, clauses, frame, tokens) for frame in open_],
    )


def _satisfied(frame: Frame) -> bool:
    """Whether the parties are there that the entry needs; a passive may leave out who did it."""
    if frame.entry.needs == "actor" and frame.participants and is_passive(frame.token):
        return True
    if frame.entry.mode == "multilateral" and takes_place(frame):
        return True
    return satisfied(frame.entry, frame.participants)


def _frame(draft: Draft, clauses: Clauses, trigger: Trigger) -> Frame | None:
    """The entry that fits best and its participants: the first that has what it needs, unless a phrase stands before
    it that may fit yet; else that phrase, else the first that may fit.
    """
    roles = Roles(draft, Arguments(clauses, trigger.token), trigger.first)
    weak: Frame | None = None
    open_: Frame | None = None
    for at, entry in enumerate(trigger.entries):
        participants = roles.participants(entry)
        if participants is None:
            continue
        frame = Frame(trigger.token, entry, participants, entry.mode, trigger.used.get(at, []))
        phrased = bool(entry.required) and trigger.token.pos_ == "VERB"
        if satisfied(entry, participants) and (phrased or open_ is None):
            return frame
        open_ = open_ or (frame if phrased else None)
        weak = weak or frame
    return open_ or weak


def _event(draft: Draft, clauses: Clauses, frame: Frame, others: set[int]) -> EventDraft:
    token = frame.token
    start, end = token.idx, token.idx + len(token)
    date = date_of(clauses, token, others)
    if frame.journey is not None:
        date = date or date_of(clauses, frame.journey.token, others)
    event = EventDraft(
        start,
        end,
        (clauses.sentence.start_char, clauses.sentence.end_char),
        frame.type or frame.entry.type,
        _mode(draft, frame),
        participants=frame.participants,
        date=date,
        place=place_of(clauses, frame),
        speaker=speaker_of(draft, start, end) or frame.speaker,
        contexts=contexts_of(clauses),
        confidence=_confidence(frame),
        head=token.i,
    )
    if event.type is EventType.CONSULT and event.mode == "visit":
        at_home(draft, event)
    event.status = _status(draft, clauses, frame, date)
    return event


def _mode(draft: Draft, frame: Frame) -> str | None:
    """The entry's mode; a meeting of three or more is multilateral."""
    many = frame.entry.type is EventType.CONSULT and len(frame.of(ParticipantRole.ACTOR)) > _TWO
    members = frame.entry.type is EventType.CONSULT and any(_of_many(draft, each) for each in frame.of(_ACTOR))
    return "multilateral" if (many and frame.mode in (None, "phone")) or (members and not frame.mode) else frame.mode


def _of_many(draft: Draft, party: ParticipantDraft) -> bool:
    """Whether a party is an organization of states or a group out of one ("die EU-Außenminister")."""
    kind = draft.entities[party.entity].type
    if kind is EntityType.ORGANIZATION:
        return bool(draft.knowledge.members(party.entity))
    inside = draft.mentions_in(party.start, party.end) if kind is EntityType.GROUP else []
    return any(draft.knowledge.members(each.entity) for each in inside if each.entity.startswith("org/"))


def _bystanders(draft: Draft, frame: Frame) -> bool:
    """Whether only observers and unnamed critics act: their words are quotations, no events."""
    words = operators().bystanders
    actors = frame.of(ParticipantRole.ACTOR)
    said = [draft.shadow.text[each.start : each.end].lower().partition(",")[0].split() for each in actors]
    return (
        bool(said)
        and frame.entry.type in VERBAL_ACTS
        and all(ends_in(each[-1], words) is not None for each in said if each)
    )


def _status(draft: Draft, clauses: Clauses, frame: Frame, date: str | None) -> Status:
    entry = frame.entry
    if frame.journey is not None:
        return _status(draft, clauses, frame.journey, date)
    if entry.failed or frame.token.lower_.startswith("nicht"):
        return Status.DENIED
    found = status_of(clauses, frame.token, entry)
    if entry.status is not None and found is not Status.DENIED:
        return entry.status
    if frame.content_of is not None:
        return found if found is Status.DENIED and frame.content_of is not Status.DENIED else frame.content_of
    if found not in (None, Status.HAPPENED):
        return found or Status.HAPPENED
    if date and draft.published and date[:10] > draft.published[: len(date[:10])] and found is None:
        return Status.PLANNED
    lasts = entry.type in operators().lasting or verb_lemma(frame.token) in operators().lasting_verbs
    if found is None and lasts and frame.token.pos_ == "VERB":
        purpose = any(child.dep_ == "mark" and child.lower_ == "um" for child in frame.token.children)
        return Status.PLANNED if purpose else Status.ONGOING if is_finite(frame.token) else Status.HAPPENED
    return Status.HAPPENED


def _confidence(frame: Frame) -> float:
    """Rough: more participants and a phrase rather than a word make an event surer."""
    return min(0.95, 0.5 + 0.15 * len(frame.participants) + 0.1 * bool(frame.entry.required))
