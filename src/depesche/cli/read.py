"""depesche read: one JSON reading a line."""

import sys
from collections.abc import Iterator

import typer

from depesche.cli.options import Json, Output, Paths
from depesche.cli.output import opened
from depesche.model import Document
from depesche.sources import Failure, load


class Batch:
    """The documents of some paths; failures are said on standard error as they come, and counted."""

    def __init__(self, paths: list[str]) -> None:
        self.paths = paths
        self.failed = 0

    def __iter__(self) -> Iterator[Document]:
        for found in load(self.paths):
            if isinstance(found, Failure):
                self.report(found)
            else:
                yield found

    def report(self, failure: Failure) -> None:
        """One line, and the batch goes on."""
        self.failed += 1
        print(f"depesche: {failure}", file=sys.stderr)

    def finish(self) -> None:
        """Exit status 1 if anything failed."""
        if self.failed:
            raise typer.Exit(1)


def read(paths: Paths, json: Json = True, output: Output = None) -> None:
    """Read articles and print each reading as a line of JSON (schema depesche-reading/1)."""
    from depesche.reading.reader import read_all  # loads the language model

    batch = Batch(paths)
    with opened(output) as stream:
        for reading in read_all(batch):
            stream.write(reading.model_dump_json() + "\n")
            stream.flush()
    batch.finish()
