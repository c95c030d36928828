"""Where persons are named: by the knowledge base, by the model, behind titles and roles, by first names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depesche.knowledge.base import NameMatch
from depesche.languages.de import nouns
from depesche.languages.de.first_names import gender_of_first_name, parts
from depesche.reading.draft import Draft
from depesche.reading.words import Words, without_genitive, words_of

_INITIAL = re.compile(r"[A-ZÄÖÜ][a-z]?\.")
_ROMAN = re.compile(r"[IVX]+\.?")
_WORDLIKE = re.compile(r"[^\W\d_](?:[\w’'ʿʾ‘\-]*\w)?[’']?")
_APOSTROPHES = frozenset("'’")
_LONGEST = 6


@dataclass(slots=True)
class Name:
    """One place where a person is named: tokens ``[first, last)``, the parts without a genitive's mark.

    ``body`` is the state or organization that the role before it gives, ``gender`` that of the title or first name.
    """

    first: int
    last: int
    parts: tuple[str, ...]
    body: str | None = None
    gender: str | None = None
    #: the role that stands before it
    title: str = ""

    @property
    def text(self) -> str:
        """The name without a genitive's mark."""
        return " ".join(self.parts)


def names_in(draft: Draft, matches: Sequence[NameMatch], blocked: set[int]) -> list[Name]:
    """The names of persons in order; ``blocked`` are tokens that other known names hold."""
    words = words_of(draft.doc)
    spans: dict[int, int] = {}

    def offer(first: int, last: int) -> None:
        if first < last:
            first = _leftward(words, first, blocked)
            spans[first] = max(last, spans.get(first, 0))

    for match in matches:
        tokens = words.within(match.start, match.end)
        if tokens and _is_person(match) and (match.kind != "surname" or _likely_name(words, tokens[0])):
            offer(*_extended(words, tokens[0], tokens[-1] + 1, blocked))
    places = _after_place_prepositions(words)
    for entity in draft.doc.ents:
        if entity.label_ == "PER":
            first, last = _trimmed(words, entity.start, entity.end, blocked)
            if last - first != 1 or (_good_alone(words, first) and words.low[first] not in places):
                offer(first, last)
    for match in matches:
        if match.entities[0].startswith(("state/", "org/", "place/")) and match.kind in ("name", "acronym"):
            offer(*_after_complement(words, match, blocked))
    proper = _proper(words, matches)
    for index, text in enumerate(words.text[:-1]):
        if not (text[:1].isupper() or "-" in text):
            continue
        if heralds(words, index):
            offer(*_after_role(words, words.after(index), blocked, proper))
        elif gender_of_first_name(text) and _name_word(words, index, blocked):
            offer(*_after_first_name(words, index, blocked))
    names = [_name(words, first, last) for first, last in _disjoint(spans)]
    return _with_repeats(words, names, blocked)


def _after_place_prepositions(words: Words) -> set[str]:
    """Words that stand at once behind "in", "nach", "aus" somewhere in the text: places rather than persons."""
    prepositions = parts()["place_prepositions"]
    return {words.low[index + 1] for index in range(len(words) - 1) if words.low[index] in prepositions}


def _is_person(match: NameMatch) -> bool:
    return match.kind == "surname" or (match.kind == "name" and match.entities[0].startswith("person/"))


def _likely_name(words: Words, index: int) -> bool:
    """Whether a word that is somebody's surname is a name here and no common noun or place."""
    if index > 0 and heralds(words, index - 1):
        return True
    if index > 0 and words.pos[index - 1] == "NOUN" and words.low[index - 1].endswith(tuple(parts()["place_nouns"])):
        return False
    follows = words.low[index + 1] if index + 1 < len(words) else ""
    plural = follows == "," and index + 2 < len(words) and words.low[index + 2] == "die"
    return words.pos[index] in ("PROPN", "X") and not plural


def _name_word(words: Words, index: int, blocked: set[int]) -> bool:
    text = words.text[index]
    return (
        index not in blocked
        and text[:1].isupper()
        and _WORDLIKE.fullmatch(text) is not None
        and words.low[index] not in parts()["not_names"]
        and not (len(text) > 2 and text.isupper())
        and not (text.isupper() and index and words.low[index - 1] in ("der", "die", "von"))
        and not nouns.role(text)
        and not nouns.body(text)
    )


def _particle(word: str) -> bool:
    return word.partition("-")[0] in parts()["particles"]


