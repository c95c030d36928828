"""Persons by any spelling of their names.

The cascade for a spelling: equal after folding; equal to a generated transliteration; equal in sound or forms of one
name; equal in the consonants of the surname with agreeing given names; nearly equal letters. Every later step asks for
more agreement of the given names, and below the threshold the answer is nothing: better unknown than wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from depesche.knowledge.names.agreement import THRESHOLD, agreement
from depesche.knowledge.names.parts import Parts, bare_words, split_at, without_last
from depesche.knowledge.names.person import Person
from depesche.knowledge.names.spellings import spellings, squashed, word_keys
from depesche.knowledge.names.transliteration import fold
from depesche.knowledge.names.written import parsed_forms

_SECOND_SURNAME = 0.9
_SECOND_SURNAME_FROM = 0.98
_MOST_FOUND = 50_000


def spelling_keys(person: Person) -> set[str]:
    """The keys under which a person is looked for: whole names ("=…"), and for the first and the last word of the
    surname every reading and every skeleton ("~…").
    """
    written = (person.name_de, person.name_en, *person.aliases, *(name for _, name in person.originals))
    keys = {"=" + squashed(form) for form in written}
    words = {
        word
        for parts in set(parsed_forms(person))
        for word in (parts.surname[-1], parts.surname[0], "".join(parts.surname))
    }
    return keys | {key for word in words for key in word_keys(word)}


class PersonIndex:
    """Finds persons by name. A look-up touches only those with near spellings.

    ``spelled`` gives the ids of the persons with a spelling key, ``person`` a person by id.
    """

    def __init__(self, spelled: Callable[[str], Iterable[str]], person: Callable[[str], Person]) -> None:
        self._spelled_so = spelled
        self._person = person
        self._parsed: dict[str, tuple[tuple[Parts, ...], bool]] = {}
        self._found: dict[str, list[tuple[str, float]]] = {}

    @classmethod
    def of(cls, persons: Iterable[Person]) -> "PersonIndex":
        """An index of these persons, in memory."""
        known = {person.id: person for person in persons}
        keys: defaultdict[str, list[str]] = defaultdict(list)
        for person in known.values():
            for key in spelling_keys(person):
                keys[key].append(person.id)
        return cls(lambda key: keys.get(key, ()), known.__getitem__)

    def find(self, name: str) -> list[tuple[str, float]]:
        """(person id, score in 0..1) for a spelling of a name, best first; empty if nobody fits well enough.

        Full names, surnames, initials, surname first, German genitives, titles and patronymics are understood. A bare
        surname gives all who bear it.
        """
        found = self._found.get(name)
        if found is None:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            found = self._found[name] = self._search(name)
        return found

    def _search(self, name: str) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for spelling, weight in spellings(name):
            for id in self._spelled_so("=" + squashed(spelling)):
                best[id] = max(best.get(id, 0.0), weight)
        if not best:
            for spelling, weight in spellings(name):
                if not (best and weight < 1.0):
                    self._score(bare_words(spelling), weight, best)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))

    def _score(self, words: tuple[str, ...], weight: float, best: dict[str, float]) -> None:
        if not words:
            return
        ends = {words[-1], words[0], words[max(0, len(words) - 2)], "".join(words[-2:]), "".join(words)}
        keys = {key for word in ends for key in word_keys(word)}
        candidates = {id for key in keys for id in self._spelled_so(key)}
        for id in candidates:
            forms, eastern = self._forms(id)
            score = max(_best_agreement(form, words, eastern) for form in forms)
            if weight < 1.0 and len(words) == 1 and not self._spelled(id, words[0]):
                continue  # a bare genitive must be the letters of the name ("Phillips" is no form of "Filip")
            if score * weight >= max(THRESHOLD, best.get(id, 0.0)):
                best[id] = round(score * weight, 3)

    def _forms(self, id: str) -> tuple[tuple[Parts, ...], bool]:
        """The parted forms of a person's name, and whether its surname stands first."""
        forms = self._parsed.get(id)
        if forms is None:
            person = self._person(id)
            parsed = tuple(dict.fromkeys(parsed_forms(person)))
            forms = self._parsed[id] = (parsed, person.surname_stands_first)
        return forms

    def _spelled(self, id: str, word: str) -> bool:
        plain = fold(word)
        return any(fold(form.surname[-1]) == plain for form in self._forms(id)[0])


def _best_agreement(form: Parts, words: tuple[str, ...], eastern: bool) -> float:
    """The best agreement of a known form with a spelling, whose surname may stand at either end."""
    best = 0.0
    for length in {len(form.surname), 1}:
        for first, query in enumerate(split_at(words, length)):
            if query.given and not form.given:
                continue  # "Omar Abdullah" is not King Abdullah
            turned = bool(query.given) and bool(first) != eastern
            best = max(best, agreement(form, query, turned=turned, whole=eastern))
    shorter = without_last(words)
    if not best and shorter and form.given and not eastern and not shorter.surname[0].startswith("bin"):
        score = agreement(form, shorter, turned=True)
        best = _SECOND_SURNAME * score if score > _SECOND_SURNAME_FROM else 0.0
    return best
