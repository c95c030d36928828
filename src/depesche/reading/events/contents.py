"""A speech act and the act it names: which event is the content of which, and what that changes in both."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import EventType, ParticipantRole, Status
from depesche.reading.draft import ParticipantDraft
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.grammar import words
from depesche.reading.events.lexicon import Entry
from depesche.reading.events.tokens import VERBAL, is_circumstance
from depesche.reading.events.words import ends_in

_CONTENT = frozenset(
    [
        "xcomp",
        "ccomp",
        "csubj",
        "obj",
        "iobj",
        "nmod",
        "obl",
        "acl",
        "advcl",
        "nsubj",
        "nsubj:pass",
        "obl:arg",
        "dep",
        "parataxis",
    ]
)
_HEIGHT = 4
_TWO = 2
_ACTOR, _RECIPIENT = ParticipantRole.ACTOR, ParticipantRole.RECIPIENT
_THROUGH = ("unter", "durch", "dank")
#: acts of speech: refused or accepted, they have been made all the same
SPOKEN = frozenset((EventType.REQUEST, EventType.ACCUSE, EventType.AGREE, EventType.THREATEN, EventType.REJECT))
#: what a demand asks for, by the type of what is demanded
_REQUEST_MODES = {
    EventType.CONSULT: "meet", EventType.RETREAT: "yield", EventType.CONCEDE: "yield", EventType.AID: "assist",
    EventType.COOPERATE: "assist", EventType.SUPPORT: "change", EventType.SANCTION: "change",
}  # fmt: skip
#: what an announcement is, by the type of what is announced; what is not here is announced without an event of its own
_ANNOUNCED = {
    EventType.AID: EventType.AGREE, EventType.COOPERATE: EventType.AGREE, EventType.SUPPORT: EventType.AGREE,
    EventType.RETREAT: EventType.CONCEDE, EventType.CONCEDE: EventType.CONCEDE, EventType.SANCTION: EventType.THREATEN,
    EventType.ASSAULT: EventType.THREATEN, EventType.MOBILIZE: EventType.AGREE,
}  # fmt: skip


@dataclass(slots=True)
class Frame:
    """An event in the making; ``content_of`` is the status it has as the content of another, ``journey`` the visit that
    is made for it ("reist zu Gesprächen nach …")."""

    token: Token
    entry: Entry
    participants: list[ParticipantDraft]
    mode: str | None
    used: list[Token]
    content_of: Status | None = None
    speaker: str | None = None
    dropped: bool = False
    contents: list["Frame"] = field(default_factory=list)
    type: EventType | None = None
    journey: "Frame | None" = None

    def of(self, role: ParticipantRole) -> list[ParticipantDraft]:
        """The participants in ``role``."""
        return [each for each in self.participants if each.role is role]


def link(clauses: Clauses, frames: list[Frame]) -> None:
    """Ties each frame to the speech act whose content it is."""
    by_token = {frame.token.i: frame for frame in frames}
    contents: dict[int, list[Frame]] = {}
    for frame in frames:
        act = _act_above(frame, by_token)
        refused = act is not None and act.entry.complement is Status.DENIED and frame.entry.type in SPOKEN
        if act is not None and refused:
            _refused(frame, act)
        elif act is not None and act.participants:
            contents.setdefault(act.token.i, []).append(frame)
    for frame in frames:
        _settle(frame, contents.get(frame.token.i, []))
    for frame in frames:
        _one_strike(clauses, frame, frames)
        _one_meeting(clauses, frame, frames)
        _at_the_goal(clauses, frame, frames)
        _mediated(clauses, frame, frames)
        _guests(clauses, frame, frames)
        _said_to_be(frame, by_token)


def _refused(demand: Frame, refusal: Frame) -> None:
    """Who refuses a demand is whom it was made of."""
    if demand.of(ParticipantRole.RECIPIENT):
        return
    known = {each.entity for each in demand.participants}
    demand.participants += [
        ParticipantDraft(ParticipantRole.RECIPIENT, each.entity, each.start, each.end)
        for each in refusal.of(ParticipantRole.ACTOR)
        if each.entity not in known
    ]


def _one_strike(clauses: Clauses, frame: Frame, frames: list[Frame]) -> None:
    """Drops an attack that only says how a deed was done ("bei einem Anschlag getötet"): they are one event."""
    phrase = clauses.at.get(frame.token.i)
    if frame.entry.type is not EventType.ASSAULT or phrase is None or phrase.preposition not in words("means"):
        return
    for other in frames:
        same = other.entry.type is EventType.ASSAULT and other.token.pos_ == "VERB"
        if not same or clauses.clause(other.token) != clauses.clause(frame.token) or phrase.parent is not None:
            continue
        known = {each.entity for each in other.participants}
        if not other.of(ParticipantRole.ACTOR):
            other.participants += [each for each in frame.of(ParticipantRole.ACTOR) if each.entity not in known]
        other.mode = other.mode or frame.mode
        frame.dropped = True
        return


def _one_meeting(clauses: Clauses, noun: Frame, frames: list[Frame]) -> None:
    """Drops a verb of meeting beside the noun that names the meeting ("kommen zu einem Treffen zusammen")."""
    phrase = clauses.at.get(noun.token.i)
    meeting = noun.entry.type is EventType.CONSULT and noun.entry.joint and noun.token.pos_ != "VERB"
    if not meeting or phrase is None or phrase.parent is not None or phrase.preposition not in words("to_meet"):
        return
    for verb in frames:
        same = (
            verb.entry.type is EventType.CONSULT and verb.token.pos_ == "VERB" and verb.mode in (None, "multilateral")
        )
        if same and not verb.dropped and clauses.clause(verb.token) == clauses.clause(noun.token):
            known = {each.entity for each in verb.participants}
            noun.participants = verb.participants + [each for each in noun.participants if each.entity not in known]
            verb.dropped = True


def _at_the_goal(clauses: Clauses, noun: Frame, frames: list[Frame]) -> None:
    """A meeting that somebody travels to takes place when and with whom the visit does, unless it says otherwise."""
    phrase = clauses.at.get(noun.token.i)
    meeting = noun.entry.type is EventType.CONSULT and noun.token.pos_ not in VERBAL and noun.mode != "visit"
    if not meeting or phrase is None or phrase.preposition not in words("to_meet"):
        return
    for verb in frames:
        travels = verb.mode == "visit" and verb.token.pos_ in VERBAL and not verb.dropped
        if travels and clauses.clause(verb.token) == clauses.clause(noun.token):
            noun.journey = verb
            known = {each.entity for each in noun.participants}
            if len(known) < _TWO:
                noun.participants += [each for each in verb.participants if each.entity not in known]
            return


def _mediated(clauses: Clauses, noun: Frame, frames: list[Frame]) -> None:
    """Who agrees or meets "unter Vermittlung" is whom somebody mediates between."""
    phrase = clauses.at.get(noun.token.i)
    if noun.mode != "third-party" or noun.of(_RECIPIENT) or phrase is None or phrase.preposition not in _THROUGH:
        return
    known = {each.entity for each in noun.participants}
    for act in frames:
        parties = [each for each in act.of(_ACTOR) if each.entity not in known]
        if act is not noun and act.entry.joint and parties and act.token.i in _above(noun.token):
            noun.participants += [ParticipantDraft(_RECIPIENT, each.entity, each.start, each.end) for each in parties]
            return


def _guests(clauses: Clauses, noun: Frame, frames: list[Frame]) -> None:
    """Who travels "auf Einladung" is whom somebody has invited."""
    phrase = clauses.at.get(noun.token.i)
    if noun.mode != "invite" or noun.of(_RECIPIENT) or phrase is None or phrase.preposition != "auf":
        return
    known = {each.entity for each in noun.participants}
    for visit in frames:
        if visit.entry.type is EventType.CONSULT and clauses.clause(visit.token) == clauses.clause(noun.token):
            guests = [each for each in visit.of(_ACTOR) if each.entity not in known]
            noun.participants += [ParticipantDraft(_RECIPIENT, each.entity, each.start, each.end) for each in guests]
            if guests:
                return


def _said_to_be(frame: Frame, by_token: dict[int, Frame]) -> None:
    """Drops a deed that only says what another deed is: "der Angriff sei ein Kriegsverbrechen"."""
    children = list(frame.token.children)
    if any(child.dep_ == "cop" for child in children):
        frame.dropped |= any(child.dep_ == "nsubj" and child.i in by_token for child in children)


def _above(token: Token) -> set[int]:
    """The tokens that govern ``token``."""
    found: set[int] = set()
    while token.head.i != token.i and token.head.i not in found:
        token = token.head
        found.add(token.i)
    return found


def _act_above(frame: Frame, by_token: dict[int, Frame]) -> Frame | None:
    """The nearest speech act whose content ``frame`` may be."""
    current = frame.token
    for _ in range(_HEIGHT):
        head = current.head
        if head.i == current.i:
            return None
        act = by_token.get(head.i)
        relation = current.dep_
        if (relation not in _CONTENT and relation != "conj") or is_circumstance(current):
            return None
        if act is not None and act is not frame and (act.entry.complement or act.entry.announce):
            return act if relation != "conj" else None
        current = head
    return None


def _settle(act: Frame, contents: list[Frame]) -> None:
    if act.entry.announce:
        kinds = [_ANNOUNCED[each.entry.type] for each in contents if each.entry.type in _ANNOUNCED]
        act.dropped = not kinds and not _commits(act)
        act.type = kinds[0] if kinds else None
    act.contents = contents
    if act.entry.type is EventType.REQUEST and contents:
        act.mode = _REQUEST_MODES.get(contents[0].entry.type, act.mode)
    for content in contents:
        _make_content(act, content)


def _commits(act: Frame) -> bool:
    """Whether what is announced commits who announces it ("werde investieren")."""
    contents = [child for child in act.token.children if child.dep_ in ("xcomp", "ccomp", "parataxis", "obj")]
    if any(child.pos_ == "VERB" and verb_lemma(child) in words("commitments") for child in contents):
        return True
    return any(
        child.dep_ == "obj" and ends_in(child.lower_, words("commitment_nouns")) is not None for child in contents
    )


def _make_content(act: Frame, content: Frame) -> None:
    """The content's status, speaker and, where it names no one, its parties come from the act."""
    content.content_of = act.entry.complement
    if content.content_of in (Status.CALLED_FOR, Status.HAPPENED, Status.POSSIBLE):
        content.speaker = next((each.entity for each in act.of(ParticipantRole.ACTOR)), None)
    if content.of(ParticipantRole.ACTOR):
        return
    asked = act.entry.complement in (Status.CALLED_FOR, Status.HAPPENED)
    doers = act.of(ParticipantRole.RECIPIENT if asked else ParticipantRole.ACTOR)
    known = {each.entity for each in content.participants}
    if not asked and not known:
        doers = [*doers, *act.of(ParticipantRole.RECIPIENT)]
    content.participants += [
        ParticipantDraft(ParticipantRole.ACTOR if asked else each.role, each.entity, each.start, each.end)
        for each in doers
        if each.entity not in known
    ]
