"""How answers reach the terminal, a file or a pipe."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pydantic import BaseModel
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from depesche.errors import UsageError
from depesche.queries import Questions
from depesche.record import Record

Answer = TypeVar("Answer", bound=BaseModel)

#: what a terminal would obey instead of showing it; articles may hold anything
_ORDERS = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)])


class _Screen(Console):
    """A console on which only the program's own styles are obeyed: what comes from a document is text."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=segment.text.translate(_ORDERS))


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """The file to write to, or standard output. Raises UsageError where the file cannot be written."""
    if output is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    with stream:
        yield stream


@contextmanager
def console(output: Path | None) -> Iterator[Console]:
    """A Rich console on the terminal or a file; without a terminal it is 120 columns wide and plain."""
    with opened(output) as stream:
        made = _Screen(file=stream, highlight=False, soft_wrap=False, emoji=False)
        if not made.is_terminal:
            made = _Screen(file=stream, highlight=False, width=120, emoji=False, no_color=True)
        yield made


@contextmanager
def questions(database: str) -> Iterator[Questions]:
    """The record at ``database``, open for questions. Raises UsageError if there is none."""
    if "://" not in database and not Path(database).exists():
        raise UsageError(f"{database}: no record here yet; make one with: depesche add PATH --db {database}")
    with Record(database) as record:
        yield Questions(record)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _ids(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)


def print_json(answers: Iterable[BaseModel], asked: Questions, output: Path | None) -> None:
    """One JSON object a line; ``names`` gives the name for every entity id in it, so that a pipe needs no look-up."""
    with opened(output) as stream:
        for answer in answers:
            dumped = answer.model_dump(mode="json")
            names = {id: asked.name(id) for id in sorted(set(_ids(dumped)) & asked.entities.keys())}
            stream.write(json.dumps(dumped | {"names": names}, ensure_ascii=False) + "\n")


def print_listing(
    found: Sequence[Answer],
    limit: int,
    asked: Questions,
    show: Callable[[list[Answer], Console], None],
    *,
    json: bool,
    output: Path | None,
    counted: bool = True,
) -> None:
    """The first ``limit`` of what was found, by ``show`` or as JSON lines; what is cut off is said on standard error.

    Where not all was ``counted``, one more than the limit says that there is more.
    """
    shown = list(found[:limit])
    if json:
        print_json(shown, asked, output)
    else:
        with console(output) as screen:
            show(shown, screen)
    if len(found) > limit:
        rest = f"{limit:,} of {len(found):,}; --limit {len(found)} shows all"
        print(f"depesche: {rest if counted else f'the first {limit:,}; --limit shows more'}", file=sys.stderr)
