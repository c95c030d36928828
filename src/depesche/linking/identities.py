"""Which entities of many documents are one, where no list has them: unknown persons and bodies, and unknown ones that
have become known.

Persons are tied by the cascade of names (:mod:`depesche.knowledge.names`), and kept apart by what speaks against it:
two countries, contradicting given names, or one document that tells them apart. A bare surname is tied only to the one
full name that it can mean, and only where country or position agree. The order of the documents does not matter.
What people decided (:mod:`depesche.linking.judgements`) comes first, whatever names and circumstances say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from depesche.knowledge.names.similarity import name_similarity
from depesche.knowledge.names.spellings import squashed, word_keys
from depesche.linking.judgements import UNDECIDED, Decided, Parted
from depesche.model import Entity, EntityId, EntityType
from depesche.reading.strangers import only_there

#: full names that agree less than this are two persons'
_SURE = 0.85
#: a bare surname agrees with a full name by so much at most (see names.parts.agreement)
_BARE = 0.72
#: words at the end of companies' names that a text may leave out
_LEGAL_FORMS = ("gmbh", "ag", "inc", "ltd", "llc", "plc", "corp", "sa", "spa", "ao", "pao", "ooo", "ev", "se", "kg")
#: shorter names of bodies are too common to say that two are one
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What a record has of an entity: in which documents it is, which (office, body) texts give it, and whether they
    name it, rather than say only what it is ("der Täter")."""

    entity: Entity
    documents: frozenset[str]
    positions: frozenset[tuple[str, str]] = frozenset()
    named: bool = True

    @property
    def id(self) -> EntityId:
        """The entity's id."""
        return self.entity.id

    def names(self) -> tuple[str, ...]:
        """All names, the usual one first."""
        names = (self.entity.names.de, self.entity.names.en, self.entity.names.ru, *self.entity.aliases)
        return tuple(dict.fromkeys(name for name in names if name))

    def full_names(self) -> tuple[str, ...]:
        """Names of at least two words besides particles ("von"), the first of which is more than an initial."""
        return tuple(name for name in self.names() if _is_full(name))


def _is_full(name: str) -> bool:
    words = [word for word in name.split() if not word[0].islower()]
    return len(words) > 1 and len(words[0].strip(".")) > 1


def identities(
    strangers: Iterable[Acquaintance],
    known_as: Callable[[Entity], EntityId | None] = lambda _: None,
    decided: Decided = UNDECIDED,
    known: Callable[[EntityId], bool] = lambda _: True,
) -> dict[EntityId, EntityId]:
    """For every entity that is one with another, the id that stands for both.

    ``strangers`` are entities without an entry in the knowledge base; ``known_as`` gives the id of the known entity
    that one of them is after all, if any. Of several unknown ones the one in most documents stands for all, of several
    known ones, which only ``decided`` can make one, the one that was named first. ``known`` says whether an id in
    ``decided`` that is no stranger's is anybody's; what is nobody's stands for nobody, but still ties others.
    """
    everybody = {each.id: each for each in strangers}
    clusters = _Distinct(everybody, decided)
    persons = [each for each in everybody.values() if each.entity.type is EntityType.PERSON and not _nameless(each)]
    _tie_full_names(persons, clusters)
    _tie_surnames(persons, clusters)
    _tie_bodies([each for each in everybody.values() if each.entity.type is not EntityType.PERSON], clusters)
    return dict(_representatives(clusters, everybody, known_as, decided, known))


