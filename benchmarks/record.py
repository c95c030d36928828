"""How adding and asking grow with the size of the record, on synthetic readings; no language model is involved.

Run: python benchmarks/record.py [SIZES…]. Prints one line of JSON a size; benchmarks/README.md keeps the last figures.
"""

import hashlib
import json
import random
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from depesche.model import (
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    MadeBy,
    Mention,
    MentionForm,
    Names,
    Participant,
    ParticipantRole,
    Published,
    Quantity,
    Reading,
    Span,
)
from depesche.queries import Asked, Questions
from depesche.record import Record

STATES = 150
_SYLLABLES = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("", "n")]
MADE_BY = MadeBy(depesche="benchmark", model="none", knowledge="none")


def _entity(n: int) -> Entity:
    code = chr(65 + n // 26) + chr(65 + n % 26)
    return Entity(id=f"state/{code}", type=EntityType.STATE, names=Names(de=f"Staat {code}"), country=code, known=True)


def _words(chance: random.Random, count: int) -> str:
    """Made-up words, of some ten thousand."""
    return " ".join(chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) for _ in range(count))


def readings(count: int, chance: random.Random) -> Iterator[Reading]:
    """``count`` readings of some 110 words with six events and two figures each among 150 states over ten years.

    Every tenth takes over the words of one of the last hundred.
    """
    entities = [_entity(n) for n in range(STATES)]
    last: deque[list[str]] = deque(maxlen=100)
    for n in range(count):
        lines = chance.choice(last) if last and n % 10 == 9 else [_words(chance, 16) for _ in range(6)]
        last.append(lines)
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
        present = chance.sample(entities, 4)
        text = f"Meldung {n}."
        events = []
        for k, line in enumerate(lines):
            start = len(text) + 1
            text += f" A traf B {line}."
            one, other = chance.sample(present, 2)
            roles = [(ParticipantRole.ACTOR, one, start), (ParticipantRole.RECIPIENT, other, start + 7)]
            events.append(
                Event(
                    id=f"ev-{n}-{k}",
                    start=start + 2,
                    end=start + 6,
                    text="traf",
                    sentence=Span(start=start, end=len(text)),
                    type=chance.choice(list(EventType)),
                    participants=tuple(
                        Participant(role=role, entity=entity.id, start=at, end=at + 1) for role, entity, at in roles
                    ),
                    date=(day - timedelta(days=chance.randrange(5))).isoformat(),
                )
            )
        mentions = [
            Mention(start=event.start - 2, end=event.start - 1, text="A", entity=entity.id, form=MentionForm.NAME)
            for event, entity in zip(events, present, strict=False)
        ]
        figure = Quantity(
            start=0, end=7, text="Meldung", value=5e9, unit="USD", about=(present[0].id,), period=str(day.year)
        )
        id = hashlib.sha256(text.encode()).hexdigest()
        yield Reading(
            document=Document(id=f"sha256-{id}", text=text, published=Published(edtf=day.isoformat())),
            entities=tuple(present),
            mentions=tuple(mentions),
            quantities=(figure,),
            events=tuple(events),
            made_by=MADE_BY,
        )


def measure(size: int) -> dict[str, float]:
    """Seconds for filling, for one more document, and for the questions, at ``size`` documents."""
    figures: dict[str, float] = {"documents": size}

    def timed(name: str, started: float) -> None:
        figures[name] = round(time.perf_counter() - started, 4)

    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "a.db") as record:
        every = readings(size + 1, random.Random(7))
        started = time.perf_counter()
        record.add(islice(every, size))
        timed("fill s", started)
        started = time.perf_counter()
        record.link()
        timed("link all s", started)
        started = time.perf_counter()
        record.add(every)
        record.link()
        timed("one more s", started)
        started = time.perf_counter()
        asked = Questions(record)
        timed("open s", started)
        started = time.perf_counter()
        asked.timeline(Asked(who=("state/AA", "state/AB")))
        timed("timeline of a pair s", started)
        started = time.perf_counter()
        asked.timeline(Asked(when="2019-05"))
        timed("timeline of a month s", started)
        started = time.perf_counter()
        asked.figures(about=["state/AA"])
        timed("figures s", started)
        started = time.perf_counter()
        asked.stories()
        timed("stories s", started)
        figures["MB on disk"] = round((Path(folder) / "a.db").stat().st_size / 2**20, 1)
    figures["peak MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def main() -> None:
    """Measures the sizes given, or 100, 1,000 and 10,000."""
    for size in map(int, sys.argv[1:] or ("100", "1000", "10000")):
        print(json.dumps(measure(size)), flush=True)


if __name__ == "__main__":
    main()
