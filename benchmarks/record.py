"""How adding and asking grow with the size of the record, on synthetic readings; no language model is involved.

Run: python benchmarks/record.py [SIZES…]. Prints one line of JSON a size; benchmarks/README.md keeps the last figures.
"""

import gc
import hashlib
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
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
from depesche.reading.strangers import stranger
from depesche.record import Record

STATES = 150
#: common given names, so that the cascade of names meets what it knows
_GIVEN = re.findall(
    r"\w+",
    "Anna Peter Hans Maria Olga Ali Jan Petra Klaus Sven Nina Pawel Sergej Elena Omar Fatima Jean Claire Luis Carmen "
    "Yuki Mehmet Ayse Giulia Marco Ivan Dmitri Tatjana Erik Astrid Tomasz Agnieszka Janos Katalin Mihai Ioana Dauren "
    "Aigul Timur Leyla",
)
#: persons for each surname, and how flat their frequencies are: the commonest surname is that of one in sixty or so, as
#: Müller is in Germany
_PER_SURNAME, _FLAT = 8, 10
_SYLLABLES = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("", "n")]
MADE_BY = MadeBy(depesche="benchmark", model="none", knowledge="none")


def _entity(n: int) -> Entity:
    code = chr(65 + n // 26) + chr(65 + n % 26)
    return Entity(id=f"state/{code}", type=EntityType.STATE, names=Names(de=f"Staat {code}"), country=code, known=True)


def _words(chance: random.Random, count: int) -> str:
    """Made-up words, of some ten thousand."""
    return " ".join(chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) for _ in range(count))


def _spelled_otherwise(name: str) -> str:
    """Another spelling of the same sound, where there is one."""
    for one, other in (("f", "v"), ("ss", "s"), ("k", "c"), ("t", "th"), ("s", "ss")):
        if one in name[1:]:
            return name[0] + name[1:].replace(one, other, 1)
    return name


class Strangers:
    """Persons and bodies that no list has: half as many as documents, the first of them named most."""

    def __init__(self, documents: int, chance: random.Random) -> None:
        self._chance = chance
        pool = max(documents // 2, 4)
        surnames = ["".join(self._syllables(3)).capitalize() for _ in range(max(pool // _PER_SURNAME, 2))]
        bearers = self._drawn(surnames, pool)
        self._persons = [(chance.choice(_GIVEN), surname, chance.randrange(STATES)) for surname in bearers]
        self._bodies = [f"{_words(chance, 2).title()} Verband" for _ in range(pool)]
        self._weights = list(accumulate(1 / (n + _FLAT) for n in range(pool)))

    def _syllables(self, count: int) -> list[str]:
        return [self._chance.choice(_SYLLABLES) for _ in range(count)]

    def _drawn(self, items: list[str], count: int) -> list[str]:
        return self._chance.choices(items, [1 / (n + _FLAT) for n in range(len(items))], k=count)

    def of(self, document: str) -> list[tuple[Entity, str]]:
        """Two persons and a body with the words that name them: one name in eight is spelled otherwise, one in four is
        a bare surname, which belongs to its document."""
        chance, found = self._chance, []
        for given, surname, state in chance.choices(self._persons, cum_weights=self._weights, k=2):
            country = _entity(state).country if chance.random() < 0.5 else None
            family = _spelled_otherwise(surname) if chance.random() < 0.125 else surname
            bare = chance.random() < 0.25
            words = family if bare else f"{given} {family}"
            found.append((stranger(EntityType.PERSON, words, None, country, (), document if bare else None), words))
        body = chance.choices(self._bodies, cum_weights=self._weights)[0]
        found.append((stranger(EntityType.ORGANIZATION, body), body))
        return list({entity.id: (entity, words) for entity, words in found}.values())


def readings(count: int, chance: random.Random) -> Iterator[Reading]:
    """``count`` readings of some 110 words with six events and a figure each among 150 states over ten years, and with
    two persons and a body that no list has.

    Every tenth takes over the words of one of the last hundred.
    """
    entities = [_entity(n) for n in range(STATES)]
    strangers = Strangers(count, chance)
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
        id = f"sha256-{hashlib.sha256(text.encode()).hexdigest()}"
        named = strangers.of(id)
        for entity, words in named:
            start = len(text) + 1
            text += f" {words}."
            form = MentionForm.NAME
            mentions.append(Mention(start=start, end=start + len(words), text=words, entity=entity.id, form=form))
        yield Reading(
            document=Document(id=id, text=text, published=Published(edtf=day.isoformat())),
            entities=(*present, *(entity for entity, _ in named)),
            mentions=tuple(mentions),
            quantities=(figure,),
            events=tuple(events),
            made_by=MADE_BY,
        )


def _mb() -> float:
    """The memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def measure(size: int) -> dict[str, float]:
    """Seconds for filling, for one more document, and for the questions, at ``size`` documents."""
    figures: dict[str, float] = {"documents": size}

    def timed(name: str, started: float) -> None:
        figures[name] = round(time.perf_counter() - started, 4)

    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "a.db") as record:
        every = readings(size + 2, random.Random(7))
        started = time.perf_counter()
        record.add(islice(every, size))
        timed("fill s", started)
        started = time.perf_counter()
        record.link()
        timed("link all s", started)
        started = time.perf_counter()
        Questions(record)
        timed("first open s", started)
        gc.collect()
        before = _mb()
        for n in ("", "second "):
            started = time.perf_counter()
            record.add(islice(every, 1))
            record.link()
            timed(f"{n}one more s", started)
            started = time.perf_counter()
            asked = Questions(record)
            timed(f"{n}open after it s", started)
        started = time.perf_counter()
        asked = Questions(record)
        timed("open again s", started)
        gc.collect()
        figures["MB of opening"] = round(_mb() - before, 1)
        started = time.perf_counter()
        asked.find("Staat AA")
        timed("find s", started)
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
