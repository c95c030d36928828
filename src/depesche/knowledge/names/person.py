"""What a name index knows of a person."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the knowledge base.

    ``originals`` are (language or "", native form); ``surname`` is the surname as in ``name_de``, which may stand
    first ("Xi Jinping") or be all of it ("Franziskus").
    """

    id: str
    name_de: str
    name_en: str
    surname: str
    gender: Literal["m", "f"] | None = None
    qid: str | None = None
    originals: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = None

    @property
    def surname_stands_first(self) -> bool:
        """Whether the name begins with the surname, as in Chinese, Korean or Vietnamese."""
        return self.name_de.startswith(self.surname + " ")
