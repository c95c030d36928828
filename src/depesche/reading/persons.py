"""Persons by name: where their names stand, which of them are one person, and who that is.

Names come from three sides: the knowledge base, the model, and their place in the sentence (behind a title or role,
"Außenministerin Y"). All names of a document are then grouped: a full name with the surnames that follow it, spellings
that agree, and every group is looked up once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from depesche.knowledge.base import NameMatch
from depesche.knowledge.names import name_similarity
from depesche.languages.de import nouns
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.strangers import slug, stranger
from depesche.reading.words import Words, without_genitive, words_of

_PARTICLE = re.compile(
    r"(?:al|el|ad|as|an|ar|at|asch|ibn|bin|bint|ben|von|zu|van|de|da|di|del|della|der|den|la|le|du|dos|do|y|e|ul|abu)(?:-.+)?"
)
_INITIAL = re.compile(r"[A-ZÄÖÜ][a-z]?\.")
_ROMAN = re.compile(r"[IVX]+\.?")
_WORDLIKE = re.compile(r"[^\W\d_](?:[\w’'ʿʾ‘\-]*\w)?[’']?")
_NO_NAME = frozenset(
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "januar",
        "jänner",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "anfang",
        "mitte",
        "ende",
        "heute",
        "gestern",
        "morgen",
        "jahr",
        "jahre",
        "woche",
    ]
)
_LONGEST = 6
#: how surely the best candidate must lead the second where only a surname is given
_LEAD = 0.02


@dataclass(slots=True)
class Name:
    """One place where a person is named: tokens ``[first, last)``, the parts without a genitive's mark."""

    first: int
    last: int
    parts: tuple[str, ...]
    #: state or organization that the words around give, and the grammatical gender of a title
    body: str | None = None
    gender: str | None = None

    @property
    def text(self) -> str:
        return " ".join(self.parts)


@dataclass(slots=True)
class Bearer:
    """All names in a document that are one person's."""

    names: list[Name] = field(default_factory=list)

    @property
    def full(self) -> str:
        """The fullest of the names; the first of equals."""
        return max(self.names, key=lambda name: len(name.parts)).text


def names_in(draft: Draft, matches: Sequence[NameMatch], blocked: set[int]) -> list[Name]:
    """The names of persons in order; ``blocked`` are tokens that other known names hold."""
    words = words_of(draft.doc)
    spans: dict[int, int] = {}

    def offer(first: int, last: int) -> None:
        if first < last:
            spans[first] = max(last, spans.get(first, 0))

    for match in matches:
        tokens = words.within(match.start, match.end)
        if tokens and _is_person(match) and (match.kind != "surname" or _likely_name(words, tokens[0])):
            offer(*_extended(words, tokens[0], tokens[-1] + 1, blocked))
    for entity in draft.doc.ents:
        if entity.label_ == "PER":
            offer(*_trimmed(words, entity.start, entity.end, blocked))
    for index in range(len(words) - 1):
        if _heralds(words, index):
            offer(*_after_role(words, index + 1, blocked))
    names = [_name(words, first, last) for first, last in _disjoint(spans)]
    return _with_repeats(words, names, blocked)


def _is_person(match: NameMatch) -> bool:
    return match.kind == "surname" or (match.kind == "name" and match.entities[0].startswith("person/"))


def _likely_name(words: Words, index: int) -> bool:
    """Whether a word that is somebody's surname is a name here and no common noun or place."""
    return words.pos[index] in ("PROPN", "X") or (index > 0 and _heralds(words, index - 1))


def _name_word(words: Words, index: int, blocked: set[int]) -> bool:
    text = words.text[index]
    return (
        index not in blocked
        and words.capital(index)
        and _WORDLIKE.fullmatch(text) is not None
        and words.low[index] not in _NO_NAME
        and not (len(text) > 3 and text.isupper())
        and not nouns.role(text)
        and not nouns.body(text)
    )


def _heralds(words: Words, index: int) -> bool:
    """Whether token ``index`` is a title or role that a name may follow at once."""
    role = nouns.role(words.text[index])
    return role is not None and role.number != "p" and role.kind != "kin" and words.low[index] not in ("führung",)


