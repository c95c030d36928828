"""Whom a role means: the person named beside it, the holder of the office on the day, or the last fitting person."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from depesche.knowledge.base import Knowledge, Term
from depesche.languages.de import nouns
from depesche.model import Entity, EntityType
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft
from depesche.reading.mentions import epithets, relations
from depesche.reading.mentions.roles import RolePhrase
from depesche.reading.names.persons import genders
from depesche.reading.strangers import stranger
from depesche.reading.words import DEFINITE, Words, bare, words_of

#: kinds of role that a possessive gives to the possessor's state or organization
_OWNED = frozenset(("office", "lead", "spokesman"))
#: kinds of role that stand for a person of their own also without a name
_OWN = frozenset(("office", "spokesman", "party", "military", "lead"))
#: kinds of role whose bearers are politicians
_OF_POLITICS = frozenset(("office", "lead", "party"))
#: nouns that any holder of an office may be taken up by
_GENERIC = ("politiker", "staatsmann")
#: how many mentions back a bare role looks, and how many roles each way
_BACK, _NEAR = 80, 60
#: how many states a bare role is tried with
_STATES = 3
#: years that nobody in office today has seen, and from when on there are any that news tell of
_OLD = range(500, 1800)
#: a title of more offices than these names none
_AMBIGUOUS = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What the text says a person is."""

    entity: str
    noun: nouns.Noun
    owner: str | None
    offices: tuple[str, ...]
    head: int
    #: whether it is said of the past
    former: bool = False


