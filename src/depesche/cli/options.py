"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from depesche import settings

Paths = Annotated[
    list[str],
    typer.Argument(help="Files (.txt .html .jsonl .csv), folders, globs, or - for standard input.", show_default=False),
]
Database = Annotated[
    str,
    typer.Option("--db", help="The record: a file, or the URL of a database.", default_factory=settings.record),
]
Json = Annotated[bool, typer.Option("--json", help="JSON lines for pipes instead of tables.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of the terminal.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="Show at most so many.")]
Evidence = Annotated[bool, typer.Option("--evidence/--no-evidence", help="Show the sentences that say it.")]