def _after_role(words: Words, first: int, blocked: set[int]) -> tuple[int, int]:
    """The name that begins at ``first``, behind a role; empty where none does."""
    if words.sent[first] != words.sent[first - 1] or not _name_word(words, first, blocked):
        return first, first
    # two nouns: "Präsident Putin"; a noun that may be a genitive or time is none ("Sprecher Ende Mai")
    if words.pos[first] not in ("PROPN", "X", "NOUN", "ADJ", "VERB"):
        return first, first
    return _extended(words, first, first + 1, blocked)


def _extended(words: Words, first: int, last: int, blocked: set[int]) -> tuple[int, int]:
    """The span with the further words of the name on its right."""
    while last < len(words) and last - first < _LONGEST and words.sent[last] == words.sent[first]:
        text = words.text[last]
        joint = (
            _PARTICLE.fullmatch(text)
            and last + 1 < len(words)
            and ("-" in text or (_name_word(words, last + 1, blocked) and words.pos[last + 1] in ("PROPN", "X")))
        )
        proper = _name_word(words, last, blocked) and words.pos[last] in ("PROPN", "X")
        if not (joint or proper or _INITIAL.fullmatch(text) or (_ROMAN.fullmatch(text) and text != "I")):
            break
        if (
            text.endswith(".")
            and _INITIAL.fullmatch(text)
            and not (last + 1 < len(words) and _name_word(words, last + 1, blocked))
        ):
            break
        last += 1
    return first, last


def _trimmed(words: Words, first: int, last: int, blocked: set[int]) -> tuple[int, int]:
    """What of a model's span is a name: no titles, no common noun alone, nothing that is known to be something else."""
    while first < last and not (_name_word(words, first, blocked) or _PARTICLE.fullmatch(words.low[first])):
        if first in blocked:
            return first, first
        first += 1
    for index in range(first, last):
        if index in blocked or not (
            words.capital(index) or _PARTICLE.fullmatch(words.text[index]) or words.text[index] in "-."
        ):
            last = index
            break
    if last - first == 1 and (words.pos[first] not in ("PROPN", "X") or not _name_word(words, first, blocked)):
        return first, first
    if last > first and all(words.pos[index] == "NOUN" for index in range(first, last)):
        return first, first
    return _extended(words, first, last, blocked) if first < last else (first, last)


def _disjoint(spans: dict[int, int]) -> Iterable[tuple[int, int]]:
    """The spans left to right; of those that overlap the first, drawn to the farthest end."""
    done: list[tuple[int, int]] = []
    for first, last in sorted(spans.items()):
        if done and first < done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], last))
        else:
            done.append((first, last))
    return done


def _name(words: Words, first: int, last: int) -> Name:
    name = Name(first, last, tuple(words.text[first:last]))
    before = nouns.role(words.text[first - 1]) if first else None
    if before and words.sent[first - 1] == words.sent[first]:
        name.gender = before.gender
    return name


def _with_repeats(words: Words, names: list[Name], blocked: set[int]) -> list[Name]:
    """The genitive's mark taken off, and every other place where one of the surnames stands alone."""
    bases = {part for name in names for part in name.parts}
    ends = {name.parts[-1] for name in names}
    for name in names:
        bare = without_genitive(name.parts[-1])
        if bare != name.parts[-1] and (bare in bases or _looks_genitive(words, name)):
            name.parts = (*name.parts[:-1], bare)
            ends.add(bare)
    held = {index for name in names for index in range(name.first, name.last)}
    more = []
    for index, text in enumerate(words.text):
        if index in held or index in blocked or not words.capital(index) or words.pos[index] == "PUNCT":
            continue
        bare = without_genitive(text)
        base = text if text in ends else bare if bare in ends else None
        if base and len(base) > 2 and not (words.pos[index] == "NOUN" and nouns.group(text)):
            name = _name(words, index, index + 1)
            name.parts = (base,)
            more.append(name)
    return sorted([*names, *more], key=lambda name: name.first)


