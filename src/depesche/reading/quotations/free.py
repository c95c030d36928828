"""Free indirect quotations: Konjunktiv main clauses without a frame, carried on from the quotation before."""

from depesche.model import QuotationType
from depesche.reading.quotations.chunks import Chunk
from depesche.reading.quotations.found import Found
from depesche.reading.quotations.sentence import trim
from depesche.reading.quotations.words import PAST_SUBJUNCTIVE, PRESENT_SUBJUNCTIVE, Words


def free_indirect(words: Words, chunks: list[Chunk], first: int, last: int, follows: bool) -> Found | None:
    """The sentence as a free indirect quotation if its main clause is in the Konjunktiv.

    Konjunktiv II may be a condition ("wäre besser"), so without Konjunktiv I it counts only where a quotation
    ``follows`` on another.
    """
    if follows and _hearsay(words, chunks):
        span = trim(words, first, last)
        return Found([span], QuotationType.FREE_INDIRECT, inherits=True, confidence=0.6)
    verbs = [chunk.fin for chunk in chunks if chunk.fin >= 0 and chunk.kind in ("main", "v1")]
    if not verbs:
        verbs = [chunk.fin for chunk in chunks if chunk.fin >= 0 and chunk.kind == "rel"][:1]
    if not verbs or not words.sub[verbs[0]]:
        return None
    present = any(words.low[at] in PRESENT_SUBJUNCTIVE or _present(words, at) for at in verbs if words.sub[at])
    certain = any(words.low[at] in PAST_SUBJUNCTIVE or any(c in "äöü" for c in words.low[at]) for at in verbs)
    if not present and not (follows and certain):
        return None
    if any(words.text[at] == "?" for at in range(max(first, last - 2), last)) and not present:
        return None
    span = trim(words, first, last)
    return Found([span], QuotationType.FREE_INDIRECT, inherits=True) if span[1] - span[0] > 2 else None


def _hearsay(words: Words, chunks: list[Chunk]) -> bool:
    """Whether the main verb is "soll": what others say or want."""
    return any(
        chunk.fin >= 0 and chunk.kind in ("main", "v1") and words.low[chunk.fin] in ("soll", "sollen")
        for chunk in chunks
    )


def _present(words: Words, at: int) -> bool:
    low = words.low[at]
    return low == "seien" or (low.endswith("e") and not low.endswith(("te", "äre", "ürde")))
