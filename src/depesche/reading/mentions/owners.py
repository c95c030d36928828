"""Whose a role or a body is: the state or organization that the words around its noun give."""

from depesche.languages.de import nouns
from depesche.model import EntityType, MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.lookups import known_as
from depesche.reading.words import Phrase, Words, words_of

_OWNERS = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.GROUP)
_GENITIVE = frozenset(("der", "des", "dieser", "dieses", "seiner", "ihrer"))
_OF = frozenset(("von", "vom"))
_LINKS = _OF | frozenset(("für", "beim", "bei", "am", "an", "zur", "zum", "gegen", "über"))
_INDEFINITE = frozenset(("eines", "einer"))
_IN = frozenset(("in", "im"))
_REACH = 9


def _type(draft: Draft, mention: MentionDraft) -> EntityType:
    return draft.entities[mention.entity].type


def before_noun(draft: Draft, phrase: Phrase) -> list[str]:
    """States and organizations of the adjectives in a phrase and of a genitive in front of it, the nearest last."""
    words = words_of(draft.doc)
    first = phrase.start if phrase.owner is None else phrase.owner
    if first >= phrase.head:
        return []
    return [
        mention.entity
        for mention in draft.mentions_in(words.start[first], words.start[phrase.head])
        if mention.end <= words.start[phrase.head] and _type(draft, mention) in (*_OWNERS, EntityType.PLACE)
    ]


def in_compound(draft: Draft, index: int, noun: nouns.Noun) -> str | None:
    """The state or organization that the first part of a compound names ("US-Präsident", "Bundesregierung")."""
    words = words_of(draft.doc)
    if noun.first:
        end = words.start[index] + len(noun.first)
        inner = [each for each in draft.mentions_in(words.start[index], end) if each.end <= end]
        if inner:
            return inner[0].entity
        return _known(draft, noun.first)
    if noun.lead.startswith("bundes") or noun.title.lower().startswith("bundes"):
        return "state/DE"
    return draft.knowledge.body_of_title(noun.title) or (
        _known(draft, noun.lead.capitalize()) if len(noun.lead) > 3 else None
    )


def _known(draft: Draft, part: str) -> str | None:
    """The state or organization called ``part`` (a linking -s aside)."""
    for form in (part, part[:-1] if part.endswith("s") else ""):
        if not form:
            continue
        for match in known_as(draft.knowledge, form):
            if match.kind not in ("surname", "adjective", "demonym"):
                actors = (each for each in match.entities if not each.startswith("place/"))
                return next(actors, match.entities[0]) if match.kind == "capital" else match.entities[0]
    return None


def region_before(draft: Draft, phrase: Phrase) -> str | None:
    """The part of a state that an adjective in a phrase names ("bayerische"), which is no mention of its own."""
    words = words_of(draft.doc)
    for index in range(phrase.head - 1, phrase.start - 1, -1):
        for match in known_as(draft.knowledge, words.text[index]):
            if match.kind == "adjective" and _is_part_of_state(draft, match.entities[0]):
                return match.entities[0]
    return None


def _is_part_of_state(draft: Draft, entity: str) -> bool:
    return entity.startswith("place/") and discourse.country_of(draft, entity) is not None


def is_of_another(draft: Draft, organization: str, owner: str) -> bool:
    """Whether the adjective before a role says that it is not the whole organization's: "der bayerische SPD-Chef" heads
    a part of the SPD, "der österreichische Grünen-Chef" another party.
    """
    country = discourse.country_of(draft, organization)
    return owner.startswith("place/") or country not in (None, discourse.country_of(draft, owner))


def in_larger_name(draft: Draft, index: int, noun: nouns.Noun) -> bool:
    """Whether the name in the first part of a compound is only a piece of one that nobody knows ("Air-France-Chef").

    For who heads something by a plain word for that, what follows the name is such a piece too ("China-Mobile-Chef").
    """
    words = words_of(draft.doc)
    begin, end = words.start[index], words.start[index] + len(noun.first)
    inner = next((each for each in draft.mentions_in(begin, end) if each.end <= end), None)
    if not noun.first or inner is None or inner.start < begin:
        return False
    return names_something(draft.shadow.text[begin : inner.start]) or (noun.kind == "lead" and inner.end < end)


def names_something(first: str) -> bool:
    """Whether the first parts of a compound, with their hyphens, are more than attributes ("Noch-", "Ex-")."""
    limits = nouns.limits()
    attributes = ("", *limits["former_parts"], *limits["deputy_parts"], *limits["attribute_parts"])
    return not set(first.lower().split("-")) <= set(attributes)


def heads_a_part(draft: Draft, head: int, last: int, owner: str | None) -> bool:
    """Whether the complement in tokens ``[head + 1, last)`` names a part of its owner: "der Leiter des Programms der
    WHO".
    """
    words = words_of(draft.doc)
    if owner is None or words.low[head + 1] not in _GENITIVE | _OF:
        return False
    named = [each for each in draft.mentions_in(words.start[head + 1], words.end[last - 1]) if each.entity == owner]
    return any(
        words.pos[index] in ("NOUN", "PROPN", "X")
        and not nouns.role(words.text[index])
        and words.low[index] not in discourse.anaphors()["state"]
        and not any(each.start < words.end[index] and words.start[index] < each.end for each in named)
        for index in range(head + 1, last)
    )


