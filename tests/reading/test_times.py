import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.timex.making import draft_of, edtfs, found, values

from depesche.reading import times
from depesche.reading.draft import BoilerplateDraft

DAY = "2021-06-16"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Vertrag wurde am 3. Mai 1998 geschlossen.", {"3. Mai 1998": "1998-05-03"}),
        ("Er gilt ab dem 1. Jänner 2020.", {"dem 1. Jänner 2020": "2020-01-01"}),
        ("Die Sitzung am Freitag, dem 18. Juni, entfällt.", {"Freitag, dem 18. Juni": "2021-06-18"}),
        ("Stand war der 05.03.21 oder 2021-03-06.", {"05.03.21": "2021-03-05", "2021-03-06": "2021-03-06"}),
        ("Seit 1992 besteht der Rat.", {"1992": "1992"}),
        ("Im dritten Quartal 2019 wuchs er.", {"dritten Quartal 2019": "2019-Q3"}),
        ("Anfang der 90er-Jahre war das anders.", {"Anfang der 90er-Jahre": "199"}),
        ("Das 19. Jahrhundert begann.", {"Das 19. Jahrhundert": "18"}),
        ("In der ersten Hälfte des 20. Jahrhunderts.", {"der ersten Hälfte des 20. Jahrhunderts": "19"}),
        ("Im Herbst dieses Jahres tagt er.", {"Herbst dieses Jahres": "2021-FA"}),
        ("Im November letzten Jahres tagte er.", {"November letzten Jahres": "2020-11"}),
        ("Ende nächster Woche kommt sie.", {"Ende nächster Woche": "2021-W25"}),
        ("Bis Jahresende soll es gehen.", {"Jahresende": "2021"}),
        ("Gestern Abend sprach sie, heute früh er.", {"Gestern Abend": "2021-06-15TEV", "heute früh": "2021-06-16TMO"}),
        ("Morgen reist die Ministerin ab.", {"Morgen": "2021-06-17"}),
        ("Am heutigen Mittwoch wird gewählt.", {"heutigen Mittwoch": "2021-06-16"}),
        ("Noch heute ist das so.", {"heute": "PRESENT_REF"}),
        ("Derzeit ruht die Arbeit.", {"Derzeit": "PRESENT_REF"}),
        ("Kürzlich hieß es anders.", {"Kürzlich": "PAST_REF"}),
        (
            "Am vergangenen Freitag und am kommenden Dienstag.",
            {"vergangenen Freitag": "2021-06-11", "kommenden Dienstag": "2021-06-22"},
        ),
        ("Ostern 2021 blieb es still.", {"Ostern 2021": "2021-04-04"}),
    ],
)
def test_dates_are_found_and_resolved(text, expected):
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der zweitägige Besuch dauerte 90 Minuten zu lang.", {"zweitägige": "P2D", "90 Minuten": "PT90M"}),
        ("Sie warteten drei Jahre und ein halbes Jahr.", {"drei Jahre": "P3Y", "ein halbes Jahr": "P6M"}),
        ("In den kommenden Wochen wird beraten.", {"den kommenden Wochen": "PXW"}),
        ("Vor wenigen Tagen war Ruhe.", {"wenigen Tagen": "PXD"}),
        ("Das Treffen findet täglich statt.", {"täglich": "P1D"}),
        ("Sie tagen jeden Montag.", {"jeden Montag": "XXXX-WXX-1"}),
        ("Sie tagen zweimal im Jahr.", {"zweimal im Jahr": "P1Y"}),
        ("Gewählt wird alle fünf Jahre.", {"alle fünf Jahre": "P5Y"}),
    ],
)
def test_durations_and_sets(text, expected):
    assert values(text, DAY) == expected


def test_lists_and_ranges_share_month_and_year():
    assert values("Vom 3. bis 5. Mai 2019 in Rom.") == {"3.": "2019-05-03", "5. Mai 2019": "2019-05-05"}
    assert values("Am 3., 4. und 5. Mai 2019 in Rom.") == {
        "3.": "2019-05-03",
        "4.": "2019-05-04",
        "5. Mai 2019": "2019-05-05",
    }
    assert values("Von Mai bis Juli 2006 in Rom.") == {"Mai": "2006-05", "Juli 2006": "2006-07"}
    assert values("Vom 28. Dezember bis 3. Januar 2007.") == {
        "28. Dezember": "2006-12-28",
        "3. Januar 2007": "2007-01-03",
    }


def test_hours_take_their_day_from_what_stands_beside_them():
    text = "Am 4. Juni 2019 begann es um 14.30 Uhr MEZ."
    assert values(text)["14.30 Uhr MEZ"] == "2019-06-04T14:30"
    assert edtfs(text)["14.30 Uhr MEZ"] == "2019-06-04T14:30:00+01:00"
    assert values("Gegen 7 Uhr am Morgen des 4. Juni 2019.")["7 Uhr"] == "2019-06-04T07:00"


