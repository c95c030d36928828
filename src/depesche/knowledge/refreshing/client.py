"""A polite client of a SPARQL endpoint: one query at a time, with pauses, waits as the server asks, and a cache."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import urllib3

from depesche import settings
from depesche.errors import SourceError

_SECONDS = 70.0
_TRIES = 4
#: what the server may have too much of for the moment
_BUSY = (429, 502, 503, 504)

Row = dict[str, str]


class SparqlClient:
    """Asks ``endpoint``; answers are kept in ``cache`` for ``days`` days, and no two questions come within ``pause``
    seconds of each other. ``contact`` (an address) goes into the User-Agent, as the Wikimedia policy asks.
    """

    def __init__(
        self,
        cache: Path,
        endpoint: str = settings.WIKIDATA,
        *,
        contact: str = "",
        days: float = 7.0,
        pause: float = 1.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._cache = cache
        self._endpoint = endpoint
        self._days = days
        self._pause = pause
        self._clock = clock
        self._asked = float("-inf")
        about = f"; {contact}" if contact else ""
        agent = f"depesche/{version('depesche')} (knowledge refresh{about}) urllib3/{version('urllib3')}"
        retry = urllib3.Retry(
            total=_TRIES, backoff_factor=pause, status_forcelist=_BUSY, raise_on_status=False, redirect=2
        )
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": agent, "Accept": "application/sparql-results+json"},
            timeout=urllib3.Timeout(_SECONDS),
            retries=retry,
        )
        #: questions that went to the server, not to the cache
        self.asked = 0

    def select(self, query: str) -> list[Row]:
        """The rows of an answer: variable → value, Wikidata's addresses as bare ids.

        Raises SourceError where the server does not answer, or not in the form of SPARQL results.
        """
        kept = self._cache / f"{hashlib.sha256((self._endpoint + query).encode()).hexdigest()[:24]}.json"
        if kept.exists() and self._clock() - kept.stat().st_mtime < self._days * 86_400:
            try:
                return list(_rows(json.loads(kept.read_bytes())))
            except (ValueError, SourceError):
                kept.unlink()  # a broken file in the cache is asked for anew
        data = self._ask(query)
        try:
            rows = list(_rows(json.loads(data)))
        except ValueError as error:
            raise SourceError(f"{self._endpoint}: the answer is no JSON ({error})") from error
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".part")
        draft.write_bytes(data)
        draft.replace(kept)
        return rows

    def _ask(self, query: str) -> bytes:
        wait = self._asked + self._pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            answer = self._pool.request("GET", self._endpoint, fields={"query": query, "format": "json"})
        except urllib3.exceptions.HTTPError as error:
            raise SourceError(f"{self._endpoint}: no answer ({type(error).__name__}); try again later") from error
        finally:
            self._asked = time.monotonic()
            self.asked += 1
        if answer.status != 200:
            raise SourceError(f"{self._endpoint}: status {answer.status}; try again later or ask for less")
        return answer.data


def _rows(answer: Any) -> Iterator[Row]:
    try:
        for binding in answer["results"]["bindings"]:
            yield {name: _bare(str(value["value"])) for name, value in binding.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise SourceError("the answer has not the form of SPARQL results") from error


def _bare(value: str) -> str:
    head, slash, id = value.rpartition("/entity/")
    return id if slash and head.startswith(("http://", "https://")) else value
