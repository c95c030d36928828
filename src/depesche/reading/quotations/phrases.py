"""Noun phrases: where the words that name a speaker begin and end."""

from depesche.languages.de.speech import closed_class
from depesche.reading.quotations.words import Words

_INSIDE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "X"])
_QUOTES = frozenset("„“”\"»«‚‘'’›‹")
_ATTRIBUTIVE = closed_class("attributive")
# Prepositions that often belong to a title or a body: "Sprecher für Inneres", "Leiter im Amt", "Verband aus Köln".
_LOOSE = closed_class("loose")
_TIMES = closed_class("times")
_PERSONAL = closed_class("personal")


_STOPS = frozenset(",.:;?!–—")


def is_time(low: str) -> bool:
    """Whether the noun names a day, a month, a span of time."""
    return low in _TIMES or low.rstrip("s") in _TIMES or low.isdigit()


PRONOUNS = closed_class("pronouns")
DATIVE = closed_class("datives")


def end_of(words: Words, first: int, limit: int) -> int:
    """The end of the noun phrase that begins at ``first``; ``first`` itself if none does."""
    at = first
    named = False
    while at < limit:
        pos = words.pos[at]
        inside = at > first and words.inside[at]
        if pos in _INSIDE or (pos == "PRON" and at == first) or inside:
            if named and not inside and _begins_another(words, first, at, limit):
                break
            named = named or pos in ("NOUN", "PROPN", "X")
            at += 1
            if pos == "PRON" and not _goes_on(words, at, limit):
                return at
        elif step := _link(words, first, at, limit, named):
            at = step
        else:
            break
    while at > first and (words.text[at - 1] in _QUOTES and _dangling(words, first, at)):
        at -= 1
    at = _before_argument(words, first, at)
    while at > first + 1 and (
        words.pos[at - 1] in ("DET", "ADP", "CCONJ", "PRON")
        or (named and words.pos[at - 1] == "ADJ" and not words.inside[at - 1])
    ):
        at -= 1
    return at


def _before_argument(words: Words, first: int, last: int) -> int:
    """The end of the phrase, before a subject or an object of a verb that has slipped in: "laut dpa | der Minister"."""
    for at in range(first + 1, last):
        token = words.doc[at]
        if token.dep_ in _ARGUMENTS and words.pos[token.head.i] in ("VERB", "AUX") and not first <= token.head.i < last:
            begin = max(first, min(child.i for child in (token, *token.lefts)))
            top = words.doc[first]
            while first <= top.head.i < last and top.head.i != top.i:
                top = top.head
            apart = words.pos[begin - 1] != "CCONJ" and top.dep_ != token.dep_
            if begin > first and top.i < begin and apart:
                return begin
    return last


_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj"))


def _link(words: Words, first: int, at: int, limit: int, named: bool) -> int:
    """The token after one that ties parts of a noun phrase together; 0 if the phrase ends at ``at``."""
    low = words.low[at]
    if words.text[at] in _QUOTES:
        return 0 if named and _lower_attribute(words, at + 1, limit) else at + 1
    if at == first:
        return 0
    if words.text[at] == "(":
        return _bracket(words, at, limit)
    if low in _ATTRIBUTIVE:
        ties = not _governed(words, first, at, limit)
    elif low in ("und", "sowie", "/", "&", "bzw."):
        ties = _joins(words, at, limit)
    elif low == "so":
        ties = at + 1 < limit and words.low[at + 1].startswith("genannt")
    else:
        ties = _attribute(words, first, at, limit, named) or (
            low in _LOOSE and named and _attached(words, first, at, limit)
        )
    return at + 1 if ties else 0


def _lower_attribute(words: Words, at: int, limit: int) -> bool:
    """Whether quoted words of another phrase begin: "die Partei „schwere Fehler“"."""
    return at < limit and words.pos[at] in ("ADJ", "DET", "ADV") and words.text[at][:1].islower()


def _attribute(words: Words, first: int, at: int, limit: int, named: bool) -> bool:
    """Whether a part of an attribute before the noun stands here, whatever its kind of word.

    "der 13 beteiligten Männer" (taken for a verb), "einer am Dienstag veröffentlichten Mitteilung".
    """
    pos = words.pos[at]
    if words.pos[at - 1] in ("DET", "ADJ", "NUM") and pos in ("VERB", "ADV") and not words.fin[at]:
        return _then_noun(words, at, limit)
    return not named and words.pos[first] == "DET" and pos in ("ADP", "ADV", "PRON") and _noun_ahead(words, at, limit)


