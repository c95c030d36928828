"""What a source reports when it cannot make a document: the batch goes on, the caller is told."""

from dataclasses import dataclass

from depesche.errors import SourceError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no document: ``where`` (path, or path:line), ``why``, and the ``remedy`` that may help."""

    where: str
    why: str
    remedy: str

    def __str__(self) -> str:
        """One clear line."""
        return f"{self.where}: {self.why}; {self.remedy}"


class UnreadableError(SourceError):
    """Raised inside the sources for one bad input; :func:`depesche.sources.load` turns it into a :class:`Failure`."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(f"{why}; {remedy}")
        self.why = why
        self.remedy = remedy

    def at(self, where: str) -> Failure:
        """The failure for the input at ``where``."""
        return Failure(where, self.why, self.remedy)
