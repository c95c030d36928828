"""Which phrases fill the slots of a trigger: subject, object, genitive, "mit X" …, also in the passive, in relative
clauses, in coordination and under control ("bat ihn, zu kommen")."""

from collections.abc import Iterator

from spacy.tokens import Token

from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.grammar import endings, prepositions, words
from depesche.reading.events.phrases import (
    acts,
    agrees,
    is_adjective,
    is_genitive,
    is_oblique,
    is_pair,
    is_partitive,
)
from depesche.reading.events.tokens import (
    VERBAL,
    carrier_of,
    controls_object,
    ends_clause,
    has_finite_auxiliary,
    is_abstract,
    is_clause_head,
    is_finite,
    is_passive,
    is_possessive,
)

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_OBJECTS = ("obj", "iobj", "obl:arg", "nsubj", "nsubj:pass", "dep", "nmod", "appos", "obl")
_DEEP = 4


class Arguments:
    """The slots of one trigger token in its sentence."""

    def __init__(self, clauses: Clauses, trigger: Token) -> None:
        self.clauses = clauses
        self.trigger = trigger
        self._frames: dict[int, tuple[list[Phrase], bool]] = {}
        self.noun = trigger.pos_ not in VERBAL and not (trigger.pos_ == "ADJ" and trigger.dep_ != "amod")
        self.carrier = carrier_of(trigger) if self.noun else None

    def fill(self, slot: str) -> list[Phrase]:
        """The phrases in ``slot``, coordinations opened, relative pronouns replaced by what they stand for."""
        found = self._noun_slot(slot) if self.noun else self._verb_slot(self.trigger, slot)
        return [each for phrase in found for each in self.resolved(phrase)]

    def resolved(self, phrase: Phrase) -> list[Phrase]:
        """``phrase`` with its coordination; for a relative pronoun the phrase before its clause."""
        if not phrase.relative:
            return phrase.chain
        nearest = [each for each in self.clauses.phrases if each.last < phrase.first and not each.relative][-1:]
        head = self.clauses.sentence.doc[phrase.clause]
        parsed = self.clauses.at.get(head.head.i) if head.dep_.startswith("acl") else None
        options = [each for each in (*nearest, parsed) if each is not None and each is not phrase]
        before = next((each for each in options if agrees(phrase.head, each)), options[-1] if options else None)
        return (before.owner or before).chain if before is not None else []

    # ------------------------------------------------------------------ verbs

    def _verb_slot(self, verb: Token, slot: str, depth: int = 0) -> list[Phrase]:
        clause = self.clauses.clause(verb)
        own, passive = self._frame(verb)
        if slot == "subject":
            return self._agents(clause) if passive else self._subject(verb, own, depth)
        if slot == "object":
            return self._subject(verb, own, depth) if passive else self._objects(verb, own, depth, dative=False)
        if slot == "dative":
            return self._objects(verb, own, depth, dative=True)
        if slot in prepositions():
            inside = [each for each in self.clauses.phrases if each.clause == clause and each.owner is each]
            direct = [each for each in own if each.preposition == slot]
            nested = [each for each in inside if each.preposition == slot and slot in _NESTED]
            return (direct or nested)[: None if slot in ("mit", "zwischen") else 1]
        return []

    def _frame(self, verb: Token) -> tuple[list[Phrase], bool]:
        """The phrases of the verb and whether it is passive; asked for once a slot, so kept."""
        if verb.i not in self._frames:
            inside = self.clauses.of_clause(self.clauses.clause(verb))
            self._frames[verb.i] = [each for each in inside if self._belongs(each, verb)], is_passive(verb)
        return self._frames[verb.i]

    def _belongs(self, phrase: Phrase, verb: Token) -> bool:
        """Whether a phrase of the clause is the verb's and not that of a verb coordinated with it."""
        governor = phrase.governor
        return (
            governor is None
            or governor.pos_ not in VERBAL
            or governor.i == verb.i
            or self.clauses.clause(governor) == self.clauses.clause(verb)
        )

    def _agents(self, clause: int) -> list[Phrase]:
        """Who does it in the passive: "von X", "durch X" anywhere in the clause, the parser often ties it to a noun."""
        inside = [each for each in self.clauses.phrases if each.clause == clause and each.owner is each]
        for preposition in endings("agents"):
            found = [each for each in inside if each.preposition == preposition and not is_partitive(each)]
            named = [each for each in found if each.mention is not None or each.inner]
            if found:
                return (named or found)[:1]
        return []

    def _subject(self, verb: Token, own: list[Phrase], depth: int) -> list[Phrase]:
        bare = [each for each in own if not each.preposition]
        subjects = [each for each in bare if each.relation in _SUBJECTS]
        subjects = [each for each in subjects if not is_oblique(each)]
        sure = [each for each in subjects if each.head.lower_ in words("nominative") and each.head.pos_ != "NOUN"]
        if sure:
            return sure[:1]
        nominative = [each for each in subjects if each.case in ("Nom", "")] or subjects
        if nominative:
            acting = [each for each in nominative if acts(self.clauses, each)] or nominative
            return [self._rather(acting[0], bare)]
        if depth < _DEEP:
            inherited = self._controlled(verb, depth + 1)
            if inherited:
                return inherited
        if "Fin" not in "".join(verb.morph.get("VerbForm", [])) and not has_finite_auxiliary(verb):
            return []
        if self._frame(verb)[1]:
            return [each for each in bare if each.case in ("Nom", "Acc", "") and (each.mention or each.inner)][:1]
        free = [each for each in bare if each.case in ("Nom", "") and (each.mention is not None or is_pair(each))]
        free = [each for each in free if not is_oblique(each)]
        return sorted(free, key=lambda each: (each.case != "Nom", each.relation in ("obj", "iobj")))[:1]

    def _rather(self, subject: Phrase, bare: list[Phrase]) -> Phrase:
        """The real subject where the parser takes a thing before the verb for it ("Die Forderung lehnte die EU ab")."""
        if subject.mention is not None or not (is_abstract(subject.head) or not subject.inner):
            return subject
        others = [each for each in bare if each is not subject and each.mention is not None and each.relation != "amod"]
        fitting = [each for each in others if not is_oblique(each) and each.case in ("Nom", "")]
        if not is_abstract(subject.head):
            fitting = [each for each in fitting if each.relation not in ("obj", "iobj", "obl:arg")]
        return fitting[0] if fitting and acts(self.clauses, fitting[0]) else subject

    def _controlled(self, verb: Token, depth: int) -> list[Phrase]:
        """The subject that an infinitive or a coordinated verb takes from the verb or noun above it."""
        head = self.clauses.sentence.doc[self.clauses.clause(verb)]
        above = head.head
        if above.i == head.i or above.i < self.clauses.sentence.start or above.i >= self.clauses.sentence.end:
            return []
        if head.dep_ == "conj" and above.pos_ not in VERBAL and is_finite(head):
            above = self.clauses.sentence.doc[self.clauses.clause(above)]  # the parser joined the verb to a noun
        if head.dep_ == "conj" and above.pos_ in VERBAL and above.i != head.i:
            above = self._nearer(head, above)
            slot = "object" if self._frame(above)[1] else "subject"
            return self._verb_slot(above, slot, depth)
        if head.dep_.startswith("acl:relcl") or is_finite(head):
            return []
        if above.pos_ in VERBAL:
            if controls_object(above):
                for slot in ("object", "dative", "an", "von"):
                    found = self._verb_slot(above, slot, depth)
                    if found:
                        return found
                return []
            return self._verb_slot(above, "object" if self._frame(above)[1] else "subject", depth)
        nested = Arguments(self.clauses, above)
        slots = ("genitive", "adjective", "possessive", "subject")
        named = next((found for slot in slots if (found := nested._noun_slot(slot))), [])
        purpose = any(child.dep_ == "mark" and child.lower_ == "um" for child in verb.children)
        if not purpose or any(each.mention or each.inner for each in named):
            return named
        main = self.clauses.sentence.doc[self.clauses.clause(above)]
        return self._verb_slot(main, "subject", depth) if main.pos_ in VERBAL and main.i != head.i else named

    def _nearer(self, verb: Token, above: Token) -> Token:
        """The verb that a verb at the end of its clause is joined to: rather a subordinate one nearby than the main
        one."""
        if not is_finite(verb) or not ends_clause(verb) or above.i > verb.i:
            return above
        between = [
            token
            for token in self.clauses.tokens
            if above.i < token.i < verb.i and token.pos_ == "VERB" and is_clause_head(token) and is_finite(token)
        ]
        last = [token for token in between if ends_clause(token)]
        return last[-1] if last and not ends_clause(above) else above

    def _objects(self, verb: Token, own: list[Phrase], depth: int, *, dative: bool) -> list[Phrase]:
        """The bare phrases that are not the subject; the case parts datives from the others."""
        subject = [] if self._frame(verb)[1] else self._subject(verb, own, depth)
        bare = [each for each in own if not each.preposition and each not in subject and each.relation in _OBJECTS]
        if self._frame(verb)[1]:
            bare = [each for each in bare if each.relation not in _SUBJECTS]
        if dative:
            sure = [each for each in bare if each.case == "Dat"]
            sure = sure or [each for each in bare if each.case == "" and each.mention is not None]
        else:
            sure = [each for each in bare if each.case != "Dat"]
        named = [each for each in sure if each.relation != "obl" or each.mention is not None]
        found = sorted(
            named, key=lambda each: (dative and each.mention is None, each.relation not in ("obj", "iobj", "obl:arg"))
        )[:1]
        found = found or self._stray(verb, [*subject, *bare], dative=dative)
        return found or ([] if dative or depth else self._shared_object(verb))

    def _shared_object(self, verb: Token) -> list[Phrase]:
        """The object before two participles that are joined: "hat Gefangene begnadigt und abgeschoben"."""
        first = verb.head
        both = (first, verb)
        participles = all("Part" in each.morph.get("VerbForm", []) and not is_passive(each) for each in both)
        if verb.dep_ != "conj" or first.pos_ not in VERBAL or not participles:
            return []
        found = self._objects(first, self._frame(first)[0], 1, dative=False)
        return [each for each in found if each.last < first.i]

    def _stray(self, verb: Token, known: list[Phrase], *, dative: bool) -> list[Phrase]:
        """An object that the parser ties to another noun: a bare mention of the clause whose case may fit."""
        clause = self.clauses.clause(verb)
        taken = {id(each) for phrase in known for each in phrase.chain}
        for each in self.clauses.phrases:
            if each.clause != clause or each.preposition or id(each) in taken or each.mention is None:
                continue
            if each.relation not in _STRAY or is_genitive(each) or is_adjective(each) or each.owner is not each:
                continue
            if not dative or each.case == "Dat" or (each.case == "" and acts(self.clauses, each)):
                return [each]
        return []

    # ------------------------------------------------------------------ nouns

    def _noun_slot(self, slot: str) -> list[Phrase]:
        phrase = self.clauses.at.get(self.trigger.i)
        if phrase is None:
            return []
        if slot == "genitive":
            return self._genitive(phrase)
        if slot == "adjective":
            return [each for each in self._near(phrase) if each.relation == "amod" or is_adjective(each)]
        if slot == "possessive":
            return self._subject_after() or [
                self.clauses.at[each.i]
                for each in self.trigger.lefts
                if is_possessive(each) and each.i in self.clauses.at
            ]
        if slot in ("subject", "object", "dative"):
            return self._carried(phrase, slot)
        if slot in prepositions():
            own = self._before(slot) if slot in endings("agents") else []
            own = own or self._attached(phrase, slot)
            if own or self.carrier is None:
                return own
            return [each for each in self._verb_slot(self.carrier, slot) if each is not phrase]
        return []

    def _subject_after(self) -> list[Phrase]:
        """The subject that follows its own "sein" ("Bei seiner Ankunft wurde der Präsident …")."""
        own = next((each for each in self.trigger.lefts if is_possessive(each)), None)
        if own is None or not own.lower_.startswith("sein") or self.trigger.dep_ not in ("obl", "nmod", "advmod"):
            return []
        head = self.clauses.sentence.doc[self.clauses.clause(self.trigger)]
        inside = self.clauses.of_clause(head.i)
        subjects = [each for each in inside if each.relation in _SUBJECTS and each.first > self.trigger.i]
        return [
            each for each in subjects if each.mention is not None and acts(self.clauses, each) and not each.feminine
        ][:1]

    def _before(self, preposition: str) -> list[Phrase]:
        """Who did it, in a participle before the noun ("die von beiden Ländern verhängten Verbote")."""
        attributes = {child.i for child in self.trigger.lefts if child.dep_ in ("amod", "acl")}
        return [
            each
            for each in self.clauses.phrases
            if each.preposition == preposition and each.governor is not None and each.governor.i in attributes
        ]

    def _near(self, phrase: Phrase) -> Iterator[Phrase]:
        """The phrases between the noun and its article, or inside its own stretch."""
        for each in phrase.inner:
            if each.last < self.trigger.i and not each.preposition:
                yield each

    def _genitive(self, phrase: Phrase) -> list[Phrase]:
        inner = [each for each in phrase.inner if each.owner is each and each.relation not in ("amod", "det:poss")]
        bare = [each for each in inner if not each.preposition and not is_adjective(each) and each.relation != "appos"]
        if bare:
            return bare[:1]
        of = [each for each in inner if each.preposition == "von" and each.first > self.trigger.i]
        if of:
            return of[:1]
        after = self.clauses.at.get(phrase.last + 1) or self.clauses.at.get(phrase.last + 2)
        if after is not None and not after.preposition and after.mention is not None:
            bare_name = after.first == phrase.last + 1 and after.head.pos_ == "PROPN" and after.head.text.endswith("s")
            if after.case == "Gen" or bare_name:
                return [after]
        return []

    def _attached(self, phrase: Phrase, preposition: str) -> list[Phrase]:
        """ "mit X" that the parser ties to the noun, or that follows it and its genitive at once."""
        inner = [each for each in phrase.inner if each.preposition == preposition and each.owner is each]
        if inner:
            return inner
        last = phrase.last
        for each in self.clauses.phrases:
            if each.first <= last or each.owner is not each:
                continue
            gap = list(self.clauses.sentence.doc[last + 1 : each.first])
            if any(token.pos_ in VERBAL or token.text in ",;:.–" or token.pos_ == "SCONJ" for token in gap):
                break
            if each.preposition == preposition:
                return [each]
            last = each.last
        return []

    def _carried(self, phrase: Phrase, slot: str) -> list[Phrase]:
        """The subject, object or dative of the verb that only carries the noun ("die EU übte Kritik")."""
        if self.carrier is None:
            return []
        chain = (phrase.owner or phrase).chain
        return [each for each in self._verb_slot(self.carrier, slot) if each not in chain]


#: prepositions whose phrase may be the verb's though the parser ties it to a noun
_NESTED = frozenset(("mit", "gegen", "zwischen", "zu", "aus", "an", "auf", "nach", "von"))
_STRAY = frozenset(("nmod", "appos", "flat", "dep", "obl", "flat:name", "nsubj", "obj", "iobj"))
