"""Phrases that say what a person is ("der kasachische Präsident", "Berlins Außenminister", "ein Sprecher der Armee").

Here they are found, with whose they are and the name they stand by; :mod:`depesche.reading.mentions.holders` says
whom they mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.languages.de import nouns
from depesche.model import EntityType, MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.mentions import owners
from depesche.reading.words import INDEFINITE, Phrase, Words, children, count_of, phrase_at, words_of

_CLOSING = frozenset((",", ".", ";", ":", "–", "(", ")", "“", '"'))
#: words that open the complement of a role, and how far that may reach
_LINKS = frozenset(
    ("der", "des", "einer", "eines", "von", "vom", "für", "im", "in", "am", "an", "beim", "bei", "zur", "zum")
)
_REACH = 16
#: kinds of role that are somebody's
_OF_PERSON = frozenset(("peer", "spokesman", "kin"))


@dataclass(slots=True)
class RolePhrase:
    """Tokens ``[first, last)`` around the role noun ``phrase.head``; ``named`` is the person whose name goes along."""

    phrase: Phrase
    noun: nouns.Noun
    first: int
    last: int
    owner: str | None = None
    named: str | None = None
    #: said of the subject: "als Präsident", "wird Finanzminister", "zum Premierminister ernannt"
    predicate: bool = False
    #: the name follows or precedes after a comma, so that it may be another's
    loose: bool = False
    #: heads a part of the owner, or something of which its name is a piece, so that none of its offices is meant
    part: bool = False

    @property
    def head(self) -> int:
        return self.phrase.head

    @property
    def indefinite(self) -> bool:
        return self.phrase.determiner in INDEFINITE


def phrases(draft: Draft) -> Iterator[RolePhrase]:
    """All singular roles in order; those that a known name holds ("Präsidialamt") are left out."""
    words = words_of(draft.doc)
    for index, text in enumerate(words.text):
        if not (text[:1].isupper() or "-" in text):
            continue
        noun = nouns.role(text)
        if noun is None or draft.in_boilerplate(words.start[index], words.end[index]):
            continue
        covering = discourse.mention_at(draft, words, index)
        if covering and (
            covering.start < words.start[index] or draft.entities[covering.entity].type is not EntityType.STATE
        ):
            continue
        phrase = phrase_at(words, index)
        found = _around(draft, words, phrase, noun)
        number = count_of(words, phrase, noun)
        if (
            (found.named and not found.loose and number == "?")
            or number == "s"
            or (found.named and noun.number != "p" and not found.loose)
        ) or (number == "?" and _singular(draft, index)):
            yield found


def _singular(draft: Draft, index: int) -> bool:
    return "Plur" not in draft.doc[index].morph.get("Number", [])


def _around(draft: Draft, words: Words, phrase: Phrase, noun: nouns.Noun) -> RolePhrase:
    """The phrase with its complement and the name beside it."""
    first = phrase.start if phrase.owner is None or not _owns(draft, words, phrase.owner) else phrase.owner
    while first < phrase.head and words.pos[first] == "NUM":
        first += 1  # "von 1989 bis 1997 Präsident"
    found = RolePhrase(phrase, noun, first, phrase.head + 1)
    name = _person_at(draft, words, words.after(phrase.head))
    if name and noun.kind in _OF_PERSON and _in_genitive(draft, words, name):
        found.owner, found.last = discourse.state_of_person(draft, name.entity), _end(words, name)
        return found  # "ein Sprecher Putins"
    if name:
        found.named, found.last = name.entity, _end(words, name)
    near = owners.before_noun(draft, phrase)
    larger = owners.in_larger_name(draft, phrase.head, noun)
    inner = None if larger else owners.in_compound(draft, phrase.head, noun)
    behind: str | None = None
    if name is None and noun.kind != "title":
        inside = noun.kind == "spokesman"
        behind, found.last = owners.after_noun(draft, phrase.head, inside=inside, parts=not inside)
        found.part = not inside and owners.heads_a_part(draft, phrase.head, found.last, behind)
        if not _of_a_role(words, phrase):
            _name_behind(draft, words, found)
    region = None if near else owners.region_before(draft, phrase)
    before = near[-1] if near else region
    found.owner = before or inner or behind
    if before and inner and inner.startswith("org/") and _heads_any_body(noun):
        found.owner = inner  # "der Schweizer FIFA-Präsident"
        found.part = owners.is_of_another(draft, inner, before)
    elif before and name is None and _heads_any_body(noun):
        if behind and behind.startswith("org/"):
            found.owner = behind  # "der amerikanische Präsident der Weltbank"
        elif behind is None and noun.kind == "lead" and owners.heads_something_else(draft, phrase.head):
            found.part = True
    found.part = found.part or larger
    if found.named is None:
        _name_before(draft, words, found)
    found.predicate = found.named is None and _said_of_subject(draft, words, phrase)
    return found


def _heads_any_body(noun: nouns.Noun) -> bool:
    """Whether a genitive behind the noun is what its bearer heads, and not a field or a state."""
    return noun.kind in ("lead", "office") and noun.noun not in nouns.limits()["of_field"]


def _of_a_role(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase is the genitive of a role before it, to which a name behind the comma belongs: "der Sprecher
    des Präsidenten, Max Muster".
    """
    before = phrase.start - 1
    return phrase.determiner in ("des", "der") and before >= 0 and nouns.role(words.text[before]) is not None


