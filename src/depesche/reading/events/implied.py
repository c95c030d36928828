"""Parties that a sentence leaves to its surroundings: whom a refusal answers, whom a demand is made of, who an
agentless passive means. Only verbal acts have such a party; who bombed whom is not guessed."""

from collections.abc import Iterator

from spacy.tokens import Token

from depesche.model import EventType, MentionForm, ParticipantRole
from depesche.reading.draft import ACTING, MentionDraft, ParticipantDraft
from depesche.reading.events.arguments import Arguments
from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.contents import Frame
from depesche.reading.events.grammar import words
from depesche.reading.events.lexicon import lexicon
from depesche.reading.events.partners import mention_for
from depesche.reading.events.roles import AIMED
from depesche.reading.events.sides import take_part
from depesche.reading.events.tokens import VERBAL, is_passive
from depesche.reading.events.told import Told, add, as_role, deep

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
#: measures that whoever announces them in the passive takes ("Die Grenzen werden geschlossen, teilte … mit")
_MEASURES = frozenset((EventType.COERCE, EventType.SANCTION, EventType.AID, EventType.MOBILIZE))
#: acts against somebody
_AGAINST = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.ACCUSE, EventType.THREATEN))
_TWO = 2
_NEAR = 2  # sentences
_DEEP = 4


def complete(clauses: Clauses, frame: Frame, told: Told, sentence: int) -> None:
    """Adds to ``frame`` the parties that its sentence or those before imply."""
    arguments = Arguments(clauses, frame.token)
    if (not frame.participants and frame.entry.needs != "none") or (
        frame.entry.needs == "actor" and not frame.of(_ACTOR)
    ):
        add(clauses, frame, _own_or_subject(clauses, frame, arguments))
    take_part(clauses, frame, arguments, told, sentence)
    definite = any(child.lower_ in words("definite") for child in frame.token.lefts)
    if frame.entry.type is EventType.ASSAULT and not frame.of(_ACTOR) and (definite or not arguments.noun):
        frame.participants += _campaign(clauses, frame, told.recent(sentence, 1))
    if not frame.entry.joint and frame.entry.type in VERBAL_ACTS:
        _add_recipient(clauses, frame, arguments, told, sentence)
        _add_doer(clauses, frame, told, sentence)
    if frame.entry.type in _MEASURES and not frame.of(_ACTOR) and _is_being_done(frame.token):
        _add_announcer(clauses, frame)


def _add_recipient(clauses: Clauses, frame: Frame, arguments: Arguments, told: Told, sentence: int) -> None:
    """To whom an act of speech is addressed, from the surest hint to the weakest."""
    if not frame.of(_RECIPIENT):
        frame.participants += _to_whom(frame)
    if not frame.of(_RECIPIENT):
        found = [] if frame.entry.type in _CONTENTFUL else _in_object(clauses, frame, arguments)
        found = found or _in_content(clauses, frame)
        add(clauses, frame, [(_RECIPIENT, each) for each in found[:1]])
    if not frame.of(_RECIPIENT):
        frame.participants += _who_should(frame) or _who_did(clauses, frame, arguments, told)
    likewise = not clauses.words(clauses.clause(frame.token)).isdisjoint(words("likewise"))
    if not frame.of(_RECIPIENT) and frame.of(_ACTOR):
        frame.participants += _from_before(frame, told.recent(sentence), likewise=likewise)
    if not frame.of(_RECIPIENT) and frame.entry.type is EventType.REQUEST:
        states = [each for each in _in_object(clauses, frame, arguments) if each.entity.startswith("state/")]
        add(clauses, frame, [(_RECIPIENT, each) for each in states[:1]])
    if not frame.of(_RECIPIENT) and frame.of(_ACTOR) and frame.entry.type is EventType.REQUEST:
        add(clauses, frame, _only_state(clauses, frame))


def _add_doer(clauses: Clauses, frame: Frame, told: Told, sentence: int) -> None:
    """Who an agentless passive means."""
    if not frame.of(_ACTOR) and is_passive(frame.token):
        add(clauses, frame, _quoted(clauses, frame))
    if not frame.of(_ACTOR) and is_passive(frame.token):
        frame.participants += _doers_before(frame, told.recent(sentence))


def _add_announcer(clauses: Clauses, frame: Frame) -> None:
    """Who announces a measure takes it; who closes its own borders has done nothing to itself."""
    told_by = [each for each in _quoted(clauses, frame) if each[1].entity.startswith(("state/", "org/"))]
    own = {each.entity for _, each in told_by}
    frame.participants = [each for each in frame.participants if each.entity not in own]
    add(clauses, frame, told_by)


