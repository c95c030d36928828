from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Bound
from depesche.reading.quantities.numbers import numerals, spelled


def read(text: str) -> list[tuple[str, float]]:
    return [(text[each.start : each.end], each.value) for each in numerals(text)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("2.000 Tonnen", "2.000", 2000),
        ("17 000 Mann", "17 000", 17000),
        ("1.234.567,8 Euro", "1.234.567,8", 1234567.8),
        ("26,5 Milliarden Dollar", "26,5 Milliarden", 26.5e9),
        ("26.5 Milliarden Dollar", "26.5 Milliarden", 26.5e9),
        ("13 Mio. Euro", "13 Mio.", 13e6),
        ("4 Mrd Euro", "4 Mrd", 4e9),
        ("zwei Billionen Yen", "zwei Billionen", 2e12),
        ("28½ Tonnen", "28½", 28.5),
        ("anderthalb Millionen", "anderthalb Millionen", 1.5e6),
        ("eine halbe Million", "eine halbe Million", 5e5),
        ("einer Milliarde Euro", "einer Milliarde", 1e9),
        ("ein Dutzend Häuser", "ein Dutzend", 12),
        ("zwei Dutzend Häuser", "zwei Dutzend", 24),
        ("hundert Mann", "hundert", 100),
        ("zweihundertdreiundzwanzig Leute", "zweihundertdreiundzwanzig", 223),
        ("80% der Fläche", "80", 80),
        ("minus 8,7 Prozent", "minus 8,7", -8.7),
        ("-3 Prozent", "-3", -3),
        ("100-Millionen-Euro-Paket", "100-Millionen", 1e8),
        ("30-prozentige Beteiligung", "30", 30),
        ("Drei Soldaten", "Drei", 3),
    ],
)
def test_values(text: str, found: str, value: float) -> None:
    assert read(text) == [(found, value)]


@pytest.mark.parametrize(
    "text",
    [
        "um 12:30 Uhr",
        "es stand 3:2",
        "die G20 und das 5G-Netz",
        "eine Su-27",
        "die Zwei-Staaten-Lösung",
        "der 24-jährige Mann",
        "sechsmal",
        "ein Mann",
        "außer Acht",
        "wie die Elf gewann",
        "Nummer 007",
        "und dann unddrei",
        "einzig",
        "Achtung",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "bound", "value", "span"),
    [
        ("mehr als 80 Prozent", Bound.MORE_THAN, 80, "mehr als 80"),
        ("fast 28,5 Milliarden", Bound.LESS_THAN, 28.5e9, "fast 28,5 Milliarden"),
        ("knapp 100 Menschen", Bound.LESS_THAN, 100, "knapp 100"),
        ("rund 40 Panzer", Bound.ABOUT, 40, "rund 40"),
        ("bis zu 60 Prozent", Bound.UP_TO, 60, "bis zu 60"),
        ("mindestens fünf Tote", Bound.AT_LEAST, 5, "mindestens fünf"),
        ("weniger als drei Prozent", Bound.LESS_THAN, 3, "weniger als drei"),
        ("über insgesamt 50 Panzer", Bound.MORE_THAN, 50, "über insgesamt 50"),
        ("ein Kredit über 5 Millionen", Bound.EXACT, 5e6, "5 Millionen"),
        ("20 oder mehr Tote", Bound.AT_LEAST, 20, "20"),
        ("Hunderte Menschen", Bound.MORE_THAN, 100, "Hunderte"),
        ("Zehntausenden Menschen", Bound.MORE_THAN, 10000, "Zehntausenden"),
        ("mehrere tausend Soldaten", Bound.MORE_THAN, 1000, "mehrere tausend"),
        ("mehrere hundert Millionen Euro", Bound.MORE_THAN, 1e8, "mehrere hundert Millionen"),
        ("mehr als tausende Verletzte", Bound.MORE_THAN, 1000, "mehr als tausende"),
    ],
)
def test_bounds(text: str, bound: Bound, value: float, span: str) -> None:
    [found] = numerals(text)
    assert (found.bound, found.value, text[found.start : found.end]) == (bound, value, span)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("vier bis sechs Waffen", 4, 6),
        ("eine oder zwei Bomben", 1, 2),
        ("zwischen 1.000 und 1.500 Mann", 1000, 1500),
        ("10-15 Prozent", 10, 15),
        ("zwei bis drei Milliarden Euro", 2e9, 3e9),
        ("800.000 bis eine Million Euro", 8e5, 1e6),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    [found] = numerals(text)
    assert (found.value, found.low, found.high, found.bound) == (low, low, high, Bound.ABOUT)


def test_two_numbers_that_are_no_range() -> None:
    assert [value for _, value in read("zwei Männer und drei Frauen")] == [2, 3]
    assert [value for _, value in read("von 15 auf 7,5 Prozent")] == [15, 7.5]
    assert [value for _, value in read("27 von 35 Stimmen")] == [27, 35]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("einundzwanzig", 21),
        ("siebzehn", 17),
        ("hundertzwölf", 112),
        ("dreitausendfünfhundert", 3500),
        ("hunderttausend", 100000),
        ("zwanzigund", None),
        ("tausendtausend", None),
        ("haus", None),
    ],
)
def test_spelled(word: str, value: float | None) -> None:
    assert spelled(word) == value


@given(st.integers(1, 999_999_999))
def test_grouped_digits(number: int) -> None:
    text = f"{number:,}".replace(",", ".") + " Euro"
    assert [value for _, value in read(text)] == [number]


@given(st.text(alphabet="12.,-– ½%€einzweihundertausendMilliobs", max_size=80))
def test_numerals_are_in_order_and_apart(text: str) -> None:
    found = list(numerals(text))
    assert all(0 <= each.start <= each.at < each.end <= len(text) for each in found)
    assert all(one.end <= other.end and one.at < other.at for one, other in pairwise(found))
