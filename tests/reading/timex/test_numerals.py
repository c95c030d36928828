from depesche.reading.timex.numerals import cardinals, ordinals


def test_number_words_up_to_99():
    assert {cardinals().get(word) for word in ("zwei", "elf", "siebzehn", "neunundneunzig")} == {2, 11, 17, 99}
    assert cardinals()["anderthalb"] == 1.5
    assert set(range(2, 100)) <= {int(value) for value in cardinals().values()}


def test_ordinals_have_their_odd_forms_and_endings():
    assert ordinals()["ersten"] == 1
    assert ordinals()["dritter"] == 3
    assert ordinals()["siebte"] == 7
    assert ordinals()["achtem"] == 8
    assert ordinals()["zwanzigsten"] == 20
    assert ordinals()["einunddreißigsten"] == 31
