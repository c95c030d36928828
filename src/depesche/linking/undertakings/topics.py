"""What the event of a sentence is about, by the sentence's words.

There is no tree here: a stretch begins at a noun of agreement, a preposition or the first noun that says something, and
reaches to the end of its clause, the next verb or the next time. What it says are its nouns by stem, and its figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.linking.texts.stems import ends_in, modifier, stem
from depesche.linking.undertakings.moods import only_named
from depesche.linking.undertakings.phrases import Token, clause, inner_zu, phrase, phrase_start, tokens, trigger_of
from depesche.linking.undertakings.subjects import Note, Subject
from depesche.linking.undertakings.vocabulary import Vocabulary, vocabulary
from depesche.model import EventType

#: a longer stretch is cut at a word
_LONGEST = 160
#: so many clauses on what is promised may follow
_CLAUSES = 3
#: what is done with papers: one that another clause names may be meant
_PAPER = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.REJECT, EventType.SANCTION})
#: shorter words, and parts of words, say too little
_PART = 3


def subjects(text: str, type: EventType, mode: str | None, note: Note) -> list[Subject]:
    """What a sentence's event is about, one subject for each agreement that it names; at least one."""
    words = tokens(text, note.names, note.times)
    trigger = trigger_of(words, note.trigger)
    around = clause(words, trigger) if trigger is not None else range(len(words))
    if type is EventType.CONSULT or mode == "invite":
        return [_meeting(text, words, trigger, around, mode)]
    named = _instruments(words, around) or (_instruments(words, range(len(words)))[:1] if type in _PAPER else [])
    if named:
        return [_stretch(text, words, first, last, head) for first, last, head in _agreements(words, named, trigger)]
    stretches = list(_otherwise(words, trigger, around, type))
    found = next((each for each in stretches if _says(words, range(each[0], each[1] + 1))), None)
    if found or stretches:
        content = next(_content_after(words, around), None) if type is EventType.AGREE and trigger is not None else None
        said = _stretch(text, words, *(found or content or stretches[0]))
        own = content is not None and trigger is not None and phrase(words, trigger) == around.stop - 1
        bare = type is EventType.AGREE and not own and only_named(words, trigger)
        return [replace(said, points=said.points and content is None, named=bare)]
    anywhere = next(_nouns(words, range(len(words)), trigger), None)
    first, last = anywhere or (trigger or 0, trigger or 0)
    at = words[first].start if words else 0
    return [Subject(text[at : words[last].end] if words else text, at, points=True)]  # a hint, and no more


def whole(text: str, note: Note, within: range) -> Subject:
    """All that the words ``within`` of a sentence are about, for what tells the fate of something named elsewhere."""
    words = tokens(text, note.names, note.times)
    known = vocabulary()
    pointing = [n for n in within if words[n].says and stem(words[n].text) in known.of_agreements]
    head = next(iter(_instruments(words, within) or pointing), None)
    return replace(
        _said(words, within),
        text=text,
        instrument=None if head is None else _instrument(words[head]) or "treaty",
        definite=head is not None and head > 0 and words[head - 1].low in known.definite,
    )


def _instrument(token: Token) -> str | None:
    """The kind of agreement that a word names."""
    found = vocabulary().instrument(token.parts[-1]) if token.capital and not token.named else None
    return found[0] if found else None


def _instruments(words: Sequence[Token], within: range) -> list[int]:
    return [n for n in within if _instrument(words[n])]


def _agreements(words: Sequence[Token], named: Sequence[int], trigger: int | None) -> Iterator[tuple[int, int, int]]:
    """The stretches of the agreements at ``named``, without those that complete another ("Protokoll zum Vertrag")."""
    done = -1
    for head in named:
        if head <= done:
            continue
        others = [each for each in named if each > head]
        apart = next((each for each in others if any(words[n].joins for n in range(head, each))), len(words))
        last = phrase(words, head, stop=trigger if trigger != head else None, before=apart)
        done = last
        yield phrase_start(words, head), last, head


