"""Lemmas from a table of forms, where the trained lemmatizer would have to guess.

The table ``lexicon/lemmas.txt.gz`` is drawn from spacy-lookups-data (MIT): verb forms → infinitive, noun forms →
nominative singular. It is written as suffix rules: a line is ``form``, how many characters to cut, what to add.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Token

from depesche.languages.de.conjugation import irregular, irregular_forms, prefixes, reformed

FACTORY = "depesche_lemmas"


_SMALL = frozenset(("ADV", "ADP", "DET", "CCONJ", "SCONJ", "PART"))
"""Parts of speech that have capitals only where a sentence begins; pronouns have the polite "Sie"."""
_COMPARED = re.compile(r"^(\w+?)(?:er|e?st)(?:e|en|em|er|es)?$")
_IEREN = re.compile(r"^(\w{2,}ier)(?:t|te|ten|tet|test|e|st)$")
"""Forms of verbs in -ieren, which are regular, every one: "massakrierten"."""
_PRESENT_PARTICIPLE = re.compile(r"^(\w{3,}end)(?:e|en|em|er|es)$")


def _small(lemma: str) -> str:
    return lemma.lower() if lemma[:1].isupper() and lemma[1:].islower() and not lemma.endswith("er") else lemma


@cache
def _table() -> dict[str, str]:
    data = files(__package__).joinpath("lexicon", "lemmas.txt.gz").read_bytes()
    table = {}
    form = ""
    for line in gzip.decompress(data).decode("utf8").splitlines():
        shared, rest, cut, add = line.split("\t")
        form = form[: int(shared)] + rest
        table[form] = form[: len(form) - int(cut)] + add
    return table


@lru_cache(maxsize=20_000)
def verb_infinitive(form: str, participle: bool = False) -> str | None:
    """Infinitive of a lower-case verb form, None if the tables lack it.

    A form that is an infinitive itself is taken for that ("gefallen", "führen"), unless it is known as a participle.
    """
    form = reformed(form)
    if form in infinitives() and not participle:
        return form
    known = irregular_forms().get(form) or _regular_forms().get(form) or _compound(form) or _with_zu(form)
    known = known or _table().get(form)
    if known is None and (match := _IEREN.match(form)):
        return match.group(1) + "en"
    return known or _by_ending(form) or (_regular_participle(form) if participle else None)


def _by_ending(form: str) -> str | None:
    """The known infinitive that a form is regularly of: "erpresste" is of "erpressen"."""
    for ending in ("eten", "ete", "et", "ten", "te", "t"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2 and (found := stem + "en") in infinitives():
            return found
    return None


@cache
def _regular_forms() -> dict[str, str]:
    """The forms of the verbs in lexicon/regular-verbs.txt; of those with a prefix that is split off, both ways."""
    text = files(__package__).joinpath("lexicon", "regular-verbs.txt").read_text(encoding="utf8")
    verbs = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    found: dict[str, str] = {}
    for verb in verbs:
        prefix, split, base = verb.rpartition("|")
        stem = base.removesuffix("n") if base.endswith(("eln", "ern")) else base.removesuffix("en")
        link = "e" if re.search(r"[td]$", stem) else ""
        fixed = base.startswith(tuple(prefixes("fixed")))
        infinitive = prefix + base
        participle = f"{prefix}{'' if fixed else 'ge'}{stem}{link}t"
        found |= dict.fromkeys((infinitive, participle, f"{prefix}zu{base}" if split else infinitive), infinitive)
        for ending in (f"{link}t", f"{link}te", f"{link}ten", "e", f"{link}st"):
            found[prefix + stem + ending] = infinitive
            if split:
                found.setdefault(stem + ending, base)
    return found


def _regular_participle(form: str) -> str | None:
    """Infinitive of the participle of a regular verb with a fixed prefix: "vereinbart", "überantwortet"."""
    if not form.endswith("t") or not form.startswith(tuple(prefixes("fixed"))):
        return None
    stem = form[:-1]
    if re.search(r"(?:[td]|[^aeiouäöülrh][mn])e$", stem):
        return stem[:-1] + "en"
    return stem + ("n" if stem.endswith(("el", "er")) else "en")


def _compound(form: str) -> str | None:
    """Infinitive of a form of an irregular verb with a prefix: "eingehalten", "verstanden", "zurücktrat"."""
    for at in range(len(form) - 3, 1, -1):
        prefix, rest = form[:at], form[at:]
        if prefix in prefixes("separable") or prefix in prefixes("fixed"):
            found = irregular_forms().get(rest) or irregular_forms().get(rest.removeprefix("zu"))
            if not found and prefix in prefixes("fixed"):
                found = irregular_forms().get("ge" + rest)
            if found:
                return prefix + found
    return None


def _with_zu(form: str) -> str | None:
    """Infinitive of "abzuhalten", "vorzulegen"."""
    for match in re.finditer("zu", form):
        infinitive = form[: match.start()] + form[match.end() :]
        if form[: match.start()] in prefixes("separable") and infinitive in infinitives():
            return infinitive
    return None


@cache
def infinitives() -> frozenset[str]:
    """All infinitives that the tables know."""
    found = frozenset(lemma for form, lemma in _table().items() if form[0].islower()) | irregular().keys()
    found |= frozenset(_regular_forms().values())
    # The table takes some participles ("zurückgetreten") for infinitives.
    return frozenset(form for form in found if "ge" not in form[1:] or _compound(form) in (None, form))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lemma for form, lemma in _table().items() if form[0].isupper())


@lru_cache(maxsize=20_000)
def noun_lemma(form: str, plural: bool = False) -> str | None:
    """Nominative singular of a noun form; of a compound that of its last part ("Handelsabkommens", "US-Truppen")."""
    found = _table().get(form)
    if form in _nouns() and not (plural and found):
        return form
    if found:
        return found
    for at in range(3, len(form) - 3):
        if form[at - 1] == "-" or form[at].islower():
            last = form[at].upper() + form[at + 1 :]
            lemma = last if last in _nouns() else _table().get(last)
            if lemma:
                return form[:at] + (lemma if form[at - 1] == "-" else lemma[0].lower() + lemma[1:])
    return None


def is_participle(token: Token) -> bool:
    """Whether the model takes a verb for a participle."""
    return "VerbForm=Part" in str(token.morph)


@cache
def _comparison() -> dict[str, str]:
    text = files(__package__).joinpath("lexicon", "comparison.tsv").read_text(encoding="utf8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {stem: positive for positive, stems in rows for stem in stems.split()}


@lru_cache(maxsize=20_000)
def adjective_lemma(form: str) -> str | None:
    """Positive of an irregular comparison ("stärksten"), or the participle present ("kommenden"); else None."""
    lower = form.lower()
    if (match := _COMPARED.match(lower)) and (positive := _comparison().get(match.group(1))):
        return positive
    if match := _PRESENT_PARTICIPLE.match(lower):
        return match.group(1)
    return None


@Language.component(FACTORY)
def set_lemmas(doc: Doc) -> Doc:
    """Correct the lemmas of verbs and nouns by the tables; keep the model's where they are silent."""
    for token in doc:
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            if lemma := verb_infinitive(token.lower_, is_participle(token)):
                token.lemma_ = lemma
        elif pos == "NOUN" and (lemma := noun_lemma(token.text, "Number=Plur" in str(token.morph))):
            token.lemma_ = lemma
        elif pos == "ADJ":
            token.lemma_ = adjective_lemma(token.text) or _small(token.lemma_)
        elif pos in _SMALL:
            token.lemma_ = _small(token.lemma_)
    return doc