@dataclass(slots=True)
class Holders:
    """Resolves the roles of one draft in the order of its text. ``told`` are the roles with names, from all of it."""

    draft: Draft
    words: Words
    told: list[_Told] = field(default_factory=list)
    day_by_sentence: dict[int, date | None] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft, found: list[RolePhrase]) -> "Holders":
        """A resolver that knows the roles of all persons whose name stands by them."""
        holders = cls(draft, words_of(draft.doc))
        for role in found:
            if role.named and role.noun.kind not in ("title", "peer"):
                holders.note(role, role.named)
        return holders

    @property
    def knowledge(self) -> Knowledge:
        return self.draft.knowledge

    def offices(self, role: RolePhrase) -> tuple[str, ...]:
        """The offices that the role may name, the likeliest first."""
        return self.offices_of(role, role.owner)

    def offices_of(self, role: RolePhrase, body: str | None) -> tuple[str, ...]:
        """The offices that the role may name, if it is one of ``body``."""
        if role.part:
            return ()
        limits = nouns.limits()
        title = _title(role)
        if body and body not in limits["only_in"].get(title.lower(), (body,)):
            return ()
        inside = self.words.low[role.phrase.start : role.head]
        if any(low.startswith(tuple(limits["highest"])) for low in inside):
            title = limits["highest_of"].get(title, title)
        if body and body.startswith("state/"):
            title = limits["of_state"].get(title, title)
        return tuple(self.knowledge.offices_for_title(title, body))

    def note(self, role: RolePhrase, entity: str) -> None:
        """Remembers that ``entity`` has the role."""
        former = former_words(role, self.words.low[role.phrase.start : role.head])
        told = _Told(entity, role.noun, role.owner, self.offices(role), role.head, former)
        insort(self.told, told, key=lambda told: told.head)
        if role.noun.gender in ("m", "f") and not self.knowledge_gender(entity):
            genders(self.draft)[entity] = role.noun.gender

    def knowledge_gender(self, entity: str) -> str | None:
        return self.knowledge.gender(entity) if entity.startswith("person/") else None

    def terms_of(self, entity: str) -> Sequence[Term]:
        """The terms of a known person."""
        return self.knowledge.terms_of(entity) if entity.startswith("person/") else ()

    def day(self, index: int) -> date | None:
        """The day that the sentence of token ``index`` speaks of: a past date in it, else that of publication."""
        sentence = self.words.sent[index]
        if sentence not in self.day_by_sentence:
            self.day_by_sentence[sentence] = self._day(index)
        return self.day_by_sentence[sentence]

    def told_day(self, index: int) -> date | None:
        """The first day that the sentence of token ``index`` gives, past or coming."""
        return next(self._days(index), None)

    def _day(self, index: int) -> date | None:
        anchor = self.draft.anchor
        return next((day for day in self._days(index) if anchor is None or day.year < anchor.year), anchor)

    def long_ago(self, index: int) -> date | None:
        """The year of a figure in the sentence, the nearest one, that is too early to be believed a time without a word
        for that ("war 1294 zurückgetreten").
        """
        sentence = self.draft.doc[index].sent
        for at in sorted(range(sentence.start, sentence.end), key=lambda at: abs(at - index)):
            text, after = self.words.text[at], self.words.after(at)
            counts = after < len(self.words) and self.words.pos[after] in ("NOUN", "ADJ")
            if text.isdecimal() and 3 <= len(text) <= 4 and int(text) in _OLD and not counts:
                return date(int(text), 7, 1)
        return None

    def _days(self, index: int) -> Iterator[date]:
        """The days that the sentence of token ``index`` gives."""
        span = self.draft.doc[index].sent
        days = (_first_day(time.edtf) for time in self.draft.times_in(span.start_char, span.end_char))
        return (day for day in days if day)

    def person(self, role: RolePhrase) -> tuple[Entity | None, float]:
        """The person meant and how sure that is; None where the role is nobody's in particular."""
        if role.named and not (role.loose and self._another(role)):
            return self.draft.entities[role.named], 1.0
        if role.noun.kind == "title":
            return None, 0.0
        if role.predicate:
            subject = relations.subject_of(self.draft, role)
            return (self.draft.entities[subject] if subject else None), 0.7
        if role.owner is None and role.noun.kind in _OWNED:
            role = with_owner(role, relations.possessor(self.draft, role))
        for find, confidence in (
            (lambda role: relations.peer_of(self, role), 0.8),
            (self._told, 0.9),
            (self._holder, 0.9),
            (self._former, 0.8),
            (self._last, 0.7),
            (lambda role: epithets.politician(self, role), 0.6),
            (self._of_focus, 0.5),
        ):
            entity = find(role)
            if entity:
                return self.draft.entities.get(entity) or self.knowledge.entity(entity), confidence
        return self._nameless(role), 0.6

    def _another(self, role: RolePhrase) -> bool:
        """Whether the role's known holder is a different person than the name beside it."""
        held = self._holder(replace_named(role))
        return held is not None and held != role.named and role.named is not None and role.named.startswith("person/")

    def fits(self, role: RolePhrase, entity: str) -> bool:
        """Whether a person has the gender that a role's noun tells."""
        gender = genders(self.draft).get(entity) or self.knowledge_gender(entity)
        return gender is None or role.noun.gender in ("?", "n", gender)

    def _told(self, role: RolePhrase) -> str | None:
        """Somebody whom the text itself calls so, for the same owner."""
        if role.owner is None or role.indefinite or _former(self.words, role):
            return None
        offices = set(self.offices(role)[:1])
        for told in self.nearest(role.head):
            same = told.noun.title == role.noun.title or bool(offices & set(told.offices[:1]))
            if (
                same
                and not told.former
                and not self._of_another_day(told, role)
                and self._one_owner(told, role)
                and _deputy(told.noun) == _deputy(role.noun)
                and self.fits(role, told.entity)
            ):
                return told.entity
        return None

    def _of_another_day(self, told: _Told, role: RolePhrase) -> bool:
        """Whether a sentence speaks of a past day on which another held the office than the one told of today."""
        day = self.day(role.head)
        if day == self.draft.anchor or day == self.day(told.head) or not told.entity.startswith("person/"):
            return False
        return self._holder(role) not in (None, told.entity)

    def _one_owner(self, told: _Told, role: RolePhrase) -> bool:
        """Whether a role told of somebody may be the same as ``role`` by whose it is."""
        if told.owner == role.owner:
            return True
        country = discourse.country_of(self.draft, told.entity) or discourse.country_of(self.draft, told.owner)
        return country is not None and country == discourse.country_of(self.draft, role.owner)

    def nearest(self, head: int, *, after: bool = True) -> list[_Told]:
        """What was told last before token ``head``, the nearest first; then what is told after it."""
        at = bisect_left(self.told, head, key=lambda told: told.head)
        return [*reversed(self.told[max(0, at - _NEAR) : at]), *(self.told[at : at + _NEAR] if after else ())]

    def _holder(self, role: RolePhrase) -> str | None:
        """The holder of the office on the day, by the knowledge base."""
        if (
            role.owner is None
            or role.indefinite
            or _former(self.words, role)
            or role.noun.kind in ("peer", "spokesman")
        ):
            return None
        day = self.day(role.head)
        fitting = [
            each
            for office in self.offices(role)
            for each in self.knowledge.in_particular(office, role.owner, day)
            if self.fits(role, each)
        ]
        present = [each for each in fitting if each in self.draft.entities]
        return next(iter(present or fitting), None)

    def _former(self, role: RolePhrase) -> str | None:
        return epithets.former_holder(self, role) if _former(self.words, role) else None

    def _last(self, role: RolePhrase) -> str | None:
        """For a bare role, or one of a part of a state, the last person before it who has it, by the text or by the
        knowledge base.
        """
        if role.indefinite or (role.noun.kind == "spokesman" and not role.phrase.determiner):
            return None
        if role.owner is not None and not role.owner.startswith("place/"):
            return None
        before = self.nearest(role.head, after=False)
        called = {told.entity for told in before if self._same(told, role) and role.owner is None}
        political = {told.entity for told in before if told.noun.kind in _OF_POLITICS}
        for mention in discourse.recent(self.draft, self.words.start[role.head], (EntityType.PERSON,), _BACK):
            entity = mention.entity
            if not self.fits(role, entity):
                continue
            held = bool(self.terms_of(entity)) or entity in political
            generic = role.owner is None and role.noun.title.lower().endswith(_GENERIC) and held
            if entity in called or generic or self._held(entity, role):
                return entity
        return None

    def _same(self, told: _Told, role: RolePhrase) -> bool:
        return told.noun.title.lower().endswith(role.noun.title.lower()) or (
            role.noun.kind == "lead" and told.noun.kind in ("office", "lead") and role.noun.noun == role.noun.title
        )

    def _held(self, entity: str, role: RolePhrase) -> bool:
        day = self.day(role.head)
        terms = self.terms_of(entity)
        if role.owner and terms:
            terms = self.knowledge.terms_in(entity, role.owner)
        return any(
            (day is None or (term.since or day) <= day <= (term.until or day))
            and term.office in self.offices_of(role, role.owner or term.body)
            for term in terms
        )

    def _of_focus(self, role: RolePhrase) -> str | None:
        """For a bare office without a person before it: its holder in the states spoken of, the nearest first."""
        if role.owner is not None or role.indefinite or role.noun.kind != "office" or not role.phrase.determiner:
            return None
        if len(self.offices(role)) > _AMBIGUOUS:
            return None  # "der Minister" may be any
        for state in self._states_before(role.head):
            found = self._told(with_owner(role, state)) or self._holder(with_owner(role, state))
            if found:
                return found
        return None

    def _states_before(self, head: int) -> list[str]:
        """The states that a bare role may belong to."""
        start = self.words.start[head]
        states = [discourse.focus(self.draft, start)]
        states += [each.entity for each in discourse.recent(self.draft, start, (EntityType.STATE,), _NEAR)]
        return list(dict.fromkeys(state for state in states if state))[:_STATES]

    def _nameless(self, role: RolePhrase) -> Entity | None:
        """A person known only by the role: "Sprecher (Armee)"."""
        token = self.draft.doc[role.head]
        speaks = token.dep_.startswith("nsubj")
        if role.noun.kind == "peer" or (role.noun.kind not in _OWN and not speaks):
            return None
        if role.owner is None and role.noun.kind == "office" and role.phrase.determiner in DEFINITE:
            owned = with_owner(role, discourse.focus(self.draft, self.words.start[role.head]))
            # a state whose holder is known, and is another, is not the one meant
            held = [self.knowledge.holders(each, owned.owner, None) for each in self.offices(owned) if owned.owner]
            role = role if any(held) else owned
        if role.owner is None and not speaks and role.noun.kind != "spokesman":
            return None
        if role.owner is None and role.noun.kind == "lead" and not role.phrase.determiner:
            return None
        if any(low.startswith("kein") or low.startswith("jede") for low in self.words.low[role.first : role.head]):
            return None
        title = role.noun.title
        if role.noun.gender == "f" and not title.endswith("in") and self.words.low[role.head].endswith("in"):
            title += "in"
        qualifier = discourse.name_of(self.draft, role.owner) if role.owner else None
        said = bare(self.words, role.first, role.last)
        if role.indefinite and role.owner is None:
            # two unnamed persons are not one because both are experts
            qualifier = f"{self.words.sent[role.head] + 1}"
        country = discourse.country_of(self.draft, role.owner)
        only_in = None if role.owner else self.draft.document.id
        return stranger(EntityType.PERSON, title, qualifier, country, (said,), only_in)


