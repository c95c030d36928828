"""Parties that a sentence leaves to its surroundings: whom a refusal answers, whom a demand is made of, who an
agentless
passive means. Only verbal acts have such a party; who bombed whom is not guessed."""

from collections.abc import Iterable, Iterator

from depesche.model import EntityType, EventType, MentionForm, ParticipantRole
from depesche.reading.draft import MentionDraft, ParticipantDraft
from depesche.reading.events.arguments import Arguments
from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import words
from depesche.reading.events.lexicon import lexicon
from depesche.reading.events.partners import mention_for, mentions_in_compound
from depesche.reading.events.roles import ACTING
from depesche.reading.events.tokens import VERBAL, beside, is_passive, is_possessive

_ACTOR, _RECIPIENT = ParticipantRole.ACTOR, ParticipantRole.RECIPIENT
VERBAL_ACTS = frozenset(
    (
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.CONCEDE,
    )
)
_ANSWERS = frozenset((EventType.REJECT, EventType.CONCEDE, EventType.AGREE, EventType.RETREAT))
_CALLS = frozenset((EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE))
_QUARREL = frozenset((EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT))
#: nouns of these types are done by the subject of the clause they stand in, whatever its verb
_SUBJECTS = frozenset((EventType.CONSULT, EventType.AGREE, EventType.REQUEST))
_CONTENTFUL = frozenset((EventType.REQUEST, EventType.AGREE, EventType.THREATEN))
_REACTIONS = frozenset((EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.CONCEDE))
_MEMORY = 30  # frames
#: acts with two sides, which a later "man einigte sich" may mean
_MUTUAL = frozenset((EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE))
_TWO = 2
_NEAR = 2  # sentences
_FAR = 6
_DEEP = 4


class Told:
    """What the article told so far, newest last: the frames of each sentence."""

    def __init__(self) -> None:
        self._frames: list[tuple[int, Frame]] = []
        self._types: set[EventType] = set()

    def add(self, sentence: int, frames: Iterable[Frame]) -> None:
        """Notes the frames of a sentence."""
        for frame in frames:
            self._frames.append((sentence, frame))
            self._types.add(frame.entry.type)

    def again(self, frame: Frame) -> bool:
        """Whether ``frame`` may only take up an act of its type that was told already: a noun with a definite
        article."""
        article = any(child.lower_ in words("definite") for child in frame.token.lefts)
        return article and frame.entry.type in self._types

    def last(self, types: set[EventType], but: set[str]) -> Frame | None:
        """The newest frame of one of ``types`` that others than ``but`` have done."""
        for _, frame in reversed(self._frames[-_MEMORY:]):
            doers = {each.entity for each in frame.of(_ACTOR)}
            if frame.entry.type in types and doers and not doers & but:
                return frame
        return None

    def recent(self, sentence: int, reach: int = _NEAR) -> Iterator[Frame]:
        """The frames of the last ``reach`` sentences and this one, the newest first."""
        for at, frame in reversed(self._frames):
            if sentence - at > reach:
                return
            yield frame


