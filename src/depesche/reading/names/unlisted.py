"""Names that no list has: organizations, outlets and places by the model's word and by the form of the text."""

import re
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

from depesche.languages.de import nouns
from depesche.languages.de.lemmas import noun_lemma
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.lookups import known_as
from depesche.reading.names.readable import bare_name, nominative, stem
from depesche.reading.names.shapes import (
    ACRONYM,
    QUOTES,
    after_heralds,
    companies,
    is_body,
    is_place,
    kind_of,
    long_form,
    titled,
)
from depesche.reading.strangers import stranger
from depesche.reading.words import PLURALITY, Words, words_of

_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-zA-Z]{2,6}")


#: a shorter name that is one letter off is another name
_LONG = 7
_KINDS = {"ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}
Span = tuple[int, int]


def find(draft: Draft, held: set[int]) -> None:
    """Adds mentions of unlisted organizations, outlets and places outside the tokens ``held``."""
    words = words_of(draft.doc)
    keys: dict[str, Entity] = {}

    def note(span: Span, entity: Entity) -> None:
        first, last = span
        start, end = words.start[first], words.end[last - 1]
        held.update(range(first, last))
        if draft.in_boilerplate(start, end):
            return
        draft.add_mention(MentionDraft(start, end, entity.id, MentionForm.NAME, 0.7, last - 1), entity)

    _domains(draft, words, held)
    _explained(draft, words, held, keys, note)
    for span in after_heralds(words, held):
        note(span, _entity(draft, EntityType.OUTLET, words, span, keys))
    for span in companies(words):
        if not held.intersection(range(*span)):
            company = _entity(draft, EntityType.ORGANIZATION, words, span, keys)
            keys.setdefault(" ".join(words.text[span[0] : span[1] - 1]), company)
            note(span, company)
    organizations = {index for each in draft.doc.ents if each.label_ == "ORG" for index in range(each.start, each.end)}
    for span in titled(words, held):
        shape = kind_of(words.low[span[1] - 1])
        if shape is not EntityType.ORGANIZATION or span[0] in organizations or is_body(words.low[span[1] - 1]):
            note(span, _entity(draft, shape, words, span, keys))
    for entity in draft.doc.ents:
        kind = EntityType.PLACE if is_place(words, entity.start) else _KINDS.get(entity.label_)
        trimmed = kind and _trimmed(words, entity.start, entity.end, held)
        if kind and trimmed and _nameworthy(words, trimmed, kind) and not _listed(draft, words, trimmed):
            note(trimmed, _entity(draft, kind, words, trimmed, keys))
    for index, text in enumerate(words.text):
        if index not in held and text in keys and (ACRONYM.fullmatch(text) or words.pos[index] in ("PROPN", "X")):
            note((index, index + 1), keys[text])


def _domains(draft: Draft, words: Words, held: set[int]) -> None:
    """ "laut faz.net": outlets by their address."""
    for index, text in enumerate(words.text):
        if "." in text and len(text) > 4 and index not in held and _DOMAIN.fullmatch(text):
            outlet = draft.knowledge.outlet(text.lower())
            start, end = words.start[index], words.end[index]
            if outlet and not draft.in_boilerplate(start, end):
                held.add(index)
                mention = MentionDraft(start, end, outlet, MentionForm.NAME, 0.9, index)
                draft.add_mention(mention, draft.knowledge.entity(outlet))


def _explained(
    draft: Draft, words: Words, held: set[int], keys: dict[str, Entity], note: Callable[[Span, Entity], None]
) -> None:
    """ "Eurasisches Forschungsinstitut (ERI)": the name and the short form in brackets are one."""
    for opening in [index for index, text in enumerate(words.text) if text == "("]:
        short = opening + 1
        if not 0 < opening < len(words) - 2 or words.text[short + 1] != ")" or not ACRONYM.fullmatch(words.text[short]):
            continue
        named = draft.mention_of(draft.doc[opening - 1])
        known = draft.mention_of(draft.doc[short])
        if named and draft.entities[named.entity].type is EntityType.PERSON:
            continue
        if named and not known:
            entity = draft.entities[named.entity]
        else:
            span = long_form(words, opening, words.text[short], held)
            if named or span is None:
                continue
            entity = (
                draft.entities[known.entity] if known else _entity(draft, EntityType.ORGANIZATION, words, span, keys)
            )
            note(span, entity)
        keys[words.text[short]] = entity
        if not known:
            note((short, short + 1), entity)


def _trimmed(words: Words, first: int, last: int, held: set[int]) -> Span | None:
    while first < last and (first in held or not words.capital(first) or nouns.role(words.text[first])):
        first += 1
    end = first
    while end < last and end not in held:
        end += 1
    while end > first and (
        not (words.capital(end - 1) or words.text[end - 1].isdigit())
        or (end - first > 1 and words.low[end - 1] in PLURALITY)
    ):
        end -= 1
    return (first, end) if end > first else None


def _listed(draft: Draft, words: Words, span: Span) -> bool:
    """Whether a single word is a known name that the context ruled out ("an entgegengesetzten Polen")."""
    first, last = span
    return last - first == 1 and bool(known_as(draft.knowledge, words.text[first]))


def _nameworthy(words: Words, span: Span, kind: EntityType) -> bool:
    """Whether a model's span is more than a common noun."""
    first, last = span
    if any(nouns.body(word) or nouns.group(word) or nouns.role(word) for word in words.text[first:last]):
        return False
    if last - first == 1 and first and words.text[first - 1] in QUOTES and words.text[last : last + 1] != ["-"]:
        return False  # in quotation marks of its own: a ship, a product, a title
    if last - first == 1 and kind is EntityType.PLACE and noun_lemma(words.text[first]):
        return False  # "in Schutt und Asche": a word of the dictionary is no place that no list has
    if all(words.pos[index] not in ("PROPN", "X") for index in range(first, last)):
        acronym = last - first == 1 and ACRONYM.fullmatch(words.text[first])
        titled = last - first > 1 and kind is EntityType.ORGANIZATION and words.pos[first] == "ADJ"
        return bool(acronym or titled)
    return len(words.text[first]) > 1


def _entity(draft: Draft, kind: EntityType, words: Words, span: Span, keys: dict[str, Entity]) -> Entity:
    """The entity of this name in this document: made once, found again in its other cases."""
    first, last = span
    key = " ".join(stem(words.low[index]) for index in range(first, last))
    for each in (key, words.text[first] if last - first == 1 else ""):
        if each in keys:
            return keys[each]
    listed = _with_article(draft, words.text[first]) if last - first == 1 and kind is not EntityType.PLACE else None
    if listed:
        keys[key] = listed
        return listed
    name = nominative(draft, span) if kind is EntityType.ORGANIZATION else bare_name(words, span)
    entity = _in_short(draft, kind, name) or _misspelled(draft, kind, name) or stranger(kind, name)
    keys[key] = entity
    return entity


def _in_short(draft: Draft, kind: EntityType, name: str) -> Entity | None:
    """The one known organization of the text that is called so in short ("Union" beside "Unionsparteien")."""
    if kind is not EntityType.ORGANIZATION:
        return None
    found = [
        entity
        for entity in draft.entities.values()
        if entity.known and entity.type is kind and name in draft.knowledge.short_names(entity.id)
    ]
    return found[0] if len(found) == 1 else None


def _misspelled(draft: Draft, kind: EntityType, name: str) -> Entity | None:
    """The known entity of the text that a name is but for one letter ("Westimor" beside "Westtimor")."""
    if len(name) < _LONG:
        return None
    text = draft.shadow.text
    for mention in draft.mentions:
        entity = draft.entities[mention.entity]
        named = entity.known and entity.type is kind and mention.form is MentionForm.NAME
        if named and Levenshtein.distance(text[mention.start : mention.end], name, score_cutoff=1) == 1:
            return entity
    return None


def _with_article(draft: Draft, word: str) -> Entity | None:
    """The organization or outlet whose name is the word with its article: "Spiegel" of "Der Spiegel"."""
    for form in (word, word[:-1]):
        for article in ("Der", "Die", "Das"):
            for match in known_as(draft.knowledge, f"{article} {form}"):
                if match.entities[0].startswith(("org/", "outlet/")):
                    return draft.knowledge.entity(match.entities[0])
    return None
