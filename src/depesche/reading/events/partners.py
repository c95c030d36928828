"""The mentions that stand for a participant: a phrase's own, what a pronoun or "beide Länder" means, or one inside a
compound."""

from bisect import bisect_left
from collections.abc import Collection

from spacy.tokens import Token

from depesche.model import EntityType, MentionForm
from depesche.reading import coreference
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.events.clauses import Phrase
from depesche.reading.events.grammar import words

#: personal pronouns that are no subject → the gender they ask for
_OBJECT_PRONOUNS = {"ihn": "m", "ihm": "m", "ihr": "f"}
_MEMORY = 15  # mentions
_TWO = 2
_JOINED = 12  # characters: "und", an article
_REACH = 600  # characters
_WHOLE = frozenset(("name", "acronym", "metonym", "capital"))


def mention_for(draft: Draft, phrase: Phrase) -> list[MentionDraft]:
    """The mentions that ``phrase`` itself is: its own, or what its pronoun or pair stands for."""
    if phrase.mention is not None:
        return _two_before(draft, phrase.mention) or _each(draft, phrase.mention) or [phrase.mention]
    head = phrase.head
    if head.lower_ in words("first_person"):
        said = [
            each for _, each in draft.quotations_in(head.idx, head.idx + len(head)) if each.speaker in draft.entities
        ]
        speakers = [each.speaker for each in said if each.speaker][:1]
        return [
            MentionDraft(head.idx, head.idx + len(head), each, MentionForm.PRONOUN, 0.7, head.i) for each in speakers
        ]
    if head.pos_ not in ("PRON", "DET") and not _paired(phrase):
        return []
    return [
        MentionDraft(head.idx, head.idx + len(head), entity, MentionForm.PRONOUN, 0.6, head.i)
        for entity in coreference.resolve_all(draft, head)
        if entity in draft.entities
    ]


def _each(draft: Draft, group: MentionDraft) -> list[MentionDraft]:
    """The persons that "die Außenminister Frankreichs und Italiens" are."""
    found = coreference.colleagues(draft, group)
    return [MentionDraft(group.start, group.end, each, MentionForm.ROLE, 0.8, group.head) for each in found]


def _two_before(draft: Draft, group: MentionDraft) -> list[MentionDraft]:
    """The two states that "die beiden Länder" means: those last joined by "und"; nothing for other mentions."""
    text = draft.shadow.text
    said = text[group.start : group.end].lower().split()
    if draft.entities[group.entity].type is not EntityType.GROUP or not words("both") & set(said[:_TWO]):
        return []
    before = bisect_left(draft.mentions, group.start, key=lambda each: each.start)
    near = [each for each in draft.mentions[max(0, before - _MEMORY) : before] if group.start - each.start < _REACH]
    states = [each for each in near if draft.entities[each.entity].type is EntityType.STATE]
    for left, right in zip(reversed(states[:-1]), reversed(states[1:]), strict=True):
        joined = left.end < right.start and text[left.end : right.start].split()[:1] == ["und"]
        if joined and right.start - left.end < _JOINED and left.entity != right.entity:
            found = (left.entity, right.entity)
            return [MentionDraft(group.start, group.end, each, MentionForm.PRONOUN, 0.6, group.head) for each in found]
    return []


def other_than(draft: Draft, phrase: Phrase, actors: Collection[str]) -> list[MentionDraft]:
    """Whom a phrase means that cannot mean the actors: "dankte ihm", "lud seinen Amtskollegen ein".

    The person named last before it whose gender fits; nothing for a phrase that names somebody itself.
    """
    head = phrase.head
    gender = _OBJECT_PRONOUNS.get(head.lower_) if head.pos_ in ("PRON", "DET") else None
    if gender is None and not (head.lower_ in words("counterparts") and phrase.article is not None):
        return []
    before = bisect_left(draft.mentions, head.idx, key=lambda each: each.start)
    for mention in reversed(draft.mentions[max(0, before - _MEMORY) : before]):
        entity = draft.entities[mention.entity]
        if entity.type is not EntityType.PERSON or mention.entity in actors or head.idx - mention.start > _REACH:
            continue
        if gender is None or draft.knowledge.gender(mention.entity) in (gender, None):
            return [MentionDraft(head.idx, head.idx + len(head), mention.entity, MentionForm.PRONOUN, 0.6, head.i)]
    return []


def _paired(phrase: Phrase) -> bool:
    children = [phrase.head, *phrase.head.children]
    return any(token.lower_ in words("both") for child in children for token in child.children)


def mentions_in_compound(draft: Draft, token: Token, first: str) -> list[MentionDraft]:
    """The entity that the first part of a compound names ("Israelbesuch", "EU-Außenministertreffen"), as a new
    mention."""
    if len(first) < 2 or token.lower_.endswith(("dollar", "euro")):
        return []
    inside = [each for each in draft.mentions_in(token.idx, token.idx + len(first)) if each.start == token.idx]
    if inside:
        return inside[:1]
    for match in draft.knowledge.scan(first):
        if match.start == 0 and match.kind in _WHOLE:
            id = match.entities[-1] if match.kind == "capital" else match.entities[0]
            mention = MentionDraft(token.idx, token.idx + match.end, id, MentionForm.NAME, 0.8, token.i)
            draft.add_mention(mention, draft.knowledge.entity(id))
            return [mention]
    return []
