"""Whether an event took place: from tense, mood, modals, negation and the words that govern its trigger."""

from spacy.tokens import Token

from depesche.languages.de.verbs import is_subjunctive, verb_lemma
from depesche.model import Status
from depesche.reading.events import grammar
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.contents import SPOKEN
from depesche.reading.events.lexicon import Entry
from depesche.reading.events.operators import operators
from depesche.reading.events.tokens import (
    VERBAL,
    carrier_of,
    is_circumstance,
    is_clause_head,
    is_finite,
    is_passive,
    quoted_apart,
    with_auxiliary,
)
from depesche.reading.events.words import ends_in

_CONTENT = frozenset(
    [
        "xcomp",
        "ccomp",
        "csubj",
        "csubj:pass",
        "acl",
        "obj",
        "nsubj",
        "nsubj:pass",
        "nmod",
        "obl",
        "obl:arg",
        "iobj",
        "dep",
        "conj",
        "appos",
        "advcl",
        "parataxis",
    ]
)
_HEIGHT = 5


def status_of(clauses: Clauses, trigger: Token, entry: Entry) -> Status | None:
    """The status that the words around ``trigger`` give; None if they say no more than that it is told in the present.

    Nearer words win over farther ones: its own adjectives, its verb's auxiliaries and negation, then what governs it.
    A demand, promise or reproach that is refused has been made all the same.
    """
    if trigger.pos_ in VERBAL:
        if (feared := _content_of_noun(clauses, trigger)) is not None:
            return feared
        form = verb_status(clauses, trigger, entry)
        if form in (None, Status.HAPPENED) and not entry.negated:
            return _governed(clauses, trigger) or form
        return form
    own = _noun_status(clauses, trigger)
    verb = carrier_of(trigger)
    if own is not None:
        prevented = own is Status.PLANNED and verb is not None and _denied(clauses, verb, entry, trigger)
        return Status.DENIED if prevented else own
    if entry.type in SPOKEN and _grounds(clauses, trigger):
        return Status.HAPPENED
    if entry.type in SPOKEN:
        found = verb_status(clauses, verb, entry, trigger) if verb is not None else _tense_above(clauses, trigger)
        return (
            found
            if found is not Status.DENIED or verb is None or verb_lemma(verb) in grammar.words("making")
            else Status.HAPPENED
        )
    if verb is None:
        return _governed(clauses, trigger) or _tense_above(clauses, trigger)
    lexical = operators().verbs.get(verb_lemma(verb))
    form = verb_status(clauses, verb, entry, trigger)
    if form is Status.DENIED or lexical is None:
        return form if form not in (None, Status.HAPPENED) else _governed(clauses, verb) or form
    return lexical


def _content_of_noun(clauses: Clauses, verb: Token) -> Status | None:
    """By the noun right before a clause in the subjunctive: "die Befürchtung, Iran betreibe ein Atomprogramm"."""
    inside = clauses.members[clauses.clause(verb)]
    first = next((each for each in inside if each.pos_ != "PUNCT"), verb)
    before = first.i - 2
    if not is_subjunctive(verb) or before < clauses.sentence.start or first.nbor(-1).text != ",":
        return None
    noun = first.doc[before]
    at = ends_in(noun.lower_, operators().noun_forms) if noun.pos_ == "NOUN" else None
    return None if at is None else operators().nouns[noun.lower_[at:]]


def _grounds(clauses: Clauses, noun: Token) -> bool:
    """Whether an act of speech is what something else is done upon: "auf Einladung", "auf Bitten"."""
    phrase = clauses.at.get(noun.i)
    bare = not any(child.dep_ == "det" for child in noun.lefts)
    return bare and phrase is not None and phrase.preposition == "auf"


def _denied(clauses: Clauses, verb: Token, entry: Entry, noun: Token) -> bool:
    """Whether the verb says that what was planned does not take place ("der geplante Gipfel findet nicht statt")."""
    form = verb_status(clauses, verb, entry, noun)
    return form is Status.DENIED or operators().verbs.get(verb_lemma(verb)) is Status.DENIED


def verb_status(clauses: Clauses, verb: Token, entry: Entry, noun: Token | None = None) -> Status | None:
    """The status by the verb's own clause: negation, modal, condition, adverbs, tense; None for a bare present.

    ``noun`` is the trigger where the verb only carries it: "kein" at another noun does not deny that.
    """
    words = operators()
    clause = clauses.members[clauses.clause(verb)]
    if entry.negated:
        return Status.HAPPENED
    if any(_negates(token) and _concerns(token, verb, noun) for token in clause):
        return Status.DENIED
    modal = _modal(clauses, verb)
    if modal is not None:
        return modal
    if any(token.lower_ in words.conditional and token.dep_ == "mark" for token in clause):
        return Status.POSSIBLE
    for token in clause:
        phrase = f"{token.lower_} {token.nbor(1).lower_}" if token.i + 1 < len(token.doc) else ""
        if (token.lower_ in words.adverbs or phrase in words.adverbs) and token.pos_ in ("ADV", "ADJ"):
            status = words.adverbs.get(phrase) or words.adverbs[token.lower_]
            if status is not Status.ONGOING or _tense(clause, verb) != "Past":
                return status
    if _tense(clause, verb) == "Past":
        return Status.HAPPENED
    return Status.PLANNED if any(_on_occasion(clauses, token) for token in clause) else None