def _representatives(
    clusters: "_Distinct",
    everybody: Mapping[EntityId, Acquaintance],
    known_as: Callable[[Entity], EntityId | None],
    decided: Decided,
    known: Callable[[EntityId], bool],
) -> Iterator[tuple[EntityId, EntityId]]:
    pairs = [[id for id in pair if id not in everybody and known(id)] for pair in decided.same]
    stands: dict[EntityId, EntityId] = {}  # for a cluster, by its root
    for pair in sorted(pairs, key=len, reverse=True):  # only of two known ones it matters which was named first
        for id in pair:
            stands.setdefault(clusters.root(id), id)
    groups = {clusters.root(group[0]): group for group in clusters.groups()}
    found = {
        root: {id for id in (known_as(everybody[each].entity) for each in group if each in everybody) if id}
        for root, group in groups.items()
        if root not in stands
    }
    meant = {root: ids.pop() for root, ids in found.items() if len(ids) == 1}
    takers: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
    for root, id in meant.items():
        takers[clusters.root(id)].append(root)
    for root, group in groups.items():
        one = stands.get(root)
        if one is None and root in meant:
            as_known = clusters.root(meant[root])
            if not any(clusters.apart(root, other) for other in (as_known, *takers[as_known])):
                one = stands.get(as_known, meant[root])
        theirs = [id for id in group if id in everybody]
        if one is None and theirs:
            one = min(theirs, key=lambda id: (-len(everybody[id].documents), -len(everybody[id].full_names()), id))
        if one is not None:
            yield from ((id, one) for id in group if id != one)


class _Distinct:
    """Clusters of acquaintances none of which are known to be two.

    They are made of units: single acquaintances, or several that people said to be one. What people decided is so from
    the start, and who fits one of a unit fits it: the others may have another name or country by right.
    """

    def __init__(self, everybody: Mapping[EntityId, Acquaintance], decided: Decided) -> None:
        named = {id for pair in (*decided.same, *decided.different) for id in pair}
        self._clusters = Parted(sorted({*everybody, *named}))
        for one, other in decided.same:
            self._clusters.join(one, other)
        for one, other in decided.different:
            self._clusters.part(one, other)
        self._units = {
            self._clusters.find(group[0]): [[everybody[id] for id in group if id in everybody]]
            for group in self._clusters.groups()
        }

    def members(self, id: EntityId) -> list[Acquaintance]:
        """All that are one with ``id``."""
        return [each for unit in self._units[self._clusters.find(id)] for each in unit]

    def fits(self, one: Acquaintance, other: EntityId) -> bool:
        """Whether nothing speaks against it that somebody is one with ``other``."""
        return all(_agree([one], unit) for unit in self._units[self._clusters.find(other)])

    def root(self, id: EntityId) -> EntityId:
        """The id that stands for the cluster meanwhile; ``id`` itself if it is in none."""
        return self._clusters.find(id) if id in self._clusters else id

    def apart(self, one: EntityId, other: EntityId) -> bool:
        """Whether people decided that two are two."""
        return one in self._clusters and other in self._clusters and self._clusters.apart(one, other)

    def join(self, one: EntityId, other: EntityId) -> None:
        """Makes two one, if nothing speaks against any two of theirs."""
        first, second = self._clusters.find(one), self._clusters.find(other)
        if first == second or self._clusters.apart(first, second):
            return
        mine, theirs = self._units[first], self._units[second]
        if all(_agree(unit, another) for unit, another in product(mine, theirs)):
            self._clusters.join(first, second)
            self._units[self._clusters.find(first)] = mine + theirs

    def groups(self) -> list[list[EntityId]]:
        """The clusters."""
        return self._clusters.groups()


def _contradict(one: Acquaintance, other: Acquaintance) -> bool:
    """Whether circumstances say that two are two: a document that has both, countries, types."""
    countries = one.entity.country, other.entity.country
    return (
        not one.documents.isdisjoint(other.documents)
        or (None not in countries and countries[0] != countries[1])
        or one.entity.type is not other.entity.type
    )


def _apart(one: Acquaintance, other: Acquaintance) -> bool:
    """Whether two are certainly two."""
    if _contradict(one, other):
        return True
    full = list(product(one.full_names(), other.full_names()))
    return one.entity.type is EntityType.PERSON and bool(full) and not any(name_similarity(a, b) for a, b in full)


def _agree(unit: Iterable[Acquaintance], other: Iterable[Acquaintance]) -> bool:
    """Whether two units may be one; people who are in no document agree with everybody."""
    pairs = list(product(unit, other))
    return not pairs or not all(_apart(one, another) for one, another in pairs)


def _qualified(each: Acquaintance) -> bool:
    """Whether a common noun and its owner are the name: "Sprecher (Armee)"."""
    return "(" in each.entity.names.de


def _nameless(each: Acquaintance) -> bool:
    """Whether a person is known by a role only: "Sprecher (Armee)", "Täter"."""
    return _qualified(each) or not each.named


