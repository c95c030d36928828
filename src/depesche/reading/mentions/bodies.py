"""Governments, ministries, parliaments, armies and other bodies of a state or an organization.

A government stands for its state; every other body is an organization of its own: the knowledge base's if it has one,
else one with a readable name ("Außenministerium (Iran)").
"""

from dataclasses import dataclass, field

from depesche.languages.de import nouns
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.mentions import owners
from depesche.reading.strangers import stranger
from depesche.reading.words import DEFINITE, DEMONSTRATIVE, FUSED, POSSESSIVE, Phrase, Words, phrase_at, words_of

#: bodies so usual that the article alone tells that the state in focus is meant
_SINGLE = frozenset(
    ("government", "ministry", "parliament", "army", "airforce", "navy", "police", "bank", "cabinet", "forces")
)
#: and those of which that holds where they act
_ACTING = _SINGLE | {"court", "agency", "committee"}
#: share of the mentions of states that makes one the state of a report
_CHIEF = 0.5
#: bodies that "in Moskau" behind them gives to the state
_THERE = frozenset(("government", "army", "agency", "parliament"))
_OF_ORGANIZATION = frozenset(("government", "council", "parliament", "court", "mission", "cabinet", "ministry"))


_OPENING = frozenset('„“"»«‚‘')


@dataclass(slots=True)
class _Memory:
    """Bodies by name, as last mentioned."""

    by_name: dict[str, Entity] = field(default_factory=dict)
    #: ministers by their field, with the state of the person named
    ministers: dict[str, str] = field(default_factory=dict)


def find(draft: Draft) -> None:
    """Adds the mentions of bodies that no name covers."""
    words = words_of(draft.doc)
    memory = _Memory()
    _remember_named(draft, memory)
    _remember_ministers(draft, words, memory)
    waiting: list[tuple[Phrase, nouns.Noun]] = []
    for index in words.capitals:
        body = nouns.body(words.text[index])
        if body is None or draft.in_boilerplate(words.start[index], words.end[index]):
            continue
        covering = discourse.mention_at(draft, words, index)
        if covering and draft.entities[covering.entity].type is not EntityType.STATE:
            continue
        if covering and covering.start < words.start[index] and covering.form is not MentionForm.ADJECTIVE:
            continue
        if _named_behind(draft, words, index):
            continue
        phrase = phrase_at(words, index)
        if not _owned(draft, words, phrase, body, memory):
            waiting.append((phrase, body))
    for phrase, body in waiting:
        _bare(draft, words, phrase, body, memory)


def _named_behind(draft: Draft, words: Words, index: int) -> bool:
    """ "die Agentur Reuters", "die Partei Kadima": the noun says what the name behind it is."""
    after = words.after(index)
    after += after < len(words) and words.text[after] in _OPENING
    if after >= len(words) or not words.capital(after) or words.pos[after] not in ("PROPN", "X"):
        return False
    name = discourse.mention_at(draft, words, after)
    return name is not None and draft.entities[name.entity].type in (EntityType.OUTLET, EntityType.ORGANIZATION)


def _remember_named(draft: Draft, memory: _Memory) -> None:
    """Known organizations by the common nouns that may take them up: "EU-Kommission" by "Kommission"."""
    for mention in draft.mentions:
        entity = draft.entities[mention.entity]
        if entity.type is EntityType.ORGANIZATION:
            for short in draft.knowledge.short_names(entity.id):
                memory.by_name.setdefault(short.lower(), entity)
            last = entity.names.de.rpartition(" ")[2].rpartition("-")[2]
            memory.by_name.setdefault(last.lower(), entity)


def _owned(draft: Draft, words: Words, phrase: Phrase, body: nouns.Noun, memory: _Memory) -> bool:
    """Adds a body whose owner the words give; False if they give none."""
    if body.kind == "troops" and (body.lead or body.first):
        return True
    if body.number == "p" and body.kind not in (
        "troops",
        "agency",
        "police",
        "army",
        "airforce",
        "court",
        "government",
    ):
        return True
    owner, end = owners.owner_of(draft, phrase, body, inside=body.kind in _THERE, strict=True)
    if body.kind in ("troops", "leadership") and len(set(owners.before_noun(draft, phrase))) > 1:
        return True
    if owner is None and body.kind == "government":
        owner, end = _of_person(draft, words, phrase.head)
    if owner is None:
        return False
    entity = _entity(draft, words, phrase.head, body, owner)
    if entity is None:
        return True
    if entity.type is EntityType.ORGANIZATION:
        memory.by_name[_key(body)] = memory.by_name[body.noun.lower()] = entity
    _add(draft, words, phrase, end, entity, MentionForm.METONYM if entity.id == owner else MentionForm.NAME)
    return True


def _of_person(draft: Draft, words: Words, head: int) -> tuple[str | None, int]:
    """ "die Regierung Merkel": the state that the person governs."""
    mention = discourse.mention_at(draft, words, head + 1) if head + 1 < len(words) else None
    if mention is None or not mention.entity.startswith("person/"):
        return None, head + 1
    terms = draft.knowledge.terms_of(mention.entity)
    return (terms[-1].body if terms else None), words.within(mention.start, mention.end)[-1] + 1


def _key(body: nouns.Noun) -> str:
    return (body.title if body.lead else body.name or body.title).lower()


