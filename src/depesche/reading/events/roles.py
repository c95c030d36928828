"""From slots to participants: which entities play actor and recipient of an event."""

from collections.abc import Iterable

from depesche.languages.de import nouns
from depesche.languages.de.verbs import verb_lemma
from depesche.model import EntityType, EventType, MentionForm, ParticipantRole
from depesche.reading.draft import ACTING, Draft, MentionDraft, ParticipantDraft
from depesche.reading.events.arguments import Arguments
from depesche.reading.events.clauses import Phrase
from depesche.reading.events.grammar import endings, words
from depesche.reading.events.lexicon import Entry
from depesche.reading.events.partners import mention_for, mentions_in_compound, other_than
from depesche.reading.events.tokens import VERBAL, cases_of, is_abstract

Participants = list[ParticipantDraft]
#: the first part of a compound, with a hyphen ("EU-Gipfel") and without ("Irakkrieg")
_COMPOUND = ("first", "fused")
#: prepositions that name the target: if it is a mere thing, what follows is only where it stands
AIMED = ("auf", "gegen")
_PARTNERS = ("mit", "zwischen", "unter")
#: types whose recipient may be a mere place: where one goes, what is attacked or closed
_SPATIAL = frozenset(
    (EventType.CONSULT, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.AID, EventType.RETREAT)
)
_STATES = (EntityType.STATE, EntityType.PLACE)
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
#: acts whose noun may say from where they come ("Kritik aus der Hauptstadt")
_SPOKEN = frozenset((EventType.ACCUSE, EventType.THREATEN, EventType.REQUEST, EventType.REJECT))
#: what one sends soldiers or money "for", takes part "in"
_FOR = ("für", "an", "zu", "zur", "bei")
_INNER_ORDER = ("adjective", "genitive", "other")


