"""Sources that a text names as its own: "(dpa)", "dpa/AFP", "(Laut TASS, Kazinform)", "Mit Material von Reuters".

A credit stands at the end of a line in brackets, on a line of its own, or in the dateline; "berichtet die Agentur X" in
a sentence is a speaker and no credit.
"""

import re
from urllib.parse import urlsplit

from depesche.reading.draft import CreditDraft, Draft
from depesche.reading.layout.lexicon import LayoutLexicon

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]][.\s]*$")
_PART = re.compile(r"[^,;/&+|]+")
_AND = re.compile(r"\s(?:und|sowie|mit|and)\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+")
_INITIALS = re.compile(r"[a-zäöü]{1,4}\.?|red|eig\.? ?ber\.?|eigene(?:r|s)?(?: berichte?)?|online|red\.|Red\.")
#: in a name only small words are written small; "Polizei wurden zwei Männer festgenommen" is none
_SMALL = "für|der|des|die|das|und|von|of|the|for|de|del|di|la"
_NAME = re.compile(rf"(?:(?:der|die|das|den) )?[A-ZÄÖÜ\d][\w.'’ʼ&-]*(?: (?:[A-ZÄÖÜ\d&][\w.'’ʼ&-]*|{_SMALL})){{0,4}}")
_WRITER = re.compile(r"(?:Von )?[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+){1,3}")
_MOST = 200


class Credits:
    """Reads the credits of one draft into it."""

    def __init__(self, draft: Draft, words: LayoutLexicon) -> None:
        self._draft = draft
        self._words = words
        self._text = draft.shadow.text

    def read(self, start: int, end: int, *, last: bool) -> str | None:
        """Takes the credits of the line ``[start, end)``; its kind if the line is nothing but a credit or byline.

        On the last lines an opener ("Laut …") may name any source; elsewhere only agencies count.
        """
        tail = max(start, end - _MOST)
        bracket = _BRACKET.search(self._text, tail, end)
        if bracket and self.names(bracket.start(1), bracket.end(1), anyone=last):
            before = self._text[start : bracket.start()].strip() if bracket.start() - start <= 80 else "…"
            if not before:
                return "credit"
            return "byline" if last and _WRITER.fullmatch(before) else None
        if end - start <= _MOST and self.names(start, end, anyone=last):
            return "source-link" if "//" in self._text[start:end] else "credit"
        return None

    def names(self, start: int, end: int, *, anyone: bool) -> bool:
        """Adds the sources of ``[start, end)`` if it is a list of sources, with or without an opener."""
        opener = self._words.opener.match(self._text, start, end)
        at = opener.end() if opener else start
        if opener and (address := _ADDRESS.search(self._text, at, end)):
            return self._address(address)
        parts = list(self._parts(at, end))
        sure = opener is not None or self._text[start - 1 : start] in ("(", "[", "/")
        agencies = [self._is_agency(self._text[first:last], outlets=sure) for first, last in parts]
        if not parts or not all(agency or self._may_stand(*part) for agency, part in zip(agencies, parts, strict=True)):
            if not (opener and anyone and parts and all(self._is_name(*part) for part in parts)):
                return False
            agencies = [True] * len(parts)
        for (first, last), agency in zip(parts, agencies, strict=True):
            if agency:
                self._add(first, last, self._text[first:last])
        return any(agencies)

    def _is_agency(self, name: str, *, outlets: bool) -> bool:
        """Whether ``name`` is an agency, or any other outlet where brackets or an opener show that it is a source."""
        return name.lower() in self._words.agencies or (outlets and bool(self._draft.knowledge.outlet(name)))

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The names of a list, without blanks and article around them."""
        stretches: list[tuple[int, int]] = []
        for part in _PART.finditer(self._text, start, end):
            at = part.start()
            for joint in _AND.finditer(self._text, part.start(), part.end()):
                stretches.append((at, joint.start()))
                at = joint.end()
            stretches.append((at, part.end()))
        return [trimmed for stretch in stretches if (trimmed := self._trim(*stretch))]

    def _trim(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and not self._text[start].isalnum():
            start += 1
        while start < end and not self._text[end - 1].isalnum():
            end -= 1
        for article in ("der ", "die ", "das ", "den ", "dem ", "von "):
            if self._text.startswith(article, start, end):
                start += len(article)
        return (start, end) if start < end else None

    def _may_stand(self, start: int, end: int) -> bool:
        """The initials of an editor beside an agency."""
        return _INITIALS.fullmatch(self._text, start, end) is not None

    def _is_name(self, start: int, end: int) -> bool:
        return end - start <= 60 and _NAME.fullmatch(self._text, start, end) is not None

    def _address(self, found: re.Match[str]) -> bool:
        address = found.group().rstrip(".,;")
        try:
            host = urlsplit(address if "//" in address else "//" + address).hostname
        except ValueError:
            return False
        if not host:
            return False
        self._add(found.start(), found.start() + len(address), host.removeprefix("www."))
        return True

    def _add(self, start: int, end: int, source: str) -> None:
        if any(credit.start == start for credit in self._draft.credits):
            return
        entity = self._draft.knowledge.outlet(source)
        if entity:
            self._draft.introduce(entity)
        self._draft.credits.append(CreditDraft(start, end, source, entity))
