"""Which documents repeat others, in which passages, and which of two is the original.

What two texts share word for word decides (:mod:`.passages`); words that both quote from somebody else do not count,
for two reporters may have heard the same speech. Which one is the original is said only where something speaks for it:
a credit, an earlier day, a text that has more.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from depesche.dates import bounds
from depesche.linking.echoes.passages import Passage, passages
from depesche.linking.texts.wording import Wording
from depesche.model import Echo, Span

Kind = Literal["exact", "near", "contained"]

#: the parts of both texts of an exact copy, of which one is the whole
_EXACT, _ALL = 0.92, 0.98
#: the parts of both of a near one, and of a text that is wholly in another that has more
_NEAR, _WHOLE, _CUT = 0.42, 0.7, 0.72
_CONTAINED = 0.8
#: words of a passage that nobody writes twice, and of a short text that is wholly in another
_PASSAGE, _SHORT = 20, 16
#: by so much a text is longer than the one that was cut out of it
_LONGER = 1.15


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as echoes see it: its words, who published it when, and whom it names as its sources.

    ``outlets`` and ``credits`` are ids, domains and names in small letters: what is known of each.
    """

    document: str
    wording: Wording
    outlets: frozenset[str] = frozenset()
    published: str | None = None
    credits: frozenset[str] = frozenset()


def echo(one: Copy, other: Copy) -> Echo | None:
    """How one of two documents repeats the other; None if neither does. The order of the two does not matter."""
    first, second = sorted((one, other), key=lambda each: each.document)
    shared = passages(first.wording.words, second.wording.words)
    own = [each for each in shared if not _only_said(each, first.wording, second.wording)]
    if not own or not len(first.wording) or not len(second.wording):
        return None
    counted = sum(each.shared for each in own)
    parts = counted / len(first.wording), counted / len(second.wording)
    kind = _kind(own, parts, counted)
    if kind is None:
        return None
    original, why = direction(first, second, parts)
    return Echo(
        documents=(first.document, second.document),
        kind=kind,
        spans=tuple(
            (_span(first.wording, each.one, each.one_end), _span(second.wording, each.other, each.other_end))
            for each in own
        ),
        shared=(round(parts[0], 3), round(parts[1], 3)),
        original=original,
        why=why,
    )


def _only_said(passage: Passage, one: Wording, other: Wording) -> bool:
    """Whether a passage is nothing but words that both quote."""
    return all(one.said[passage.one : passage.one_end]) or all(other.said[passage.other : passage.other_end])


def _kind(own: list[Passage], parts: tuple[float, float], counted: int) -> Kind | None:
    if min(parts) >= _EXACT and max(parts) >= _ALL:
        return "exact"
    cut = max(parts) >= _CONTAINED and min(parts) < _CUT
    if min(parts) >= _NEAR and counted >= _SHORT and not cut:
        return "near"
    whole = max(parts) >= _WHOLE and counted >= _SHORT
    return "contained" if whole or any(each.shared >= _PASSAGE for each in own) else None


def _span(text: Wording, first: int, last: int) -> Span:
    return Span(start=text.starts[first], end=text.ends[last - 1])


def is_whole(found: Echo) -> bool:
    """Whether one of the two documents says little beside what it repeats, so that both are one source."""
    return found.kind != "contained" or max(found.shared) >= _WHOLE


def direction(
    one: Copy, other: Copy, parts: tuple[float, float], *, translated: bool = False
) -> tuple[str | None, str | None]:
    """The original of two documents that share ``parts`` of their words, and why; (None, None) where nothing tells.

    The lengths of a text and its translation say nothing.
    """
    for original, copy in ((one, other), (other, one)):
        credited = original.outlets & (copy.credits - copy.outlets)
        if credited and not copy.outlets & original.credits:
            return original.document, f"the other credits {min(credited)}"
    for each in (one, other):
        if third := each.credits - each.outlets:
            return None, f"one of them credits {min(third)}"
    earlier = next((each for each, later in ((one, other), (other, one)) if _earlier(each, later)), None)
    whole = None if translated else _whole(one, other, parts)
    if earlier and whole and earlier is not whole:
        return None, "the earlier one is a part of the other"
    if earlier:
        later = other if earlier is one else one
        return earlier.document, f"published {earlier.published}, the other {later.published}"
    return (whole.document, "the other is a part of it") if whole else (None, None)


def _whole(one: Copy, other: Copy, parts: tuple[float, float]) -> Copy | None:
    """The longer one of two documents, if the other is a part of it."""
    for longer, shorter, part in ((one, other, parts[1]), (other, one, parts[0])):
        if part >= _WHOLE and len(longer.wording) >= _LONGER * len(shorter.wording):
            return longer
    return None


def _earlier(one: Copy, other: Copy) -> bool:
    """Whether one document was certainly published before the other."""
    mine, theirs = _moment(one.published), _moment(other.published)
    return mine is not None and theirs is not None and mine[1] < theirs[0]


def _moment(published: str | None) -> tuple[str, str] | None:
    """First and last moment of publication; with a clock time, that minute."""
    if published and "T" in published:
        return published, published
    found = bounds(published)
    if found is None or found[0] == date.min or found[1] == date.max:
        return None
    after = found[1] + timedelta(days=1)
    return found[0].isoformat(), f"{after - timedelta(days=1):%Y-%m-%d}T24"
