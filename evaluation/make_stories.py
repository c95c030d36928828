"""Documents on few happenings, many of them echoes of one another, with the truth beside them.

    python evaluation/make_stories.py OUT

reads ``stories/*.yaml`` beside this file and writes ``OUT/stories.jsonl`` (one document a line) and
``OUT/stories.truth.json``: ``stories`` has the documents of each story, ``echoes`` the pairs that share text, with
their ``kind`` and the ``original`` (null where nobody could tell). Same stories, same bytes.

Out of each story come its **base** as an agency has it and what others made of that: **copies** (the same text with a
credit, other white space or the title on top), a **near** one (rewritten by an editor, sometimes without its end), a
**cut** (the first paragraphs), a **translation**; and what owes it nothing: the **independent** report, alone or with a
**passage** (one paragraph of the base, or of another story's base where the story names one as its ``background``),
and the **update**. Documents lose their days, and credited ones may be dated before what they repeat.

Who repeats whom is told by the day and by the credit. Of a base and what was made of it, the base is the original if
the other credits its agency or is dated later, or is its uncredited beginning. Of two documents made of one base, the
earlier is the original, or the whole text over its beginning, unless the two clues contradict; but a credit names an
agency and neither of the two, so that between them nobody could tell.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import yaml

HERE = Path(__file__).parent / "stories"
#: a paragraph taken over is at least so long
PASSAGE = 35
#: of a paragraph that two texts share, at least so many words stand in runs of five or more; below LITTLE it is chance
SHARED, LITTLE = 20, 6
#: words of a cut, and its least and greatest share of the base and of the rewritten text
CUT, LEAST, MOST = 40, 0.3, 0.72
#: a rewritten text that has lost its end keeps this share of the base
KEPT = 0.8

AGENCIES = {
    "dpa": "dpa.com", "AFP": "afp.com", "Reuters": "reuters.com", "APA": "apa.at", "Interfax": "interfax.ru",
    "TASS": "tass.ru", "Xinhua": "german.xinhuanet.com", "Anadolu": "aa.com.tr",
}  # fmt: skip
RUSSIAN = {"Interfax": "Интерфакс", "TASS": "ТАСС", "Xinhua": "Синьхуа", "Anadolu": "Анадолу", "Reuters": "Рейтер"}
OUTLETS = (
    "elbkurier", "morgenpost-sued", "weltblick", "steppenbote", "hanse-anzeiger", "alpenzeitung", "tagesbrief",
    "nachrichtenstrom", "ostspiegel", "der-kiebitz", "rheinblatt", "auslandspost", "kontor-news", "heideecho",
)  # fmt: skip
FOREIGN = {"en": "world-brief", "ru": "vestnik-dnya", "fr": "le-courrier-du-soir", "pl": "kurier-poranny"}
CREDITS = {
    "de": ("({})", "Quelle: {}", "Mit Material von {}"),
    "en": ("({})", "Source: {}"),
    "ru": ("({})", "Источник: {}"),
    "fr": ("({})", "Source : {}"),
    "pl": ("({})", "Źródło: {}"),
}

#: how a document is dated (days after the base; None: no day) and whether it credits the agency; what stands twice is
#: twice as frequent. Days before the base only with a credit: it alone tells then.
Dating = tuple[int | None, bool]
DATINGS: dict[str, tuple[Dating, ...]] = {
    "copy": ((0, True), (0, True), (1, True), (1, False), (1, False), (1, False), (0, False), (0, False),
             (None, True), (-1, True), (-2, True), (None, False)),
    "near": ((1, False), (1, False), (1, False), (2, False), (0, True), (0, True), (1, True), (0, False), (None, True)),
    "cut": ((0, True), (0, True), (1, False), (1, False), (1, False), (1, True), (None, True), (-1, True)),
    "passage": ((1, False), (1, False), (1, False), (0, True), (1, True), (0, False), (None, True)),
    "translated": ((1, False), (1, False), (0, True), (0, True), (1, True), (2, False), (0, False)),
    "independent": ((0, False), (0, False), (1, False), (0, True), (None, False)),
}  # fmt: skip

Value = TypeVar("Value")
Story = Mapping[str, Any]


@dataclass(frozen=True)
class Made:
    """A document and how it came to be: ``carries`` are the paragraphs, as (story, number), that it has of bases."""

    id: str
    role: str
    story: str
    title: str | None
    text: str
    day: date | None
    domain: str
    language: str
    credit: str | None = None
    carries: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def row(self) -> dict[str, str]:
        """The line of JSON."""
        row = {"id": self.id, "title": self.title, "text": self.text, "date": self.day and self.day.isoformat()}
        return {k: v for k, v in row.items() if v} | {"source_domain": self.domain, "language": self.language}


def pick(options: Sequence[Value], *key: object) -> Value:
    """One of ``options``, by chance but always the same for one ``key``, whatever else is drawn."""
    return options[int(hashlib.sha256(repr(key).encode()).hexdigest(), 16) % len(options)]


def words(text: str) -> list[str]:
    """The words of a text, lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def shared(passage: str, text: str, run: int = 5) -> int:
    """How many words of ``passage`` stand in runs of ``run`` words that ``text`` has as well."""
    mine, theirs = words(passage), words(text)
    runs = {tuple(theirs[at : at + run]) for at in range(len(theirs) - run + 1)}
    return len({at + n for at in range(len(mine) - run + 1) if tuple(mine[at : at + run]) in runs for n in range(run)})


