"""What has been spoken of so far: mentions before a place in the text, the state in focus, the report's own state."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.words import Words, words_of

_FILE = Path(__file__).parents[2] / "languages" / "de" / "lexicon" / "anaphors.yaml"


@cache
def anaphors() -> dict[str, frozenset[str]]:
    """The word lists of lexicon/anaphors.yaml."""
    lists = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: frozenset(words) for kind, words in lists.items()}


def mention_at(draft: Draft, words: Words, index: int) -> MentionDraft | None:
    """The longest mention that ends the token ``index`` or goes past it (parts of a compound do not count)."""
    found = [
        mention
        for mention in draft.mentions_in(words.start[index], words.end[index])
        if mention.end >= words.end[index] and mention.start <= words.start[index]
    ]
    return max(found, key=lambda mention: mention.end - mention.start, default=None)


def state_of_person(draft: Draft, person: str) -> str | None:
    """The state whose office a person held last."""
    terms = draft.knowledge.terms_of(person) if person.startswith("person/") else ()
    return next((term.body for term in reversed(terms) if term.body.startswith("state/")), None)


def recent(draft: Draft, offset: int, kinds: tuple[EntityType, ...], reach: int = 60) -> Iterator[MentionDraft]:
    """Mentions of entities of these types before ``offset``, the nearest first, at most ``reach`` mentions back."""
    at = _before(draft, offset)
    for mention in reversed(draft.mentions[max(0, at - reach) : at]):
        if mention.end <= offset and draft.entities[mention.entity].type in kinds:
            yield mention


def _before(draft: Draft, offset: int) -> int:
    low, high = 0, len(draft.mentions)
    while low < high:
        middle = (low + high) // 2
        if draft.mentions[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def focus(draft: Draft, offset: int) -> str | None:
    """The state that a bare "die Regierung" or "das Land" before ``offset`` means: the one spoken of last."""
    words = words_of(draft.doc)
    here = words.sent[words.at(offset)]
    weak: str | None = None
    for mention in recent(draft, offset, (EntityType.STATE, EntityType.PERSON), reach=25):
        sentence = words.sent[words.at(mention.start)]
        if here - sentence > 2:
            break
        entity = draft.entities[mention.entity]
        if entity.type is EntityType.STATE:
            if mention.form is MentionForm.NAME:
                return mention.entity
            weak = weak or mention.entity
    return weak or chief_state(draft)


def chief_state(draft: Draft, share: float = 0.0) -> str | None:
    """The state with the most mentions in the document, if it has at least ``share`` of the mentions of states."""
    known: tuple[int, str | None, float] | None = draft.doc.user_data.get("depesche.chief")
    if known is None or len(draft.mentions) >= known[0] * 1.2 + 20:
        counts = Counter(mention.entity for mention in draft.mentions if mention.entity.startswith("state/"))
        chief, most = next(iter(counts.most_common(1)), (None, 0))
        known = (len(draft.mentions), chief, most / max(1, counts.total()))
        draft.doc.user_data["depesche.chief"] = known
    return known[1] if known[2] >= share else None


def name_of(draft: Draft, entity: str) -> str:
    """The German name of an entity that the draft or the knowledge base has."""
    known: Entity | None = draft.entities.get(entity)
    return (known or draft.knowledge.entity(entity)).names.de


def holder_of(draft: Draft, title: str, body: str) -> str | None:
    """Who has the office that a title names in a body on the draft's day, now one of the draft's entities."""
    for office in draft.knowledge.offices_for_title(title, body):
        holders = draft.knowledge.in_particular(office, body, draft.anchor)
        if holders:
            return draft.introduce(holders[0]).id
    return None


def country_of(draft: Draft, entity: str | None) -> str | None:
    """The two letters of an entity's state, if it has one."""
    if not entity:
        return None
    known = draft.entities.get(entity) or (draft.knowledge.entity(entity) if not entity.startswith("x/") else None)
    if known and known.country:
        return known.country
    code = entity.removeprefix("state/")
    return code if entity.startswith("state/") and len(code) == 2 and code.isupper() else None


def sentence_state(draft: Draft, offset: int) -> str | None:
    """The state named last before ``offset`` in the same sentence."""
    words = words_of(draft.doc)
    here = words.sent[words.at(offset)]
    for mention in recent(draft, offset, (EntityType.STATE,), reach=10):
        if words.sent[words.at(mention.start)] != here:
            return None
        if mention.form is not MentionForm.ADJECTIVE:
            return mention.entity
    return None
