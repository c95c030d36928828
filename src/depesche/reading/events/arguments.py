"""Which phrases fill the slots of a trigger: subject, object, genitive, "mit X" …, also in the passive, in relative clauses,
in coordination and under control ("bat ihn, zu kommen")."""

from collections.abc import Iterator

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.reading.events.clauses import Clauses, Phrase, is_circumstance, is_clause_head, is_possessive
from depesche.reading.events.lexicon import lexicon
from depesche.reading.events.operators import operators
from depesche.reading.events.words import PREPOSITIONS

_VERBAL = frozenset(("VERB", "AUX"))
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_OBJECTS = ("obj", "iobj", "obl:arg", "nsubj", "nsubj:pass", "dep", "nmod", "appos", "obl")
_AGENTS = ("von", "durch", "seitens")
_DEEP = 6


class Arguments:
    """The slots of one trigger token in its sentence."""

    def __init__(self, clauses: Clauses, trigger: Token) -> None:
        self.clauses = clauses
        self.trigger = trigger
        self.noun = trigger.pos_ not in _VERBAL and not (trigger.pos_ == "ADJ" and trigger.dep_ != "amod")
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
        before = next((each for each in options if _agrees(phrase.head, each)), options[-1] if options else None)
        return (before.owner or before).chain if before is not None else []

    # ------------------------------------------------------------------ verbs

    def _verb_slot(self, verb: Token, slot: str, depth: int = 0) -> list[Phrase]:
        clause = self.clauses.clause(verb)
        own = [each for each in self.clauses.of_clause(clause) if self._belongs(each, verb)]
        passive = is_passive(verb)
        if slot == "subject":
            return self._agents(clause) if passive else self._subject(verb, own, depth)
        if slot == "object":
            return self._subject(verb, own, depth) if passive else self._objects(verb, own, dative=False)
        if slot == "dative":
            return self._objects(verb, own, dative=True)
        if slot in _PREPOSITIONAL:
            inside = [each for each in self.clauses.phrases if each.clause == clause and each.owner is each]
            direct = [each for each in own if each.preposition == slot]
            nested = [each for each in inside if each.preposition == slot and slot in _NESTED]
            return (direct or nested)[: None if slot in ("mit", "zwischen") else 1]
        return []

    def _belongs(self, phrase: Phrase, verb: Token) -> bool:
        """Whether a phrase of the clause is the verb's and not that of a verb coordinated with it."""
        governor = phrase.governor
        return (
            governor is None
            or governor.pos_ not in _VERBAL
            or governor.i == verb.i
            or self.clauses.clause(governor) == self.clauses.clause(verb)
        )

    def _agents(self, clause: int) -> list[Phrase]:
        """Who does it in the passive: "von X", "durch X" anywhere in the clause, the parser often ties it to a noun."""
        inside = [each for each in self.clauses.phrases if each.clause == clause and each.owner is each]
        for preposition in _AGENTS:
            found = [each for each in inside if each.preposition == preposition and not _partitive(each)]
            named = [each for each in found if each.mention is not None or each.inner]
            if found:
                return (named or found)[:1]
        return []

    def _subject(self, verb: Token, own: list[Phrase], depth: int) -> list[Phrase]:
        bare = [each for each in own if not each.preposition]
        subjects = [each for each in bare if each.relation in _SUBJECTS]
        nominative = [each for each in subjects if each.case in ("Nom", "")] or subjects
        if nominative:
            acting = [each for each in nominative if _acts(self.clauses, each)] or nominative
            return [self._rather(acting[0], bare)]
        if depth < _DEEP:
            inherited = self._controlled(verb, depth + 1)
            if inherited:
                return inherited
        if "Fin" not in "".join(verb.morph.get("VerbForm", [])) and not _finite_auxiliary(verb):
            return []
        if is_passive(verb):
            return [each for each in bare if each.case in ("Nom", "Acc", "") and (each.mention or each.inner)][:1]
        free = [each for each in bare if each.case in ("Nom", "") and (each.mention is not None or _pair(each))]
        several = sum(each.relation in ("obj", "iobj") for each in bare) > 1
        rest = [each for each in free if each.case == "Nom" or each.relation not in ("obj", "iobj") or several]
        return sorted(rest, key=lambda each: each.case != "Nom")[:1]

    def _rather(self, subject: Phrase, bare: list[Phrase]) -> Phrase:
        """The real subject where the parser takes a thing before the verb for it ("Die Forderung lehnte die EU ab")."""
        if subject.mention is not None or not (is_abstract(subject.head) or not subject.inner):
            return subject
        others = [each for each in bare if each is not subject and each.mention is not None and each.relation != "amod"]
        fitting = [each for each in others if not _oblique(each) and each.case in ("Nom", "")]
        if not is_abstract(subject.head):
            fitting = [each for each in fitting if each.relation not in ("obj", "iobj", "obl:arg")]
        return fitting[0] if fitting and _acts(self.clauses, fitting[0]) else subject

    def _controlled(self, verb: Token, depth: int) -> list[Phrase]:
        """The subject that an infinitive or a coordinated verb takes from the verb or noun above it."""
        head = self.clauses.sentence.doc[self.clauses.clause(verb)]
        above = head.head
        if above.i == head.i or above.i < self.clauses.sentence.start or above.i >= self.clauses.sentence.end:
            return []
        if head.dep_ == "conj" and above.pos_ in _VERBAL:
            above = self._nearer(head, above)
            slot = "object" if is_passive(above) else "subject"
            return self._verb_slot(above, slot, depth)
        if head.dep_.startswith("acl:relcl") or _finite(head):
            return []
        if above.pos_ in _VERBAL:
            if _object_control(above):
                for slot in ("object", "dative", "an", "von"):
                    found = self._verb_slot(above, slot, depth)
                    if found:
                        return found
                return []
            return self._verb_slot(above, "object" if is_passive(above) else "subject", depth)
        nested = Arguments(self.clauses, above)
        return next(
            (
                found
                for slot in ("genitive", "adjective", "possessive", "subject")
                if (found := nested._noun_slot(slot))
            ),
            [],
        )

    def _nearer(self, verb: Token, above: Token) -> Token:
        """The verb that a verb at the end of its clause is joined to: rather a subordinate one nearby than the main one."""
        doc = self.clauses.sentence.doc
        following = doc[verb.i + 1] if verb.i + 1 < len(doc) else verb
        if not _finite(verb) or following.pos_ not in ("PUNCT", "CCONJ", "SPACE") or above.i > verb.i:
            return above
        between = [
            token
            for token in self.clauses.tokens
            if above.i < token.i < verb.i and token.pos_ == "VERB" and is_clause_head(token) and _finite(token)
        ]
        last = [token for token in between if doc[token.i + 1].pos_ in ("PUNCT", "CCONJ")]
        return last[-1] if last and doc[above.i + 1].pos_ not in ("PUNCT", "CCONJ") else above

    def _objects(self, verb: Token, own: list[Phrase], *, dative: bool) -> list[Phrase]:
        """The bare phrases that are not the subject; the case parts datives from the others."""
        subject = [] if is_passive(verb) else self._subject(verb, own, _DEEP)
        bare = [each for each in own if not each.preposition and each not in subject and each.relation in _OBJECTS]
        if is_passive(verb):
            bare = [each for each in bare if each.relation not in _SUBJECTS]
        if dative:
            sure = [each for each in bare if each.case == "Dat"]
            sure = sure or [each for each in bare if each.case == "" and each.mention is not None]
        else:
            sure = [each for each in bare if each.case != "Dat"]
        named = [each for each in sure if each.relation != "obl" or each.mention is not None]
        found = sorted(named, key=lambda each: each.relation not in ("obj", "iobj", "obl:arg"))[:1]
        return found or self._stray(verb, [*subject, *bare], dative=dative)

    def _stray(self, verb: Token, known: list[Phrase], *, dative: bool) -> list[Phrase]:
        """An object that the parser ties to another noun: a bare mention of the clause whose case may fit."""
        clause = self.clauses.clause(verb)
        taken = {id(each) for phrase in known for each in phrase.chain}
        for each in self.clauses.phrases:
            if each.clause != clause or each.preposition or id(each) in taken or each.mention is None:
                continue
            if each.relation not in _STRAY or _genitive_marked(each) or _is_adjective(each) or each.owner is not each:
                continue
            if not dative or each.case == "Dat" or (each.case == "" and _acts(self.clauses, each)):
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
            return [each for each in self._near(phrase) if each.relation == "amod" or _is_adjective(each)]
        if slot == "possessive":
            return [
                self.clauses.at[each.i]
                for each in self.trigger.lefts
                if is_possessive(each) and each.i in self.clauses.at
            ]
        if slot in ("subject", "object", "dative"):
            return self._carried(phrase, slot)
        if slot in _PREPOSITIONAL:
            own = self._before(slot) if slot in _AGENTS else []
            own = own or self._attached(phrase, slot)
            if own or self.carrier is None:
                return own
            return [each for each in self._verb_slot(self.carrier, slot) if each is not phrase]
        return []

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
        bare = [each for each in inner if not each.preposition and not _is_adjective(each) and each.relation != "appos"]
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
            gap = [token for token in self.clauses.sentence.doc[last + 1 : each.first]]
            if any(token.pos_ in _VERBAL or token.text in ",;:.–" or token.pos_ == "SCONJ" for token in gap):
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


