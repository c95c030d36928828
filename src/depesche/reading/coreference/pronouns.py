"""Whom pronouns and bare nouns mean: by gender, number, distance and standing in the sentence.

A salience count over the mentions of the last sentences (after Lappin and Leass 1994, with fewer factors, since the
parse is not to be trusted in detail): subjects before objects, near before far, agreement in gender as a condition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from depesche.languages.de import nouns, speech
from depesche.languages.de.verbs import verb_lemma
from depesche.model import EntityType, MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.names.persons import genders
from depesche.reading.words import Words, children, words_of

Gender = Literal["m", "f", "n"]

#: pronoun → (genders it may have, number); "sie" and "ihr" by the verb
_PERSONAL: dict[str, tuple[str, str]] = {
    "er": ("m", "s"),
    "ihn": ("m", "s"),
    "ihm": ("mn", "s"),
    "sie": ("f", "?"),
    "ihr": ("f", "s"),
    "es": ("n", "s"),
    "ihnen": ("", "p"),
    "dieser": ("m", "s"),
    "jener": ("m", "s"),
    "diese": ("f", "?"),
    "derselbe": ("m", "s"),
    "letzterer": ("m", "s"),
    "letztere": ("f", "s"),
}
_POSSESSIVE = frozenset(stem + end for stem in ("sein", "ihr") for end in ("e", "en", "em", "er", "es")) | {"sein"}
#: pronouns that take up whoever was named last
_LAST_NAMED = frozenset(("dieser", "jener", "letzterer", "letztere"))
_RELATIVE = frozenset(("der", "die", "das", "dem", "den", "dessen", "deren", "welcher", "welche", "welchem", "welchen"))
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:agent"))
#: how much the subject of its own clause leads for a possessive
_OWN_SUBJECT = 5.0
_REACH, _SENTENCES = 40, 4
#: how many steps up a possessive seeks its verb
_DEEPEST = 8
_SUBJECT, _OBJECT, _DISTANCE, _FIRST, _NAME = 4.0, 1.0, 2.5, 1.0, 0.5
#: how much a speaker leads for the subject of a verb of saying: "…“, so X. Er erinnerte daran …"
_SPEAKER = 5.0
_ACTORS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.STATE, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an antecedent must be; ``types`` in the order in which they are preferred."""

    genders: str
    number: str
    types: tuple[EntityType, ...] = _ACTORS


def antecedent(draft: Draft, token: Token) -> str | None:
    """The entity that a pronoun or possessive takes up; None for other words and where nothing fits."""
    low = token.text.lower()
    if low in _RELATIVE and token.pos_ == "PRON" and token.morph.get("PronType", []) != ["Dem"]:
        return _relative(draft, token)
    wanted = _wanted(token, low)
    return _best(draft, token, wanted) if wanted else None


def is_possessive(token: Token) -> bool:
    """Whether a token is "sein", "ihre" and the like before a noun."""
    low = token.text.lower()
    if low in _POSSESSIVE:
        return low != "sein" or token.pos_ not in ("AUX", "VERB")
    return low == "ihr" and token.pos_ == "DET"


def _wanted(token: Token, low: str) -> _Wanted | None:
    if is_possessive(token):
        return _Wanted("mn", "s") if low.startswith("sein") else _Wanted("f", "?")
    if low not in _PERSONAL or token.pos_ not in ("PRON", "DET", "X"):
        return None
    if token.pos_ == "DET" and token.dep_ == "det":
        return None
    if (token.text == "Sie" and not token.is_sent_start) or (low == "es" and _is_expletive(token)):
        return None
    gender, number = _PERSONAL[low]
    if number == "?":
        number = "p" if is_plural(token) else "s"
    if number == "p" and gender == "f":
        return _Wanted("", "p")
    return _Wanted(gender, number)


def _is_expletive(token: Token) -> bool:
    """Whether "es" only fills the place of the subject ("es kam zu Kämpfen")."""
    verb = token.head
    return token.dep_ == "expl" or (verb.i != token.i and verb_lemma(verb) in discourse.anaphors()["expletive"])


def is_plural(token: Token) -> bool:
    """Whether a pronoun means several, by its form or its verb."""
    low = token.text.lower()
    if low == "ihnen":
        return True
    if low not in ("sie", "diese", "beide", "beiden"):
        return False
    if low.startswith("beide"):
        return True
    verb = _finite(token)
    return "Plur" in verb.morph.get("Number", []) if verb is not None else "Plur" in token.morph.get("Number", [])


def _finite(token: Token) -> Token | None:
    """The finite verb that a subject pronoun agrees with."""
    if not token.dep_.startswith("nsubj"):
        return None
    for each in (token.head, *children(token.head)):
        if "Fin" in each.morph.get("VerbForm", []):
            return each
    return None


def _relative(draft: Draft, token: Token) -> str | None:
    """The noun in front of a relative clause."""
    words = words_of(draft.doc)
    index = token.i - 1
    while index >= 0 and token.i - index <= 3 and words.sent[index] == words.sent[token.i]:
        if words.pos[index] not in ("PUNCT", "ADP"):
            mention = discourse.mention_at(draft, words, index)
            return mention.entity if mention else None
        index -= 1
    return None