def _looks_genitive(words: Words, name: Name) -> bool:
    """A single name before a noun or an adjective ("Eyadémas Sohn", "Mays letzte Rede")."""
    after = name.last
    return (
        len(name.parts) == 1
        and after < len(words)
        and words.sent[after] == words.sent[name.first]
        and words.pos[after] in ("NOUN", "ADJ")
        and without_genitive(name.parts[-1])[-1:] not in "iuaeo" + "s"
    )


def bearers(names: Sequence[Name]) -> list[Bearer]:
    """The names grouped: full names that agree, each with the single names that follow (or stand before) it."""
    found: list[Bearer] = []
    by_word: dict[str, list[Bearer]] = defaultdict(list)
    home: dict[int, Bearer] = {}
    for name in names:
        if len(name.parts) < 2:
            continue
        near = {id(each): each for part in (name.parts[-1], name.parts[0]) for each in by_word[slug(part)]}
        bearer = next((each for each in near.values() if _agrees(each, name)), None)
        if bearer is None:
            bearer = Bearer()
            found.append(bearer)
        bearer.names.append(name)
        home[id(name)] = bearer
        for part in name.parts:
            if bearer not in by_word[slug(part)]:
                by_word[slug(part)].append(bearer)
    singles: dict[str, Bearer] = {}
    recent: dict[str, Bearer] = {}
    for name in names:
        if len(name.parts) > 1:
            for part in name.parts:
                recent[slug(part)] = home[id(name)]
            continue
        key = slug(name.parts[0])
        bearer = _bearer_of(name, key, by_word[key], recent) or singles.get(key)
        if bearer is None:
            bearer = singles[key] = Bearer()
            found.append(bearer)
        bearer.names.append(name)
    return [each for each in found if each.names]


def _agrees(bearer: Bearer, name: Name) -> bool:
    full = bearer.full
    return slug(full) == slug(name.text) or name_similarity(full, name.text) >= 0.8


def _bearer_of(name: Name, key: str, bearers: list[Bearer], recent: dict[str, Bearer]) -> Bearer | None:
    """Whose single name this is: of those who have it as surname the one named last before."""
    last = [each for each in bearers if slug(each.names[0].parts[-1]) == key]
    first = [each for each in bearers if slug(each.names[0].parts[0]) == key]
    choice = last or first or bearers
    if len(choice) < 2:
        return choice[0] if choice else None
    before = recent.get(key)
    return before if before in choice else choice[0]


def settle(draft: Draft, names: Sequence[Name]) -> None:
    """Resolves all ``names`` for the draft's day and writes their mentions."""
    words = words_of(draft.doc)
    for bearer in bearers(names):
        entity = _entity(draft, bearer)
        if entity is None:
            continue
        genders(draft).update({entity.id: name.gender for name in bearer.names if name.gender in ("m", "f")})
        for name in bearer.names:
            start, end = words.start[name.first], words.end[name.last - 1]
            known = 1.0 if len(name.parts) > 1 else 0.9
            draft.add_mention(
                MentionDraft(start, end, entity.id, MentionForm.NAME, known if entity.known else 0.8, name.last - 1),
                entity,
            )


def genders(draft: Draft) -> dict[str, str]:
    """Grammatical gender of the persons whom no knowledge base has, as their titles tell it."""
    found: dict[str, str] = draft.doc.user_data.setdefault("depesche.genders", {})
    return found


def _entity(draft: Draft, bearer: Bearer) -> Entity | None:
    body = next((name.body for name in bearer.names if name.body), None)
    full = bearer.full
    candidates = draft.knowledge.persons(full, body=body, day=draft.anchor)
    if candidates and (" " in full or body or _leads(candidates)):
        return draft.knowledge.entity(candidates[0][0])
    aliases = (name.text for name in bearer.names)
    return stranger(EntityType.PERSON, full, country=_country(body), aliases=aliases)


def _leads(candidates: Sequence[tuple[str, float]]) -> bool:
    return len(candidates) < 2 or candidates[0][1] - candidates[1][1] >= _LEAD


def _country(body: str | None) -> str | None:
    return body[6:] if body and re.fullmatch(r"state/[A-Z]{2}", body) else None
