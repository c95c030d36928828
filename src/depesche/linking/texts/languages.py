"""In which language a text is, as far as linking needs to know: whether two texts are in one."""

import re
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W\d_]+")
#: words looked at; small words are frequent
_ENOUGH = 400
#: so many small words of a language must be there
_SURE = 3


@cache
def _small_words() -> dict[str, frozenset[str]]:
    text = files("depesche.linking").joinpath("data", "function_words.yaml").read_text(encoding="utf-8")
    return {language: frozenset(map(str, words)) for language, words in yaml.safe_load(text).items()}


def language_of(text: str, given: str = "de") -> str:
    """The language whose small words are most frequent in ``text``; the one ``given`` where too few are."""
    words = [match.group().casefold() for match in _WORD.finditer(text)][:_ENOUGH]
    counts = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    best = max(counts, key=lambda language: (counts[language], language == given, language))
    return best if counts[best] >= _SURE and counts[best] > counts.get(given, 0) else given
