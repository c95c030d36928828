"""Two that are spoken of together: "beide Länder", "die Staatschefs", "beide"."""

from depesche.languages.de import nouns
from depesche.model import EntityType
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft
from depesche.reading.words import Phrase, Words, phrase_at

#: how many sentences back the two are sought
_NEAR, _NEAR_STATES = 3, 5


def is_pair(draft: Draft, words: Words, index: int) -> bool:
    """Whether a token is the noun of "beide Länder", "die beiden Staatschefs", or "beide" by itself."""
    low = words.low[index]
    if low in discourse.anaphors()["pair"]:
        phrase = phrase_at(words, index)
        if is_leaders(draft, words, phrase) or _are_neighbours(draft, words, phrase):
            return True
    if low in ("beide", "beiden", "beider"):
        after = words.low[index + 1] if index + 1 < len(words) else ""
        return after not in discourse.anaphors()["pair"]
    if low not in discourse.anaphors()["pair"]:
        return False
    return any(
        each.startswith("beide") for each in words.low[max(0, index - 3) : index] + words.low[index + 1 : index + 2]
    )


def leaders_of_pair(draft: Draft, words: Words, index: int) -> list[str]:
    """ "die Präsidenten beider Länder": who holds the office in each of the two."""
    role = nouns.role(words.text[index])
    both = words.after(index)
    noun = words.after(both) if both < len(words) and words.low[both] == "beider" else len(words)
    if role is None or noun >= len(words) or words.low[noun] not in discourse.anaphors()["states"]:
        return []
    holders = (discourse.holder_of(draft, role.title, state) for state in pair(draft, words, noun))
    return [each for each in holders if each]


def is_leaders(draft: Draft, words: Words, phrase: Phrase) -> bool:
    """Whether "die Führer", "die Staatschefs" without more are the two persons spoken of."""
    if phrase.determiner != "die" or phrase.head - phrase.start != 1 or phrase.owner is not None:
        return False
    low = words.low[phrase.head]
    if low not in discourse.anaphors()["pair"] or low in discourse.anaphors()["states"]:
        return False
    if _complement(words, phrase.head):
        return False
    persons: list[str] = []
    for mention in discourse.recent(draft, words.start[phrase.head], (EntityType.PERSON,), 20):
        if words.sent[phrase.head] - words.sent[words.at(mention.start)] > _NEAR:
            break
        persons.append(mention.entity)
    return len(set(persons)) == 2


def _are_neighbours(draft: Draft, words: Words, phrase: Phrase) -> bool:
    """Whether "die Nachbarn" without more are the only two states that the last sentences speak of."""
    low = words.low[phrase.head]
    if low not in discourse.anaphors()["neighbours"] or phrase.determiner not in ("die", "den", "der"):
        return False
    if phrase.head - phrase.start != 1 or _complement(words, phrase.head):
        return False
    states = set()
    for mention in discourse.recent(draft, words.start[phrase.head], (EntityType.STATE,), 20):
        if words.sent[phrase.head] - words.sent[words.at(mention.start)] > _NEAR_STATES:
            break
        states.add(mention.entity)
    return len(states) == 2


def _complement(words: Words, head: int) -> bool:
    """Whether a noun has a genitive or the like behind it."""
    after = words.after(head)
    return after < len(words) and words.low[after] in ("der", "des", "von", "aus", "in")


def pair(draft: Draft, words: Words, index: int) -> list[str]:
    """The last two states or persons named before token ``index``, in the order of the text."""
    low = words.low[index]
    if low in discourse.anaphors()["states"]:
        return _last_two(draft, words, index, EntityType.STATE, None)
    before = " ".join(words.low[max(0, index - 2) : index + 1])
    if low in discourse.anaphors()["pair"]:
        return _last_two(draft, words, index, EntityType.PERSON, None)
    if "beide" not in before and not low.startswith(("sie", "ihnen", "diese", "ihr")):
        return []
    for kind in (EntityType.PERSON, EntityType.STATE):
        found = _last_two(draft, words, index, kind, _NEAR)
        if found:
            return found
    return []


def _last_two(draft: Draft, words: Words, index: int, kind: EntityType, near: int | None) -> list[str]:
    """The last two entities of a kind before token ``index``, at most ``near`` sentences back; none if fewer."""
    found: list[str] = []
    for mention in discourse.recent(draft, words.start[index], (kind,), 60):
        if near is not None and words.sent[index] - words.sent[words.at(mention.start)] > near:
            break
        if mention.entity not in found:
            found.append(mention.entity)
        if len(found) == 2:
            return found[::-1]
    return []
