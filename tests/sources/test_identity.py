import pytest

from depesche.sources.failure import UnreadableError
from depesche.sources.identity import domain_of, make


def test_id_is_of_the_content_and_not_of_the_place() -> None:
    first, second = make("Text", path="a", title="T"), make("Text", path="b", title="T")
    assert first.id == second.id
    assert first.id.startswith("sha256-")
    assert make("Text", title="U").id != first.id
    assert make("Text", title="T", date="2020-01-02").id != first.id


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.Beispiel.de/pfad?x=1", "beispiel.de"),
        ("politik.beispiel.de", "politik.beispiel.de"),
        ("Beispielblatt", None),
        ("http://[kaputt", None),
        ("", None),
        (None, None),
    ],
)
def test_domain(address: str | None, domain: str | None) -> None:
    assert domain_of(address) == domain


def test_outlet() -> None:
    def outlet(**known: object) -> tuple[str, str | None] | None:
        found = make("Text", **known).outlet
        return (found.name, found.domain) if found else None

    assert outlet() is None
    assert outlet(source="Beispielblatt") == ("Beispielblatt", None)
    assert outlet(source="www.beispiel.de") == ("beispiel.de", "beispiel.de")
    assert outlet(source="Beispielblatt", url="https://beispiel.de/1") == ("Beispielblatt", "beispiel.de")
    assert outlet(url="https://beispiel.de/1") == ("beispiel.de", "beispiel.de")
    assert outlet(source=7, url=float("nan")) is None


def test_text_is_kept_but_for_what_cannot_be_stored() -> None:
    assert make("a\r\nb\u00a0c\rd").text == "a\nb\u00a0c\rd"
    assert make("a\x00b\ud800c").text == "a\ufffdb\ufffdc"
    with pytest.raises(UnreadableError, match="no text"):
        make(" \n ")


def test_language() -> None:
    assert make("Text").language == "de"
    assert make("Text", language="de-AT").language == "de"
    assert make("Text", language="RU").language == "ru"
    assert make("Text", language="???").language == "de"
