"""Which way a clause points: whether what it tells lies before or after the day it was written."""

from functools import cache

from spacy.tokens import Doc, Token

from depesche.reading.timex import lexicon
from depesche.reading.timex.meaning import Tense

#: How far up the tree a verb is looked for; deeper nesting says nothing reliable about the clause.
_REACH = 12
_PRESENT_PARTICIPLE = ("ende", "enden", "ender", "endes", "endem", "end")
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


def _unreal(verb: Token) -> bool:
    """Konjunktiv II, which tells what was not; "würde" counts as future."""
    subjunctive = "Sub" in verb.morph.get("Mood", []) and "Past" in verb.morph.get("Tense", [])
    return subjunctive and verb.text.lower() not in _words("future") | _words("modal")


def _participle(verb: Token) -> bool:
    return _is(verb, "Part") or (verb.dep_ == "amod" and not _is(verb, "Fin"))


def _by_auxiliary(auxiliary: Token, verb: Token, others: list[Token]) -> Tense | None:
    """The tense of a clause by its finite auxiliary: "wird", "hat", "soll", "wurde"."""
    form = auxiliary.text.lower()
    if _unreal(auxiliary):
        return None
    past = "Past" in auxiliary.morph.get("Tense", [])
    if form in _words("modal"):
        perfect = any(_is(other, "Inf") and other.text.lower() in _words("perfect infinitive") for other in others)
        real = "Sub" not in auxiliary.morph.get("Mood", [])  # "möchte", "könnte" look ahead
        return "past" if perfect or (past and real) else "future"
    if form in _words("future"):
        return "present" if auxiliary.dep_ == "aux:pass" or _is(verb, "Part") else "future"
    if form in _words("past passive"):
        return "past"
    if form in _words("have") or form in _words("be"):
        if verb.text.lower() in _words("planned"):  # "ist geplant"
            return "future"
        if form in _words("be") and _is(verb, "Inf"):  # "ist zu erwarten"
            return "future"
        if auxiliary.dep_ == "cop":
            return "past" if past else "present"
        return "past" if past or _participle(verb) or verb.pos_ == "VERB" else "present"
    return "past" if past else "present"


def tense_of(doc: Doc, first: int, last: int) -> Tense | None:
    """What the clause of tokens ``[first, last)`` of a parsed doc tells; None where it does not say."""
    token = next((each for each in doc[first:last] if not first <= each.head.i < last), doc[first])
    verb = _governor(token)
    if verb is None:
        return without_tree(doc, first)
    if verb.dep_ == "amod" or (verb.dep_ == "acl" and not _is(verb, "Fin")):
        return _attributive(verb.text.lower())
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if not auxiliaries and verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        if _is(verb, "Inf"):
            return "future"
        if not _is(verb, "Fin"):
            auxiliaries = [child for child in verb.head.children if child.dep_ in _AUXILIARIES]
    finite = [each for each in auxiliaries if _is(each, "Fin")]
    if not finite and verb.dep_ == "ROOT" and not _is(verb, "Fin"):
        finite = _stray(doc, verb)
    if finite:
        return _by_auxiliary(finite[0], verb, auxiliaries)
    if verb.text.lower() in _words("announcing"):
        return None
    return _by_form(verb)


def _stray(doc: Doc, verb: Token) -> list[Token]:
    """The finite auxiliary of the clause that a wrong parse has tied to another word."""
    for index in range(verb.i - 1, max(-1, verb.i - 2 * _REACH), -1):
        token = doc[index]
        if token.pos_ == "AUX" and _is(token, "Fin"):
            return [token]
        if token.is_sent_start or token.text in ",;:":
            break
    return []


def _attributive(word: str) -> Tense:
    """The tense of a participle before its noun: "gestern veröffentlicht", "am Montag beginnend"."""
    if word.endswith(_PRESENT_PARTICIPLE):
        return "present"
    return "future" if word.rstrip("enrsm") in _words("planned") else "past"


def _by_form(verb: Token) -> Tense | None:
    """The tense of a verb without auxiliary."""
    if _unreal(verb):
        return None
    if "Past" in verb.morph.get("Tense", []):
        return "past"
    if "Pres" in verb.morph.get("Tense", []):
        return "present"
    return "future" if _is(verb, "Inf") else "past" if _is(verb, "Part") else None


def without_tree(doc: Doc, first: int) -> Tense | None:
    """The tense of the next finite verb of the same sentence, for fragments and where there is no parse."""
    start, end = first, first + 1
    while start > max(0, first - _REACH) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), first + 2 * _REACH) and not doc[end].is_sent_start:
        end += 1
    finite = [token for token in doc[start:end] if _is(token, "Fin")]
    if not finite:
        return None
    near = min(finite, key=lambda token: abs(token.i - first))
    if near.text.lower() in _words("future"):
        return "future"
    return "past" if "Past" in near.morph.get("Tense", []) or near.text.lower() in _words("have") else None
