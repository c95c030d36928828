"""To be written."""

from depesche.reading.draft import Draft


def mark(draft: Draft) -> None:
    """To be written."""
