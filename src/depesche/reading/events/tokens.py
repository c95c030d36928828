"""What can be said of one token: the kind of clause or verb form it heads, and what it governs."""

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import Status
from depesche.reading.events.grammar import endings, words
from depesche.reading.events.lexicon import lexicon
from depesche.reading.events.operators import operators

VERBAL = frozenset(("VERB", "AUX"))
AUXILIARY = frozenset(("aux", "aux:pass", "cop"))
_CHAIN = 4
_QUOTED = 60  # words between which quotation marks are counted
_CLAUSAL = frozenset(("ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"))


def relation_of(head: Token) -> str:
    """The relation of a phrase; a noun without a verb of its own is an object where the tree has a clause."""
    clausal = head.dep_ == "ccomp" and head.pos_ in ("NOUN", "PROPN")
    if clausal and not any(child.dep_ == "cop" or child.dep_.startswith("nsubj") for child in head.children):
        return "obj"
    return head.dep_


def is_clause_head(token: Token) -> bool:
    """Whether ``token`` heads a clause of its own."""
    if token.dep_ == "advcl" and token.pos_ not in VERBAL and _is_comparison(token):
        return False  # "bezeichnete es als unannehmbar": no clause, though some trees say so
    return relation_of(token) in _CLAUSAL or (token.dep_ == "conj" and token.pos_ in VERBAL)


def _is_comparison(token: Token) -> bool:
    """Whether only "als" or "wie" joins a word without a verb of its own."""
    marks = [child for child in token.children if child.dep_ in ("mark", "case")]
    own = any(child.pos_ in VERBAL or child.dep_ in ("cop", "nsubj") for child in token.children)
    return bool(marks) and not own and all(each.lower_ in ("als", "wie") for each in marks)


def is_possessive(token: Token) -> bool:
    """Whether ``token`` is a possessive article ("seiner", "ihre")."""
    return token.pos_ == "DET" and token.lower_.startswith(endings("possessive_stems"))


def is_reflexive(token: Token) -> bool:
    """Whether ``token`` is a reflexive pronoun; "mich", "uns" … only tend to be."""
    return token.lower_ in words("reflexive")


def cases_of(token: Token) -> set[str]:
    """The prepositions that hang on a word, in small letters."""
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def is_circumstance(token: Token) -> bool:
    """Whether ``token`` tells when, where or why and not what: "nach dem Angriff", or an adverbial or relative
    clause."""
    if token.pos_ in VERBAL and any(
        child.dep_ == "mark" and child.lower_ in words("adverbial") for child in token.children
    ):
        return True
    if token.dep_ in ("advcl", "acl:relcl", "parataxis"):
        return is_finite(token)
    if token.dep_ not in ("obl", "nmod"):
        return False
    cases = cases_of(token)
    return not cases.isdisjoint(words("circumstantial")) or ("auf" in cases and _is_dative(token))


def is_occasion(noun: Token) -> bool:
    """Whether a noun says on which occasion something was done ("bei dem Treffen", "auf dem Gipfel")."""
    cases = cases_of(noun)
    if not cases.isdisjoint(("in", "im")) and noun.lower_.endswith(endings("sessions")):
        return True
    return not cases.isdisjoint(("bei", "beim")) or ("auf" in cases and _is_dative(noun))


def _is_dative(noun: Token) -> bool:
    """Whether an article shows a dative: "auf dem Gipfel vereinbart" says where, "auf einen Gipfel geeinigt" what."""
    return any(child.pos_ == "DET" and child.lower_.endswith(("em", "er")) for child in noun.children)


def carrier_of(noun: Token) -> Token | None:
    """The verb that only carries the event noun, if there is one: "führen" in "Gespräche führen"."""
    head, token = noun.head, noun
    while token.dep_ == "conj" and token.head.pos_ not in VERBAL and token.head.i != token.i:
        token = token.head
        head = token.head
    if head.pos_ not in VERBAL and _is_no_genitive(noun):
        head = _verb_above(noun)
    if head.i == noun.i or head.pos_ not in VERBAL:
        return None
    lemma = verb_lemma(head)
    if is_circumstance(token) and lemma not in words("entering"):
        return None
    return head if lemma in operators().carriers or lemma in words("entering") else None


