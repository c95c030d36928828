"""Nouns that take up what was named, or name it together with a name.

"das Land", "die Zeitung", "die Kommission"; "sein Land" by the possessor; "die kasachische Hauptstadt"; "die
47-Jährige"; and "die Hauptstadt Astana", "das Nachrichtenmagazin Focus" around a name.
"""

import re
from functools import lru_cache

from depesche.languages.de import nouns
from depesche.model import EntityType, MentionForm
from depesche.reading import coreference
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.mentions import owners
from depesche.reading.words import DEFINITE, DEMONSTRATIVE, FUSED, POSSESSIVE, Phrase, phrase_at, words_of

_DEFINITE = DEFINITE | FUSED | DEMONSTRATIVE
_AGED = re.compile(r"\d{1,3}-Jährige[rnm]?")
_TYPES = (EntityType.STATE, EntityType.OUTLET, EntityType.ORGANIZATION)
_NAMED = (EntityType.STATE, EntityType.OUTLET, EntityType.ORGANIZATION, EntityType.PLACE)


class Anaphors:
    """Finds them in the order of the text; ``short`` are the common nouns that stand for organizations named so far."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.words = words_of(draft.doc)
        self.short: dict[str, str] = {}
        self._read = 0

    def visit(self, index: int) -> None:
        """Adds the mention at token ``index``, if it is such a noun."""
        words = self.words
        low = words.low[index]
        if words.pos[index] not in ("NOUN", "PROPN", "ADJ", "X") or not self._candidate(index, low):
            return
        if self.draft.in_boilerplate(words.start[index], words.end[index]):
            return
        covering = discourse.mention_at(self.draft, words, index)
        if self._member(index, low):
            return
        if covering and (covering.head == index or covering.form is not MentionForm.ROLE):
            return
        phrase = phrase_at(words, index)
        if self._beside_name(phrase) or (low.endswith("hauptstadt") and self._capital(phrase)):
            return
        entity = self._aged(phrase) if _AGED.fullmatch(words.text[index]) else self._taken_up(phrase, low)
        if entity:
            self._add(phrase.start, index + 1, index, entity, 0.6)

    def _candidate(self, index: int, low: str) -> bool:
        """Whether the word alone may be one of these nouns."""
        self._learn(self.words.start[index])
        return (
            _class_noun(low)
            or low in self.short
            or low[:-1] in self.short
            or low.endswith("hauptstadt")
            or ("-" in low and low.rpartition("-")[2] in discourse.anaphors()["members"])
            or (low[:1].isdigit() and _AGED.fullmatch(self.words.text[index]) is not None)
        )

    def _add(self, first: int, last: int, head: int, entity: str, confidence: float) -> None:
        draft, words = self.draft, self.words
        mention = MentionDraft(words.start[first], words.end[last - 1], entity, MentionForm.ROLE, confidence, head)
        draft.add_mention(mention, draft.entities.get(entity) or draft.knowledge.entity(entity))

    def _beside_name(self, phrase: Phrase) -> bool:
        """ "die Hauptstadt Astana": the phrase and the name as one mention of the name's entity."""
        draft, words = self.draft, self.words
        index = words.after(phrase.head)
        index += index < len(words) and words.text[index] in '„“"»'
        if (
            index >= len(words)
            or words.sent[index] != words.sent[phrase.head]
            or not _class_noun(words.low[phrase.head])
        ):
            return False
        name = discourse.mention_at(draft, words, index) if words.capital(index) else None
        if name is None or name.start != words.start[index] or name.form not in (MentionForm.NAME, MentionForm.METONYM):
            return False
        kind = draft.entities[name.entity].type
        if kind not in _NAMED or (
            kind is EntityType.STATE
            and words.text[index].endswith("s")
            and not draft.entities[name.entity].names.de.endswith("s")
        ):
            return False
        last = words.within(name.start, name.end)[-1] + 1
        last += last < len(words) and words.text[last] in '“”"«' and words.text[index - 1] in '„“"»'
        self._add(phrase.start, last, phrase.head, name.entity, 0.9)
        return True

    def _capital(self, phrase: Phrase) -> bool:
        """ "die kasachische Hauptstadt", "die Hauptstadt Kasachstans"."""
        near = owners.before_noun(self.draft, phrase)
        state, last = owners.after_noun(self.draft, phrase.head, inside=False)
        state = near[-1] if near else state
        if state is None and phrase.determiner in _DEFINITE:
            state = discourse.focus(self.draft, self.words.start[phrase.head])
        place = (
            self.draft.knowledge.capital_of(state, self.draft.anchor) if state and state.startswith("state/") else None
        )
        if place:
            self._add(phrase.start, last, phrase.head, place, 0.8)
        return place is not None

    def _aged(self, phrase: Phrase) -> str | None:
        """ "Die 47-Jährige": the last person of that gender."""
        gender = (
            "f"
            if phrase.determiner == "die" or (self.words.low[phrase.head].endswith("e") and phrase.determiner == "eine")
            else "m"
        )
        for mention in discourse.recent(self.draft, self.words.start[phrase.head], (EntityType.PERSON,)):
            if coreference.gender_of(self.draft, mention) in (None, gender):
                return mention.entity
        return None

    def _taken_up(self, phrase: Phrase, low: str) -> str | None:
        kinds = tuple(kind for kind in _TYPES if low in discourse.anaphors()[kind.value])
        after = self.words.after(phrase.head)
        named = after < len(self.words) and self.words.pos[after] in ("PROPN", "X") and not kinds
        if named or phrase.head - phrase.start > (2 if EntityType.STATE in kinds else 1) or phrase.owner is not None:
            return None
        start = self.words.start[phrase.head]
        near = owners.before_noun(self.draft, phrase) if EntityType.STATE in kinds else []
        if near:
            return near[-1]  # "der irakische Staat"
        if phrase.determiner in POSSESSIVE:
            return self._possessed(phrase.start) if EntityType.STATE in kinds else None
        if phrase.determiner not in _DEFINITE:
            return None
        if EntityType.STATE in kinds:
            return self._of_constitution(low, start) or discourse.focus(self.draft, start)
        if kinds:
            recent = (each.entity for each in discourse.recent(self.draft, start, kinds, 30))
            return next((entity for entity in recent if not self._is_public(entity, low)), None)
        return self.short.get(low) or (self.short.get(low[:-1]) if low.endswith("s") else None)

    def _of_constitution(self, low: str, start: int) -> str | None:
        """ "das Königreich", "die Volksrepublik": the last state that has the word in one of its names."""
        stem = next((each for each in discourse.anaphors()["constitutions"] if low.startswith(each)), None)
        if stem is None:
            return None
        for mention in discourse.recent(self.draft, start, (EntityType.STATE,), 30):
            entity = self.draft.entities[mention.entity]
            if any(stem in name.lower() for name in (entity.names.de, *entity.aliases)):
                return mention.entity
        return None

    def _member(self, index: int, low: str) -> bool:
        """ "den EU-Mitgliedstaat", "das Nato-Land": the last state spoken of that is a member on the day."""
        first, _, last = low.rpartition("-")
        phrase = phrase_at(self.words, index)
        if not first or last not in discourse.anaphors()["members"] or phrase.determiner not in _DEFINITE:
            return False
        start = self.words.start[index]
        named = [each.entity for each in self.draft.mentions_in(start, start + 1) if each.start == start]
        members = {state for each in named for state in self.draft.knowledge.members(each, self.draft.anchor)}
        for mention in discourse.recent(self.draft, self.words.start[phrase.start], (EntityType.STATE,), 30):
            if mention.entity in members:
                self._add(phrase.start, index + 1, index, mention.entity, 0.7)
                return True
        return False

    def _is_public(self, entity: str, low: str) -> bool:
        """Whether an organization is a state's or an authority, and so no "Unternehmen" or "Verein"."""
        if low in discourse.anaphors()["public"]:
            return False
        if self.draft.knowledge.state_of_institution(entity):
            return True
        return (
            not self.draft.entities[entity].known
            and nouns.body(discourse.name_of(self.draft, entity).split()[0]) is not None
        )

    def _learn(self, offset: int) -> None:
        """Takes in the short names of the organizations mentioned before ``offset``."""
        mentions = self.draft.mentions
        while self._read < len(mentions) and mentions[self._read].start < offset:
            entity = self.draft.entities[mentions[self._read].entity]
            self._read += 1
            if entity.type is EntityType.ORGANIZATION and entity.known:
                for short in self.draft.knowledge.short_names(entity.id):
                    self.short[short.lower()] = entity.id

    def _possessed(self, index: int) -> str | None:
        """The state of the one to whom "sein Land" belongs."""
        draft = self.draft
        possessor = coreference.antecedent(draft, draft.doc[index])
        country = discourse.country_of(draft, possessor)
        if country is None and possessor and possessor.startswith("person/"):
            terms = [term for term in draft.knowledge.terms_of(possessor) if term.body.startswith("state/")]
            return terms[-1].body if terms else None
        return f"state/{country}" if country else None


@lru_cache(maxsize=20_000)
def _class_noun(low: str) -> bool:
    """Whether a noun says what a named thing is ("Zeitung", "Hauptstadt", "Region", "Nachbar")."""
    part = low.rpartition("-")[2]
    lists = discourse.anaphors()
    return (
        part in lists["class"]
        or any(part in lists[kind.value] for kind in _TYPES)
        or part.endswith(tuple(lists["class_endings"]))
    )
