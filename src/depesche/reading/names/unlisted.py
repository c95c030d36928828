"""Names that no list has: organizations, outlets and places by the model's word and by the form of the text."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml

from depesche.languages.de import nouns
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.strangers import slug, stranger
from depesche.reading.words import DETERMINERS, PLURALITY, Words, words_of

_FILE = Path(__file__).parents[2] / "languages" / "de" / "lexicon" / "outlets.yaml"
_ACRONYM = re.compile(r"[A-ZÄÖÜ](?:[A-Za-zÄÖÜäöü0-9&/-]*[A-ZÄÖÜ])[a-z0-9]{0,2}")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-zA-Z]{2,6}")
_LINKS = frozenset(
    [
        "für",
        "der",
        "des",
        "und",
        "von",
        "zur",
        "zum",
        "in",
        "im",
        "den",
        "dem",
        "die",
        "das",
        "&",
        "of",
        "the",
        "for",
        "and",
        "on",
        "de",
        "la",
        "du",
    ]
)
_QUOTES = frozenset("\"„“”»«›‹'‚‘")
_LONGEST = 9
_ADJECTIVE = re.compile(r".{3,}(?:e|en|er|em|es)")

Span = tuple[int, int]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: frozenset(words) for kind, words in lists.items()}


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
    for span in _after_heralds(words, held):
        note(span, _entity(draft, EntityType.OUTLET, words, span, keys))
    for span in _titled(words, held):
        note(span, _entity(draft, _kind_of(words.low[span[1] - 1]), words, span, keys))
    for entity in draft.doc.ents:
        kind = {"ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}.get(entity.label_)
        trimmed = kind and _trimmed(words, entity.start, entity.end, held)
        if kind and trimmed and _nameworthy(words, trimmed, kind) and not _listed(draft, words, trimmed):
            note(trimmed, _entity(draft, kind, words, trimmed, keys))
    for index, text in enumerate(words.text):
        if index not in held and text in keys and (_ACRONYM.fullmatch(text) or words.pos[index] in ("PROPN", "X")):
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
        if (
            not 0 < opening < len(words) - 2
            or words.text[short + 1] != ")"
            or not _ACRONYM.fullmatch(words.text[short])
        ):
            continue
        named = draft.mention_of(draft.doc[opening - 1])
        known = draft.mention_of(draft.doc[short])
        if named and draft.entities[named.entity].type is EntityType.PERSON:
            continue
        if named and not known:
            entity = draft.entities[named.entity]
        else:
            span = _long_form(words, opening, words.text[short], held)
            if named or span is None:
                continue
            entity = (
                draft.entities[known.entity] if known else _entity(draft, EntityType.ORGANIZATION, words, span, keys)
            )
            note(span, entity)
        keys[words.text[short]] = entity
        if not known:
            note((short, short + 1), entity)


def _long_form(words: Words, opening: int, short: str, held: set[int]) -> Span | None:
    """The words before the bracket that the short form stands for: back to the one with its first letter."""
    best = None
    letters = [each for each in short if each.isupper()]
    initials: list[str] = []
    for first in range(opening - 1, max(-1, opening - 1 - _LONGEST), -1):
        text = words.text[first]
        if words.sent[first] != words.sent[opening] or not (words.capital(first) or text in _LINKS):
            break
        if first in held and first == opening - 1:
            return None
        if not words.capital(first) or words.low[first] in _LINKS:
            continue
        initials.insert(0, text[0])
        if text[0] == letters[0] and (best is None or initials == letters):
            best = first
    if best is None and words.capital(opening - 1):
        adjective = opening > 1 and words.capital(opening - 2) and _ADJECTIVE.fullmatch(words.text[opening - 2])
        best = opening - 2 if adjective else opening - 1
    return None if best is None else (best, opening)


def _after_heralds(words: Words, held: set[int]) -> Iterator[Span]:
    """Names of outlets behind the word for what they are."""
    for index in range(len(words) - 1):
        low = words.low[index]
        if low not in _lists()["heralds"] and low.rpartition("-")[2] not in _lists()["heralds"]:
            continue
        first = index + 1
        quoted = words.text[first] in _QUOTES
        first += quoted
        last = first
        while last < len(words) and last - first < 5 and words.sent[last] == words.sent[index]:
            if last in held and not quoted:
                break
            if quoted and words.text[last] in _QUOTES:
                break
            if not quoted and not (words.capital(last) and words.pos[last] in ("PROPN", "X")):
                break
            last += 1
        if last > first and (not quoted or (last < len(words) and words.text[last] in _QUOTES)):
            yield first, last


def _titled(words: Words, held: set[int]) -> Iterator[Span]:
    """Names made of a capital adjective and a noun: "Palästinensische Autonomiebehörde", "Süddeutsche Zeitung"."""
    for index in range(1, len(words) - 1):
        if not (
            words.capital(index)
            and words.pos[index] in ("ADJ", "X", "PROPN", "NOUN")
            and _ADJECTIVE.fullmatch(words.text[index])
            and words.low[index] not in DETERMINERS
            and words.sent[index - 1] == words.sent[index] == words.sent[index + 1]
            and words.pos[index - 1] not in ("PUNCT", "SPACE")
            and words.text[index - 1] not in _QUOTES
            and index not in held
            and words.pos[index + 1] in ("NOUN", "PROPN")
            and index + 1 not in held
            and words.capital(index + 1)
            and not nouns.role(words.text[index + 1])
            and not nouns.group(words.text[index + 1])
        ):
            continue
        if words.pos[index] == "ADJ" or words.low[index].endswith(_ORIGIN):
            yield index, index + 2


_ORIGIN = tuple(
    stem + ending for stem in ("isch", "lich", "deutsch", "weit", "ig") for ending in ("e", "en", "er", "es", "em")
)


def _kind_of(noun: str) -> EntityType:
    """What a name is by the noun it ends in."""
    lists = _lists()
    if noun in lists["heralds"] or noun.rpartition("-")[2] in lists["heralds"]:
        return EntityType.OUTLET
    return EntityType.PLACE if noun.endswith(tuple(lists["place_nouns"])) else EntityType.ORGANIZATION


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
    if last - first > 1:
        return False
    word = words.text[first]
    return any((match.start, match.end) == (0, len(word)) for match in draft.knowledge.scan(word))


def _nameworthy(words: Words, span: Span, kind: EntityType) -> bool:
    """Whether a model's span is more than a common noun."""
    first, last = span
    if any(nouns.body(word) or nouns.group(word) or nouns.role(word) for word in words.text[first:last]):
        return False
    if last - first == 1 and first and words.text[first - 1] in _QUOTES and words.text[last : last + 1] != ["-"]:
        return False  # in quotation marks of its own: a ship, a product, a title
    if all(words.pos[index] not in ("PROPN", "X") for index in range(first, last)):
        acronym = last - first == 1 and _ACRONYM.fullmatch(words.text[first])
        titled = last - first > 1 and kind is EntityType.ORGANIZATION and words.pos[first] == "ADJ"
        return bool(acronym or titled)
    return len(words.text[first]) > 1


