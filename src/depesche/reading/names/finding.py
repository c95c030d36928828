"""Names of persons, states, organizations, outlets and places: the known ones, and those that no list has.

What :meth:`Knowledge.scan` finds is joined with the model's names and with what stands behind titles and roles. A city
is the state where it acts or is addressed and the place where something happens there.
"""

from collections.abc import Sequence

from depesche.knowledge.base import NameMatch
from depesche.languages.de import nouns
from depesche.languages.de.first_names import gender_of_first_name
from depesche.model import EntityType, MentionForm
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.names import metonymy, person_names, persons, shapes, unlisted
from depesche.reading.words import Words, phrase_at, words_of

_MATCHES, _NAMES = "depesche.matches", "depesche.names"
_SCRATCH = (_MATCHES, _NAMES, "depesche.genders", "depesche.chief")
_PERSONAL = ("surname",)
#: how many tokens stand between two cities that are joined
_JOINED = 3


def find(draft: Draft) -> None:
    """Adds the mentions of all names; a day of publication that is not known yet does not matter here."""
    for key in _SCRATCH:
        draft.doc.user_data.pop(key, None)  # a doc may be read twice, with another day
    words = words_of(draft.doc)
    matches = matches_of(draft)
    listed = {
        index
        for match in matches
        if match.kind not in _PERSONAL
        and not match.entities[0].startswith("person/")
        and not _surname_here(words, match)
        for index in words.within(match.start, match.end)
    }
    blocked = listed | shapes.no_persons(draft, words)
    names = [name for name in person_names.names_in(draft, matches, blocked) if _in_report(draft, words, name)]
    _add_bodies(draft, words, names, matches)
    draft.doc.user_data[_NAMES] = (draft.anchor, names)
    persons.settle(draft, names, matches)
    held = {index for name in names for index in range(name.first, name.last)}
    _known(draft, words, matches, held)
    unlisted.find(draft, held | listed)


def _surname_here(words: Words, match: NameMatch) -> bool:
    """The name of a place or an outlet behind a first name ("Owen Paterson", "Michael Bloomberg") is a surname."""
    index = words.at(match.start)
    return (
        match.kind == "name"
        and match.entities[0].startswith(("place/", "outlet/", "org/"))
        and not words.text[index].isupper()
        and len(words.within(match.start, match.end)) == 1
        and index > 0
        and words.start[index] - words.end[index - 1] == 1
        and gender_of_first_name(words.text[index - 1]) is not None
    )


def resettle(draft: Draft) -> None:
    """Resolves the persons again if the day of publication has become known since."""
    day, names = draft.doc.user_data.get(_NAMES, (None, []))
    if draft.anchor == day or not names:
        return
    draft.mentions = [
        mention
        for mention in draft.mentions
        if mention.form is not MentionForm.NAME or draft.entities[mention.entity].type is not EntityType.PERSON
    ]
    persons.settle(draft, names, matches_of(draft))
    draft.doc.user_data[_NAMES] = (draft.anchor, names)


def matches_of(draft: Draft) -> list[NameMatch]:
    """All that the knowledge base finds in the text, looked up once; page furniture is left out."""
    found: list[NameMatch] | None = draft.doc.user_data.get(_MATCHES)
    if found is None:
        text = draft.shadow.text
        found = [match for match in draft.knowledge.scan(text) if not draft.in_boilerplate(match.start, match.end)]
        draft.doc.user_data[_MATCHES] = found
    return found


def _in_report(draft: Draft, words: Words, name: person_names.Name) -> bool:
    return not draft.in_boilerplate(words.start[name.first], words.end[name.last - 1])


def _known(draft: Draft, words: Words, matches: Sequence[NameMatch], held: set[int]) -> None:
    """Mentions of the known states, organizations, outlets and places."""
    answer: bool | None = None
    last = -_JOINED
    for match in matches:
        tokens = words.within(match.start, match.end) or range(words.at(match.start), words.at(match.start) + 1)
        if match.kind in ("adjective", "demonym", "surname") or any(index in held for index in tokens):
            continue
        if len(tokens) == 1 and _of_another(draft, words, match, tokens[0]):
            continue
        entity, form = match.entities[0], MentionForm.NAME
        if words.low[tokens[-1]].rpartition("-")[2] in metonymy.lexicon().currencies:
            continue
        if entity.startswith("person/"):
            continue
        if _is_capital(match):
            joined = answer if tokens[0] - last <= _JOINED else None
            answer, last = metonymy.acts(draft.doc, tokens[0], tokens[-1] + 1, joined), tokens[-1] + 1
            entity, form = _capital(draft, match, answer)
        elif match.kind == "metonym":
            form = MentionForm.METONYM
        draft.add_mention(
            MentionDraft(match.start, match.end, entity, form, head=tokens[-1]), draft.knowledge.entity(entity)
        )


def _is_capital(match: NameMatch) -> bool:
    """Whether a name may be a city and the state it stands for, the city first."""
    if match.kind == "capital":
        return True
    first, *others = match.entities
    return match.kind == "name" and first.startswith("place/") and any(each.startswith("state/") for each in others)


def _of_another(draft: Draft, words: Words, match: NameMatch, index: int) -> bool:
    """ "der Sicherheitsrat der OVKS", "der iranische Nationalrat": a body's noun that has another owner here."""
    if not nouns.body(words.text[index]) or "-" in words.text[index]:
        return False
    after = words.after(index)
    if index and words.pos[index - 1] == "ADJ" and words.capital(index - 1) is False:
        return True
    return after < len(words) and words.low[after] in ("der", "des") and words.sent[after] == words.sent[index]


def _capital(draft: Draft, match: NameMatch, acts: bool) -> tuple[str, MentionForm]:
    """The state that a city stands for if it ``acts``, else the city."""
    word = draft.shadow.text[match.start : match.end]
    places = [each for each in match.entities if each.startswith("place/")]
    others = [each for each in match.entities if not each.startswith("place/")]
    state = draft.knowledge.metonym(word) or draft.knowledge.country_of_capital(word) or next(iter(others), None)
    place = next(iter(places), None) or (draft.knowledge.capital_of(state) if state else None)
    if (acts or not place) and state:
        return state, MentionForm.METONYM
    return place or match.entities[0], MentionForm.NAME


def _add_bodies(draft: Draft, words: Words, names: Sequence[person_names.Name], matches: Sequence[NameMatch]) -> None:
    """Writes to every name the state or organization of the role it stands behind, if the words give one."""
    at: dict[int, str] = {}
    for match in matches:
        actors = match.entities if _is_capital(match) else match.entities[:1]
        actor = next((each for each in actors if each.startswith(("state/", "org/"))), None)
        if actor:
            at.update((index, actor) for index in words.within(match.start, match.end))
    for name in names:
        role = nouns.role(words.text[name.first - 1]) if name.first else None
        if role is None or role.kind == "title":
            continue
        phrase = phrase_at(words, name.first - 1)
        near = [*range(phrase.start, name.first), *([phrase.owner] if phrase.owner is not None else [])]
        found = [at[index] for index in near if index in at]
        if not found and role.first:
            inner = [match.entities[0] for match in draft.knowledge.scan(role.first)]
            found = [each for each in inner if each.startswith(("state/", "org/"))]
        if not found and role.lead.startswith("bundes"):
            found = ["state/DE"]
        name.body = found[0] if found else None