def heralds(words: Words, index: int) -> bool:
    """Whether token ``index`` is a title or role that a name may follow at once."""
    if not (words.text[index][:1].isupper() or "-" in words.text[index]):
        return False
    role = nouns.role(words.text[index])
    return role is not None and role.number != "p"


def _good_alone(words: Words, index: int) -> bool:
    """Whether a single word that the model takes for a person may be one."""
    low = words.low[index]
    before = words.low[index - 1] if index and words.sent[index - 1] == words.sent[index] else ""
    return (
        words.pos[index] in ("PROPN", "X")
        and before not in parts()["place_prepositions"]
        and not low.endswith(("isch", "er-land"))
        and not nouns.group(words.text[index])
        and len(low) > 2
    )


def _after_role(words: Words, first: int, blocked: set[int], proper: set[str]) -> tuple[int, int]:
    """The name that begins at ``first``, behind a role; empty where none does."""
    if first >= len(words) or words.sent[first] != words.sent[first - 1] or not _name_word(words, first, blocked):
        return first, first
    if words.pos[first] == "NOUN" and not _noun_name(words, first, proper):
        return first, first  # "kündigte der Präsident Maßnahmen an"
    return _extended(words, first, first + 1, blocked)


def _after_complement(words: Words, match: NameMatch, blocked: set[int]) -> tuple[int, int]:
    """ "der Präsident der Republik Usbekistan Schawkat Mirsijojew": the name behind a role and whose it is."""
    tokens = words.within(match.start, match.end)
    first = tokens[-1] + 1 if tokens else len(words)
    if (
        first >= len(words)
        or words.sent[first] != words.sent[first - 1]
        or words.pos[first] not in ("PROPN", "X")
        or not _name_word(words, first, blocked)
    ):
        return first, first
    index = tokens[0] - 1
    while index >= 0 and tokens[0] - index < _LONGEST and words.pos[index] in ("DET", "ADJ", "ADP"):
        index -= 1
    linked = 0 <= index < tokens[0] - 1 and words.sent[index] == words.sent[first] and heralds(words, index)
    return _extended(words, first, first + 1, blocked) if linked else (first, first)


def _proper(words: Words, matches: Sequence[NameMatch]) -> set[str]:
    """Words that are names somewhere in the text: by the tagger, or as surnames of known persons."""
    tagged = {text for text, pos in zip(words.text, words.pos, strict=True) if pos in ("PROPN", "X")}
    return tagged | {words.text[words.at(match.start)] for match in matches if match.kind == "surname"}


def _noun_name(words: Words, index: int, proper: set[str]) -> bool:
    """Whether a word that the tagger takes for a common noun is a name behind a role."""
    text = words.text[index]
    if nouns.group(text):
        return False
    after = words.after(index)
    followed = after < len(words) and words.pos[after] in ("PROPN", "X") and words.capital(after)
    return followed or text in proper or text + "s" in proper or gender_of_first_name(text) is not None


def _after_first_name(words: Words, first: int, blocked: set[int]) -> tuple[int, int]:
    """First name and surname, whatever the tagger says of the surname."""
    second = first + 1
    while second < len(words) and (_INITIAL.fullmatch(words.text[second]) or _particle(words.text[second])):
        second += 1
    if second >= len(words) or words.sent[second] != words.sent[first] or not _name_word(words, second, blocked):
        return first, first
    if words.pos[second] == "NOUN" and (nouns.group(words.text[second]) or words.text[first].endswith("s")):
        return first, first
    return _extended(words, first, second + 1, blocked)


def _leftward(words: Words, first: int, blocked: set[int]) -> int:
    """``first`` moved over the words of the name on its left."""
    last = first
    while (
        first
        and last - first < _LONGEST
        and words.sent[first - 1] == words.sent[first]
        and _name_word(words, first - 1, blocked)
        and words.pos[first - 1] in ("PROPN", "X")
        and not words.text[first - 1].endswith("s'")
    ):
        first -= 1
    return first


