"""Outlets by name, domain or address."""

from collections.abc import Callable
from urllib.parse import urlsplit


def find_outlet(outlet: Callable[[str], str | None], name_or_domain: str) -> str | None:
    """The id that ``outlet`` (by lower-case names and domains) has for a name, a host or an address, or None.

    A host counts for its parent domain ("de.rt.com" → "rt.com" unless listed itself).
    """
    text = name_or_domain.strip().casefold()
    named = outlet(text)
    if named:
        return named
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    for first in range(len(labels) - 1):
        found = outlet(".".join(labels[first:]))
        if found:
            return found
    return None