def _is_being_done(token: Token) -> bool:
    """Whether a passive is one of the present or the future; of the past another may tell."""
    return is_passive(token) and any(
        each.lemma_ == "werden" and "Pres" in each.morph.get("Tense", []) for each in token.children
    )


def _own_or_subject(clauses: Clauses, frame: Frame, arguments: Arguments) -> list[tuple[ParticipantRole, MentionDraft]]:
    """For a noun that names no party: entities deep in its phrase, else the subject of its clause."""
    phrase = clauses.at.get(frame.token.i)
    if phrase is None or not arguments.noun or frame.entry.type not in _SUBJECTS:
        return []
    inner = [each for each in deep(phrase, clauses) if clauses.draft.entities[each.entity].type in ACTING]
    if inner and frame.entry.joint:
        return [(_ACTOR, each) for each in inner]
    head = clauses.sentence.doc[clauses.clause(frame.token)]
    subjects = Arguments(clauses, head).fill("subject") if head.pos_ in VERBAL else []
    return [
        (_ACTOR, each) for subject in subjects if subject is not phrase for each in mention_for(clauses.draft, subject)
    ]


def _only_state(clauses: Clauses, frame: Frame) -> list[tuple[ParticipantRole, MentionDraft]]:
    """The one other state named in the clause of a demand ("verlangte Zugang zu den Anlagen im Land X")."""
    clause = clauses.clause(frame.token)
    own = _sides(clauses, frame.of(_ACTOR))
    found = [each.mention for each in clauses.phrases if each.clause == clause and each.mention is not None]
    states = {each.entity: each for each in found if each.entity.startswith("state/")}
    others = [each for id, each in states.items() if id not in own and id.removeprefix("state/") not in own]
    return [(_RECIPIENT, each) for each in others] if len(others) == 1 else []


def _in_object(clauses: Clauses, frame: Frame, arguments: Arguments) -> list[MentionDraft]:
    """The first party inside what is rejected, praised, demanded ("lehnt die Forderung der EU ab")."""
    known = {each.entity for each in frame.participants}
    slots = ("object", "dative") if not arguments.noun else ("object",)
    phrases = [each for slot in slots for each in arguments.fill(slot)]
    own = clauses.at.get(frame.token.i)
    if arguments.noun and own is not None:
        phrases.append(own)
    suffered = {mention.entity for phrase in phrases for mention in _whom_it_hits(clauses, phrase)}
    found = [mention for phrase in phrases for mention in deep(phrase, clauses)]
    found = [each for each in found if each.entity not in known | suffered]
    return [each for each in found if clauses.draft.entities[each.entity].type in ACTING]


def _whom_it_hits(clauses: Clauses, phrase: Phrase) -> Iterator[MentionDraft]:
    """The victims of the act that an object names: who condemns "den Angriff auf X" does not condemn X."""
    if not {entry.type for entry in lexicon().noun(phrase.head.text)[1]} & _AGAINST:
        return
    for inner in phrase.inner:
        if inner.preposition in AIMED:
            yield from (each.mention for each in inner.chain if each.mention is not None)
            yield from deep(inner, clauses)


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
    threat = frame.entry.type is EventType.THREATEN
    deeds = [each for each in frame.contents if threat or each.entry.type not in _AGAINST]
    return as_role(_RECIPIENT, [each for deed in deeds for each in deed.of(_RECIPIENT)], actors)


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
    return as_role(_RECIPIENT, doers[:1], actors)


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
                return as_role(_RECIPIENT, done.of(_ACTOR), actors)
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
            return as_role(_RECIPIENT, other.of(_ACTOR), actors)
        if likewise and other.entry.type is frame.entry.type and asked and not theirs & actors:
            return as_role(_RECIPIENT, other.of(_RECIPIENT), actors)
        if {other.entry.type, frame.entry.type} <= _QUARREL and theirs & actors and asked:
            return as_role(_RECIPIENT, other.of(_RECIPIENT), actors)
    return []


def _campaign(clauses: Clauses, frame: Frame, recent: Iterator[Frame]) -> list[ParticipantDraft]:
    """One campaign, many strikes: an attack without an attacker right after another is by the same side."""
    hit = _sides(clauses, frame.participants)
    for other in recent:
        if other.entry.type is EventType.ASSAULT and other.of(_ACTOR):
            return as_role(_ACTOR, other.of(_ACTOR), set()) if not _sides(clauses, other.of(_ACTOR)) & hit else []
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
            return as_role(_ACTOR, doers, concerned)
    return []
