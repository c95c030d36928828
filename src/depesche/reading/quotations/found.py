"""What the rooms hand each other: quotations in tokens, before they become drafts."""

from dataclasses import dataclass

from depesche.model import QuotationType

Range = tuple[int, int]
"""Tokens ``first`` to ``last - 1``."""


@dataclass(slots=True)
class Found:
    """A quotation in tokens; ``cue`` and ``speaker`` are token ranges.

    ``inherits`` marks one whose speaker is that of the quotation before; ``outer`` one whose frame stands beside the
    sentence and does not govern it ("laut X", "…, sagte X"); ``relay`` is the cue and the speaker of one who passes the
    same words on ("Interfax zitiert den Minister: …").
    """

    spans: list[Range]
    type: QuotationType
    speaker: Range | None = None
    cue: Range | None = None
    addressee: Range | None = None
    inherits: bool = False
    outer: bool = False
    confidence: float = 1.0
    relay: tuple[Range, Range] | None = None

    @property
    def first(self) -> int:
        return self.spans[0][0]

    @property
    def last(self) -> int:
        return self.spans[-1][1]