def _is_no_genitive(noun: Token) -> bool:
    """Whether a noun tied to another cannot be its genitive: a plural with nothing before it ("Gespräche")."""
    bare = not any(child.dep_ in ("det", "case", "amod", "nummod", "det:poss") for child in noun.lefts)
    return noun.dep_ == "nmod" and bare and noun.i > noun.head.i and "Plur" in noun.morph.get("Number", [])


def _verb_above(noun: Token) -> Token:
    """The nearest verb that a noun depends on through nouns; the noun itself if there is none."""
    token = noun
    for _ in range(_CHAIN):
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return noun


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a participle with a form of "werden", or with "sein" where that is no perfect.

    A participle joined to another shares its auxiliary ("wurden festgenommen und gefoltert").
    """
    verb = with_auxiliary(verb)
    for child in verb.children:
        if child.dep_ not in AUXILIARY:
            continue
        if child.lemma_ == "werden" or child.lower_ == "worden":
            participle = "Part" in verb.morph.get("VerbForm", []) or child.lower_ in ("wurde", "wurden", "worden")
            return participle or not (verb.lower_.endswith("n") and verb.lower_ == verb_lemma(verb))
        if child.dep_ == "aux:pass":
            return not verb_lemma(verb).endswith(endings("perfect_with_sein"))
    return False


def beside(token: Token, step: int) -> str:
    """The lower-case word ``step`` tokens away, "" beyond the text."""
    index = token.i + step
    return token.doc[index].lower_ if 0 <= index < len(token.doc) else ""


def ends_clause(token: Token) -> bool:
    """Whether punctuation, a conjunction or nothing follows."""
    following = token.i + 1
    return following >= len(token.doc) or token.doc[following].pos_ in ("PUNCT", "CCONJ", "SPACE")


def with_auxiliary(verb: Token) -> Token:
    """The verb that has the auxiliary of ``verb``: itself, or the one it is joined to if it is a bare participle."""
    for _ in range(_CHAIN):
        own = any(child.dep_ in AUXILIARY or child.dep_.startswith("nsubj") for child in verb.children)
        if own or verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or "Fin" in verb.morph.get("VerbForm", []):
            break
        verb = verb.head
    return verb


def is_finite(verb: Token) -> bool:
    """Whether the verb is finite or has a finite auxiliary."""
    return "Fin" in verb.morph.get("VerbForm", []) or has_finite_auxiliary(verb)


def has_finite_auxiliary(verb: Token) -> bool:
    """Whether an auxiliary of the verb is finite."""
    return any(child.dep_ in AUXILIARY and "Fin" in child.morph.get("VerbForm", []) for child in verb.children)


def quoted_apart(one: Token, other: Token) -> bool:
    """Whether quotation marks between two tokens of a sentence put one of them inside and the other outside."""
    first, last = sorted((one.i, other.i))
    between = one.doc[first + 1 : last]
    return len(between) < _QUOTED and sum(token.text in words("quotes") for token in between) % 2 == 1


def controls_object(verb: Token) -> bool:
    """Whether the infinitive's subject is whom the verb addresses ("auffordern", "bitten", "verbieten")."""
    return (
        any(
            entry.complement is Status.CALLED_FOR and not entry.required
            for entry in lexicon().verbs.get(verb_lemma(verb), ())
        )
        or verb_lemma(verb) in operators().object_control
    )


def is_abstract(noun: Token) -> bool:
    """Whether the noun names an act or a quality, which can refuse or demand nothing."""
    return noun.pos_ == "NOUN" and (noun.lower_.endswith(endings("abstract")) or bool(lexicon().noun(noun.text)[1]))
