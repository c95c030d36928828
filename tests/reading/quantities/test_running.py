"""Counts that run since something began."""

from depesche.model import Basis, Document, Published
from depesche.reading.reader import read_all


def periods(text: str, published: str | None = "2021-06-16") -> dict[str, str | None]:
    known = Published(edtf=published, basis=Basis.METADATA) if published else None
    document = Document(id="made-up", text=text, **({"published": known} if known else {}))
    return {each.text: each.period for each in next(iter(read_all([document]))).quantities}


BEGAN = "Seit dem Ausbruch der Kämpfe am vergangenen Montag beschießen sich beide Seiten. "


def test_a_running_count_goes_from_the_beginning_to_the_day_of_the_report() -> None:
    found = periods(BEGAN + "Inzwischen wurden 120 Soldaten getötet.")
    assert found["120 Soldaten"] == "2021-06-14/2021-06-16"


def test_its_parts_share_its_time() -> None:
    found = periods(BEGAN + "Bislang wurden 120 Menschen getötet, darunter 14 Kinder. 300 Menschen wurden verletzt.")
    assert set(found.values()) == {"2021-06-14/2021-06-16"}


def test_a_day_of_its_own_stays() -> None:
    found = periods(BEGAN + "Bislang wurden 120 Menschen getötet. Am Dienstag wurden 3 Menschen verletzt.")
    assert found["3 Menschen"] == "2021-06-15"


def test_other_paragraphs_are_other_counts() -> None:
    found = periods(
        BEGAN + "Bislang wurden 120 Menschen getötet.\n\nBei einem Unfall in Peru wurden 7 Menschen verletzt."
    )
    assert found["7 Menschen"] is None


def test_without_a_beginning_or_a_day_of_publication_nothing_is_guessed() -> None:
    assert periods("Inzwischen wurden 120 Soldaten getötet.") == {"120 Soldaten": None}
    assert periods("Inzwischen wurden 120 Soldaten getötet.", None) == {"120 Soldaten": None}
