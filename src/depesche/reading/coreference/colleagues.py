"""Several who hold the same office: "die Außenminister Frankreichs, Italiens und Österreichs"."""

from depesche.languages.de import nouns
from depesche.model import EntityType, MentionForm
from depesche.reading.coreference import discourse
from depesche.reading.draft import Draft, MentionDraft
from depesche.reading.words import Words, words_of

_MOST = 4  # joints in a row
_AMBIGUOUS = 3  # a title of more offices names none


def further_owners(draft: Draft, words: Words, end: int) -> list[tuple[str, int]]:
    """The states listed after the first owner, which ends before token ``end``, each with the token where it ends."""
    lists = discourse.anaphors()
    found: list[tuple[str, int]] = []
    joined = False
    at = end
    first = discourse.mention_at(draft, words, end - 1)
    # behind "von" no ending tells the genitive: "die Präsidenten von Armenien und Aserbaidschan"
    listed = first is not None and words.low[words.at(first.start) - 1] == "von"
    while at < len(words) and at - end < _MOST and words.sent[at] == words.sent[end - 1]:
        low = words.low[at]
        mention = discourse.mention_at(draft, words, at)
        if low in lists["joints"] | lists["genitive"] and (mention is None or mention.start < words.start[at]):
            joined = joined or low in lists["joints"]
            at += 1
            continue
        last = bool(found) and joined  # "Frankreichs, Italiens und Österreich"
        genitive = (
            listed
            or last
            or words.text[at].endswith(("s", "x", "z", "’", "'"))
            or words.low[at - 1] in lists["genitive"]
        )
        if not joined or mention is None or mention.start != words.start[at] or not genitive:
            break
        if draft.entities[mention.entity].type is not EntityType.STATE:
            break
        end = at = words.within(mention.start, mention.end)[-1] + 1
        found.append((mention.entity, end))
        joined = False
    return found


def colleagues(draft: Draft, group: MentionDraft) -> list[str]:
    """Who holds the office that a group shares, one for each state in its mention; nobody if one is not known.

    Mixed teams ("Vertreter Georgiens und Armeniens") are their states.
    """
    if draft.entities[group.entity].type is not EntityType.GROUP or draft.anchor is None:
        return []
    words = words_of(draft.doc)
    if group.form is MentionForm.PRONOUN:
        named = [each for each in draft.mentions_in(0, group.start) if each.entity == group.entity]
        group = next((each for each in reversed(named) if each.form is not MentionForm.PRONOUN), group)
    role = nouns.role(words.text[group.head])
    behind = draft.mentions_in(words.end[group.head], group.end)
    inside = [each.entity for each in behind if each.entity.startswith("state/")]
    states = list(dict.fromkeys(inside))
    if len(states) < 2:
        return []
    team = nouns.group(words.text[group.head])
    if team is not None and team.kind == "officials":
        return states
    if role is None:
        return []
    found: list[str] = []
    for state in states:
        if len(draft.knowledge.offices_for_title(role.title, state)) > _AMBIGUOUS:
            return []  # "die Minister" may be any
        holder = discourse.holder_of(draft, role.title, state)
        if holder is None:
            return []
        found.append(holder)
    return found