def _in_genitive(draft: Draft, words: Words, name: MentionDraft) -> bool:
    """Whether a name stands in the genitive ("Johnsons")."""
    last = words.text[_end(words, name) - 1]
    names = draft.entities[name.entity]
    parts = {part for each in (names.names.de, *names.aliases) for part in each.split()}
    return last.endswith("s") and last not in parts and last[:-1] in parts


def _said_of_subject(draft: Draft, words: Words, phrase: Phrase) -> bool:
    """Whether the role is what somebody is, was or becomes."""
    before = words.low[phrase.start - 1] if phrase.start else ""
    if before == "als" or phrase.determiner == "zum" or before == "zum":
        return True
    token = draft.doc[phrase.head]
    copula = any(child.dep_ == "cop" for child in children(token))
    lemma = token.head.lemma_ if token.dep_ in ("xcomp", "obj", "nsubj", "obl") else ""
    return copula or (not phrase.determiner and lemma in ("werden", "bleiben", "sein"))


def _owns(draft: Draft, words: Words, index: int) -> bool:
    mention = discourse.mention_at(draft, words, index)
    return mention is not None


def _person_at(draft: Draft, words: Words, index: int) -> MentionDraft | None:
    """The name of a person that begins at token ``index``."""
    if index >= len(words) or words.sent[index] != words.sent[index - 1]:
        return None
    for mention in draft.mentions_in(words.start[index], words.end[index]):
        if (
            mention.form is MentionForm.NAME
            and mention.start == words.start[index]
            and draft.entities[mention.entity].type is EntityType.PERSON
        ):
            return mention
    return None


def _end(words: Words, mention: MentionDraft) -> int:
    return words.within(mention.start, mention.end)[-1] + 1


def _name_behind(draft: Draft, words: Words, found: RolePhrase) -> None:
    """ "Der Präsident der Russischen Föderation, Wladimir Putin", "Direktor der IAEO (…) Mohammed el-Baradei".

    The complement may be any words ("ein Sprecher der Polizei, Lars Beringer") as long as no verb comes between.
    """
    index = words.after(found.last - 1)
    name = _person_at(draft, words, index) if found.last > found.head + 1 else None
    if name:
        found.named, found.last, found.loose = name.entity, _end(words, name), True
        return
    if index >= len(words) or (words.low[index] not in _LINKS and words.text[index] not in (",", "(")):
        return
    commas = 0
    while index < len(words) and index - found.head < _REACH and words.sent[index] == words.sent[found.head]:
        name = _person_at(draft, words, index)
        if name:
            _take_name(words, found, name, commas > 0)
            return
        commas += words.text[index] == ","
        if words.pos[index] in ("VERB", "AUX", "PRON", "SCONJ") or commas > 1 or words.text[index] in ".;:?!":
            return
        index += 1
        if commas and words.text[index - 1] != ",":
            return


def _take_name(words: Words, found: RolePhrase, name: MentionDraft, comma: bool) -> None:
    """Joins the name behind the role's complement to the role, if what follows allows it."""
    end = _end(words, name)
    closed = end >= len(words) or words.text[end] in _CLOSING or words.sent[end] != words.sent[end - 1]
    if not comma and words.pos[words.within(name.start, name.end)[0] - 1] not in (
        "NOUN",
        "PROPN",
        "X",
        "PUNCT",
        "SPACE",
    ):
        return
    if not comma or closed or words.pos[end] in ("VERB", "AUX"):
        found.named, found.last, found.loose = name.entity, end, comma


def _complement_end(words: Words, index: int) -> int:
    """The end of a complement of any words before a comma ("der Vorsitzende der Wahlkommission,")."""
    if index >= len(words) or words.low[index] not in _LINKS:
        return index
    last = index
    while last < len(words) and last - index < _REACH and words.sent[last] == words.sent[index - 1]:
        if words.text[last] in (",", "."):
            return last
        if words.pos[last] in ("VERB", "AUX", "PRON", "SCONJ"):
            return index
        last += 1
    return index


def _name_before(draft: Draft, words: Words, found: RolePhrase) -> None:
    """ "Kassym-Schomart Tokajew, dem Präsidenten Kasachstans," and "Ban Ki-moon, Außenminister Südkoreas,"."""
    index = found.first - 1
    if index < 1 or words.text[index] != "," or words.sent[index] != words.sent[found.head]:
        return
    before = discourse.mention_at(draft, words, index - 1)
    closed = (
        found.last >= len(words)
        or words.text[found.last] in _CLOSING
        or words.pos[found.last] in ("VERB", "AUX")
        or words.sent[found.last] != words.sent[found.head]
    )
    end = _complement_end(words, found.last)
    closed = closed or not found.phrase.determiner or end > found.last
    if (
        before
        and closed
        and before.form is MentionForm.NAME
        and draft.entities[before.entity].type is EntityType.PERSON
    ):
        found.named, found.loose, found.last = before.entity, True, end
