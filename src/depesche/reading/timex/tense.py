"""Which way a clause points: whether what it tells lies before or after the day it was written."""

from functools import cache

from spacy.tokens import Doc, Token

from depesche.reading.timex import lexicon
from depesche.reading.timex.meaning import Way

#: How far up the tree a verb is looked for; deeper nesting says nothing reliable about the clause.
_REACH = 12
_AUXILIARIES = ("aux", "aux:pass", "cop")


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("times_tense")[group])


def _governor(token: Token) -> Token | None:
    """The verb or participle above ``token``, or the nominal root that has a copula."""
    for _ in range(_REACH):
        if token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.lefts):
            return token
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _is(token: Token, form: str) -> bool:
    return form in token.morph.get("VerbForm", [])


def _participle(verb: Token) -> bool:
    return _is(verb, "Part") or (verb.dep_ == "amod" and not _is(verb, "Fin"))


def _by_auxiliary(auxiliary: Token, verb: Token, others: list[Token]) -> Way:
    """The way of a clause by its finite auxiliary: "wird", "hat", "soll", "wurde"."""
    form = auxiliary.text.lower()
    past = "Past" in auxiliary.morph.get("Tense", [])
    if form in _words("modal"):
        return (
            -1
            if past or any(_is(other, "Inf") and other.text.lower() in _words("perfect infinitive") for other in others)
            else 1
        )
    if form in _words("future"):
        return 1
    if form in _words("past passive"):
        return -1
    planned = verb.text.lower() in _words("planned")
    if form in _words("have") or form in _words("be"):
        if planned:
            return 1
        if _is(verb, "Inf"):  # "ist zu erwarten"
            return 1
        return -1 if past or _participle(verb) or verb.pos_ == "VERB" else 0
    return -1 if past else 1


def way(doc: Doc, first: int, last: int) -> Way:
    """-1 where the clause of tokens ``[first, last)`` tells what was, 1 what is to come, 0 where it does not say."""
    token = next((each for each in doc[first:last] if not first <= each.head.i < last), doc[first])
    verb = _governor(token)
    if verb is None:
        return _without_tree(doc, first)
    if verb.dep_ in ("amod", "acl") and not _is(verb, "Fin"):
        return 1 if verb.text.lower().rstrip("enrsm") in _words("planned") else -1
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if not auxiliaries and verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        if _is(verb, "Inf"):
            return 1
        auxiliaries = (
            [child for child in verb.head.children if child.dep_ in _AUXILIARIES] if not _is(verb, "Fin") else []
        )
    finite = [each for each in auxiliaries if _is(each, "Fin")]
    if finite:
        return _by_auxiliary(finite[0], verb, auxiliaries)
    if verb.text.lower() in _words("announcing"):
        return 0
    if "Past" in verb.morph.get("Tense", []):
        return -1
    return 1 if "Pres" in verb.morph.get("Tense", []) or _is(verb, "Inf") else -1 if _is(verb, "Part") else 0


def _without_tree(doc: Doc, first: int) -> Way:
    """The way by the next finite verb of the same sentence, for fragments and where there is no parse."""
    sentence = doc[first].sent if doc.has_annotation("SENT_START") else doc[:]
    finite = [token for token in sentence if _is(token, "Fin")]
    if not finite:
        return 0
    near = min(finite, key=lambda token: abs(token.i - first))
    if near.text.lower() in _words("future"):
        return 1
    return -1 if "Past" in near.morph.get("Tense", []) or near.text.lower() in _words("have") else 0
