"""Readable names for what no list has: the dictionary form of the words of the text."""

import re

from depesche.reading.draft import Draft
from depesche.reading.strangers import slug
from depesche.reading.words import Words

Span = tuple[int, int]
_ADJECTIVE = re.compile(r".{3,}(?:e|en|er|em|es)")


def bare_name(words: Words, span: Span) -> str:
    """The words of a name without the genitive's -s of a single one."""
    texts = words.text[span[0] : span[1]]
    if (
        len(texts) == 1
        and len(texts[0]) > 4
        and texts[0].endswith("s")
        and not texts[0].endswith(("ss", "us", "is", "as", "os"))
    ):
        texts = [texts[0][:-1]]
    return " ".join(texts)


def stem(word: str) -> str:
    """What the cases of a word have in common, as a key."""
    for ending in ("en", "es", "er", "em", "e", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return slug(word[: -len(ending)])
    return slug(word)


_STRONG = {"Masc": "er", "Neut": "es", "Fem": "e"}


def nominative(draft: Draft, span: Span) -> str:
    """A readable name for tokens ``span``: "Eurasischen Forschungsinstituts" → "Eurasisches Forschungsinstitut"."""
    first, last = span
    tokens = [draft.doc[index] for index in range(first, last)]
    head = next((at for at, token in enumerate(tokens) if token.pos_ in ("NOUN", "PROPN")), len(tokens) - 1)
    texts = [token.text for token in tokens]
    noun = tokens[head]
    genders = noun.morph.get("Gender", [])
    genitive = noun.morph.get("Case", []) == ["Gen"] or texts[head].endswith(("ts", "rs", "ms", "ls", "tes"))
    feminine = texts[head].endswith(("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "kunft", "ie", "ik"))
    if genitive and not feminine and texts[head].endswith("s") and not texts[head].endswith(("ss", "us")):
        texts[head] = texts[head][:-2] if texts[head].endswith(("tes", "des")) else texts[head][:-1]
    gender = "Fem" if feminine else genders[0] if genders else ""
    for at in range(head):
        if (
            tokens[at].pos_ == "ADJ"
            and _ADJECTIVE.fullmatch(texts[at])
            and gender in _STRONG
            and not texts[at].endswith("er" if gender != "Masc" else "-")
        ):
            stem = re.sub(r"(?:en|er|em|es|e)$", "", texts[at])
            texts[at] = stem + _STRONG[gender]
    text = draft.shadow.text
    gaps = [text[tokens[at].idx + len(tokens[at].text) : tokens[at + 1].idx] for at in range(len(tokens) - 1)]
    return "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair)
