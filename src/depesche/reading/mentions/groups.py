"""Groups of people that act or are acted on: demonstrators, rebels, "die EU-Außenminister", "Palästinenser"."""

from dataclasses import replace

from spacy.tokens import Token

from depesche.languages.de import nouns
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading import coreference, names
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.mentions import epithets, owners
from depesche.reading.strangers import stranger
from depesche.reading.words import COMPARING, DEFINITE, POSSESSIVE, Phrase, Words, bare, count_of, phrase_at, words_of

#: role nouns whose plural is nobody in particular or a form of address
_NO_GROUP = frozenset(("title", "kin", "member"))


def find(draft: Draft) -> None:
    """Adds the mentions of groups; the bodies and names are there already."""
    words = words_of(draft.doc)
    memory: dict[str, Entity] = {}
    demonyms = {
        words.at(match.start): match.entities[0] for match in names.matches_of(draft) if match.kind == "demonym"
    }
    for index in sorted({*words.capitals, *demonyms}):
        text = words.text[index]
        if index in demonyms:
            _demonym(draft, words, index, demonyms[index], memory)
            continue
        noun = nouns.group(text)
        kind = "group"
        if noun is None:
            noun = nouns.role(text)
            kind = "role"
        if noun is None or draft.in_boilerplate(words.start[index], words.end[index]):
            continue
        phrase = phrase_at(words, index)
        if kind == "role" and (noun.kind in _NO_GROUP or count_of(words, phrase, noun) != "p"):
            continue
        if kind == "group" and nouns.role(text) and count_of(words, phrase, noun_of_role(text)) == "s":
            continue
        _plural(draft, words, phrase, noun, kind, memory)


def noun_of_role(text: str) -> nouns.Noun:
    """The role that ``text`` is a form of; for words that are both role and group."""
    role = nouns.role(text)
    assert role is not None
    return role


def _plural(draft: Draft, words: Words, phrase: Phrase, noun: nouns.Noun, kind: str, memory: dict[str, Entity]) -> None:
    index = phrase.head
    if (
        discourse.mention_at(draft, words, index)
        or coreference.is_leaders(draft, words, phrase)
        or _pair(words, phrase)
        or _named_after(draft, words, index)
    ):
        return
    owner, end = owners.owner_of(draft, phrase, noun, inside=True)
    if owner is None and noun.kind == "states" and noun.noun.startswith("Mitglied"):
        owner = _union(draft, words.start[index])
    if not (_speaks_of_many(draft.doc[index], phrase, noun, owner) or _counted_states(words, phrase, noun)):
        return
    others = coreference.further_owners(draft, words, end) if owner and end > index + 1 else []
    end = others[-1][1] if others else end
    title = noun.title if kind == "group" else _nominative(words.text[index].rpartition("-")[2])
    key = title.lower()
    entity = None if owner else memory.get(key)
    if entity is None:
        first = owner or (noun.first if noun.first else None)
        whose = [owner, *(each for each, _ in others)]
        qualifier = ", ".join(discourse.name_of(draft, each) for each in whose if each) if owner else first
        said = bare(words, phrase.start, max(end, index + 1))
        country = None if others else discourse.country_of(draft, owner)
        only_in = None if qualifier else draft.document.id
        entity = stranger(EntityType.GROUP, title, qualifier, country, (said,), only_in)
        memory[key] = entity
    _add(draft, words, phrase, end, entity)


def _union(draft: Draft, offset: int) -> str | None:
    """The organization spoken of last that has states as members."""
    for mention in discourse.recent(draft, offset, (EntityType.ORGANIZATION,)):
        if draft.knowledge.members(mention.entity):
            return mention.entity
    return None


def _pair(words: Words, phrase: Phrase) -> bool:
    """ "die beiden Präsidenten", "die Präsidenten beider Länder": persons who are told apart elsewhere."""
    inside = words.low[phrase.start : phrase.head]
    after = words.low[phrase.head + 1] if phrase.head + 1 < len(words) else ""
    return any(each.startswith("beide") for each in inside) or after.startswith("beide")