def _otherwise(
    words: Sequence[Token], trigger: int | None, around: range, type: EventType
) -> Iterator[tuple[int, int]]:
    """Stretches that may say it where no agreement is named, the likeliest first."""
    known = vocabulary()
    if trigger is None:
        yield from _nouns(words, around, None)
        return
    if words[trigger].capital and not words[trigger].named:
        yield phrase_start(words, trigger), phrase(words, trigger)
    if type is EventType.AGREE:
        content = list(_content_after(words, around))
        yield from content
        for n in around if not content else ():
            if words[n].low in known.reached and n + 1 < len(words) and not words[n + 1].named:
                last = phrase(words, n + 1, stop=trigger if trigger > n else None)
                if last in around:
                    yield n + 1, last
        if content:
            return
        yield from _content_before(words, around, trigger)
    yield from _nouns(words, around, trigger)


def _content_after(words: Sequence[Token], around: range) -> Iterator[tuple[int, int]]:
    """The clause that follows, if it is one of "zu" or "dass": what is promised. A condition may stand between."""
    stop = around.stop
    for _ in range(_CLAUSES):
        if not (stop + 1 < len(words) and words[stop].text in (",", ":")):
            return
        after = clause(words, stop + 1)
        lows = [words[n].low for n in after]
        if lows[:1] == ["dass"]:
            yield after.start, _verb_at_end(words, after)
            return
        to_do = any(low == "zu" and n + 2 >= len(lows) for n, low in enumerate(lows)) or (lows and inner_zu(lows[-1]))
        if to_do and lows[0] not in vocabulary().purposes:
            yield after.start, after.stop - 1
            return
        if not lows or lows[0] not in vocabulary().conditions:
            return
        stop = after.stop


def _verb_at_end(words: Sequence[Token], within: range) -> int:
    """The last word of a clause with its verb at the end, past a comma within it."""
    for _ in range(_CLAUSES):
        after = within.stop + 1
        if not words[within.stop - 1].capital or after >= len(words) or words[within.stop].text != ",":
            break
        within = range(within.start, clause(words, after).stop)
    return within.stop - 1


def _content_before(words: Sequence[Token], around: range, trigger: int | None) -> Iterator[tuple[int, int]]:
    """The clause before, after its first verb: "Usbekistan werde 200 Millionen Dollar investieren, kündigte er an"."""
    last, begins = around.start - 2, words[around.start].low if around else ""
    inverted = begins in vocabulary().finite or (trigger is not None and around.start == trigger)
    if last < 0 or words[around.start - 1].text != "," or not inverted:
        return
    before = clause(words, last)
    verb = next((n for n in before if words[n].low in vocabulary().finite), None)
    if verb is not None and verb + 1 < before.stop:
        yield verb + 1, before.stop - 1


def _nouns(words: Sequence[Token], around: range, trigger: int | None) -> Iterator[tuple[int, int]]:
    """Noun phrases of the clause: those with figures first, then those that are no part of another, the last first."""
    found = []
    done = -1
    for n in around:
        if n > done and n != trigger and words[n].says:
            done = phrase(words, n, stop=trigger if trigger is not None and trigger > n else None)
            found.append((phrase_start(words, n), done))

    def rank(each: tuple[int, int]) -> tuple[bool, bool, int]:
        return not _said(words, range(each[0], each[1] + 1)).figures, _hangs(words, each[0]), -each[0]

    yield from sorted(found, key=rank)


def _hangs(words: Sequence[Token], first: int) -> bool:
    """Whether a preposition stands before a phrase, across its article."""
    before = first - 1
    while before >= 0 and words[before].low in vocabulary().articles:
        before -= 1
    return before >= 0 and words[before].low in vocabulary().links


