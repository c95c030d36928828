"""Several holders of one office in several states."""

from depesche.model import Basis, Document, Published, Reading
from depesche.reading.reader import read_all


def read(text: str) -> Reading:
    published = Published(edtf="2021-06-16", basis=Basis.METADATA)
    return next(iter(read_all([Document(id="made-up", text=text, published=published)])))


def actors(reading: Reading) -> set[str]:
    return {each.entity for event in reading.events for each in event.participants if each.role == "actor"}


def test_each_state_gives_a_person() -> None:
    reading = read("Die Präsidenten Frankreichs, der USA und Polens trafen sich in Weimar.")
    assert actors(reading) == {"person/macron-emmanuel", "person/biden-joe", "person/duda-andrzej"}


def test_the_words_are_one_mention_with_all_its_states() -> None:
    texts = {each.text for each in read("Die Präsidenten Frankreichs und Polens trafen sich in Weimar.").mentions}
    assert "Die Präsidenten Frankreichs und Polens" in texts


def test_a_further_state_that_acts_itself_is_none_of_theirs() -> None:
    reading = read("Die Präsidenten Frankreichs kommen und gehen, und Polen kritisierte Russland.")
    assert actors(reading) == {"state/PL"}


def test_where_one_is_not_known_they_stay_a_group() -> None:
    reading = read("Die Bildungsminister Frankreichs und Polens trafen sich in Weimar.")
    assert {each.partition("/")[0] for each in actors(reading)} == {"x"}
