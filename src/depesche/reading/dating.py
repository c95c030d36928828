"""To be written."""

from depesche.reading.draft import Draft


def settle(draft: Draft) -> None:
    """To be written."""
