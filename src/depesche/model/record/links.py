"""Which documents are on one story, and which repeat others."""

from typing import Annotated, Literal

from pydantic import Field

from depesche.model.reading import Edtf, Frozen, Span


class Story(Frozen):
    """Documents on the same happenings, in the order of their days; ``lead`` is the one that stands for them."""

    id: str
    title: str
    lead: str
    documents: tuple[str, ...]
    first: Edtf | None = None
    last: Edtf | None = None
    sources: Annotated[int, Field(ge=1, description="independent ones: a family of echoes counts once")] = 1


class Echo(Frozen):
    """A document (or a passage of it) that repeats another.

    ``spans`` pairs the stretches of the two texts, ``shared`` is the part of each that stands in them (0 to 1);
    ``original`` is None where nothing tells the direction, ``why`` says what does.
    """

    documents: tuple[str, str]
    kind: Literal["exact", "near", "contained", "translated"]
    spans: tuple[tuple[Span, Span], ...] = ()
    shared: tuple[float, float] = (0.0, 0.0)
    original: str | None = None
    why: str | None = None