def complete(clauses: Clauses, frame: Frame, told: Told, sentence: int) -> None:
    """Adds to ``frame`` the parties that its sentence or those before imply."""
    arguments = Arguments(clauses, frame.token)
    if (not frame.participants and frame.entry.needs != "none") or (
        frame.entry.needs == "actor" and not frame.of(_ACTOR)
    ):
        _add(clauses, frame, _own_or_subject(clauses, frame, arguments))
    if frame.entry.joint and len(frame.participants) < _TWO and _both(clauses, frame):
        signing = frame.entry.type is EventType.SUPPORT
        reach = _FAR if is_passive(frame.token) or arguments.fill("possessive") else _NEAR
        named = [each for each in frame.participants if not _only_sides(clauses, each) and not _theirs(frame, each)]
        known = {each.entity for each in named}
        sides = _as(_ACTOR, _both_before(clauses, told.recent(sentence, reach), known, states=signing), known)
        frame.participants = [*named, *sides] if sides else frame.participants
    if frame.entry.joint and arguments.noun and len(frame.participants) == 1 and arguments.fill("mit"):
        _add(clauses, frame, _other_side(clauses, frame))
    if _talk_of_one(frame, arguments):
        frame.participants += _partner_before(clauses, frame.participants[0], told.recent(sentence, _FAR))
    definite = any(child.lower_ in words("definite") for child in frame.token.lefts)
    if frame.entry.type is EventType.ASSAULT and not frame.of(_ACTOR) and (definite or not arguments.noun):
        frame.participants += _campaign(clauses, frame, told.recent(sentence, 1))
    if frame.entry.joint or frame.entry.type not in VERBAL_ACTS:
        return
    if not frame.of(_RECIPIENT):
        frame.participants += _to_whom(frame)
    if not frame.of(_RECIPIENT):
        found = [] if frame.entry.type in _CONTENTFUL else _in_object(clauses, frame, arguments)
        found = found or _in_content(clauses, frame)
        _add(clauses, frame, [(_RECIPIENT, each) for each in found[:1]])
    if not frame.of(_RECIPIENT):
        frame.participants += _who_should(frame) or _who_did(clauses, frame, arguments, told)
    likewise = not clauses.words(clauses.clause(frame.token)).isdisjoint(words("likewise"))
    if not frame.of(_RECIPIENT) and frame.of(_ACTOR):
        frame.participants += _from_before(frame, told.recent(sentence), likewise=likewise)
    if not frame.of(_RECIPIENT) and frame.entry.type is EventType.REQUEST:
        states = [each for each in _in_object(clauses, frame, arguments) if each.entity.startswith("state/")]
        _add(clauses, frame, [(_RECIPIENT, each) for each in states[:1]])
    if not frame.of(_RECIPIENT) and frame.of(_ACTOR) and frame.entry.type is EventType.REQUEST:
        _add(clauses, frame, _only_state(clauses, frame))
    if not frame.of(_ACTOR) and is_passive(frame.token):
        _add(clauses, frame, _quoted(clauses, frame))
    if not frame.of(_ACTOR) and is_passive(frame.token):
        frame.participants += _doers_before(frame, told.recent(sentence))


def _add(clauses: Clauses, frame: Frame, found: Iterable[tuple[ParticipantRole, MentionDraft]]) -> None:
    known = {each.entity for each in frame.participants}
    for role, mention in found:
        if mention.entity not in known and clauses.draft.entities[mention.entity].type in ACTING:
            frame.participants.append(ParticipantDraft(role, mention.entity, mention.start, mention.end))
            known.add(mention.entity)


def _own_or_subject(clauses: Clauses, frame: Frame, arguments: Arguments) -> list[tuple[ParticipantRole, MentionDraft]]:
    """For a noun that names no party: entities deep in its phrase, else the subject of its clause."""
    phrase = clauses.at.get(frame.token.i)
    if phrase is None or not arguments.noun or frame.entry.type not in _SUBJECTS:
        return []
    inner = list(_deep(phrase, clauses))
    if inner and frame.entry.joint:
        return [(_ACTOR, each) for each in inner]
    head = clauses.sentence.doc[clauses.clause(frame.token)]
    subjects = Arguments(clauses, head).fill("subject") if head.pos_ in VERBAL else []
    return [
        (_ACTOR, each) for subject in subjects if subject is not phrase for each in mention_for(clauses.draft, subject)
    ]


def _theirs(frame: Frame, participant: ParticipantDraft) -> bool:
    """Whether the participant only stands for "ihre" at the noun ("nach ihren Gesprächen"): that rather means two."""
    owner = next((each for each in frame.token.lefts if each.lower_.startswith("ihr") and is_possessive(each)), None)
    return owner is not None and owner.idx == participant.start


def _only_sides(clauses: Clauses, participant: ParticipantDraft) -> bool:
    """Whether the words only mean parties known already: "die Seiten", "beide Seiten", "die Delegationen"."""
    said = clauses.draft.shadow.text[participant.start : participant.end].lower().split()[:_TWO]
    return len(said) == _TWO and said[1].strip(",.") in words("sides")