def heads_something_else(draft: Draft, head: int) -> bool:
    """Whether a genitive of a noun that is no state follows: "der amerikanische Chef der Firma" is not America's."""
    words = words_of(draft.doc)
    if head + 1 >= len(words) or words.low[head + 1] not in _GENITIVE | _OF | _INDEFINITE:
        return False
    index = head + 2
    while index < len(words) and words.pos[index] in ("ADJ", "DET", "NUM"):
        index += 1
    if index >= len(words) or words.pos[index] != "NOUN" or words.sent[index] != words.sent[head]:
        return False
    return words.low[index] not in discourse.anaphors()["state"]


def after_noun(
    draft: Draft, head: int, *, inside: bool, strict: bool = False, parts: bool = False
) -> tuple[str | None, int]:
    """The entity of a complement behind token ``head`` and the token where that ends (``head + 1`` if there is none).

    ``inside``: whether "in Moskau" counts too (the government there); ``strict``: genitives and "von" alone; ``parts``:
    whether parts of states count ("von Bayern").
    """
    words = words_of(draft.doc)
    index, last = head + 1, len(words)
    linked, adjective = "", None
    while index < last and index - head <= _REACH and words.sent[index] == words.sent[head]:
        low = words.low[index]
        mention = discourse.mention_at(draft, words, index)
        if mention and mention.start >= words.end[head]:
            kind = _type(draft, mention)
            end = words.within(mention.start, mention.end)[-1] + 1
            if kind in _OWNERS and mention.form is not MentionForm.ADJECTIVE:
                if not linked and not _genitive_form(words, end - 1, kind):
                    return None, head + 1
                return (mention.entity, end) if linked != "in" or inside else (None, head + 1)
            if kind is EntityType.PLACE and linked and inside:
                state = draft.knowledge.country_of_capital(words.text[index])
                return (state, end) if state else (None, head + 1)
            if parts and kind is EntityType.PLACE and _is_part_of_state(draft, mention.entity):
                if _goes_on(draft, words, end):
                    return None, head + 1
                of = linked in _GENITIVE | _OF or (not linked and _genitive_form(words, end - 1, kind))
                return (mention.entity, end) if of else (None, head + 1)
            if kind is EntityType.PERSON and (linked in _GENITIVE or linked in _OF):
                state = adjective or discourse.state_of_person(draft, mention.entity)
                return (state, end) if state else (None, head + 1)
            if kind is EntityType.PERSON or mention.form is not MentionForm.ADJECTIVE:
                return None, head + 1
            adjective = mention.entity
            index += 1
            continue
        if low in _GENITIVE or low in _OF or (low in _IN and (inside or not strict)) or (low in _LINKS and not strict):
            linked = "in" if low in _IN else low
        elif low in discourse.anaphors()["state"] and linked in _GENITIVE:
            return discourse.focus(draft, words.start[index]), index + 1
        elif not linked or not _between(words, index, linked):
            return None, head + 1
        index += 1
    return None, head + 1


def _goes_on(draft: Draft, words: Words, index: int) -> bool:
    """Whether a place before token ``index`` is a piece of what follows ("des Salzburger Ordnungsamts", "der Elbe
    Reederei"), as only the name of who has the role is not.
    """
    if index >= len(words) or words.sent[index] != words.sent[index - 1]:
        return False
    mention = discourse.mention_at(draft, words, index)
    person = mention is not None and _type(draft, mention) is EntityType.PERSON
    return words.pos[index] in ("NOUN", "PROPN", "X") and not person


def _between(words: Words, index: int, linked: str) -> bool:
    """Whether a word may stand between a noun and the name in its complement."""
    pos = words.pos[index]
    if pos in ("ADJ", "NUM", "ADV", "CCONJ", "SPACE"):
        return True
    if linked == "für":
        return pos in ("NOUN", "PROPN", "X", "DET", "ADP")
    if pos == "NOUN" and nouns.role(words.text[index]):
        return True
    # a noun only if its own genitive follows: "des Haushaltsausschusses des Parlaments"
    after = words.after(index)
    return pos in ("NOUN", "PROPN", "X") and after < len(words) and words.low[after] in ("des", "der")


def _genitive_form(words: Words, index: int, kind: EntityType) -> bool:
    """Whether a name that follows at once may be a genitive ("Präsident Kasachstans", "Präsident Frankreichs")."""
    return kind is EntityType.ORGANIZATION or words.text[index].endswith(("s", "’", "'", "x", "z", "ß"))


def owner_of(
    draft: Draft, phrase: Phrase, noun: nouns.Noun, *, inside: bool, strict: bool = False
) -> tuple[str | None, int]:
    """Whose ``noun`` is, and the token where its phrase ends (exclusive)."""
    after, end = after_noun(draft, phrase.head, inside=inside, strict=strict)
    near = before_noun(draft, phrase)
    if near:
        return near[-1], end
    return in_compound(draft, phrase.head, noun) or after, end
