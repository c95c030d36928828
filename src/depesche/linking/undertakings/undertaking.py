"""Agreements, promises and announced meetings, followed from the announcement to what became of them.

Happenings give signs (:mod:`.stages`), signs are laid to threads (:mod:`.threads`), sentences that tell a fate
(:mod:`.fates`) are put to the thread they speak of, and each thread has a life (:mod:`.lives`). Nothing depends on the
order of documents.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from depesche.dates import bounds
from depesche.linking.undertakings.fates import Fate, belongs
from depesche.linking.undertakings.lives import evidence_order, life, life_order
from depesche.linking.undertakings.presence import StateOf
from depesche.linking.undertakings.stages import signs
from depesche.linking.undertakings.subjects import Note
from depesche.linking.undertakings.threads import Thread, threads
from depesche.linking.voices import FamilyOf, itself
from depesche.model import Evidence, Happening, Undertaking


def undertakings(
    found: Iterable[Happening],
    state_of: StateOf,
    notes: Mapping[str, Note] | None = None,
    fates: Iterable[Fate] = (),
    on: date | None = None,
    family_of: FamilyOf = itself,
) -> list[Undertaking]:
    """All undertakings that the happenings tell, with what the ``fates`` add, as they stand on the day ``on``.

    ``notes`` have what is known of the sentences of the happenings' events, by event. What was told later than ``on``
    is left out; without a day nothing is open. In the order of time, the undated last.
    """
    return followed(begun(found, state_of, notes or {}, on), fates, on, family_of)


def begun(
    found: Iterable[Happening], state_of: StateOf, notes: Mapping[str, Note], on: date | None = None
) -> list[Thread]:
    """The first half: what the happenings tell by themselves."""
    return threads(sign for sign in signs(found, state_of, notes) if _told_by(sign.evidence, on))


def followed(
    made: Sequence[Thread], fates: Iterable[Fate], on: date | None = None, family_of: FamilyOf = itself
) -> list[Undertaking]:
    """The second half: what sentences add, and how it stands on the day ``on``; a family of echoes is one source."""
    laid = [thread.signs for thread in made]
    for fate in sorted(fates, key=lambda fate: (evidence_order(fate.evidence), fate.stage or "")):
        home = belongs(fate, laid) if _told_by(fate.evidence, on) else None
        if home is not None:
            made[home].fates.append(fate)
    return sorted((life(thread, on, family_of) for thread in made), key=life_order)


def _told_by(evidence: Evidence, on: date | None) -> bool:
    told = bounds(evidence.source.published)
    return on is None or told is None or told[0] <= on
