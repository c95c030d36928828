"""Verbs in a parsed sentence: the lemma with its separated particle, and the subjunctive of reported speech.

Both work on Universal Dependencies labels and on those of TIGER (``svp``, ``sb``), so that other models can be used.
"""

from __future__ import annotations

from spacy.tokens import Token

from depesche.languages.de.conjugation import Reading, prefixes, readings
from depesche.languages.de.lemmas import infinitives, is_participle, verb_infinitive

PARTICLE = frozenset(("compound:prt", "svp"))
SUBJECT = frozenset(("nsubj", "nsubj:pass", "sb", "expl"))
_CARRIED = frozenset(("aux", "aux:pass", "cop", "oc"))
# Finite in whatever way a model tags them.
_CERTAIN = {"sei", "seien", "habe", "hätte", "hätten", "wäre", "wären", "würde", "würden", "werde", "könne", "müsse"}
_FIRST_PERSON = {"ich", "mich", "mir", "mein", "meine", "meinem", "meinen", "meiner", "wir", "uns"}
_CERTAIN |= {"dürfe", "solle", "wolle", "möge"}


def verb_lemma(token: Token) -> str:
    """Infinitive of a verb, its particle put back: "traf … ein" is "eintreffen"; the lemma of any other word."""
    if token.pos_ not in ("VERB", "AUX"):
        return token.lemma_
    infinitive = base_infinitive(token)
    particle = separated_particle(token)
    if particle is None:
        return infinitive
    prefix = particle.lower_
    return infinitive if infinitive.startswith(prefix) else prefix + infinitive


def base_infinitive(token: Token) -> str:
    """Infinitive of the verb as it stands, without a particle that is elsewhere in the sentence."""
    found = verb_infinitive(token.lower_, is_participle(token)) or token.lemma_
    # infinitives in -n alone end in -ern or -eln: "vereinbarten" is not of "vereinbarn"
    return found[:-1] + "en" if found.endswith(("rn", "ln")) and found[-3:-2] not in ("e", "") else found


def separated_particle(token: Token) -> Token | None:
    """The particle that belongs to a finite verb ("ein" of "traf … ein"), or None.

    Of two joined verbs the nearer one has it, whichever the tree gives it to: "dankte ihm und kündigte … an".
    """
    if token.tag_.startswith(("VVPP", "VVINF", "VVIZU")) or "VerbForm=Part" in token.morph:
        return None
    children: list[Token] = list(token.rights)
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        children += token.head.rights
    nearer = [child.i for child in children if child.dep_ == "conj" and child.pos_ == "VERB"]
    for child in children:
        if child.i < token.i or any(token.i < place < child.i for place in nearer):
            continue
        if child.dep_ in PARTICLE and child.lower_ in prefixes("separable") and _forms_a_verb(child, token):
            return child
        if child.dep_ == "advmod" and child.lower_ in prefixes("adverbial") and _closes(child):
            return child if child.lower_ + base_infinitive(token) in infinitives() else None
    return None


def _closes(token: Token) -> bool:
    """Whether a word ends its clause, as particles do."""
    after = token.i + 1
    return after >= len(token.doc) or token.doc[after].is_punct or token.doc[after].pos_ in ("CCONJ", "SPACE")


def _forms_a_verb(particle: Token, verb: Token) -> bool:
    """Whether an adverb taken for a particle makes a verb that there is: "zurück" of "trat", not "dabei" of "half"."""
    return particle.pos_ != "ADV" or particle.lower_ + base_infinitive(verb) in infinitives()


def is_subjunctive(token: Token) -> bool:
    """Whether a finite verb is in the subjunctive, I ("sei", "habe", "komme") or II ("seien", "hätte", "käme").

    Decided by the form where it can be nothing else for the sentence's subject; where indicative and subjunctive
    coincide ("sollten", "gingen", "haben" of the 3rd plural), by the model's morphology.
    """
    form = token.lower_
    if token.pos_ not in ("VERB", "AUX") and not (form in _CERTAIN and token.text == form):
        return False
    morph = str(token.morph)
    if ("VerbForm=Inf" in morph or "VerbForm=Part" in morph) and form not in _CERTAIN:
        return False
    options = _options(token, form)
    moods = {option.mood for option in options}
    if moods == {"Sub"}:
        return True
    if moods == {"Ind"}:
        return False
    return "Mood=Sub" in morph


def _options(token: Token, form: str) -> set[Reading]:
    """Readings of the form that agree with the subject."""
    found = set(readings(form, base_infinitive(token)))
    if not found:
        # The lemma was guessed wrong: what a regular verb of this form could be.
        guesses = [form + "n", form[:-2] + "en", form[:-3] + "en"] if form.endswith("e") else [form[:-3] + "en"]
        found = {reading for guess in guesses for reading in readings(form, guess)}
    subject = subject_of(token)
    if (subject is not None and subject.lower_ == "ich") or _beside_ich(token):
        return {option for option in found if option.person == 1 and not option.plural}
    if subject is None and _speaks_of_self(token):
        return {option for option in found if option.person != 2}
    return {option for option in found if option.person == 3}


def _speaks_of_self(token: Token) -> bool:
    """Whether a verb without subject may be a first person: "Habe gewartet", "Mir gefällt es, komme wieder"."""
    sent = token.sent
    return token.i == sent.start or any(word.lower_ in _FIRST_PERSON for word in sent)


def _beside_ich(token: Token) -> bool:
    doc = token.doc
    return any(0 <= at < len(doc) and doc[at].lower_ == "ich" for at in (token.i - 1, token.i + 1))


def has_own_subject(token: Token) -> bool:
    """Whether a pronoun right before a verb is its subject and nothing helps it: no infinitive then ("wir bleiben").

    Plurals of the present look like infinitives, and a short sentence gives a model little to tell them by.
    """
    if not token.i or not token.lower_.endswith("n"):
        return False
    before = token.doc[token.i - 1]
    helped = any(child.dep_.split(":")[0] in ("aux", "mark", "cop") for child in token.children)
    return before.pos_ == "PRON" and before.dep_ in SUBJECT and before.head.i == token.i and not helped


def subject_of(token: Token) -> Token | None:
    """The subject of a finite verb: its own, that of the verb it helps, or that of the verb it is joined to."""
    seen: Token | None = token
    for _ in range(3):
        if seen is None:
            return None
        for child in seen.children:
            if child.dep_ in SUBJECT:
                return child
        helped = seen.dep_.split(":")[0] in ("aux", "cop") or seen.dep_ in _CARRIED
        # A participle hangs on its auxiliary in TIGER; in UD the auxiliary hangs on it.
        seen = seen.head if (helped or seen.dep_ in ("conj", "cj")) and seen.head is not seen else None
    return None