def joined(paragraphs: Sequence[str]) -> str:
    """The text of paragraphs."""
    return "\n\n".join(paragraphs)


def load(folder: Path = HERE) -> dict[str, Story]:
    """The stories of all files by id. Raises ValueError for an id that stands twice or a background that is none."""
    stories: dict[str, Story] = {}
    for path in sorted(folder.glob("*.yaml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8")):
            if story["id"] in stories:
                raise ValueError(f"{path}: there are two stories {story['id']}")
            stories[story["id"]] = story
    for story in stories.values():
        if story.get("background", story["id"]) not in stories:
            raise ValueError(f"{story['id']}: its background {story['background']} is no story")
    return stories


class Maker:
    """Makes the documents of one story; ``stories`` are all, for passages out of others."""

    def __init__(self, story: Story, stories: Mapping[str, Story]) -> None:
        self.story, self.stories, self.id = story, stories, str(story["id"])
        self.day: date = story["day"]
        self.paragraphs: list[str] = story["base"]["paragraphs"]
        self.agency = pick([*AGENCIES, "dpa", "dpa"], self.id, "agency")
        self.all = frozenset((self.id, number) for number in range(len(self.paragraphs)))
        self.outlets = sorted(OUTLETS, key=lambda outlet: hashlib.sha256((self.id + outlet).encode()).hexdigest())
        self.made: list[Made] = []

    def documents(self) -> list[Made]:
        """All documents of the story."""
        dated = self.day if pick(range(12), self.id, "base day") else None
        named = f"\n\n({self.agency})" if not pick(range(8), self.id, "names itself") else ""
        base = self.story["base"]
        text = joined(self.paragraphs) + named
        self._put(
            Made(f"{self.id}-base", "base", self.id, base["title"], text, dated, self._host, "de", None, self.all)
        )
        self._copy(1)
        self._near()
        self._cut()
        if "translated" in self.story:
            self._foreign()
        self._independent()
        if "update" in self.story:
            self._update()
        if len(self.made) < 5 or not pick(range(5), self.id, "two copies") or not pick(range(4), self.id, "again"):
            self._copy(2)
        return self.made

    @property
    def _host(self) -> str:
        return AGENCIES[self.agency]

    def _put(self, made: Made) -> None:
        self.made.append(made)

    def _dating(self, role: str, number: int = 1) -> tuple[date | None, bool]:
        days, credited = pick(DATINGS[role], self.id, role, number)
        return (None if days is None else self.day + timedelta(days)), credited

    def _outlet(self) -> str:
        return self.outlets[len(self.made)] + ".example"

    def _credit(self, language: str, number: int, forms: int) -> str:
        """A line that names the agency."""
        name = RUSSIAN.get(self.agency, self.agency) if language == "ru" else self.agency
        known = CREDITS.get(language, ("({})",))[:forms]
        return known[(pick(range(2), self.id, language, "credit") + number) % len(known)].format(name)

    def _copy(self, number: int) -> None:
        day, credited = self._dating("copy", number)
        title: str | None = self.story["base"]["title"]
        text = joined(self.paragraphs)
        there = {made.text for made in self.made}
        if credited:
            texts = [f"{text}\n\n{self._credit('de', number + turn, 2)}" for turn in range(2)]
            texts.append(f"{text}\n{self._credit('de', number, 2)}")
        else:
            texts = ["\n".join(self.paragraphs), f"{title}\n\n{text}", text + "\n"]
            texts = texts[pick(range(2), self.id, "white", number) :] + texts
        text = next(each for each in texts if each not in there)
        title = None if title and text.startswith(title) else title
        credit = self.agency if credited else None
        id = f"{self.id}-copy{number}"
        self._put(Made(id, "copy", self.id, title, text, day, self._outlet(), "de", credit, self.all))

    def _near(self) -> None:
        day, credited = self._dating("near")
        kept: list[str] = self.story["rewritten"]["paragraphs"]
        short = kept[:-1]
        length = len(words(joined(short)))
        if pick(range(2), self.id, "shorter") and length >= KEPT * len(words(joined(self.paragraphs))):
            kept = short
        text = joined(kept)
        carried = frozenset((self.id, n) for n, each in enumerate(self.paragraphs) if shared(each, text) >= SHARED)
        self._add("near", self.story["rewritten"]["title"], text, day, credited, carried)

    def _cut(self) -> None:
        near = min(len(words(self.made[-1].text)), len(words(joined(self.paragraphs))))
        fitting = [
            n
            for n in range(1, len(self.paragraphs))
            if (size := len(words(joined(self.paragraphs[:n])))) >= CUT and LEAST * near <= size <= MOST * near
        ]
        if fitting:
            day, credited = self._dating("cut")
            number = pick(fitting, self.id, "cut")
            title = pick([self.story["base"]["title"], self.story["rewritten"]["title"]], self.id, "cut title")
            carried = frozenset((self.id, n) for n in range(number))
            self._add("cut", title, joined(self.paragraphs[:number]), day, credited, carried)

    def _foreign(self) -> None:
        version = self.story["translated"]
        day, credited = self._dating("translated")
        text = joined(version["paragraphs"])
        self._add("translated", version["title"], text, day, credited, self.all, version["language"])

    def _independent(self) -> None:
        report = self.story["independent"]
        source = self.stories[self.story.get("background", self.id)]
        number = self._passage(source)
        alone = source is self.story and pick(range(5), self.id, "alone") < (2 if "translated" not in self.story else 3)
        if number is None or alone:
            day, credited = self._dating("independent")
            other = pick([name for name in AGENCIES if name != self.agency], self.id, "other agency")
            line = f"\n\n({other})" if credited else ""
            text = joined(report["paragraphs"]) + line
            id = f"{self.id}-independent"
            self._put(Made(id, "independent", self.id, report["title"], text, day, self._outlet(), "de", None))
            return
        day, credited = self._dating("passage")
        if source is not self.story:
            day, credited = self.day, False
        place = pick(range(1, len(report["paragraphs"]) + 1), self.id, "place")
        own = report["paragraphs"]
        text = joined([*own[:place], source["base"]["paragraphs"][number], *own[place:]])
        self._add("passage", report["title"], text, day, credited, frozenset({(source["id"], number)}))

    def _passage(self, source: Story) -> int | None:
        """The longest paragraph of a base that can be taken over and that its rewriting clearly has or has not."""
        rewritten = source["rewritten"]["paragraphs"]
        fitting = [
            (len(words(each)), -number)
            for number, each in enumerate(source["base"]["paragraphs"])
            if len(each.split()) >= PASSAGE
            and all(not LITTLE <= shared(each, joined(rewritten[:end])) < SHARED for end in (None, -1))
        ]
        return -max(fitting)[1] if fitting else None

    def _update(self) -> None:
        report = self.story["update"]
        day = report["day"] if pick(range(10), self.id, "update day") else None
        text = joined(report["paragraphs"])
        id = f"{self.id}-update"
        self._put(Made(id, "update", self.id, report["title"], text, day, self._outlet(), "de", None))

    def _add(
        self,
        role: str,
        title: str,
        text: str,
        day: date | None,
        credited: bool,
        carries: frozenset[tuple[str, int]],
        language: str = "de",
    ) -> None:
        if credited:
            text += "\n\n" + self._credit(language, len(self.made), 3)
        domain = self._outlet() if language == "de" else FOREIGN.get(language, "correspondent") + ".example"
        credit = self.agency if credited else None
        self._put(Made(f"{self.id}-{role}", role, self.id, title, text, day, domain, language, credit, carries))


