"""Units that a text leaves out: "von 15 auf 7,5 Prozent", "39 Milliarden weniger", "die Zahl der Toten stieg auf 384".

A neighbouring figure lends its unit, or the noun after "die Zahl der".
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from depesche.languages.de.verbs import verb_lemma
from depesche.model import Bound
from depesche.reading.quantities.clauses import index_at
from depesche.reading.quantities.measures import measure_list
from depesche.reading.quantities.numbers import Numeral
from depesche.reading.quantities.units import Unit, is_person, noun_unit

Counted = tuple[Numeral, Unit | None]

#: What may stand between two numbers of which only the second has its unit.
_LEADING = (["auf"], ["bis"], ["auf", "bis", "zu"], ["und"], ["oder"], ["von"], ["nach"], ["statt"], ["anstatt"])
_OF_COUNTS = ("zahl", "opferzahl", "anzahl", "bilanz")
_COUNT_BEFORE = 30
_LENDERS = 6


def supply(text: str, sentence: Span, counted: list[Counted], demonym: Callable[[str], str | None]) -> list[Counted]:
    """``counted`` with the units that neighbours, or a "Zahl der …" before the number, lend."""
    lent = list(_from_right(text, counted))
    for place, (number, unit) in enumerate(lent):
        if unit is not None:
            continue
        before = next(
            (given for _, given in reversed(lent[max(0, place - _LENDERS) : place]) if given is not None), None
        )
        if number.scaled and number.bound is not Bound.MORE_THAN and before is not None and before.kind == "money":
            lent[place] = number, Unit(before.name, 1.0, number.end)
        elif not number.scaled or number.value < 1e6:
            lent[place] = number, _of_count(sentence, number, demonym) or _of_them(sentence, number, before)
    return lent


def _from_right(text: str, counted: list[Counted]) -> Iterator[Counted]:
    for place, (number, unit) in enumerate(counted):
        if unit is None and place + 1 < len(counted):
            other, given = counted[place + 1]
            between = text[number.end : other.start].lower().split() if other.start - number.end < 20 else None
            if given is not None and given.noun is None and between in _LEADING:
                factor = _shared_scale(number, other)
                scaled = replace(number, value=number.value * factor, scaled=number.scaled or factor > 1)
                yield scaled, Unit(given.name, given.times, number.end)
                continue
        yield number, unit


def _shared_scale(number: Numeral, other: Numeral) -> float:
    """ "von 20 auf 25 Milliarden": the scale is said once."""
    if number.scaled or not other.scaled:
        return 1.0
    return next((factor for factor in (1e12, 1e9, 1e6, 1e3) if abs(other.value) >= factor), 1.0)


def _of_count(sentence: Span, number: Numeral, demonym: Callable[[str], str | None]) -> Unit | None:
    """The unit of a number alone after "die Zahl der X … auf"."""
    here = index_at(sentence, number.start)
    before = list(sentence.doc[max(sentence.start, here - _COUNT_BEFORE) : here])
    if not before or before[-1].lower_ not in ("auf", "bei", "von", "insgesamt", "mit", "über", "rund", "etwa"):
        return None
    for place, token in enumerate(before):
        if not token.lower_.endswith(_OF_COUNTS):
            continue
        noun = next((each for each in before[place + 1 : place + 6] if _is_plural_noun(each)), None)
        if noun is not None and noun.idx < number.start:
            return replace(noun_unit(noun, demonym), end=number.end)
        if is_person(token.text[: -len("zahl")], demonym):
            return Unit("persons", 1.0, number.end, noun=token, token=token)
    return None


def _of_them(sentence: Span, number: Numeral, before: Unit | None) -> Unit | None:
    """ "13 Menschen starben, 40 wurden verletzt", "400 von ihnen": those counted before; "20 getötet": people."""
    here = index_at(sentence, number.end - 1) + 1
    following = sentence.doc[here : min(sentence.end, here + 2)]
    if number.stopped or not len(following) or not _is_count(number):
        return None
    told = following[0].pos_ == "VERB" and any(
        name in measure_list().fates for name in measure_list().verbs.get(verb_lemma(following[0]), ())
    )
    again = following[0].pos_ in ("VERB", "AUX") or following.text.lower() in ("von ihnen", "von denen")
    if before is not None and before.kind in ("persons", "states") and (again or told):
        return Unit(before.name, 1.0, number.end)
    return Unit("persons", 1.0, number.end) if told else None


def _is_count(number: Numeral) -> bool:
    """Whether the figure can count people: whole, positive, and no year."""
    return number.value >= 2 and number.value == int(number.value) and not 1900 <= number.value <= 2100


def _is_plural_noun(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in ("NOUN", "PROPN", "ADJ") and token.is_alpha