def _named_after(draft: Draft, words: Words, index: int) -> bool:
    """ "die Ministerpräsidenten Müller und Meier": the names stand for themselves."""
    if index + 1 >= len(words):
        return False
    after = discourse.mention_at(draft, words, index + 1)
    return after is not None and draft.entities[after.entity].type is EntityType.PERSON


def _speaks_of_many(token: Token, phrase: Phrase, noun: nouns.Noun, owner: str | None) -> bool:
    """Whether the group is one that a report would name, rather than people at large ("seine Bürger entschädigen")."""
    if noun.kind == "public":
        certain = phrase.determiner in DEFINITE | POSSESSIVE
        return owner is not None or token.dep_.startswith("nsubj") or (certain and token.dep_ in ("obj", "iobj"))
    if noun.kind == "states":
        return owner is not None and (owner.startswith(("org/", "x/")) or bool(noun.first))
    return True


def _counted_states(words: Words, phrase: Phrase, noun: nouns.Noun) -> bool:
    """Whether so many states act or are acted on ("mehr als zwanzig Staaten"); "in 20 Ländern" says only where."""
    if noun.kind != "states":
        return False
    inside = range(phrase.start, phrase.head)
    before = words.pos[phrase.start - 1] if phrase.start else ""
    comparing = phrase.start > 1 and words.low[phrase.start - 1] == "als" and words.low[phrase.start - 2] in COMPARING
    return any(words.pos[at] == "NUM" for at in inside) and (before != "ADP" or comparing)


def _nominative(word: str) -> str:
    """The plural without the dative's -n ("Ministern" → "Minister")."""
    return word[:-1] if word.endswith(("ern", "eln")) else word


def _demonym(draft: Draft, words: Words, index: int, state: str, memory: dict[str, Entity]) -> None:
    """ "die Palästinenser", "hunderte Osttimoresen": the people of a state; a single one is nobody in particular."""
    if discourse.mention_at(draft, words, index) or words.pos[index] == "ADJ":
        return
    phrase = phrase_at(words, index)
    number = next((at for at in range(max(0, phrase.start - 1), index) if words.pos[at] == "NUM"), None)
    if number is not None:  # "nach Angaben des Ministeriums 30 Palästinenser"
        phrase = replace(phrase, start=number, owner=None, determiner="")
    many = (
        number is not None
        or phrase.determiner in ("", "die", "den", "der")
        or phrase.determiner.startswith(("alle", "viele", "hundert", "tausend"))
    )
    singular = words.low[index].endswith("in") or (
        phrase.determiner == "der" and draft.doc[index].morph.get("Number", []) == ["Sing"]
    )
    if singular and phrase.determiner in ("der", "die") and not _named_after(draft, words, index):
        gender = "f" if words.low[index].endswith("in") else "m"
        person = epithets.compatriot(draft, words.start[index], state, gender)
        if person:
            _add(draft, words, phrase, index + 1, draft.entities[person])
        return
    if not many or singular or words.low[index].endswith("isch"):
        return
    title = _nominative(words.text[index].rpartition("-")[2])
    key = f"{title.lower()} {state}"
    holder = draft.knowledge.entity(state)
    country = discourse.country_of(draft, state)
    entity = memory.setdefault(key, stranger(EntityType.GROUP, title, holder.names.de, country, (title,)))
    _add(draft, words, phrase, index + 1, entity)


def _add(draft: Draft, words: Words, phrase: Phrase, end: int, entity: Entity) -> None:
    first = phrase.start if phrase.owner is None or phrase.owner >= phrase.start else phrase.owner
    last = max(end, phrase.head + 1)
    draft.add_mention(
        MentionDraft(words.start[first], words.end[last - 1], entity.id, MentionForm.ROLE, 0.7, phrase.head), entity
    )
