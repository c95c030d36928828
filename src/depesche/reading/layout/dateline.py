"""The dateline before the first sentence: "Moskau, 10. Februar (dpa) –", "BERLIN/KIEW (dpa/AFP) –", "Wien –"."""

import re
from typing import TYPE_CHECKING

from depesche.reading.draft import Draft

if TYPE_CHECKING:
    from depesche.reading.layout.credits import Credits

_WORD = r"[A-ZÄÖÜ][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|am|an|der|in|im|bei|de|la|el|ob|auf|den|a\.)){{0,3}}"
_MONTHS = "jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|jän"
_DATE = rf"(?:\w{{2,10}}\.?, )?(?:den |dem )?\d{{1,2}}\. ?(?:(?i:{_MONTHS})\w{{0,6}}\.?|\d{{1,2}}\.)(?: ?\d{{2,4}})?"
_LINE = re.compile(
    rf"(?P<agency0>[A-Za-z/-]{{2,20}} ?/ ?)?(?P<places>{_PLACE}(?:(?: ?/ ?|, | und ){_PLACE}){{0,3}})"
    rf"(?: \((?P<inner1>[^()]{{2,60}})\))?"
    rf"(?P<date>,? ?{_DATE})?"
    rf"(?:[,.]? ?(?P<open>[(/])(?P<inner2>[^()]{{2,60}}?)[)/])?"
    r"(?P<end>(?: |(?<=[)/.])|,)[,.:]? ?[-–—]{1,2} |[.:] (?=[„“\"»A-ZÄÖÜ]))"
)
_AGENCY_FIRST = re.compile(r"\((?P<inner1>[^()]{2,40})\)(?P<end> ?[-–—]{1,2} )")
#: A longer beginning is a sentence.
_LONGEST = 140
#: After a bare place at least so many characters follow; "Niederlande – Japan 1:0" is a result.
_SENTENCE = 40


def dateline(draft: Draft, start: int, end: int, credits: "Credits") -> int | None:
    """The end of the dateline with which the line ``[start, end)`` begins, or None; takes the agencies it names.

    A place and a dash alone count only if the place is known as one; with a date or an agency any place will do.
    """
    text = draft.shadow.text
    if end - start < 30:  # a dateline stands before a sentence
        return None
    found = _LINE.match(text, start, min(end, start + _LONGEST))
    if found:
        named = [_agencies(found, group, credits) for group in ("inner1", "inner2")]
        if not found["end"].strip(" \n.:,") and not any(named):
            return None
        if any(named) or found["date"] or (end - found.end() >= _SENTENCE and _are_places(draft, found)):
            return _without_blank(text, found.end())
        return None
    found = _AGENCY_FIRST.match(text, start, min(end, start + _LONGEST))
    if found and _agencies(found, "inner1", credits):
        return _without_blank(text, found.end())
    return None


def _without_blank(text: str, end: int) -> int:
    return end - 1 if text[end - 1].isspace() else end


def _agencies(found: re.Match[str], group: str, credits: "Credits") -> bool:
    start, end = found.span(group)
    if start < 0:
        return False
    # A domain in the dateline's bracket names the outlet itself.
    return credits.names(start, end, anyone=False) or bool(re.fullmatch(r"[\w-]{2,30}\.\w{2,4}", found[group]))


def _are_places(draft: Draft, found: re.Match[str]) -> bool:
    start, end = found.span("places")
    names = [name for name in re.split(r" ?/ ?|, | und ", found["places"]) if name]
    if all(draft.knowledge.country_of_capital(name.title() if name.isupper() else name) for name in names):
        return True
    span = draft.doc.char_span(start, end, alignment_mode="expand")
    return span is not None and all(token.ent_type_ == "LOC" or not token.is_alpha for token in span)
