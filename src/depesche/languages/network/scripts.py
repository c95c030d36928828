"""Lemmas as scripts: what is to be done to a form so that it becomes its lemma (after Straka 2018).

A script is text, "c:2:ein:1:en": how the lemma is written (``l`` all small, ``c`` with a capital, ``k`` as the form
is), how many characters go at the front and what comes in their place, and the same at the end.
"""

from __future__ import annotations

from difflib import SequenceMatcher

KEEP = "k:0::0:"
"""The script of a form that is its own lemma."""


def script_of(form: str, lemma: str) -> str:
    """The script that makes ``lemma`` of ``form``; the longest stretch they share is kept."""
    if lemma == form or ":" in lemma or len(form) != len(form.lower()) or len(lemma) != len(lemma.lower()):
        return KEEP
    match = SequenceMatcher(None, form.lower(), lemma.lower(), autojunk=False).find_longest_match()
    before, after = lemma[: match.b], lemma[match.b + match.size :]
    script = f"{match.a}:{before}:{len(form) - match.a - match.size}:{after}"
    if lemma.islower():
        return "l:" + script
    return ("k:" if apply("k:" + script, form) == lemma else "c:") + script


def apply(script: str, form: str) -> str:
    """What the script makes of a form; the form itself where it is too short for the script."""
    case, front, before, back, after = script.split(":")
    if int(front) + int(back) > len(form):
        return form
    kept = form[int(front) : len(form) - int(back)]
    made = before + kept + after if case == "k" else (before + kept + after).lower()
    if not made:
        return form
    return made[0].upper() + made[1:] if case == "c" else made