def kind(one: Made, other: Made) -> str:
    """How two documents that share text repeat each other."""
    roles = {one.role, other.role}
    if one.language != other.language:
        return "translated"
    if roles & {"passage", "cut"}:
        return "contained"
    return "near" if "near" in roles else "exact"


def original(one: Made, other: Made) -> Made | None:
    """Which of two echoes the other repeats, as far as days, credits and lengths tell; see the module's docstring."""
    dated = one.day is not None and other.day is not None and one.day != other.day
    first = min(one, other, key=lambda each: each.day or date.max) if dated else None
    uncut = {"base", "copy"}
    whole = next((a for a, b in ((one, other), (other, one)) if a.role in uncut and b.role == "cut"), None)
    base = next((each for each in (one, other) if each.role == "base"), None)
    made = other if base is one else one
    if base and made.credit:
        return base
    if one.credit or other.credit or (first and whole and first is not whole):
        return None
    return first or whole


def echoes(documents: Sequence[Made]) -> Iterator[dict[str, Any]]:
    """The pairs that share text."""
    for one, other in combinations(sorted(documents, key=lambda each: each.id), 2):
        if one.carries & other.carries:
            first = original(one, other)
            yield {
                "documents": [one.id, other.id],
                "kind": kind(one, other),
                "original": first.id if first else None,
            }


def make(stories: Mapping[str, Story]) -> list[Made]:
    """The documents of all stories, in an order that tells nothing."""
    made = [each for story in stories.values() for each in Maker(story, stories).documents()]
    return sorted(made, key=lambda each: hashlib.sha256(each.id.encode()).hexdigest())


def write(documents: Sequence[Made], folder: Path) -> None:
    """Writes the documents and the truth into ``folder``, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(each.row(), ensure_ascii=False) + "\n" for each in documents]
    (folder / "stories.jsonl").write_text("".join(rows), encoding="utf-8")
    told: dict[str, list[str]] = {}
    for each in sorted(documents, key=lambda each: each.id):
        told.setdefault(each.story, []).append(each.id)
    truth = {"stories": told, "echoes": list(echoes(documents))}
    (folder / "stories.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python evaluation/make_stories.py OUT")
    write(make(load()), Path(sys.argv[1]))
