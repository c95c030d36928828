"""Which names of a document are one person's, and who that is.

A full name is grouped with the surnames that follow it and with spellings that agree; every group is looked up once,
for the day and with the state that a role beside the name gives.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from depesche.knowledge.base import NameMatch, Term
from depesche.knowledge.names.similarity import name_similarity
from depesche.languages.de import nouns
from depesche.languages.de.first_names import gender_of_first_name, parts
from depesche.model import Entity, EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.names.person_names import Name
from depesche.reading.strangers import slug, stranger
from depesche.reading.words import words_of

#: how surely the best candidate must lead the second where only a surname is given
_LEAD = 0.02
#: years around a term of office in which a bare surname may mean its holder
_RECENT = 2.0
#: the match of a word with a surname spelled just so
_EXACT = 0.9
#: so many times as often somebody must be named to be meant by a surname that another was named by last
_FAR_MORE = 3
#: offices whose holders are known by surname while they are in office
_NOTED = frozenset(
    (
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "secretary_general",
        "commission_president",
        "high_representative",
    )
)
#: kinds of role that officeholders are not named by
_PRIVATE = frozenset(("expert", "kin", "other"))
#: of how many bearers of one name the last are looked at
_MOST = 30


@dataclass(slots=True)
class Bearer:
    """All names in a document that are one person's."""

    names: list[Name] = field(default_factory=list)
    #: the fullest of the names (the first of equals), and what titles and first names say of the gender
    fullest: tuple[str, ...] = ()
    gender: str | None = None

    def add(self, name: Name) -> None:
        """Takes ``name`` in."""
        self.names.append(name)
        self.gender = self.gender or name.gender
        if len(name.parts) > len(self.fullest):
            self.fullest = name.parts

    @property
    def full(self) -> str:
        """The fullest name as text."""
        return " ".join(self.fullest)


def bearers(names: Sequence[Name]) -> list[Bearer]:
    """The names grouped: full names that agree, each with the single names that follow (or stand before) it."""
    found: list[Bearer] = []
    by_word: dict[str, list[Bearer]] = defaultdict(list)
    home: dict[int, Bearer] = {}
    surnames = Counter(slug(name.parts[-1]) for name in names if len(name.parts) > 1 and not _honoured(name))
    for name in names:
        if _by_surname(name, surnames):
            continue
        ends = (name.parts[-1], name.parts[0])
        near = {id(each): each for part in ends for each in by_word[slug(part)][-_MOST:]}
        bearer = next((each for each in near.values() if _agrees(each, name)), None)
        if bearer is None:
            bearer = Bearer()
            found.append(bearer)
        bearer.add(name)
        home[id(name)] = bearer
        for part in name.parts:
            if bearer not in by_word[slug(part)][-_MOST:]:
                by_word[slug(part)].append(bearer)
    _single_names(names, found, by_word, home, surnames)
    return [each for each in found if each.names]


def _honoured(name: Name) -> bool:
    """ "Shahid Soleimani": a word that may be a title of honour, and one name."""
    return len(name.parts) == 2 and name.parts[0].lower() in parts()["honours"]


def _by_surname(name: Name, surnames: Counter[str]) -> bool:
    """Whether a name is but a surname, or one behind a title of honour that somebody else has in full."""
    return len(name.parts) < 2 or (_honoured(name) and surnames[slug(name.parts[-1])] > 0)


def _single_names(
    names: Sequence[Name],
    found: list[Bearer],
    by_word: dict[str, list[Bearer]],
    home: dict[int, Bearer],
    surnames: Counter[str],
) -> None:
    """Gives every single name to the fitting person named last before it, or after it, or makes a new one."""
    recent: dict[str, Bearer] = {}
    for name in names:
        if not _by_surname(name, surnames):
            recent.update((slug(part), home[id(name)]) for part in name.parts)
            continue
        key = slug(name.parts[-1])
        options = _options(name, key, by_word[key][-_MOST:])
        bearer = _chosen(options, recent.get(key), key) or Bearer()
        if not bearer.names:
            found.append(bearer)
            by_word[key].append(bearer)
        bearer.add(name)
        recent[key] = bearer


