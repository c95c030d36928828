"""Adjectives and parts of compounds that name a state or a city: "russisch-kasachisch", "Moskauer", "Irakkrieg"."""

from depesche.model import MentionForm
from depesche.reading import names
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.lookups import known_as
from depesche.reading.names import metonymy
from depesche.reading.words import Words, words_of


def find(draft: Draft) -> None:
    """Adds the mentions of adjectives and of first parts of compounds."""
    words = words_of(draft.doc)
    for match in names.matches_of(draft):
        if match.kind == "adjective" and match.entities[0].startswith("state/"):
            _add(draft, match.start, match.end, match.entities[0], MentionForm.ADJECTIVE, 1.0)
    lists = metonymy.lexicon()
    for index, text in enumerate(words.text):
        pos = words.pos[index]
        if pos == "ADJ" and len(text) > 5:
            if text[0].isupper() and text.endswith("er"):
                _city(draft, words, index)
            elif text.startswith(lists.adjective_prefixes) or any(each in text for each in lists.adjective_suffixes):
                _derived(draft, words, index)
        elif pos == "NOUN" and len(text) > 7:
            _compound(draft, words, index)


def _add(draft: Draft, start: int, end: int, entity: str, form: MentionForm, confidence: float) -> None:
    head = words_of(draft.doc).at(start)
    draft.add_mention(MentionDraft(start, end, entity, form, confidence, head), draft.knowledge.entity(entity))


def _city(draft: Draft, words: Words, index: int) -> None:
    """ "Hamburger", "Moskauer": the city."""
    start, end = words.start[index], words.end[index]
    if draft.mentions_in(start, end):
        return
    for match in known_as(draft.knowledge, words.text[index][:-2]):
        if match.kind in ("name", "capital"):
            place = next((each for each in match.entities if each.startswith("place/")), match.entities[0])
            _add(draft, start, end, place, MentionForm.ADJECTIVE, 0.8)


def _derived(draft: Draft, words: Words, index: int) -> None:
    """ "antiisraelisch", "indischstämmig": the state inside the adjective."""
    start, end = words.start[index], words.end[index]
    if draft.mentions_in(start, end):
        return
    lists = metonymy.lexicon()
    word = words.text[index]
    bare = next((word[len(each) :] for each in lists.adjective_prefixes if word.startswith(each)), word)
    cut = next((bare.index(each) for each in lists.adjective_suffixes if each in bare), len(bare))
    state = draft.knowledge.country_of_adjective(bare[:cut].lstrip("-"))
    if state:
        _add(draft, start, end, state, MentionForm.ADJECTIVE, 0.8)


def _compound(draft: Draft, words: Words, index: int) -> None:
    """The state in "Irakkrieg" and "Israelbesuch"."""
    low, start = words.low[index], words.start[index]
    if not low.endswith(metonymy.lexicon().compounds):
        return
    ending = next((each for each in metonymy.lexicon().compounds if low.endswith(each)), None)
    part = words.text[index][: -len(ending)] if ending else ""
    if len(part) < 4 or draft.mentions_in(start, words.end[index]):
        return
    for match in known_as(draft.knowledge, part):
        if match.entities[0].startswith("state/"):
            _add(draft, start, start + len(part), match.entities[0], MentionForm.NAME, 0.8)
