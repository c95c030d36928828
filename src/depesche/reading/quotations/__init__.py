"""Quotations: who said what, in whose words.

:func:`find` is the step. The rooms: ``marks`` (quotation marks in pairs), ``words`` and ``chunks`` (the tokens of an
article as this step looks at them), ``phrases``, ``cues`` and ``sources`` (who says it and with which word), and one
room for each type of quotation: ``direct``, ``indirect``, ``reported``, ``free``; ``speakers`` ties them to entities.
"""

from depesche.reading.draft import Draft
from depesche.reading.quotations.gather import gather
from depesche.reading.quotations.speakers import attribute


def find(draft: Draft) -> None:
    """Adds the quotations of the article to ``draft.quotations``, by start; unknown speakers become entities."""
    words, found = gather(draft)
    draft.quotations.extend(attribute(draft, words, found))
    draft.quotations.sort(key=lambda quotation: (quotation.start, -quotation.end))
