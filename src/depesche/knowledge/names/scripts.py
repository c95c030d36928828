"""Names in scripts that are neither Latin nor Cyrillic.

Letters become Latin ones by ``anyascii`` (ISC licence). Arabic and Hebrew leave out most vowels, so that names in them
are compared by their consonants.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from depesche.knowledge.names.sounds import skeletons

_FOREIGN = re.compile(r"[^\W\d_\u0000-\u036f\u0400-\u052f\u1e00-\u1eff\u02b0-\u02ff]")
_CONSONANTAL = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
_HAN_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Greek and Armenian letters that are heard otherwise than they are written down one by one
_HEARD = (
    (
        re.compile("[\u0370-\u03ff]"),
        (("gg", "ng"), ("oy", "ou"), ("mp", "b"), (r"\bnt", "d"), ("ey", "ev"), ("ay", "av")),
    ),
    (re.compile("[\u0530-\u058f]"), (("ow", "u"), ("rr", "r"))),
)
#: letters that stand for a vowel as often as for a consonant
_WEAK = re.compile("[aeiouyw']")
_SHORTEST = 2


def is_foreign(name: str) -> bool:
    """Whether a name has letters that are neither Latin nor Cyrillic."""
    return _FOREIGN.search(name) is not None


def latin(name: str) -> str:
    """A name of another script in Latin letters, syllable by syllable for Chinese characters."""
    written = re.sub(r"(?<!\w)'", "a", anyascii(name))
    for script, changes in _HEARD:
        if script.search(name):
            for letters, heard in changes:
                written = re.sub(letters, heard, written, flags=re.IGNORECASE)
    syllables = re.search(r"[\u4e00-\u9fff\uac00-\ud7af]", name)
    return _HAN_BREAK.sub(" ", written) if syllables else written


def consonants_agree(one: str, other: str) -> bool:
    """Whether one name is in Arabic or Hebrew letters, and the words of both have the same consonants."""
    if bool(_CONSONANTAL.search(one)) == bool(_CONSONANTAL.search(other)):
        return False
    mine, theirs = _bones(one), _bones(other)
    return len(mine) == len(theirs) > 1 and all(a & b for a, b in zip(mine, theirs, strict=True))


@lru_cache(maxsize=5_000)
def _bones(name: str) -> tuple[frozenset[str], ...]:
    words = re.split(r"[\s\-]+", latin(name) if is_foreign(name) else name)
    bare = [re.sub("^al-?", "", word.lower()) if len(word) > 4 else word.lower() for word in words]
    found = (frozenset(_WEAK.sub("", key.replace("h", "")) for key in skeletons(word)) for word in bare)
    return tuple(keys for keys in found if any(len(key) >= _SHORTEST for key in keys))
