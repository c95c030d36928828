"""Meetings and ceasefires told without their parties ("Die Verhandlungen sind gescheitert. Beide Länder …")."""

from depesche.languages.de.verbs import verb_lemma
from depesche.model import EventType, ParticipantRole
from depesche.reading.draft import EventDraft, ParticipantDraft
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import words
from depesche.reading.events.tokens import VERBAL, carrier_of

_TOPICS = (EventType.CONSULT, EventType.RETREAT, EventType.AGREE)
_MUTUAL = (EventType.CONSULT, EventType.AGREE, EventType.SUPPORT)
_TWO = 2


def takes_place(frame: Frame) -> bool:
    """Whether the noun is what takes place or fails to: "der Gipfel findet nicht statt"."""
    token = frame.token
    verb = token.head
    subject = token.dep_.startswith("nsubj") and verb.pos_ in VERBAL
    return subject and verb_lemma(verb) in words("taking_place")


def told_of(clauses: Clauses, frame: Frame) -> bool:
    """Whether the sentence tells of the meeting or ceasefire itself, so that the next may name whose it is."""
    token = frame.token
    if frame.entry.type not in _TOPICS or not frame.entry.joint or token.pos_ in VERBAL:
        return False
    head = clauses.sentence.doc[clauses.clause(token)]
    main = head.i == clauses.sentence.root.i
    return main and (takes_place(frame) or carrier_of(token) is not None or token.dep_.startswith("nsubj"))


def take_sides(event: EventDraft, following: list[EventDraft]) -> bool:
    """Gives ``event`` the parties of the first mutual act of the next sentence; False if there is none with two."""
    for other in following:
        sides = [each for each in other.participants if each.role is ParticipantRole.ACTOR]
        if other.type in _MUTUAL and len(sides) >= _TWO:
            event.participants = [ParticipantDraft(each.role, each.entity, each.start, each.end) for each in sides]
            return True
    return False
