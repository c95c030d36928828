"""What can be said of one phrase: whether it may be a subject, stands for several, or marks a genitive."""

from spacy.tokens import Token

from depesche.model import EntityType, MentionForm
from depesche.reading.events.clauses import Clauses, Phrase
from depesche.reading.events.grammar import relatives, words


def agrees(pronoun: Token, phrase: Phrase) -> bool:
    """Whether a relative pronoun may stand for ``phrase`` by gender and number."""
    kinds = relatives().get(pronoun.lower_, frozenset())
    if "Plur" in phrase.head.morph.get("Number", []) or len(phrase.chain) > 1:
        return "plural" in kinds
    genders = phrase.head.morph.get("Gender", [])
    return not genders or any(each in kinds for each in genders)


def acts(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the phrase names somebody who can act: no place, no outlet."""
    mention = phrase.mention
    return mention is not None and clauses.draft.entities[mention.entity].type not in (
        EntityType.PLACE,
        EntityType.OUTLET,
    )


def is_partitive(phrase: Phrase) -> bool:
    """Whether "von X" names a whole ("viele von ihnen") and not who does it."""
    start = phrase.head.doc[phrase.first]
    while start.i and start.lower_ not in ("von", "vom"):
        start = start.nbor(-1)
    before = start.nbor(-1) if start.i else start
    return before.pos_ == "NUM" or before.lower_ in words("amounts")


def is_pair(phrase: Phrase) -> bool:
    """Whether "beide" stands at the phrase's noun."""
    return any(child.lower_ in words("both") for child in phrase.head.children)


def is_oblique(phrase: Phrase) -> bool:
    """Whether the phrase cannot be a nominative by its article."""
    article = phrase.article or phrase.head.doc[phrase.first]
    if article.pos_ == "DET" and article.lower_.endswith(("en", "em")):
        return True
    return article.lower_ in words("oblique") or (article.lower_ == "der" and phrase.case in ("Dat", "Gen"))


def is_genitive(phrase: Phrase) -> bool:
    """Whether article or ending mark a genitive."""
    first = phrase.head.doc[phrase.first]
    return first.lower_ in ("des", "eines") or (phrase.case == "Gen" and phrase.head.text.endswith("s"))


def is_adjective(phrase: Phrase) -> bool:
    """Whether the phrase is the adjective of a state ("russisch")."""
    return phrase.mention is not None and phrase.mention.form is MentionForm.ADJECTIVE
