"""The one call that most programs need."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from depesche.errors import SourceError
from depesche.model import Document, Reading
from depesche.sources import Failure, load


def read(paths: str | Path | Iterable[str | Path]) -> Iterator[Reading]:
    """Readings of the articles at ``paths`` (files, folders, globs), in their order.

    Raises SourceError at the first input that cannot be read; use :func:`depesche.sources.load` and
    :func:`depesche.reading.reader.read_all` to go on instead.
    """
    from depesche.reading.reader import read_all  # loads the language model's code

    def documents() -> Iterator[Document]:
        for found in load([paths] if isinstance(paths, str | Path) else paths):
            if isinstance(found, Failure):
                raise SourceError(str(found))
            yield found

    return read_all(documents())
