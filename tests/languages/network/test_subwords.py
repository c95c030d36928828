"""Words fall into known pieces, whatever they are; the most probable split wins."""

from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.network.subwords import Subwords

PIECES = ["<unk>", "▁", "▁Außen", "minister", "s", "▁Au", "ß", "en", "a", "b"]
SCORES = [0.0, -3.0, -8.0, -8.0, -4.0, -7.0, -9.0, -5.0, -6.0, -6.0]
UNKNOWN = 0


def splitter() -> Subwords:
    return Subwords(PIECES, SCORES, UNKNOWN, {"ﬀ": "aa", "\u00ad": ""})


def text(numbers: tuple[int, ...]) -> list[str]:
    return [PIECES[number] for number in numbers]


def test_the_most_probable_split_wins() -> None:
    assert text(splitter()("Außenministers")) == ["▁Außen", "minister", "s"]


def test_what_no_piece_has_is_unknown() -> None:
    assert text(splitter()("a中b")) == ["▁", "a", "<unk>", "b"]


def test_characters_are_read_as_their_plain_form() -> None:
    assert splitter()("ﬀ") == splitter()("aa")
    assert splitter()("a\u00adb") == splitter()("ab")


@given(st.text(max_size=200))
def test_every_word_has_pieces_and_always_the_same(word: str) -> None:
    split = splitter()
    first = split(word)
    assert first
    assert first == split(word) == splitter()(word)
    assert all(0 <= number < len(PIECES) for number in first)
