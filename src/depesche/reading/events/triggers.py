"""The words of a sentence that may tell an event, each with the lexicon entries that fit its surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import MentionForm
from depesche.reading.events.clauses import Clauses, is_reflexive
from depesche.reading.events.lexicon import Entry, Required, lexicon
from depesche.reading.events.operators import operators
from depesche.reading.events.words import ends_in

_NOUNS = frozenset(("NOUN", "PROPN", "X"))
_ENDINGS = frozenset(("", "e", "en", "er", "es", "em", "n", "t", "te", "ten"))
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


def triggers(clauses: Clauses) -> list[Trigger]:
    """All triggers of the sentence, in order; nouns that a verbal phrase uses up are not triggers of their own."""
    verbs = [found for token in clauses.tokens if (found := _verb(clauses, token))]
    nouns = [found for token in clauses.tokens if (found := _noun(clauses, token))]
    taken = {token.i for found in verbs for token in found.used.get(0, ())}
    return sorted([*verbs, *(found for found in nouns if found.token.i not in taken)], key=lambda found: found.token.i)


def _verb(clauses: Clauses, token: Token) -> Trigger | None:
    if token.pos_ not in ("VERB", "AUX") and not (
        token.pos_ == "ADJ" and token.dep_ in ("ROOT", "ccomp", "conj", "xcomp")
    ):
        return None
    entries = lexicon().verbs.get(verb_lemma(token))
    if not entries:
        return None
    clause = clauses.members[clauses.clause(token)]
    fitting: list[tuple[Entry, list[Token]]] = []
    for entry in sorted(entries, key=lambda entry: -entry.specificity):
        used = _required(clauses, entry, clause, token)
        if used is not None and _surroundings_fit(entry, clause):
            fitting.append((entry, [] if entry.failed else used))
    if not fitting:
        return None
    kept = [[token for token in used if clauses.draft.mention_of(token) is None] for _, used in fitting]
    return Trigger(token, [entry for entry, _ in fitting], used={at: used for at, used in enumerate(kept)})


def _required(clauses: Clauses, entry: Entry, clause: list[Token], verb: Token) -> list[Token] | None:
    """The tokens that the entry's phrase uses beside the verb; None if one is missing."""
    used: list[Token] = []
    for required in entry.required:
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
        return _begins(token.lower_, required.forms)
    if required.kind == "either" and _begins(token.lower_, required.forms):
        return True
    if token.pos_ not in _NOUNS or ends_in(token.lower_, required.forms) is None:
        return False
    phrase = clauses.at.get(token.i)
    return required.kind == "either" or phrase is None or phrase.preposition == required.preposition


def _begins(word: str, stems: frozenset[str]) -> bool:
    """Whether ``word`` is one of ``stems`` with an ending of an adjective or verb."""
    return any(word.startswith(stem) and word[len(stem) :] in _ENDINGS for stem in stems)


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


def _noun(clauses: Clauses, token: Token) -> Trigger | None:
    if token.pos_ not in _NOUNS or not token.text[0].isupper():
        return None
    first, entries = lexicon().noun(token.text)
    if not entries or _in_name(clauses, token):
        return None
    clause = clauses.members[clauses.clause(token)]
    fitting = [entry for entry in entries if _adjectives_fit(entry, token) and _surroundings_fit(entry, clause)]
    if not fitting:
        return None
    return Trigger(token, sorted(fitting, key=lambda entry: -entry.specificity), first)


def _in_name(clauses: Clauses, token: Token) -> bool:
    """Whether the noun only belongs to a name ("Organisation für Zusammenarbeit", "Volkskongress")."""
    mention = clauses.draft.mention_of(token)
    if mention is None or mention.form is not MentionForm.NAME:
        return False
    return mention.start < token.idx or mention.end >= token.idx + len(token)


def _adjectives_fit(entry: Entry, noun: Token) -> bool:
    return all(
        any(noun.nbor(-step).lower_.startswith(form) for step in _steps(noun) for form in required.forms)
        for required in entry.required
    )


def _steps(noun: Token) -> Iterator[int]:
    return iter(range(1, min(_NEAR, noun.i) + 1))
