""" "Eigene Angaben" are the subject's; words without an owner are nobody's."""

from depesche.model import Document, Published
from depesche.reading.reader import read_all


def _speakers(text: str) -> set[str | None]:
    published = Published(edtf="2024-09-23", basis="metadata")
    [reading] = read_all([Document(id="sha256-0", text=text, published=published)])
    names = {entity.id: entity.names.de for entity in reading.entities}
    return {names.get(quotation.speaker or "") for quotation in reading.quotations}


def test_own_words_are_the_subjects() -> None:
    speakers = _speakers("Frankreich hat nach eigenen Angaben 20 Soldaten entsandt.")
    assert speakers <= {"Frankreich"}


def test_words_of_nobody_make_no_speaker() -> None:
    assert _speakers("Behördlichen Angaben zufolge starben gestern drei Menschen.") <= {None}


def test_what_is_nobody_is_no_person() -> None:
    assert _speakers("Das Urteil betont, der Angeklagte sei unschuldig.") <= {None}
    assert _speakers("„Das war knapp“, sagte ein Augenzeuge.") == {"Augenzeuge"}
