"""How answers reach the terminal, a file or a pipe."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel
from rich.console import Console

from depesche.errors import UsageError
from depesche.queries import Questions
from depesche.record import Record


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
        made = Console(file=stream, highlight=False, soft_wrap=False, emoji=False)
        if not made.is_terminal:
            made = Console(file=stream, highlight=False, width=120, emoji=False, no_color=True)
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
