"""The words of a sentence that may tell an event, each with the lexicon entries that fit its surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import EntityType, MentionForm
from depesche.reading.events.clauses import Clauses
from depesche.reading.events.lexicon import Entry, Required, lexicon
from depesche.reading.events.operators import operators
from depesche.reading.events.tokens import is_reflexive
from depesche.reading.events.words import ends_in

_NOUNS = frozenset(("NOUN", "PROPN", "X"))
_VERBS = frozenset(("VERB", "AUX"))
_NEAR = 4  # words between an adjective and its noun


@dataclass(slots=True)
class Trigger:
    """A token that may tell an event: its fitting entries, best first, and the tokens each of them uses up.

    ``first`` is the first part of a compound as written ("EU" in "EU-Gipfel"), "" if there is none.
    """

    token: Token
    entries: list[Entry]
    first: str = ""
    used: dict[int, list[Token]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the lexicon, its surroundings not yet looked at."""

    token: Token
    entries: tuple[Entry, ...]
    verb: bool
    first: str = ""


def candidates(sentence: Span) -> list[Candidate]:
    """The words of ``sentence`` that the lexicon knows; most sentences have none and need no grammar."""
    words = lexicon()
    low: set[str] = set()
    found: list[Candidate] = []
    for token in sentence:
        pos = token.pos_
        if pos in _NOUNS:
            if token.text[0].isupper():
                first, entries = words.noun(token.text)
                if entries:
                    found.append(Candidate(token, entries, False, first))
        elif (pos in _VERBS and token.dep_ not in ("aux", "aux:pass")) or (
            pos == "ADJ" and token.dep_ in ("ROOT", "ccomp", "conj", "xcomp")
        ):
            lemma = verb_lemma(token)
            known = words.verbs.get(lemma) or (words.verbs.get("ge" + lemma) if token.lower_.startswith("ge") else None)
            if known and not low:
                low = {each.lower_ for each in sentence}
            entries = tuple(entry for entry in known or () if _words_there(entry, low))
            if entries:
                found.append(Candidate(token, entries, True))
    return found


def _words_there(entry: Entry, low: set[str]) -> bool:
    return not any(required.kind == "word" and low.isdisjoint(required.words) for required in entry.required)


def triggers(clauses: Clauses, words: list[Candidate]) -> list[Trigger]:
    """All triggers of the sentence, in order; nouns that a verbal phrase uses up are not triggers of their own."""
    verbs = [found for each in words if each.verb and (found := _verb(clauses, each))]
    nouns = [found for each in words if not each.verb and (found := _noun(clauses, each))]
    taken = {token.i for found in verbs for token in found.used.get(0, ())}
    return sorted([*verbs, *(found for found in nouns if found.token.i not in taken)], key=lambda found: found.token.i)


def _verb(clauses: Clauses, word: Candidate) -> Trigger | None:
    clause = clauses.members[clauses.clause(word.token)]
    fitting: list[tuple[Entry, list[Token]]] = []
    for entry in word.entries:
        used = _required(clauses, entry, clause, word.token)
        if used is not None and _surroundings_fit(entry, clause):
            fitting.append((entry, [] if entry.failed or entry.keeps else used))
    if not fitting:
        return None
    # "Einreiseverbote verhängen" is rather that than "Verbote verhängen"
    fitting.sort(key=lambda each: (-len(each[0].required), _unread(each[0], each[1]), -each[0].specificity))
    kept = [[token for token in used if clauses.draft.mention_of(token) is None] for _, used in fitting]
    return Trigger(word.token, [entry for entry, _ in fitting], used=dict(enumerate(kept)))


def _unread(entry: Entry, used: list[Token]) -> int:
    """The letters of compounds that the entry's own nouns do not cover."""
    forms = [required.forms for required in entry.required if required.kind in ("noun", "either")]
    return sum(min((ends_in(token.lower_, each) or 0 for each in forms), default=0) for token in used)


def _required(clauses: Clauses, entry: Entry, clause: list[Token], verb: Token) -> list[Token] | None:
    """The tokens that the entry's phrase uses beside the verb; None if one is missing."""
    used: list[Token] = []
    words = clauses.words(clauses.clause(verb))
    for required in entry.required:
        if required.kind == "word" and words.isdisjoint(required.words):
            return None
        found = next((token for token in clause if token.i != verb.i and _meets(clauses, required, token)), None)
        if found is None:
            return None
        used.append(found)
    return used


def _meets(clauses: Clauses, required: Required, token: Token) -> bool:
    if required.kind == "reflexive":
        return is_reflexive(token)
    if required.kind == "preposition":
        found = clauses.at.get(token.i)
        return found is not None and found.preposition in required.forms
    if required.kind == "word":
        return token.lower_ in required.words
    if required.kind == "either" and token.lower_ in required.words:
        return True
    if token.pos_ not in _NOUNS or ends_in(token.lower_, required.forms) is None:
        return False
    phrase = clauses.at.get(token.i)
    if phrase is not None and phrase.head.i != token.i and required.preposition:
        return clauses.preposition_before(token.i) == required.preposition
    free = required.kind == "either" and not required.preposition
    return free or phrase is None or phrase.preposition == required.preposition


def _surroundings_fit(entry: Entry, clause: list[Token]) -> bool:
    """Whether the words that an entry wants, refuses or negates are there or not."""
    if entry.negated and not any(token.lower_ in operators().negation for token in clause):
        return False
    if not entry.with_words and not entry.not_words:
        return True
    nouns = [token.lower_ for token in clause if token.pos_ in _NOUNS]
    if entry.not_words and any(ends_in(noun, entry.not_words) is not None for noun in nouns):
        return False
    return not entry.with_words or any(ends_in(noun, entry.with_words) is not None for noun in nouns)


def _noun(clauses: Clauses, word: Candidate) -> Trigger | None:
    if _in_name(clauses, word.token):
        return None
    clause = clauses.members[clauses.clause(word.token)]
    fitting = [each for each in word.entries if _adjectives_fit(each, word.token) and _surroundings_fit(each, clause)]
    return Trigger(word.token, fitting, word.first) if fitting else None


def _in_name(clauses: Clauses, token: Token) -> bool:
    """Whether the noun only belongs to a name ("Organisation für Zusammenarbeit", "Volkskongress")."""
    mention = clauses.draft.mention_of(token)
    if mention is None or mention.form is not MentionForm.NAME:
        return False
    if mention.start == token.idx and clauses.draft.entities[mention.entity].type in (
        EntityType.STATE,
        EntityType.PERSON,
    ):
        return False  # "Israelbesuch": the name is only the first part
    return mention.start < token.idx or mention.end >= token.idx + len(token)


def _adjectives_fit(entry: Entry, noun: Token) -> bool:
    return all(any(noun.nbor(-step).lower_ in required.words for step in _steps(noun)) for required in entry.required)


def _steps(noun: Token) -> Iterator[int]:
    return iter(range(1, min(_NEAR, noun.i) + 1))