def _entity(draft: Draft, kind: EntityType, words: Words, span: Span, keys: dict[str, Entity]) -> Entity:
    """The entity of this name in this document: made once, found again in its other cases."""
    first, last = span
    key = " ".join(_stem(words.low[index]) for index in range(first, last))
    for each in (key, words.text[first] if last - first == 1 else ""):
        if each in keys:
            return keys[each]
    name = nominative(draft, span) if kind is EntityType.ORGANIZATION else _bare(words, span)
    entity = stranger(kind, name)
    keys[key] = entity
    return entity


def _bare(words: Words, span: Span) -> str:
    texts = words.text[span[0] : span[1]]
    if (
        len(texts) == 1
        and len(texts[0]) > 4
        and texts[0].endswith("s")
        and not texts[0].endswith(("ss", "us", "is", "as", "os"))
    ):
        texts = [texts[0][:-1]]
    return " ".join(texts)


def _stem(word: str) -> str:
    for ending in ("en", "es", "er", "em", "e", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return slug(word[: -len(ending)])
    return slug(word)


_STRONG = {"Masc": "er", "Neut": "es", "Fem": "e"}


def nominative(draft: Draft, span: Span) -> str:
    """A readable name for tokens ``span``: "Eurasischen Forschungsinstituts" → "Eurasisches Forschungsinstitut"."""
    first, last = span
    tokens = [draft.doc[index] for index in range(first, last)]
    head = next((at for at, token in enumerate(tokens) if token.pos_ in ("NOUN", "PROPN")), len(tokens) - 1)
    texts = [token.text for token in tokens]
    noun = tokens[head]
    genders = noun.morph.get("Gender", [])
    genitive = noun.morph.get("Case", []) == ["Gen"] or texts[head].endswith(("ts", "rs", "ms", "ls", "tes"))
    feminine = texts[head].endswith(("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "kunft", "ie", "ik"))
    if genitive and not feminine and texts[head].endswith("s") and not texts[head].endswith(("ss", "us")):
        texts[head] = texts[head][:-2] if texts[head].endswith(("tes", "des")) else texts[head][:-1]
    gender = "Fem" if feminine else genders[0] if genders else ""
    for at in range(head):
        if (
            tokens[at].pos_ == "ADJ"
            and _ADJECTIVE.fullmatch(texts[at])
            and gender in _STRONG
            and not texts[at].endswith("er" if gender != "Masc" else "-")
        ):
            stem = re.sub(r"(?:en|er|em|es|e)$", "", texts[at])
            texts[at] = stem + _STRONG[gender]
    text = draft.shadow.text
    gaps = [text[tokens[at].idx + len(tokens[at].text) : tokens[at + 1].idx] for at in range(len(tokens) - 1)]
    return "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair)