def _only_state(clauses: Clauses, frame: Frame) -> list[tuple[ParticipantRole, MentionDraft]]:
    """The one other state named in the clause of a demand ("verlangte Zugang zu den Anlagen im Land X")."""
    clause = clauses.clause(frame.token)
    own = _sides(clauses, frame.of(_ACTOR))
    found = [each.mention for each in clauses.phrases if each.clause == clause and each.mention is not None]
    states = {each.entity: each for each in found if each.entity.startswith("state/")}
    others = [each for id, each in states.items() if id not in own and id.removeprefix("state/") not in own]
    return [(_RECIPIENT, each) for each in others] if len(others) == 1 else []


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
            state = draft.knowledge.entity(f"state/{country}")
            draft.entities.setdefault(state.id, state)
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
            return _as(_ACTOR, sides, {participant.entity})
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
    inside = [each for each in _deep(phrase, clauses) if each.entity not in known]
    unions = [each for each in inside if clauses.draft.entities[each.entity].type in ("state", "organization")]
    return [(_ACTOR, each) for each in unions[:1]]


def _deep(phrase: Phrase, clauses: Clauses, depth: int = 0) -> Iterator[MentionDraft]:
    """The mentions inside a phrase, the nearest first, also in compounds ("über einen EU-Beitritt")."""
    for inner in phrase.inner:
        if inner.mention is not None:
            yield inner.mention
        else:
            first = inner.head.text.rpartition("-")[0]
            yield from mentions_in_compound(clauses.draft, inner.head, first)
        if depth < _DEEP:
            yield from _deep(inner, clauses, depth + 1)


def _in_object(clauses: Clauses, frame: Frame, arguments: Arguments) -> list[MentionDraft]:
    """The first party inside what is rejected, praised, demanded ("lehnt die Forderung der EU ab")."""
    known = {each.entity for each in frame.participants}
    slots = ("object", "dative") if not arguments.noun else ("object",)
    phrases = [each for slot in slots for each in arguments.fill(slot)]
    own = clauses.at.get(frame.token.i)
    if arguments.noun and own is not None:
        phrases.append(own)
    found = [mention for phrase in phrases for mention in _deep(phrase, clauses) if mention.entity not in known]
    return [each for each in found if clauses.draft.entities[each.entity].type in ACTING]


def _in_content(clauses: Clauses, frame: Frame) -> list[MentionDraft]:
    """The first party in the clause that is the content of the act ("weigert sich, dem Kosovo … zu verleihen")."""
    known = {each.entity for each in frame.participants}
    for child in frame.token.children:
        if child.dep_ not in ("ccomp", "xcomp", "csubj", "acl") or child.pos_ not in VERBAL:
            continue
        inside = [
            each for each in clauses.phrases if each.mention is not None and _under(clauses, each.clause, child.i)
        ]
        for phrase in sorted(inside, key=_prominence):
            mention = phrase.mention
            if mention is None or mention.entity in known or mention.form is MentionForm.ADJECTIVE:
                continue
            if clauses.draft.entities[mention.entity].type in ACTING:
                return [mention]
    return []


def _to_whom(frame: Frame) -> list[ParticipantDraft]:
    """To whom something is promised or threatened: whom the deed is meant for."""
    if frame.entry.type not in (EventType.AGREE, EventType.THREATEN, EventType.CONCEDE):
        return []
    actors = {each.entity for each in frame.of(_ACTOR)}
    return _as(_RECIPIENT, [each for content in frame.contents for each in content.of(_RECIPIENT)], actors)


def _under(clauses: Clauses, clause: int, top: int) -> bool:
    """Whether ``clause`` is the clause ``top`` or lies in it."""
    doc = clauses.sentence.doc
    for _ in range(_DEEP):
        if clause == top:
            return True
        above = doc[clause].head
        if above.i == clause:
            return False
        clause = clauses.clause(above)
    return False


def _who_should(frame: Frame) -> list[ParticipantDraft]:
    """Of whom a demand is made: who is to do what is demanded."""
    if frame.entry.type is not EventType.REQUEST:
        return []
    actors = {each.entity for each in frame.of(_ACTOR)}
    doers = [each for content in frame.contents for each in content.of(_ACTOR)]
    return _as(_RECIPIENT, doers[:1], actors)