def _agrees(pronoun: Token, phrase: Phrase) -> bool:
    """Whether a relative pronoun may stand for ``phrase`` by gender and number."""
    genders, plural = _RELATIVES.get(pronoun.lower_, ("Masc Fem Neut", True))
    if "Plur" in phrase.head.morph.get("Number", []) or len(phrase.chain) > 1:
        return plural
    gender = phrase.head.morph.get("Gender", [])
    return not gender or not genders or any(each in genders for each in gender)


def is_abstract(noun: Token) -> bool:
    """Whether the noun names an act or a quality, which can refuse or demand nothing."""
    return noun.pos_ == "NOUN" and (noun.lower_.endswith(_ABSTRACT) or bool(lexicon().noun(noun.text)[1]))


def _acts(clauses: Clauses, phrase: Phrase) -> bool:
    mention = phrase.mention
    return mention is not None and clauses.draft.entities[mention.entity].type not in ("place", "outlet")


def _partitive(phrase: Phrase) -> bool:
    """Whether "von X" names a whole ("viele von ihnen") and not who does it."""
    start = phrase.head.doc[phrase.first]
    while start.i and start.lower_ not in ("von", "vom"):
        start = start.nbor(-1)
    before = start.nbor(-1) if start.i else start
    return before.pos_ == "NUM" or before.lower_ in _AMOUNTS


