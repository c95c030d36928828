"""Where an event took place: in its own phrase, its clause, the clause it goes on from, or where "dort" points."""

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import EntityType, EventType, ParticipantRole
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import prepositions, words
from depesche.reading.events.lexicon import Entry, lexicon
from depesche.reading.events.tokens import VERBAL

_PLACES = (EntityType.PLACE, EntityType.STATE)
#: stretches of participants
Taken = frozenset[tuple[int, int]]
#: who keeps the law and arms at home
_BODIES = (EntityType.STATE, EntityType.ORGANIZATION)
_WHERE = ("in", "bei", "auf", "an")
_WHITHER = (*_WHERE, "nach")
_SPOTS = (*_WHERE, "vor")
#: events that take place where they strike
_STRIKING = frozenset((EventType.ASSAULT, EventType.PROTEST))
_BACK = 600  # characters in which "dort" finds its place
_NEAR = 60  # characters in which "wo" finds it
_CHAIN = 3  # coordinated verbs share the place of the first


def place_of(clauses: Clauses, frame: Frame) -> str | None:
    """The entity where the event takes place, or None where neither words nor the kind of event tell."""
    trigger = frame.token
    hosted = frame.entry.goal or frame.entry.mode == "visit"
    taken = frozenset() if hosted else frozenset((each.start, each.end) for each in frame.participants)
    clause = clauses.clause(trigger)
    return (
        _in_words(clauses, trigger, clause, frame.entry, taken)
        or _destination(clauses, trigger, frame.entry)
        or _there(clauses, trigger, clause)
        or _shared(clauses, trigger, clause, frame.entry, taken)
        or _at_which(clauses, clause, frame.entry, taken)
        or _by_nature(clauses.draft, frame)
    )


def _in_words(clauses: Clauses, trigger: Token, clause: int, entry: Entry, taken: Taken) -> str | None:
    """The place or state of "in X" in a clause, the trigger's own phrase first; participants are no places."""
    entities = clauses.draft.entities
    own = clauses.at.get(trigger.i)
    inner = [each for each in own.inner if _fits(clauses, each, entry, taken)] if own is not None else []
    around = [each for each in clauses.phrases if each.clause == clause and _fits(clauses, each, entry, taken)]
    found = inner or sorted(
        around,
        key=lambda each: (
            entities[each.mention.entity].type is not EntityType.PLACE if each.mention else True,
            abs(each.first - trigger.i),
        ),
    )
    return found[0].mention.entity if found and found[0].mention else None


def _fits(clauses: Clauses, phrase: Phrase, entry: Entry, taken: Taken) -> bool:
    if phrase.mention is None or phrase.preposition not in (_WHERE if entry.mode != "visit" else _WHITHER):
        return False
    kind = clauses.draft.entities[phrase.mention.entity].type
    return (
        kind in _PLACES
        and (kind is EntityType.PLACE or phrase.preposition == "in")
        and (kind is EntityType.PLACE or (phrase.mention.start, phrase.mention.end) not in taken)
    )


def _destination(clauses: Clauses, trigger: Token, entry: Entry) -> str | None:
    """The first part of "Israelbesuch"."""
    mention = clauses.draft.mention_of(trigger) if entry.mode == "visit" and trigger.pos_ not in VERBAL else None
    if mention is None or mention.start != trigger.idx or mention.end > trigger.idx + len(trigger):
        return None
    return mention.entity if clauses.draft.entities[mention.entity].type in _PLACES else None


def _there(clauses: Clauses, trigger: Token, clause: int) -> str | None:
    """Where "dort" or a relative "wo" points: the last place that something was said to be in."""
    pointing = [each for each in clauses.members[clause] if each.lower_ in words("there")]
    if not pointing:
        return None
    before = pointing[0]
    back = _NEAR if before.lower_ in words("where") else _BACK
    for mention in reversed(clauses.draft.mentions_in(max(0, before.idx - back), before.idx)):
        if mention.end <= before.idx and _located(clauses, mention):
            return mention.entity
    return None


def _located(clauses: Clauses, mention: MentionDraft) -> bool:
    """Whether "in", "auf", "nach" stands before the mention of a place."""
    if clauses.draft.entities[mention.entity].type not in _PLACES:
        return False
    text = clauses.draft.shadow.text[max(0, mention.start - 30) : mention.start].lower().split()
    found = next((prepositions()[word] for word in text[-1:-3:-1] if word in prepositions()), "")
    return found in (*_WHITHER, "zu")


def _shared(clauses: Clauses, trigger: Token, clause: int, entry: Entry, taken: Taken) -> str | None:
    """The place of the clause that a coordinated verb goes on from ("trat in X auf und forderte …")."""
    doc = clauses.sentence.doc
    for _ in range(_CHAIN):
        head = doc[clause]
        if head.dep_ != "conj" or (trigger.i != clause and trigger.head.i != clause):
            return None
        clause = clauses.clause(head.head)
        trigger = doc[clause]
        found = _adverbial(clauses, clause, entry, taken)
        if found is not None:
            return found
    return None


def _adverbial(clauses: Clauses, clause: int, entry: Entry, taken: Taken) -> str | None:
    """The place that a verb itself has ("demonstrierte vor dem Ministerium in X"), not one of its nouns."""
    for phrase in clauses.phrases:
        if phrase.mention is None or phrase.clause != clause or not _fits(clauses, phrase, entry, taken):
            continue
        top = phrase
        while top.parent is not None and top.preposition in _SPOTS:
            top = top.parent
        if top.preposition in _SPOTS and top.governor is not None and top.governor.i == clause:
            return phrase.mention.entity
    return None


def _at_which(clauses: Clauses, clause: int, entry: Entry, taken: Taken) -> str | None:
    """The place of the event that a relative clause goes on about ("Unruhen in X, bei denen Menschen starben")."""
    head = clauses.sentence.doc[clause]
    of = head.head
    if not head.dep_.startswith("acl") or not lexicon().noun(of.text)[1]:
        return None
    if not any(each.relative and each.preposition in _WHERE for each in clauses.phrases if each.clause == clause):
        return None
    return _in_words(clauses, of, clauses.clause(of), entry, taken)


def _by_nature(draft: Draft, frame: Frame) -> str | None:
    """An attack or a ban takes place where it strikes, a withdrawal where it leads from, a mission where it helps; a
    state arms, and locks up people, at home."""
    kind = frame.type or frame.entry.type
    if kind is EventType.COERCE:
        return _home(draft, frame) or _hit(draft, frame)
    leaving = kind is EventType.RETREAT and frame.mode == "withdraw"
    joining = kind is EventType.AID and verb_lemma(frame.token) in words("taking_part")
    if (kind in _STRIKING or leaving or joining) and (hit := _hit(draft, frame)):
        return hit
    return _home(draft, frame) if frame.entry.mode == "weapons" else None


def _hit(draft: Draft, frame: Frame) -> str | None:
    """The state or place that the event falls on."""
    hit = (each.entity for each in frame.of(ParticipantRole.RECIPIENT))
    return next((id for id in hit if draft.entities[id].type in _PLACES), None)


def _home(draft: Draft, frame: Frame) -> str | None:
    """The state of who acts, if that is a state or one of its bodies."""
    for each in frame.of(ParticipantRole.ACTOR):
        entity = draft.entities[each.entity]
        if entity.type in _BODIES and entity.country:
            return draft.introduce(f"state/{entity.country}").id
    return None