def _extended(words: Words, first: int, last: int, blocked: set[int]) -> tuple[int, int]:
    """The span with the further words of the name on its right."""
    while last < len(words) and last - first < _LONGEST and words.sent[last] == words.sent[first]:
        text = words.text[last]
        named = last + 1 < len(words) and _name_word(words, last + 1, blocked)
        proper = words.pos[last] in ("PROPN", "X") or (last - first == 1 and gender_of_first_name(words.text[first]))
        if _particle(text) and not text[:1].isupper():
            if _preposition_here(words, first, last) or not (
                "-" in text or (named and words.pos[last + 1] in ("PROPN", "X"))
            ):
                break
        elif _INITIAL.fullmatch(text):
            if not named:
                break
        elif text in _APOSTROPHES and _glued(words, last):
            last += 1
        elif not (_name_word(words, last, blocked) and proper) and not (_ROMAN.fullmatch(text) and text != "I"):
            break
        last += 1
    return first, last


def _glued(words: Words, index: int) -> bool:
    """Whether an apostrophe stands inside a name ("O’Keefe")."""
    return (
        index + 1 < len(words)
        and words.start[index] == words.end[index - 1]
        and words.start[index + 1] == words.end[index]
        and len(words.text[index - 1]) < 3
    )


def _preposition_here(words: Words, first: int, index: int) -> bool:
    """ "Putin von Toqaev": after one word that is no first name "von" and "zu" are prepositions."""
    german = words.low[index] in ("von", "zu", "der", "den", "zur", "vom", "an")
    return german and index - first == 1 and not gender_of_first_name(words.text[first])


def _trimmed(words: Words, first: int, last: int, blocked: set[int]) -> tuple[int, int]:
    """What of a model's span is a name: no titles, no common noun alone, nothing that is known to be something else."""
    while first < last and not _name_word(words, first, blocked) and not _particle(words.low[first]):
        if first in blocked:
            return first, first
        first += 1
    for index in range(first, last):
        text = words.text[index]
        genitive = index > first and words.pos[index] == "NOUN" and words.text[index - 1].endswith("s")
        if index > first and _preposition_here(words, first, index):
            last = index
            break
        if index in blocked or genitive or not (text[:1].isupper() or _particle(text) or text in ("-", ".")):
            last = index
            break
    if last - first == 1 and not _name_word(words, first, blocked):
        return first, first
    common = all(words.pos[index] == "NOUN" for index in range(first, last))
    if last > first and common and not gender_of_first_name(words.text[first]):
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
        name.gender = before.gender if before.gender in ("m", "f") else None
        name.title = before.title
    if last - first > 1 or gender_of_first_name(words.text[first]):
        name.gender = gender_of_first_name(words.text[first]) or name.gender
    return name


def _with_repeats(words: Words, names: list[Name], blocked: set[int]) -> list[Name]:
    """The genitive's mark taken off, and every other place where one of the surnames stands alone."""
    bases = {part for name in names for part in name.parts}
    ends = {name.parts[-1] for name in names}
    for name in names:
        bare = without_genitive(name.parts[-1])
        if bare != name.parts[-1] and (bare in bases or _looks_genitive(words, name) or _owns(words, name)):
            name.parts = (*name.parts[:-1], bare)
            ends.add(bare)
    held = {index for name in names for index in range(name.first, name.last)}
    # "el-Baradei" stands as "El-Baradei" at the head of a sentence
    forms = {form: end for end in ends if len(end) > 2 for form in (end[:1].upper() + end[1:], end)}
    more = []
    for index, text in enumerate(words.text):
        base = forms.get(text) or (forms.get(without_genitive(text)) if text[-1:] in "s'’" else None)
        if base is None or index in held or index in blocked or words.pos[index] == "PUNCT":
            continue
        if not (words.pos[index] == "NOUN" and nouns.group(text)):
            name = _name(words, index, index + 1)
            name.parts = (base,)
            more.append(name)
    return sorted([*names, *more], key=lambda name: name.first)


def _owns(words: Words, name: Name) -> bool:
    """Whether a full name stands at once behind a noun for a deed ("die Ehrung Salman Rushdies")."""
    before = name.first - 1
    return (
        before >= 0
        and len(name.parts) > 1
        and words.pos[before] == "NOUN"
        and words.sent[before] == words.sent[name.first]
        and words.low[before].endswith(tuple(parts()["abstract_endings"]))
    )


def _looks_genitive(words: Words, name: Name) -> bool:
    """A single name before a noun or an adjective ("Eyadémas Sohn", "Mays letzte Rede")."""
    after = name.last
    return (
        len(name.parts) == 1
        and after < len(words)
        and words.sent[after] == words.sent[name.first]
        and words.pos[after] in ("NOUN", "ADJ")
        and without_genitive(name.parts[-1])[-1:] not in ("i", "u", "s")
    )