def _who_did(clauses: Clauses, frame: Frame, arguments: Arguments, told: Told) -> list[ParticipantDraft]:
    """Who did what is praised, rejected or condemned, if the object only names an act that was told before."""
    if frame.entry.type not in _REACTIONS:
        return []
    actors = {each.entity for each in frame.participants}
    phrases = [each for slot in ("object", "dative", "gegen", "an") for each in arguments.fill(slot)]
    for phrase in phrases:
        for part in (phrase, *phrase.inner):
            types = {entry.type for entry in lexicon().noun(part.head.text)[1]}
            done = told.last(types, actors) if types else None
            if done is not None:
                return _as(_RECIPIENT, done.of(_ACTOR), actors)
    return []


def _prominence(phrase: Phrase) -> int:
    order = ("nsubj", "nsubj:pass", "iobj", "obl:arg", "obj")
    return order.index(phrase.relation) if phrase.relation in order else len(order) + bool(phrase.preposition)


def _from_before(frame: Frame, recent: Iterator[Frame], *, likewise: bool) -> list[ParticipantDraft]:
    """The other side of the exchange: who called on the actor, or whom the actor already quarrels with."""
    actors = {each.entity for each in frame.of(_ACTOR)}
    for other in recent:
        theirs = {each.entity for each in other.of(_ACTOR)}
        asked = {each.entity for each in other.of(_RECIPIENT)}
        if other.entry.type in _CALLS and frame.entry.type in _ANSWERS and asked & actors and not theirs & actors:
            return _as(_RECIPIENT, other.of(_ACTOR), actors)
        if likewise and other.entry.type is frame.entry.type and asked and not theirs & actors:
            return _as(_RECIPIENT, other.of(_RECIPIENT), actors)
        if {other.entry.type, frame.entry.type} <= _QUARREL and theirs & actors and asked:
            return _as(_RECIPIENT, other.of(_RECIPIENT), actors)
    return []


def _campaign(clauses: Clauses, frame: Frame, recent: Iterator[Frame]) -> list[ParticipantDraft]:
    """One campaign, many strikes: an attack without an attacker right after another is by the same side."""
    hit = _sides(clauses, frame.participants)
    for other in recent:
        if other.entry.type is EventType.ASSAULT and other.of(_ACTOR):
            return _as(_ACTOR, other.of(_ACTOR), set()) if not _sides(clauses, other.of(_ACTOR)) & hit else []
    return []


def _sides(clauses: Clauses, participants: list[ParticipantDraft]) -> set[str]:
    """The participants and the countries they belong to."""
    entities = clauses.draft.entities
    return {name for each in participants for name in (each.entity, entities[each.entity].country) if name}


def _quoted(clauses: Clauses, frame: Frame) -> list[tuple[ParticipantRole, MentionDraft]]:
    """For an agentless passive in a quotation, or right after one: who is quoted ("Israel wird aufgefordert, so X")."""
    draft, token = clauses.draft, frame.token
    start = max(0, clauses.sentence.start_char - 1)
    quotations = [each for _, each in draft.quotations_in(token.idx, token.idx + len(token))]
    quotations += [each for _, each in draft.quotations_in(start - 1, start)] if start else []
    for quotation in quotations:
        if quotation.speaker in draft.entities and quotation.speaker_span:
            first, last = quotation.speaker_span
            return [(_ACTOR, MentionDraft(first, last, quotation.speaker, MentionForm.NAME))]
    return []


def _doers_before(frame: Frame, recent: Iterator[Frame]) -> list[ParticipantDraft]:
    """Who an agentless passive means: the actor of the last verbal act that is not done by whom it happens to."""
    concerned = {each.entity for each in frame.participants}
    for other in recent:
        doers = other.of(_ACTOR)
        if other.entry.type in VERBAL_ACTS and doers and not {each.entity for each in doers} & concerned:
            return _as(_ACTOR, doers, concerned)
    return []


def _as(role: ParticipantRole, found: list[ParticipantDraft], but: set[str]) -> list[ParticipantDraft]:
    return [ParticipantDraft(role, each.entity, each.start, each.end) for each in found if each.entity not in but]
