"""To be written."""

from depesche.reading.draft import Draft


def find(draft: Draft) -> None:
    """To be written."""