class Roles:
    """Fills the roles of one trigger for the entries that fit it."""

    def __init__(self, draft: Draft, arguments: Arguments, first: str) -> None:
        self._draft = draft
        self._arguments = arguments
        self._first = first
        self._filled: dict[str, list[tuple[MentionDraft, ...]]] = {}

    def participants(self, entry: Entry) -> Participants | None:
        """The participants by ``entry``; None if a filler is not what the entry asks for."""
        if not all(self._allowed(slot, types) for slot, types in entry.where.items()):
            return None
        if entry.direct and not any(mention_for(self._draft, each) for each in self._arguments.fill("object")):
            return None
        actors = self._actors(entry)
        spatial = entry.type in _SPATIAL or entry.goal
        acting = {each.entity for each in actors}
        recipients: list[MentionDraft] = []
        for slot in entry.recipient:
            recipients = [each for each in self._entities(slot) if spatial or self._type(each) in ACTING]
            recipients = self._others(slot, actors) or recipients
            if any(each.entity not in acting for each in recipients) or (slot in AIMED and self._occupied(slot)):
                break
        if entry.mode == "visit" and not recipients:
            recipients = [each for each in self._where_visited() if self._type(each) in _STATES]
        if entry.mode == "visit" and not recipients and self._invited():
            recipients = self._of_inviting("subject")
        if entry.type is EventType.AID:
            recipients = self._where_missions_are() or [self._helped(each) for each in recipients]
        if entry.goal or entry.mode == "visit":
            recipients = [self._hosting(each) for each in recipients]
        found = [_participant(ParticipantRole.ACTOR, each) for each in actors]
        return found + [
            _participant(ParticipantRole.RECIPIENT, each) for each in unique(recipients) if each.entity not in acting
        ]

    def _actors(self, entry: Entry) -> list[MentionDraft]:
        """The first slot that gives actors, and with it all that name partners."""
        main: list[MentionDraft] = []
        if entry.mode == "visit" and self._invited():
            main = self._of_inviting("object")
        for slot in entry.actor:
            if slot not in _PARTNERS and not main:
                main = [each for each in self._entities(slot) if self._type(each) in ACTING]
        if not main and entry.type in _SPOKEN and self._arguments.noun:
            main = [self._hosting(each) for each in self._entities("aus") if self._type(each) in _STATES]
        if entry.joint and main and self._taken_part():
            main += [
                each for slot in ("genitive", "first") for each in self._entities(slot) if self._type(each) in _BODIES
            ]
        partners = [
            each
            for slot in entry.actor
            if slot in _PARTNERS
            for each in self._entities(slot)
            if self._type(each) in ACTING
        ]
        if entry.joint and len(unique(self._between(entry))) > 1:
            main = []  # "Die Vermittlung Katars führte zu einem Austausch zwischen A und B"
        if "object" in entry.actor and main and "subject" in entry.actor:
            partners += [each for each in self._entities("object") if self._type(each) in ACTING]
        return unique([*main, *partners])

    def _between(self, entry: Entry) -> list[MentionDraft]:
        """Who stands behind "zwischen" by the noun of a mutual act: then nobody else takes part."""
        found = self._entities("zwischen") if "zwischen" in entry.actor and self._arguments.noun else []
        return [each for each in found if self._type(each) in ACTING]

    def _invited(self) -> bool:
        """Whether the trigger is a visit that somebody else asks for: then who is asked is the visitor."""
        trigger = self._arguments.trigger
        return (
            self._arguments.noun
            and trigger.head.pos_ in VERBAL
            and self._arguments.clauses.preposition_before(trigger.i) == "zu"
            and verb_lemma(trigger.head) in words("inviting")
        )

    def _of_inviting(self, slot: str) -> list[MentionDraft]:
        """The acting entities in ``slot`` of the verb that asks for the visit."""
        phrases = Arguments(self._arguments.clauses, self._arguments.trigger.head).fill(slot)
        found = [each for phrase in phrases for each in mention_for(self._draft, phrase)]
        return [each for each in found if self._type(each) in ACTING]

    def _taken_part(self) -> bool:
        """Whether the trigger is a meeting that somebody takes part in: then whose meeting it is takes part too."""
        carrier = self._arguments.carrier
        return carrier is not None and verb_lemma(carrier) in words("taking_part")

    def _others(self, slot: str, actors: list[MentionDraft]) -> list[MentionDraft]:
        """Whom a pronoun or "sein Amtskollege" in the slot means if it would else mean the actors or nobody."""
        known = {each.entity for each in actors}
        if slot in _COMPOUND or {each.entity for each in self._entities(slot)} - known:
            return []
        return [each for phrase in self._arguments.fill(slot) for each in other_than(self._draft, phrase, known)]

    def _where_visited(self) -> list[MentionDraft]:
        """Where a visit leads that the slots do not tell: "in X" anywhere in its clause ("Besuch in X absolviert")."""
        clauses = self._arguments.clauses
        clause = clauses.clause(self._arguments.trigger)
        inside = [each for each in clauses.phrases if each.clause == clause and each.preposition in ("in", "nach")]
        return [each.mention for each in inside if each.mention is not None][:1]

    def _where_missions_are(self) -> list[MentionDraft]:
        """The state that a mission in the clause of the help is sent to: "für eine Mission in X (EUFOR)"."""
        clauses = self._arguments.clauses
        for token in clauses.members[clauses.clause(self._arguments.trigger)]:
            if (
                token.pos_ != "NOUN"
                or not token.lower_.endswith(endings("missions"))
                or cases_of(token).isdisjoint(_FOR)
            ):
                continue
            for place in token.children:
                if cases_of(place).isdisjoint(("in", "im")):
                    continue
                found = self._draft.mentions_in(place.idx, place.idx + len(place))
                return [each for each in found if self._type(each) is EntityType.STATE][:1]
        return []

    def _helped(self, mention: MentionDraft) -> MentionDraft:
        """For a mission that somebody joins, the state that it is in; else whom the mention names."""
        entity = self._draft.entities[mention.entity]
        text = self._draft.shadow.text[mention.start : mention.end].lower()
        mission = any(word.endswith(endings("missions")) for word in text.split())
        if not mission or entity.type is not EntityType.ORGANIZATION or not entity.country:
            return mention
        state = self._draft.introduce(f"state/{entity.country}")
        return MentionDraft(mention.start, mention.end, state.id, MentionForm.METONYM, 0.6, mention.head)

    def _hosting(self, mention: MentionDraft) -> MentionDraft:
        """For a city that is visited, the state it lies in."""
        place = self._draft.entities[mention.entity]
        if place.type is not EntityType.PLACE or not place.country:
            return mention
        state = self._draft.introduce(f"state/{place.country}")
        return MentionDraft(mention.start, mention.end, state.id, MentionForm.METONYM, 0.7, mention.head)

    def _type(self, mention: MentionDraft) -> EntityType:
        return self._draft.entities[mention.entity].type

    def _allowed(self, slot: str, types: frozenset[EntityType]) -> bool:
        """Whether the slot is empty or some filler is of an allowed type; an object must be there if asked for."""
        fillers = self._entities(slot)
        if not fillers:
            return slot == "subject" or not self._occupied(slot) or self._nameless(slot, types)
        return any(self._type(each) in types for each in fillers)

    def _nameless(self, slot: str, types: frozenset[EntityType]) -> bool:
        """Whether somebody fills the slot who is no entity ("einen Oppositionspolitiker")."""
        heads = [phrase.head.text for phrase in self._arguments.fill(slot)]
        return any(
            (EntityType.PERSON in types and nouns.role(head))
            or (EntityType.GROUP in types and (nouns.group(head) or self._draft.knowledge.country_of_demonym(head)))
            or (EntityType.ORGANIZATION in types and nouns.body(head))
            for head in heads
        )

    def _occupied(self, slot: str) -> bool:
        """Whether something that is no entity stands in the slot."""
        return bool(self._arguments.fill(slot)) if slot not in _COMPOUND else bool(self._first)

    def _entities(self, slot: str) -> list[MentionDraft]:
        if slot not in self._filled:
            self._filled[slot] = [self._fill(slot)]
        return list(self._filled[slot][0])

    def _fill(self, slot: str) -> tuple[MentionDraft, ...]:
        if slot in _COMPOUND:
            text = self._arguments.trigger.text
            hyphen = text[len(self._first) : len(self._first) + 1] == "-"
            if hyphen != (slot == "first"):
                return ()
            return tuple(mentions_in_compound(self._draft, self._arguments.trigger, self._first))
        phrases = self._arguments.fill(slot)
        if slot == "genitive":
            phrases = [each for each in phrases if each.mention is not None or not is_abstract(each.head)]
        return tuple(mention for phrase in phrases for mention in self._meant(phrase))

    def _meant(self, phrase: Phrase) -> list[MentionDraft]:
        """The entities a phrase stands for: its own mention, or those inside it ("israelische Flugzeuge", "Ziele der
        Hamas")."""
        own = mention_for(self._draft, phrase)
        if own:
            return own
        somebody = nouns.role(phrase.head.text) or nouns.group(phrase.head.text)
        parts: dict[str, list[MentionDraft]] = {kind: [] for kind in _INNER_ORDER}
        for inner in phrase.inner:
            for each in inner.chain:
                if each.mention is None or (somebody and self._type(each.mention) is EntityType.PERSON):
                    continue
                kind = (
                    "adjective"
                    if each.mention.form is MentionForm.ADJECTIVE
                    else "genitive"
                    if each.preposition in ("", "von")
                    else "other"
                )
                if kind != "other" or inner.preposition in ("in", "aus"):
                    parts[kind].append(each.mention)
        compound = mentions_in_compound(self._draft, phrase.head, phrase.head.text.rpartition("-")[0])
        return next((parts[kind] for kind in _INNER_ORDER[:2] if parts[kind]), compound or parts["other"])


def _participant(role: ParticipantRole, mention: MentionDraft) -> ParticipantDraft:
    return ParticipantDraft(role, mention.entity, mention.start, mention.end)


def unique(mentions: Iterable[MentionDraft]) -> list[MentionDraft]:
    """``mentions`` without further ones of the same entity."""
    seen: dict[str, MentionDraft] = {}
    for each in mentions:
        seen.setdefault(each.entity, each)
    return list(seen.values())


def satisfied(entry: Entry, participants: Participants) -> bool:
    """Whether the entry has the participants it needs."""
    roles = [each.role for each in participants]
    if entry.needs == "pair":
        return len(roles) > 1
    if entry.needs in ("actor", "recipient"):
        return ParticipantRole(entry.needs) in roles
    return entry.needs == "none" or bool(roles)