def _candidates(draft: Draft, token: Token, words: Words) -> Iterator[tuple[MentionDraft, int]]:
    """Mentions before ``token`` with their distance in sentences, the nearest first."""
    here = words.sent[token.i]
    for mention in discourse.recent(draft, words.start[token.i], _ACTORS, _REACH):
        distance = here - words.sent[words.at(mention.start)]
        if distance >= _SENTENCES:
            return
        yield mention, distance


def _best(draft: Draft, token: Token, wanted: _Wanted) -> str | None:
    words = words_of(draft.doc)
    scores: dict[str, float] = {}
    seen: dict[str, int] = {}
    rivals = _others_of_clause(draft, words, token)
    verb = _verb_above(token) if is_possessive(token) else None
    goes_on = _is_speaker(token)
    for order, (mention, distance) in enumerate(_candidates(draft, token, words)):
        if mention.form is MentionForm.ADJECTIVE or mention.entity in rivals or not _fits(draft, mention, wanted):
            continue
        score = _standing(draft, mention, words) - _DISTANCE * distance - 0.05 * order
        if verb is not None and distance == 0 and _is_subject_of(draft, mention, words, verb):
            score += _OWN_SUBJECT
        if goes_on and (_is_speaker(_outermost(draft, mention, words)) or _introduced(words, mention)):
            score += _SPEAKER
        if draft.entities[mention.entity].type is not EntityType.PERSON:
            score -= 3.0 if wanted.genders != "n" else 0.0
        seen[mention.entity] = seen.get(mention.entity, 0) + 1
        scores[mention.entity] = max(score, scores.get(mention.entity, -99.0))
    if not scores:
        return None
    return max(scores, key=lambda each: scores[each] + 0.3 * min(seen[each], 4))


def _is_speaker(token: Token) -> bool:
    """Whether a word is the subject of a verb of saying."""
    return token.dep_ == "nsubj" and verb_lemma(token.head) in speech.load().verbs


def _introduced(words: Words, mention: MentionDraft) -> bool:
    """ "so X", "laut X"."""
    first = words.at(mention.start)
    return first > 0 and words.low[first - 1] in speech.closed_class("speaker_openers")


def _others_of_clause(draft: Draft, words: Words, token: Token) -> set[str]:
    """Who else takes part in the clause of a pronoun and so cannot be meant by it (possessives may)."""
    if token.pos_ == "DET" or token.dep_.startswith("det"):
        return set()
    found = set()
    for child in children(token.head):
        if child.i != token.i and child.dep_ in _ARGUMENTS:
            mention = discourse.mention_at(draft, words, child.i)
            entity = mention.entity if mention else None
            if entity is None and words.low[child.i] in _LAST_NAMED and words.low[token.i] not in _LAST_NAMED:
                entity = antecedent(draft, child)
            if entity:
                found.add(entity)
    return found


def _verb_above(token: Token) -> int:
    """The index of the verb of the clause that a possessive stands in."""
    for _ in range(_DEEPEST):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token.i


def _is_subject_of(draft: Draft, mention: MentionDraft, words: Words, verb: int) -> bool:
    head = _outermost(draft, mention, words)
    return head.dep_.startswith("nsubj") and head.head.i == verb


def _outermost(draft: Draft, mention: MentionDraft, words: Words) -> Token:
    """The token of a mention that depends on one outside it."""
    head = draft.doc[mention.head]
    first, last = words.at(mention.start), words.at(mention.end - 1)
    while first <= head.head.i <= last and head.head.i != head.i:
        head = head.head
    return head


def _standing(draft: Draft, mention: MentionDraft, words: Words) -> float:
    """How prominent a mention is in its sentence."""
    head = _outermost(draft, mention, words)
    first = words.at(mention.start)
    score = 0.0
    if head.dep_.startswith("nsubj"):
        score += _SUBJECT + (1.0 if head.head.dep_ == "ROOT" else 0.0)
    elif head.dep_ in ("obj", "iobj", "obl:arg"):
        score += _OBJECT
    elif head.dep_ in ("nmod", "appos"):
        score -= 1.0
    if first == 0 or words.sent[first - 1] != words.sent[first]:
        score += _FIRST
    return score + (_NAME if mention.form in (MentionForm.NAME, MentionForm.ROLE) else 0.0)


def _fits(draft: Draft, mention: MentionDraft, wanted: _Wanted) -> bool:
    entity = draft.entities[mention.entity]
    if entity.type not in wanted.types:
        return False
    plural = entity.type is EntityType.GROUP or (entity.known and draft.knowledge.is_plural(entity.id))
    if wanted.number == "p":
        return plural
    if plural:
        return False
    gender = gender_of(draft, mention)
    return gender is None or not wanted.genders or gender in wanted.genders


def gender_of(draft: Draft, mention: MentionDraft) -> str | None:
    """The grammatical gender that pronouns for a mention take; None if nothing tells."""
    entity = draft.entities[mention.entity]
    known = genders(draft).get(entity.id) or (draft.knowledge.gender(entity.id) if entity.known else None)
    if known or entity.type is EntityType.PERSON:
        return known
    if entity.type is EntityType.STATE:
        return "n"
    token = draft.doc[mention.head]
    body = nouns.body(token.text)
    if body and body.gender != "?":
        return body.gender
    marks = {"Masc": "m", "Fem": "f", "Neut": "n"}
    found = token.morph.get("Gender", [])
    return marks.get(found[0]) if found else None