def _pair(phrase: Phrase) -> bool:
    return any(child.lower_ in ("beide", "beiden") for child in phrase.head.children)


def _oblique(phrase: Phrase) -> bool:
    """Whether the phrase cannot be a nominative by its article."""
    return phrase.head.doc[phrase.first].lower_ in (
        "den",
        "dem",
        "des",
        "einen",
        "einem",
        "eines",
        "ihn",
        "ihm",
        "ihnen",
    )


def _genitive_marked(phrase: Phrase) -> bool:
    first = phrase.head.doc[phrase.first]
    return first.lower_ in ("des", "eines") or (phrase.case == "Gen" and phrase.head.text.endswith("s"))


def carrier_of(noun: Token) -> Token | None:
    """The verb that only carries the event noun, if there is one: "führen" in "Gespräche führen"."""
    head, token = noun.head, noun
    while token.dep_ == "conj" and token.head.pos_ not in _VERBAL and token.head.i != token.i:
        token = token.head
        head = token.head
    if head.i == noun.i or head.pos_ not in _VERBAL:
        return None
    lemma = verb_lemma(head)
    if is_circumstance(token) and lemma not in _ENTERING:
        return None
    return head if lemma in operators().carriers or lemma in _ENTERING else None


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a participle with a form of "werden", or with "sein" where that is no perfect."""
    for child in verb.children:
        if child.dep_ not in ("aux", "aux:pass", "cop"):
            continue
        if child.lemma_ == "werden" or child.lower_ == "worden":
            participle = "Part" in verb.morph.get("VerbForm", []) or child.lower_ in ("wurde", "wurden", "worden")
            return participle or not (verb.lower_.endswith("n") and verb.lower_ == verb_lemma(verb))
        if child.dep_ == "aux:pass":
            return not verb_lemma(verb).endswith(_PERFECT_WITH_SEIN)
    return False


def _finite(verb: Token) -> bool:
    return "Fin" in verb.morph.get("VerbForm", []) or _finite_auxiliary(verb)


def _finite_auxiliary(verb: Token) -> bool:
    return any(
        child.dep_ in ("aux", "aux:pass", "cop") and "Fin" in child.morph.get("VerbForm", []) for child in verb.children
    )


def _object_control(verb: Token) -> bool:
    """Whether the infinitive's subject is whom the verb addresses ("auffordern", "bitten", "verbieten")."""
    return (
        any(
            entry.complement == "called-for" and not entry.required
            for entry in lexicon().verbs.get(verb_lemma(verb), ())
        )
        or verb_lemma(verb) in operators().object_control
    )


