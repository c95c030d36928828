"""The sides of meetings and agreements that a sentence leaves to what was told before ("die Seiten")."""

from collections.abc import Iterator

from depesche.model import EntityType, EventType, ParticipantRole
from depesche.reading.draft import MentionDraft, ParticipantDraft
from depesche.reading.events.arguments import Arguments
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import words
from depesche.reading.events.partners import mention_for
from depesche.reading.events.tokens import VERBAL, beside, is_passive, is_possessive
from depesche.reading.events.told import Told, add, as_role, deep

_ACTOR = ParticipantRole.ACTOR
#: acts with two sides, which a later "man einigte sich" may mean
_MUTUAL = frozenset((EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE))
_TWO = 2
_NEAR = 2  # sentences
_FAR = 6


def take_part(clauses: Clauses, frame: Frame, arguments: Arguments, told: Told, sentence: int) -> None:
    """Adds to ``frame``, if all its parties are actors, those that the sentence leaves to what was told before."""
    if frame.entry.joint and len(frame.participants) < _TWO and _both(clauses, frame):
        signing = frame.entry.type is EventType.SUPPORT
        reach = _FAR if is_passive(frame.token) or arguments.fill("possessive") else _NEAR
        named = [each for each in frame.participants if not _only_sides(clauses, each) and not _theirs(frame, each)]
        known = {each.entity for each in named}
        sides = as_role(_ACTOR, _both_before(clauses, told.recent(sentence, reach), known, states=signing), known)
        frame.participants = [*named, *sides] if sides else frame.participants
    if frame.entry.joint and arguments.noun and len(frame.participants) == 1 and arguments.fill("mit"):
        add(clauses, frame, _other_side(clauses, frame))
    if _talk_of_one(frame, arguments):
        frame.participants += _partner_before(clauses, frame.participants[0], told.recent(sentence, _FAR))


def _theirs(frame: Frame, participant: ParticipantDraft) -> bool:
    """Whether the participant only stands for "ihre" at the noun ("nach ihren Gesprächen"): that rather means two."""
    owner = next((each for each in frame.token.lefts if each.lower_.startswith("ihr") and is_possessive(each)), None)
    return owner is not None and owner.idx == participant.start


def _only_sides(clauses: Clauses, participant: ParticipantDraft) -> bool:
    """Whether the words only mean parties known already: "die Seiten", "beide Seiten", "die Delegationen"."""
    said = clauses.draft.shadow.text[participant.start : participant.end].lower().split()[:_TWO]
    return len(said) == _TWO and said[1].strip(",.") in words("sides")


def _both(clauses: Clauses, frame: Frame) -> bool:
    """Whether the parties must be known already: "man", "wir", "beide Seiten", a passive or infinitive without a
    doer."""
    if any(
        token.lower_ in words("known_sides") or token.lower_ in words("sides")
        for token in clauses.members[clauses.clause(frame.token)]
    ):
        return True
    if any(each.lower_.startswith("ihr") and is_possessive(each) for each in frame.token.lefts):
        return True
    verb = frame.token
    return verb.pos_ == "VERB" and not frame.participants and (is_passive(verb) or beside(verb, -1) == "zu")


def _states(clauses: Clauses, visit: list[ParticipantDraft]) -> list[ParticipantDraft]:
    """The two states of a visit: a visitor stands for the own one when the states sign something."""
    draft, found = clauses.draft, []
    for each in visit:
        country = draft.entities[each.entity].country
        if draft.entities[each.entity].type is EntityType.PERSON and country:
            state = draft.introduce(f"state/{country}")
            each = ParticipantDraft(each.role, state.id, each.start, each.end)
        found.append(each)
    return found


def _both_before(clauses: Clauses, recent: Iterator[Frame], known: set[str], *, states: bool) -> list[ParticipantDraft]:
    for other in recent:
        sides = {each.entity for each in other.participants}
        if len(sides) == _TWO and known <= sides and other.entry.type in _MUTUAL:
            return _states(clauses, other.participants) if states and other.mode == "visit" else other.participants
    return []


def _talk_of_one(frame: Frame, arguments: Arguments) -> bool:
    """Whether a noun for talks, not for a session of a body, has one party only."""
    talk = frame.entry.type is EventType.CONSULT and frame.entry.joint and frame.mode is None
    return talk and arguments.noun and len(frame.participants) == 1 and not arguments.fill("genitive")


def _partner_before(clauses: Clauses, participant: ParticipantDraft, recent: Iterator[Frame]) -> list[ParticipantDraft]:
    """With whom somebody holds talks that name no partner: the other person of the last meeting told."""
    kinds = clauses.draft.entities
    if kinds[participant.entity].type is not EntityType.PERSON:
        return []
    for other in recent:
        sides = [each for each in other.participants if kinds[each.entity].type is EntityType.PERSON]
        known = {each.entity for each in sides}
        if other.entry.type is EventType.CONSULT and len(known) == _TWO and participant.entity in known:
            return as_role(_ACTOR, sides, {participant.entity})
    return []


def _other_side(clauses: Clauses, frame: Frame) -> list[tuple[ParticipantRole, MentionDraft]]:
    """Who talks with the partner that the noun names: the owner of what the talks are part of, or the clause's
    subject."""
    phrase = clauses.at.get(frame.token.i)
    above = phrase.parent if phrase is not None else None
    if above is not None:
        owners = [each.mention for each in above.inner if each is not phrase and each.mention and not each.preposition]
        if owners:
            return [(_ACTOR, owners[0])]
    head = clauses.sentence.doc[clauses.clause(frame.token)]
    subjects = Arguments(clauses, head).fill("subject") if head.pos_ in VERBAL else []
    found = [each for subject in subjects if subject is not phrase for each in mention_for(clauses.draft, subject)]
    if found or phrase is None:
        return [(_ACTOR, each) for each in found]
    known = {each.entity for each in frame.participants}
    inside = [each for each in deep(phrase, clauses) if each.entity not in known]
    unions = [each for each in inside if clauses.draft.entities[each.entity].type in ("state", "organization")]
    return [(_ACTOR, each) for each in unions[:1]]