def _chosen(options: Sequence[Bearer], last: Bearer | None, key: str) -> Bearer | None:
    """The one named last, unless another is far more often named so: then the last was in passing."""
    if not options:
        return None

    def times(bearer: Bearer) -> int:
        return sum(slug(name.parts[-1]) == key for name in bearer.names)

    chief = max(options, key=times)
    if last is None or not any(each is last for each in options):
        return options[0] if len(chief.names) < _FAR_MORE else chief
    return chief if times(chief) >= _FAR_MORE * times(last) else last


def _agrees(bearer: Bearer, name: Name) -> bool:
    full = bearer.full
    return slug(full) == slug(name.text) or name_similarity(full, name.text) >= 0.8


def _options(name: Name, key: str, bearers: list[Bearer]) -> list[Bearer]:
    """Who may be meant by a single name: those who have it as surname, else as first word, else anywhere."""
    fitting = [each for each in bearers if not (name.gender and each.gender and name.gender != each.gender)]
    last = [each for each in fitting if slug(each.fullest[-1]) == key]
    first = [each for each in fitting if slug(each.fullest[0]) == key]
    return last or first or fitting


def settle(draft: Draft, names: Sequence[Name], matches: Sequence[NameMatch]) -> None:
    """Resolves all ``names`` for the draft's day and writes their mentions; ``matches`` are the text's known names."""
    words = words_of(draft.doc)
    spoken = spoken_of(matches)
    for bearer in bearers(names):
        entity = _entity(draft, bearer, spoken)
        if bearer.gender:
            genders(draft).setdefault(entity.id, bearer.gender)
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


def _entity(draft: Draft, bearer: Bearer, spoken: frozenset[str]) -> Entity:
    """Whom the names mean: a known person, or a stranger of that name.

    A bare surname without an office beside it means a known person only where something speaks for him: he held an
    office about that day, or his state is spoken of and he had come into one before.
    """
    body = next((name.body for name in bearer.names if name.body), None)
    full = bearer.full
    candidates = draft.knowledge.persons(full, body=body, day=draft.anchor)
    if " " not in full and body is None:
        candidates = [each for each in candidates if _plausible(draft, *each, bearer, spoken)]
    if candidates and (" " in full or body or _leads(candidates)):
        return draft.knowledge.entity(candidates[0][0])
    aliases = (name.text for name in bearer.names)
    only_in = draft.document.id if " " not in full else None
    return stranger(EntityType.PERSON, full, country=_country(body), aliases=aliases, only_in=only_in)


def _plausible(draft: Draft, person: str, score: float, bearer: Bearer, spoken: frozenset[str]) -> bool:
    """Whether something beside a bare surname speaks for a person: a title, an office about the day, the states and
    organizations that the text speaks of. A word that is a given name too, or is spelled otherwise, needs more.
    """
    knowledge, day = draft.knowledge, draft.anchor
    terms = knowledge.terms_of(person)
    titles = {office for name in bearer.names if name.title for office in knowledge.offices_for_title(name.title, None)}
    if any(term.office in titles for term in terms):
        return True
    if any((role := nouns.role(name.title)) and role.kind in _PRIVATE for name in bearer.names if name.title):
        return False
    near = [term for term in terms if day is not None and _years(term, day) <= _RECENT]
    before = [term for term in terms if day is None or not term.since or term.since <= day]
    country = knowledge.entity(person).country
    at_home = country is None or f"state/{country}" in spoken or any(term.body in spoken for term in near or before)
    if score < _EXACT:
        return at_home and bool(near)
    if gender_of_first_name(bearer.full):
        return at_home and bool(near or before)
    noted = any(term.office in _NOTED for term in near)
    noted = noted or any(knowledge.is_famous(term) for term in before)
    return noted or (at_home and bool(near or before or not terms))


def _years(term: Term, day: date) -> float:
    """Years between ``day`` and the nearest day of the term."""
    if term.since and day < term.since:
        return (term.since - day).days / 365
    return (day - term.until).days / 365 if term.until and day > term.until else 0.0


def spoken_of(matches: Sequence[NameMatch]) -> frozenset[str]:
    """The states and organizations that a text names, also by adjective or capital."""
    found = (entity for match in matches for entity in match.entities)
    return frozenset(entity for entity in found if entity.startswith(("state/", "org/")))


def _leads(candidates: Sequence[tuple[str, float]]) -> bool:
    return len(candidates) < 2 or candidates[0][1] - candidates[1][1] >= _LEAD


def _country(body: str | None) -> str | None:
    return body[6:] if body and re.fullmatch(r"state/[A-Z]{2}", body) else None
