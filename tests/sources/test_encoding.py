from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.sources.encoding import decode, decode_line
from depesche.sources.failure import UnreadableError

GERMAN = "Die Außenministerin erklärte, man prüfe „alle Möglichkeiten“ – für Köln wie für Österreich.\n"
RUSSIAN = "Министр иностранных дел прибыл в столицу, чтобы обсудить Торговый договор.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_german_in_every_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16"])
def test_russian_in_every_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
@pytest.mark.parametrize("text", ["Переговоры завершились.", "В Москве начался саммит", "Он отказался от встречи"])
def test_short_russian(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_few_damaged_bytes_do_not_turn_the_rest_to_nonsense() -> None:
    data = GERMAN.encode() + b"\xff" + GERMAN.encode()
    assert decode(data) == GERMAN + "\ufffd" + GERMAN


def test_declared_encoding_comes_before_guessing() -> None:
    assert decode("Łódź, Kraków".encode("iso8859_2"), "iso-8859-2") == "Łódź, Kraków"
    assert decode("Kosten: 5 €".encode("cp1252"), "iso-8859-1") == "Kosten: 5 €"
    assert decode("süßlich".encode("cp1252"), "no-such-encoding") == "süßlich"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(32)) * 40, "no text"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        decode(data)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.sources.encoding.MAX_BYTES", 10)
    with pytest.raises(UnreadableError, match="more than"):
        decode(b"eleven bytes")


def test_lines_keep_umlauts_of_any_encoding() -> None:
    assert decode_line("für\n".encode()) == decode_line("für\n".encode("cp1252")) == "für\n"


@given(st.binary(max_size=400))
def test_decoding_never_crashes(data: bytes) -> None:
    with suppress(UnreadableError):
        assert decode(data).strip()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_utf8_survives(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode()) == text or text.encode()[:4] in (b"PK\x03\x04", b"BZh9")