def _entity(draft: Draft, words: Words, index: int, body: nouns.Noun, owner: str) -> Entity | None:
    """The body of ``owner``; None where that makes no sense."""
    holder = draft.entities.get(owner) or draft.knowledge.entity(owner)
    if body.kind in ("government", "leadership"):
        return holder if holder.type in (EntityType.STATE, EntityType.ORGANIZATION) else None
    if holder.type is EntityType.ORGANIZATION and body.kind not in _OF_ORGANIZATION:
        return None
    known = None
    if holder.type is EntityType.STATE:
        known = draft.knowledge.institution(body.title, owner) or draft.knowledge.institution(body.name, owner)
    if known:
        return draft.knowledge.entity(known)
    mission = _mission(draft, owner) if body.kind == "mission" else None
    if mission:
        return mission
    name = _title(words, index, body) if body.kind == "ministry" and body.noun == body.title else body.name
    if not name or (body.lead and body.noun != body.title and body.kind in ("ministry", "court", "agency")):
        name = body.title if body.kind != "ministry" or body.noun != body.title else name
    return stranger(
        EntityType.ORGANIZATION, name or body.title, holder.names.de, discourse.country_of(draft, owner), (body.title,)
    )


def _mission(draft: Draft, owner: str) -> Entity | None:
    """ "die UN-Mission": the one mission of the United Nations that the text names, if it names just one."""
    facts = {id: draft.knowledge.facts(id) for id, entity in draft.entities.items() if entity.known}
    missions = [id for id, each in facts.items() if each.get("kind") == "mission" and each.get("part_of") == owner]
    return draft.entities[missions[0]] if len(missions) == 1 else None


def _title(words: Words, index: int, body: nouns.Noun) -> str:
    """ "Ministerium für internationalen Handel": the name with what it is for."""
    if index + 2 < len(words) and words.low[index + 1] == "für":
        last = index + 2
        while last < len(words) - 1 and words.pos[last] in ("ADJ", "DET"):
            last += 1
        return " ".join(["Ministerium", *words.text[index + 1 : last + 1]])
    return body.title


def _title_end(words: Words, head: int, body: nouns.Noun) -> int:
    """The token behind the body's full title."""
    return head + len(_title(words, head, body).split(" ")) if body.kind == "ministry" else head + 1


def _add(draft: Draft, words: Words, phrase: Phrase, end: int, entity: Entity, form: MentionForm) -> None:
    first = phrase.start if phrase.owner is None else phrase.owner
    last = max(end, phrase.head + 1)
    confidence = 0.9 if entity.known else 0.75
    draft.add_mention(
        MentionDraft(words.start[first], words.end[last - 1], entity.id, form, confidence, phrase.head), entity
    )


def _remember_ministers(draft: Draft, words: Words, memory: _Memory) -> None:
    """ "Verteidigungsminister X": whose ministry the bare "Verteidigungsministerium" is."""
    for index, low in enumerate(words.low):
        field_of, minister, ending = low.partition("minister")
        if not minister or len(ending) > 3 or not field_of or words.after(index) >= len(words):
            continue
        name = discourse.mention_at(draft, words, words.after(index))
        state = discourse.state_of_person(draft, name.entity) if name else None
        if state:
            memory.ministers.setdefault(field_of, state)


def _bare(draft: Draft, words: Words, phrase: Phrase, body: nouns.Noun, memory: _Memory) -> None:
    """A body without owner: the one of that name spoken of before, else that of the state in focus."""
    unnamed = body.kind in ("committee", "institution") and (body.lead or body.first)
    if (unnamed or (body.kind == "council" and body.first.isupper())) and _key(body) not in memory.by_name:
        memory.by_name[_key(body)] = memory.by_name[body.noun.lower()] = stranger(
            EntityType.ORGANIZATION,
            f"{body.first}-{body.title}" if body.first else body.title,
            only_in=None if body.first else draft.document.id,
        )
    acts = draft.doc[phrase.head].dep_.startswith("nsubj")
    determined = phrase.determiner in DEFINITE or phrase.determiner in FUSED or phrase.determiner in DEMONSTRATIVE
    before = memory.by_name.get(_key(body)) or memory.by_name.get(body.title.lower())
    if _title(words, phrase.head, body) != body.title:
        before = None
    if before and (determined or not phrase.determiner):
        _add(draft, words, phrase, phrase.head + 1, before, MentionForm.NAME)
        return
    if (
        not (determined or phrase.determiner in POSSESSIVE)
        or body.kind not in (_ACTING if acts else _SINGLE)
        or (body.number == "p" and body.gender != "?")
    ):
        return
    state = memory.ministers.get(body.lead) if body.kind == "ministry" else None
    start = words.start[phrase.head]
    state = (
        state
        or discourse.sentence_state(draft, start)
        or discourse.chief_state(draft, _CHIEF)
        or discourse.focus(draft, start)
    )
    entity = _entity(draft, words, phrase.head, body, state) if state else None
    if entity is None and state is None and body.kind in ("police", "army"):
        entity = stranger(EntityType.ORGANIZATION, body.name or body.title, only_in=draft.document.id)
    if entity is None:
        return
    form = MentionForm.METONYM if entity.id == state else MentionForm.NAME
    _add(draft, words, phrase, _title_end(words, phrase.head, body), entity, form)
    if entity.type is EntityType.ORGANIZATION:
        memory.by_name.setdefault(_key(body), entity)