def _meeting(text: str, words: Sequence[Token], trigger: int | None, around: range, mode: str | None) -> Subject:
    """A meeting by its noun, with what it is of or about; else by its place, else by the verb."""
    known = vocabulary()
    at = trigger or 0
    nouns = [n for n in around if words[n].capital and not words[n].time and known.meeting(words[n].parts[-1])]
    if mode == "invite":
        nouns = [n for n in nouns if _invited_to(words, n)]
    head = trigger if trigger in nouns else min(nouns, key=lambda n: (abs(n - at), n), default=None)
    kind = {"visit": "visit", "host": "visit", "multilateral": "summit"}.get(mode or "")
    if head is not None:
        last = phrase(words, head, stop=trigger if trigger != head else None)
        said = _stretch(text, words, phrase_start(words, head), last)
        return replace(said, instrument=known.meeting(words[head].parts[-1]))
    goals = [n for n in around if words[n].low in ("nach", "in") and n + 1 < len(words) and words[n + 1].named]
    after = next(_content_after(words, around), None) if mode == "invite" else None
    if not words or not (goals or after or trigger is not None):
        return Subject(text, instrument=kind)
    whom = max((n for n in range(at) if not words[n].named), default=-1) + 1
    whom = whom if whom > around.start else at  # "Indien besuchen", but not "Kishida besuchte"
    first = min(goals, key=lambda n: (abs(n - at), n), default=whom)
    last = phrase(words, first + 1) if goals and first > at else at
    if after and not goals:
        first, last = after
    return Subject(text[words[first].start : words[last].end], words[first].start, instrument=kind)


def _invited_to(words: Sequence[Token], noun: int) -> bool:
    """Whether "zu" stands before the noun's phrase."""
    first = phrase_start(words, noun)
    return any(words[n].low in ("zu", "zum", "zur") for n in range(max(0, first - 2), first))


def _stretch(text: str, words: Sequence[Token], first: int, last: int, head: int | None = None) -> Subject:
    while first < last and words[first].low in vocabulary().articles:
        first += 1
    said = _said(words, range(first, last + 1))
    begin = words[first].start
    while last > first and words[last].end - begin > _LONGEST:
        last = max((n for n in range(first, last) if words[n].capital), default=first)
    opened = [n for n in range(first, last + 1) if words[n].text == "("]
    if opened and not any(words[n].text == ")" for n in range(opened[-1], last + 1)):
        last = last + 1 if words[last + 1 : last + 2] and words[last + 1].text == ")" else max(first, opened[-1] - 1)
    definite = first > 0 and words[first - 1].low in vocabulary().definite
    kind = _instrument(words[head]) if head is not None else None
    return replace(
        said,
        text=text[begin : words[last].end],
        start=begin,
        instrument=kind,
        definite=definite,
        points=definite and not (said.specific or said.weak),
    )


def _says(words: Sequence[Token], within: range) -> bool:
    said = _said(words, within)
    return said.specific or bool(said.weak)


def _said(words: Sequence[Token], within: range) -> Subject:
    known = vocabulary()
    content: set[str] = set()
    weak: set[str] = set()
    figures: set[str] = set()
    for n in within:
        token = words[n]
        if token.number is not None and not token.time:
            figures.update(_figure(words, n, within, known))
        if token.says:
            parts = token.parts
            for part in parts if stem(parts[-1]) not in known.units else ():
                _sort(part, known, content, weak)
    return Subject("", words=frozenset(content), weak=frozenset(weak), figures=frozenset(figures))


def _sort(part: str, known: Vocabulary, content: set[str], weak: set[str]) -> None:
    """Puts what a noun says to ``content`` or ``weak``: of agreements and empty nouns only what stands before them."""
    whole = stem(part)
    paper = known.instrument(part)
    at = ends_in(whole, known.heads)
    if whole in known.weak:
        weak.add(whole)
    elif paper:
        if len(paper[1]) >= _PART:
            content.add(modifier(paper[1]))
    elif at and at >= _PART:
        content.add(modifier(whole[:at]))
    elif whole not in known.empty and len(whole) >= _PART and not known.meeting(part):
        content.add(whole)


def _figure(words: Sequence[Token], n: int, within: range, known: Vocabulary) -> Iterator[str]:
    value, at = words[n].number or 0.0, n + 1
    while at in within and words[at].low in known.scales:
        value, at = value * known.scales[words[at].low], at + 1
    unit = next(
        (words[k] for k in range(at, min(at + 2, within.stop)) if words[k].capital and not words[k].named), None
    )
    if unit is None or unit.time:
        return
    name = stem(unit.parts[-1])
    if known.instrument(unit.parts[-1]) or known.meeting(unit.parts[-1]):
        return  # "drei Abkommen" are as good as four
    if name in known.units or (name not in known.empty and name not in known.weak):
        yield f"{value:g} {name}"