def _begins_another(words: Words, first: int, at: int, limit: int) -> bool:
    """Whether the token after the noun of a phrase begins another phrase and does not go on with it."""
    pos, low, before = words.pos[at], words.low[at], words.pos[at - 1]
    if words.fin[at]:
        return True
    if pos in ("NOUN", "PROPN", "ADJ") and words.doc[at - 1].head.i == at:
        return False  # "Islands Regierung", "das Hurricane Centre": what stands before hangs on it
    if before in ("ADP", "DET", "ADJ", "CCONJ", "NUM", "PUNCT"):
        return False
    if pos == "DET":
        if low == "der":
            return words.case[at] not in ("Gen", "Dat")
        return low not in ("des", "eines", "einer", "dessen", "deren") and words.case[at] != "Gen"
    after = words.pos[at + 1] if at + 1 < limit else ""
    if pos == "NUM":
        return after in ("NOUN", "ADJ", "NUM", "PROPN")
    if pos == "ADJ":
        return not (low.endswith("er") and before == "NOUN" and after in ("NOUN", "ADJ"))
    if pos == "NOUN":
        return not first <= words.doc[at].head.i < at and after != "PROPN" and not words.doc[at].ent_type_
    return False


def _governed(words: Words, first: int, at: int, limit: int) -> bool:
    """Whether the phrase with "von" at ``at`` belongs to a verb: after a name unless the tree ties it to the name."""
    if words.pos[at - 1] == "PROPN":
        body = any(words.agent[place] for place in range(at + 1, min(at + 4, limit)))
        return not (body or _attached(words, first, at, limit))
    noun = words.doc[at].head
    return noun.i > at and noun.dep_.startswith("obl") and words.pos[noun.head.i] in ("VERB", "AUX")


def _then_noun(words: Words, at: int, limit: int) -> bool:
    return (
        at + 1 < limit
        and words.pos[at + 1] in ("NOUN", "PROPN", "ADJ")
        and words.low[at].endswith(("e", "en", "er", "es", "em"))
    )


def _noun_ahead(words: Words, at: int, limit: int) -> bool:
    """Whether an attribute before its noun goes on here: an adjective and a noun follow closely."""
    for place in range(at + 1, min(at + 8, limit - 1)):
        if words.pos[place] in ("PUNCT", "AUX") or words.fin[place]:
            return False
        if words.pos[place] == "ADJ" and words.pos[place + 1] in ("NOUN", "PROPN", "ADJ", "X"):
            return True
    return False


def _goes_on(words: Words, at: int, limit: int) -> bool:
    return at < limit and words.pos[at] in ("NOUN", "PROPN", "ADJ") and words.low[at - 1] not in _PERSONAL


def _dangling(words: Words, first: int, last: int) -> bool:
    """Whether the quotation mark at the end has no partner in the phrase."""
    return sum(words.text[at] in _QUOTES for at in range(first, last)) % 2 == 1


def _joins(words: Words, at: int, limit: int) -> bool:
    """Whether a coordinator at ``at`` joins two noun phrases."""
    after = at + 1
    return after < limit and words.pos[after] in ("NOUN", "PROPN", "DET", "ADJ", "X") and not words.fin[after]


def _bracket(words: Words, at: int, limit: int) -> int:
    """The end of a short bracket at ``at``; 0 without one."""
    for close in range(at + 2, min(at + 7, len(words))):
        if words.text[close] == ")":
            return close + 1
    return 0


def _attached(words: Words, first: int, at: int, limit: int) -> bool:
    """Whether the tree puts the phrase of the preposition under a noun of the phrase, and it is not a time."""
    noun = words.doc[at].head
    if words.low[noun.i].rstrip("s") in _TIMES or noun.i <= at or noun.i >= limit:
        return False
    return noun.dep_ in ("nmod", "appos", "conj") and first <= noun.head.i < at


def skip_to_noun_phrase(words: Words, first: int, limit: int) -> int:
    """The first noun phrase at or after ``first`` that can be a subject; ``limit`` without one."""
    at = first
    while at < limit:
        pos, low = words.pos[at], words.low[at]
        if pos == "ADP" or low in _ATTRIBUTIVE:
            end = end_of(words, at + 1, limit)
            at = max(end, at + 1)
        elif low in DATIVE and (pos == "PRON" or low not in ("ihr",)):
            at = max(end_of(words, at, limit), at + 1)
        elif (
            pos in ("DET", "NOUN", "PROPN", "X", "ADJ", "NUM")
            or (pos == "PRON" and low in PRONOUNS)
            or words.text[at] in _QUOTES
        ):
            if low == "sich":
                at += 1
                continue
            end = end_of(words, at, limit)
            if end > at and not (pos in ("NUM", "NOUN") and words.low[end - 1] in _TIMES):
                return at
            at = max(end, at + 1)
        else:
            at += 1
    return limit


def apposition(words: Words, end: int, limit: int) -> int:
    """The end of ``end`` with a following apposition between commas, if there is one."""
    if end >= limit or words.text[end] != ",":
        return end
    start = end + 1
    if (
        start >= limit
        or words.pos[start] not in ("DET", "NOUN", "PROPN", "ADJ", "X")
        or words.low[start] in ("so", "wie")
    ):
        return end
    last = start
    while last < limit and words.text[last] not in _STOPS:
        if words.fin[last] or words.sub[last] or (words.low[last] == "zu" and words.doc[last].dep_ == "mark"):
            return end
        if words.pos[last] == "ADV" and words.low[last] != "so":
            break
        last += 1
    while last > start and words.pos[last - 1] == "SPACE":
        last -= 1
    return last