def _on_occasion(clauses: Clauses, noun: Token) -> bool:
    """Whether the clause tells what takes place at something to come ("während des bevorstehenden Besuchs")."""
    if noun.pos_ != "NOUN" or noun.dep_ != "obl":
        return False
    phrase = clauses.at.get(noun.i)
    occasion = phrase is not None and phrase.preposition in ("während", "bei", "auf")
    return occasion and _noun_status(clauses, noun) is Status.PLANNED


def _negates(token: Token) -> bool:
    if token.lower_ not in operators().negation:
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following not in grammar.words("limiting")


def _concerns(negation: Token, verb: Token, noun: Token | None) -> bool:
    """Whether the negation stands at the verb, its auxiliary or one of its arguments, and not in another clause."""
    head = negation.head
    if quoted_apart(negation, verb):
        return False
    if noun is not None and negation.lower_.startswith("kein"):
        return head.i == noun.i
    return verb.i in (head.i, head.head.i) or (head.head.head.i == verb.i and head.pos_ != "VERB")


def _auxiliaries(clauses: Clauses, verb: Token) -> list[Token]:
    found = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    above = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and above.pos_ == "AUX" and above.i != verb.i:
        found.append(above)
    return found


def _modal(clauses: Clauses, verb: Token) -> Status | None:
    words = operators()
    auxiliaries = _auxiliaries(clauses, verb)
    perfect = any(each.lower_ in ("haben", "sein") for each in auxiliaries)
    for each in auxiliaries:
        lemma = verb_lemma(each)
        if lemma == "werden" and (
            (is_passive(verb) and len(auxiliaries) < 2) or each.lower_ in ("wurde", "wurden", "worden")
        ):
            continue
        if lemma == "sollen" and perfect:
            return Status.HAPPENED
        past = "Past" in each.morph.get("Tense", [])
        table = (
            words.subjunctive
            if (is_subjunctive(each) and past) or each.lower_.startswith(grammar.endings("second_subjunctive"))
            else words.indicative
        )
        if lemma in table:
            return table[lemma]
    return None


def _tense(clause: list[Token], verb: Token) -> str:
    """ "Past" for preterite and perfect, "Pres" otherwise."""
    verb = with_auxiliary(verb)
    finite = [token for token in [verb, *verb.children] if "Fin" in token.morph.get("VerbForm", [])]
    if any("Past" in token.morph.get("Tense", []) for token in finite):
        return "Past"
    helpers = [
        child for child in verb.children if child.dep_ in ("aux", "aux:pass") and child.lemma_ in ("haben", "sein")
    ]
    participle = (
        "Part" in verb.morph.get("VerbForm", []) or not verb.lower_.endswith("n") or verb.lower_ != verb_lemma(verb)
    )
    if helpers and participle:
        return "Past"
    if not finite and verb.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
        return "Inf"
    return "Pres"


def _noun_status(clauses: Clauses, noun: Token) -> Status | None:
    """By the noun's own article and adjectives ("kein", "geplanter", "möglicher")."""
    words = operators()
    phrase = clauses.at.get(noun.i)
    if phrase is not None and phrase.preposition == "ohne":
        return Status.DENIED
    for child in noun.lefts:
        if child.lower_.startswith("kein"):
            return Status.DENIED
        status = words.of_adjective(child.text) if child.pos_ in ("ADJ", "VERB") else None
        if status is not None:
            return status
    return None


def _governed(clauses: Clauses, token: Token) -> Status | None:
    """By the verbs and nouns whose content the event is, from the nearest up."""
    words = operators()
    current = token
    for _ in range(_HEIGHT):
        head = current.head
        if head.i == current.i or current.dep_.partition(":")[0] not in _ROOTS or is_circumstance(current):
            return None
        if current.dep_ == "conj":
            current = head
            continue
        if head.pos_ in VERBAL:
            status = words.verbs.get(verb_lemma(head))
            if status is Status.ONGOING and current.pos_ in VERBAL and is_finite(current):
                return None  # "…", fuhr er fort
            if status is not None and not _outside(current, head):
                return _shifted(clauses, head, status)
            if is_clause_head(current) and current.dep_ not in ("xcomp", "ccomp", "csubj"):
                return None
            form = _modal(clauses, head) if not is_clause_head(current) else None
            if form not in (None, Status.HAPPENED):
                return form
        elif head.pos_ in ("NOUN", "PROPN"):
            at = ends_in(head.lower_, words.noun_forms)
            status = None if at is None else words.nouns[head.lower_[at:]]
            if status is not None:
                return _shifted(clauses, head.head, status) if head.head.pos_ in VERBAL else status
        current = head
    return None


def _outside(current: Token, head: Token) -> bool:
    """Whether the event's word is not the content of the verb but its subject or circumstance."""
    return is_circumstance(current) or (current.dep_ == "nsubj" and verb_lemma(head) not in grammar.words("impersonal"))


def _shifted(clauses: Clauses, verb: Token, status: Status) -> Status:
    """``status`` under the verb's own negation ("ist nicht geplant" is no plan)."""
    clause = clauses.members[clauses.clause(verb)]
    if any(_negates(token) and token.head.i == verb.i for token in clause):
        return Status.PLANNED if status is Status.DENIED else Status.DENIED
    return status


def _tense_above(clauses: Clauses, noun: Token) -> Status | None:
    """Happened if the noun's clause is told in the past."""
    head = clauses.sentence.doc[clauses.clause(noun)]
    if head.pos_ in VERBAL and _tense(clauses.members[head.i], head) == "Past":
        return Status.HAPPENED
    return None


_ROOTS = frozenset(relation.partition(":")[0] for relation in _CONTENT)
