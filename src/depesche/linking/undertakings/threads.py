"""Signs laid together to undertakings, in the order of time.

Each sign goes to the thread that it fits best (:mod:`.ties`), or begins one; signs without any time
come last. They are sorted before, so the order in which documents came does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from depesche.dates import OPEN_END
from depesche.linking.undertakings.fates import Fate
from depesche.linking.undertakings.stages import RANK, Sign
from depesche.linking.undertakings.ties import clash, score

#: the place in time of what has none
NEVER = (OPEN_END, OPEN_END)


@dataclass(slots=True)
class Thread:
    """An undertaking in the making: its signs, and the sentences that tell its fate."""

    signs: list[Sign] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)

    @property
    def founded(self) -> bool:
        """Whether it has something to be followed."""
        return any(sign.founding for sign in self.signs)

    @property
    def everything(self) -> list[Sign | Fate]:
        return [*self.signs, *self.fates]

    def fits(self, sign: Sign, *, timeless: bool = False) -> int:
        """How well ``sign`` fits; 0 if it is like none of the others, or clashes with one of them."""
        best = max((score(sign, each, timeless=timeless) for each in self.signs), default=0)
        return best if best and not any(clash(sign, each) for each in self.signs) else 0


def sign_order(sign: Sign) -> tuple[object, ...]:
    """By the time within which a stage was reached, the earlier stage first."""
    when = sign.when or NEVER
    return when[1], when[0], RANK.get(sign.stage or "", len(RANK)), sign.key


def threads(known: Iterable[Sign]) -> list[Thread]:
    """The threads that begin with something to be followed, in the order in which they began."""
    ordered = sorted(known, key=sign_order)
    loom = _Loom()
    for sign in ordered:
        if sign.when is not None:
            loom.lay(sign, timeless=False)
    for sign in ordered:
        if sign.when is None:
            loom.lay(sign, timeless=True)
    return [thread for thread in loom.threads if thread.founded]


class _Loom:
    """All threads so far, with those of every party and sentence at hand."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self._of: defaultdict[str, set[int]] = defaultdict(set)

    def lay(self, sign: Sign, *, timeless: bool) -> None:
        """Puts a sign to the thread that it fits best; one without time only where no other thread fits as well."""
        sentence = f"{sign.document} {sign.evidence.start}"
        sides = {*sign.parties, sentence, sign.happening, *([sign.goal] if sign.goal else [])}
        near = sorted({thread for side in sides for thread in self._of[side]})
        scores = {thread: self.threads[thread].fits(sign, timeless=timeless) for thread in near}
        best = max(scores.values(), default=0)
        equal = [thread for thread, each in scores.items() if each == best and best]
        homes = [thread for thread in equal if self.threads[thread].founded] or equal
        if not homes or (timeless and len(homes) > 1):
            homes.append(len(self.threads))
            self.threads.append(Thread())
        self.threads[homes[-1]].signs.append(sign)
        for side in sides:
            self._of[side].add(homes[-1])
