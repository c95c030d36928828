"""Outlets by name, domain or address."""

from collections.abc import Mapping
from urllib.parse import urlsplit


def find_outlet(outlets: Mapping[str, str], name_or_domain: str) -> str | None:
    """The id in ``outlets`` (lower-case names and domains) for a name, a host or an address, or None.

    A host counts for its parent domain ("de.rt.com" → "rt.com" unless listed itself).
    """
    text = name_or_domain.strip().casefold()
    if text in outlets:
        return outlets[text]
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    for first in range(len(labels) - 1):
        found = outlets.get(".".join(labels[first:]))
        if found:
            return found
    return None