def _keys(person: Acquaintance, at: int) -> set[str]:
    """The keys of the last (-1) or the first (0) words of a person's names."""
    return {key for name in person.names() for key in word_keys(name.split()[at])}


def _near(persons: Iterable[Acquaintance]) -> Iterator[tuple[Acquaintance, Acquaintance]]:
    """Pairs whose last words are heard alike, or the first of one and the last of the other; each pair once."""
    by_last: defaultdict[str, list[Acquaintance]] = defaultdict(list)
    everybody = sorted(persons, key=lambda each: each.id)
    for person in everybody:
        for key in _keys(person, -1):
            by_last[key].append(person)
    seen: set[tuple[EntityId, EntityId]] = set()
    for person in everybody:
        for key in _keys(person, -1) | _keys(person, 0):
            for other in by_last.get(key, ()):
                pair = (person.id, other.id) if person.id < other.id else (other.id, person.id)
                if other is not person and pair not in seen:
                    seen.add(pair)
                    yield (person, other) if person.id < other.id else (other, person)


def _tie_full_names(persons: list[Acquaintance], clusters: _Distinct) -> None:
    scores: dict[tuple[EntityId, EntityId], float] = {}
    for one, other in _near(person for person in persons if person.full_names()):
        if not _contradict(one, other):
            pairs = product(one.full_names(), other.full_names())
            scores[one.id, other.id] = max(name_similarity(a, b) for a, b in pairs)
    for (first, second), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= _SURE:
            clusters.join(first, second)


def _tie_surnames(persons: list[Acquaintance], clusters: _Distinct) -> None:
    """Bare surnames to the one person they can mean; then bare surnames with one position to each other."""
    bare = [person for person in persons if not person.full_names()]
    by_key: defaultdict[str, list[Acquaintance]] = defaultdict(list)
    for person in persons:
        if person.full_names():
            for key in {key for name in person.full_names() for key in word_keys(name.split()[-1])}:
                by_key[key].append(person)
    found: list[tuple[EntityId, EntityId]] = []
    for person in sorted(bare, key=lambda each: each.id):
        keys = word_keys(person.names()[0].split()[-1])
        near = {each.id: each for key in keys for each in by_key.get(key, ())}
        meant = {clusters.root(each.id) for each in near.values() if _meant(person, each, clusters)}
        if len(meant) == 1:
            found.append((meant.pop(), person.id))
    for full, surname in found:
        clusters.join(full, surname)
    for one, other in _near(person for person in bare if person.positions):
        if squashed(one.names()[0]) == squashed(other.names()[0]) and one.positions & other.positions:
            clusters.join(one.id, other.id)


def _meant(bare: Acquaintance, full: Acquaintance, clusters: _Distinct) -> bool:
    """Whether a bare surname can mean a person, and country or position say so."""
    if max(name_similarity(name, bare.names()[0]) for name in full.full_names()) < _BARE:
        return False
    others = clusters.members(full.id)
    agrees = any(
        (bare.entity.country and bare.entity.country == each.entity.country) or bare.positions & each.positions
        for each in others
    )
    return agrees and clusters.fits(bare, full.id)


def _tie_bodies(bodies: list[Acquaintance], clusters: _Distinct) -> None:
    """Organizations, outlets, places and groups with one name, up to hyphens, accents and legal forms.

    "Polizei" is only the name of one in its document; that of "Polizei (Duisburg)" is the whole.
    """
    by_name: defaultdict[tuple[EntityType, str], list[EntityId]] = defaultdict(list)
    for each in sorted(bodies, key=lambda body: body.id):
        if only_there(each.id, each.documents):
            continue
        for key in {_body_key(name) for name in (each.names()[:1] if _qualified(each) else each.names())}:
            if len(key) >= _SHORTEST:
                by_name[each.entity.type, key].append(each.id)
    for ids in by_name.values():
        for other in ids[1:]:
            clusters.join(ids[0], other)


def _body_key(name: str) -> str:
    words = name.replace(".", "").split()
    while len(words) > 1 and words[-1].casefold() in _LEGAL_FORMS:
        words.pop()
    return squashed(" ".join(words))