@pytest.mark.parametrize(
    "text",
    [
        "Die Delegation kam mit 2000 Menschen und 1.500 Pferden.",
        "Sie gewannen 2:1 gegen die Auswahl.",
        "Nach Artikel 1998 der Ordnung gilt das.",
        "Theresa Mai und August Müller sprachen.",
        "Die Mai-Kundgebung und das Winter-Training.",
        "Der 25-jährige Mann ist 31 Jahre alt.",
        "Im Alter von 30 Jahren wurde sie gewählt.",
        "Das ist nun einmal so.",
        "Siehe Kapitel 3.2.1 und 3.2.10.4 des Berichts.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert found(text, DAY) == []


def test_open_dates_follow_the_tense():
    text = "Am 20. November sprach der Rat."
    assert values(text, DAY, "past") == {"20. November": "2020-11-20"}
    assert values(text, DAY, "future") == {"20. November": "2021-11-20"}
    assert values("am Montag", DAY, "past") == {"Montag": "2021-06-14"}
    assert values("am Montag", DAY, "future") == {"Montag": "2021-06-21"}
    assert values("am Mittwoch", DAY, "past") == values("am Mittwoch", DAY, "future") == {"Mittwoch": DAY}


@pytest.mark.parametrize(
    ("day", "this", "last"),
    [("2023-12-13", "2023-WI", "2022-WI"), ("2024-01-13", "2023-WI", "2022-WI"), ("2024-06-05", "2024-WI", "2023-WI")],
)
def test_this_season_is_the_one_that_runs(day, this, last):
    assert values("in diesem Winter", day, "future") == {"diesem Winter": this}
    assert values("Im letzten Winter war es kalt.", day, "past") == {"letzten Winter": last}


def test_a_named_year_is_told_on():
    text = "Im März 1992 begann es. Im April endete es. Im Dezember 2004 tagten sie. Im Januar ging man."
    assert values(text, DAY, "past") == {
        "März 1992": "1992-03",
        "April": "1992-04",
        "Dezember 2004": "2004-12",
        "Januar": "2005-01",
    }


def test_without_a_day_of_publication_what_is_open_stays_open():
    assert edtfs("Am 27. November kam er.") == {"27. November": "XXXX-11-27"}
    assert found("Gestern kam er am Mittwoch.") == [
        ("Gestern", "DATE", "XXXX-XX-XX", None),
        ("Mittwoch", "DATE", "XXXX-WXX-3", None),
    ]


def test_a_month_of_publication_decides_what_it_can():
    text = "Am 27. November, im letzten Jahr, im Juli, am Mittwoch."
    assert edtfs(text, "2020-11", "past") == {
        "27. November": "2020-11-27",
        "letzten Jahr": "2019",
        "Juli": "2020-07",
        "Mittwoch": "2020-11",
    }


def test_lengths_that_are_tied_to_the_day_are_intervals():
    assert edtfs("seit drei Jahren", DAY) == {"drei Jahren": "2018/2021"}
    assert edtfs("vor zehn Jahren", DAY) == {"zehn Jahren": "2011"}
    assert edtfs("in den vergangenen fünf Tagen", DAY) == {"den vergangenen fünf Tagen": "2021-06-11/2021-06-16"}
    assert edtfs("in zwei Wochen", DAY, "future") == {"zwei Wochen": "2021-06-30"}
    assert edtfs("drei Jahre lang", DAY) == {"drei Jahre": None}


def test_days_that_are_not_in_the_calendar_are_none():
    assert found("Am 30. Februar und am 31. Juni 2021.", DAY) == []
    assert edtfs("Am 29. Februar.", DAY, "past") == {"29. Februar": "XXXX-02-29"}
    assert edtfs("Am 29. Februar.", "2020-06-16", "past") == {"29. Februar": "2020-02-29"}


def test_impossible_dates_do_no_harm():
    assert all("-45" not in (timex or "") for _, _, timex, _ in found("Am 45. Mai 2020 und am 31.13.2020.", DAY))
    found("vor 999999999 Jahren, in 99.999.999.999 Tagen, am 29. Februar, am 31. Juni 2021", DAY)


def test_page_furniture_is_left_out_but_kept_for_dating():
    draft = draft_of("Sie kam am 3. Mai 2020.\nStand: 4. Mai 2020")
    draft.boilerplate = [BoilerplateDraft(24, 42, "stamp")]
    times.find(draft)
    assert [draft.doc.text[time.start : time.end] for time in draft.times] == ["3. Mai 2020"]
    assert [draft.doc.text[time.start : time.end] for time in times.in_furniture(draft)] == ["4. Mai 2020"]


_PIECES = [
    "am ",
    "3",
    ".",
    " Mai",
    " 2020",
    "bis",
    ",",
    " ",
    "\n",
    "14.30 Uhr",
    "90er",
    "-",
    "Jahre",
    "„",
    "Mittwoch",
    "v. Chr.",
    "🙂",
    "seit ",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    st.sampled_from([None, DAY, "2021", "2021-05/2021-07"]),
)
def test_any_text_yields_ordered_spans_that_do_not_overlap(text, day):
    draft = draft_of(text, day)
    times.find(draft)
    times.resolve(draft)
    ends = 0
    for time in draft.times:
        assert ends <= time.start < time.end <= len(text)
        assert time.timex
        ends = time.end


def test_long_texts_without_a_stop_take_linear_time():
    found("am 3., " * 3000, DAY)
    found("1" * 50_000 + " " + "1." * 20_000, DAY)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_steps_off_the_calendar_stay_open(day):
    for text in ("im nächsten Jahr", "im Vorjahr", "im letzten Jahrzehnt", "im kommenden Jahrhundert", "vor 3 Jahren"):
        assert all(edtf is None or len(edtf) <= 10 for edtf in edtfs(text, day).values())