def _title(role: RolePhrase) -> str:
    lead = role.noun.first
    return f"{lead}-{role.noun.title}" if lead and _deputy(role.noun) else role.noun.title


def _deputy(noun: nouns.Noun) -> bool:
    parts = nouns.limits()["deputy_parts"]
    return any(noun.first.lower().startswith(part) or noun.lead.startswith(part) for part in parts)


def _former(words: Words, role: RolePhrase) -> bool:
    """Whether adjectives or a first part set the role off from its present holder."""
    inside = words.low[role.phrase.start : role.head]
    return former_words(role, inside) or future_words(inside)


def former_words(role: RolePhrase, inside: Sequence[str]) -> bool:
    """Whether a role is one of the past: "Ex-Präsident", "die frühere Ministerin"."""
    limits = nouns.limits()
    if role.noun.first.lower() in limits["former_parts"] or role.noun.lead in limits["former_parts"]:
        return True
    return _any_begins(inside, limits["former"])


def future_words(inside: Sequence[str]) -> bool:
    """Whether a role is to be taken: "der designierte Kanzler"."""
    return _any_begins(inside, nouns.limits()["future"])


def _any_begins(words: Sequence[str], stems: Sequence[str]) -> bool:
    return any(low.startswith(stem) and len(low) - len(stem) <= 2 for low in words for stem in stems)


def replace_named(role: RolePhrase) -> RolePhrase:
    """The role without the name beside it."""
    return replace(role, named=None, loose=False)


def with_owner(role: RolePhrase, owner: str | None) -> RolePhrase:
    """The role as one of ``owner``."""
    return replace(role, owner=owner)


def _first_day(edtf: str | None) -> date | None:
    """The middle of the year or month, or the day, that a simple EDTF date gives."""
    parts = (edtf or "").split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year, month, day = [*(int(part) for part in parts), *(0, 0)][:3]
    if month > 12:
        return None
    try:
        return date(year, month or 7, day or (1 if not month else 15))
    except ValueError:
        return None
