"""How adding and asking grow with the size of the record, on synthetic readings; no language model is involved.

Run: python benchmarks/record.py [SIZES…]. Prints one line of JSON a size; benchmarks/README.md keeps the last figures.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
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
MADE_BY = MadeBy(depesche="benchmark", model="none", knowledge="none")


def _entity(n: int) -> Entity:
    code = chr(65 + n // 26) + chr(65 + n % 26)
    return Entity(id=f"state/{code}", type=EntityType.STATE, names=Names(de=f"Staat {code}"), country=code, known=True)


def readings(count: int, chance: random.Random) -> Iterator[Reading]:
    """``count`` readings with six events and two figures each among 150 states over ten years."""
    entities = [_entity(n) for n in range(STATES)]
    for n in range(count):
        text = f"Meldung {n}. " + "A traf B und sprach von 5 Milliarden Dollar. " * 6
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
        present = chance.sample(entities, 4)
        events = []
        for k in range(6):
            start = 9 + len(str(n)) + k * 45
            one, other = chance.sample(present, 2)
            roles = [(ParticipantRole.ACTOR, one, start), (ParticipantRole.RECIPIENT, other, start + 7)]
            events.append(
                Event(
                    id=f"ev-{n}-{k}",
                    start=start + 2,
                    end=start + 6,
                    text=text[start + 2 : start + 6],
                    sentence=Span(start=start, end=start + 44),
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
        yield Reading(
            document=Document(id=f"sha256-{n}", text=text, published=Published(edtf=day.isoformat())),
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
        *most, last = list(readings(size + 1, random.Random(7)))
        started = time.perf_counter()
        record.add(most)
        timed("fill s", started)
        started = time.perf_counter()
        record.add([last])
        timed("one more s", started)
        started = time.perf_counter()
        asked = Questions(record)
        asked.timeline(Asked(who=("state/AA", "state/AB")))
        timed("timeline of a pair s", started)
        started = time.perf_counter()
        asked.timeline()
        timed("whole timeline s", started)
        started = time.perf_counter()
        asked.figures(about=["state/AA"])
        timed("figures s", started)
        figures["MB on disk"] = round((Path(folder) / "a.db").stat().st_size / 2**20, 1)
    figures["peak MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def main() -> None:
    """Measures the sizes given, or 100, 1,000 and 10,000."""
    for size in map(int, sys.argv[1:] or ("100", "1000", "10000")):
        print(json.dumps(measure(size)), flush=True)


if __name__ == "__main__":
    main()