def _is_adjective(phrase: Phrase) -> bool:
    return phrase.mention is not None and phrase.mention.form == "adjective"


_PREPOSITIONAL = frozenset(PREPOSITIONS.values())
#: prepositions whose phrase may be the verb's though the parser ties it to a noun
_NESTED = frozenset(("mit", "gegen", "zwischen", "zu", "aus", "an", "auf", "nach", "von"))
_STRAY = frozenset(("nmod", "appos", "flat", "dep", "obl", "flat:name", "nsubj", "obj", "iobj"))
#: verbs with which "in Verhandlungen", "bei einem Treffen" is what is done and not a circumstance
_ENTERING = frozenset(
    ("eintreten", "treten", "verwickeln", "befinden", "stehen", "kommen", "einlassen", "teilnehmen", "beteiligen")
)
_AMOUNTS = frozenset(
    (
        "viele",
        "vielen",
        "einige",
        "einigen",
        "manche",
        "mehrere",
        "keiner",
        "keine",
        "einer",
        "eine",
        "jeder",
        "alle",
        "meisten",
        "tausende",
        "hunderte",
    )
)
#: ends of verbs whose perfect has "sein": "ist eingetroffen" is no passive
_PERFECT_WITH_SEIN = (
    "treten", "kommen", "reisen", "gehen", "fliegen", "eintreffen", "marschieren", "fliehen", "steigen", "fallen", "scheiden", "weichen", "rücken",
    "ausbrechen", "aufbrechen", "folgen", "laufen", "sterben", "scheitern", "werden", "bleiben", "fahren", "landen", "wachsen", "stürzen", "platzen", "abziehen",
)  # fmt: skip
_ABSTRACT = ("ung", "ungen", "ion", "ionen", "heit", "keit", "schaft", "tät", "schlag", "schläge")
#: relative pronoun → genders of what it stands for, and whether that may be a plural
_RELATIVES = {
    "der": ("Masc Fem", True), "die": ("Fem", True), "das": ("Neut", False), "den": ("Masc", False), "dem": ("Masc Neut", False),
    "denen": ("", True), "dessen": ("Masc Neut", False), "deren": ("Fem", True), "welcher": ("Masc Fem", True),
    "welche": ("Fem", True), "welches": ("Neut", False),
}  # fmt: skip
