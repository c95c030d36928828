from reading.timex.making import Facts, draft_of, mention

from depesche.model import Basis
from depesche.reading import dating, times


def _settled(
    text: str, published: str | None = None, names: dict[str, str] | None = None, tenses: dict[str, str] | None = None
):
    draft = draft_of(text, published, Facts())
    for words, id in (names or {}).items():
        mention(draft, words, id)
    times.find(draft)
    for time in draft.times:
        time.meaning.tense = (tenses or {}).get(text[time.start : time.end], time.meaning.tense)
    dating.settle(draft)
    return draft


def _evidence(draft):
    return [draft.doc.text[start:end] for start, end in draft.evidence]


def test_the_sources_day_is_kept():
    draft = _settled("Sie trafen sich am Montag in Wien.", "2020-05-05")
    assert (draft.published, draft.basis, draft.evidence) == ("2020-05-05", Basis.METADATA, [])


def test_a_dateline_gives_the_day():
    draft = _settled("Wien (apa), 3. Mai 2020 – Die Minister einigten sich nach langen Gesprächen.")
    assert (draft.published, draft.basis) == ("2020-05-03", Basis.TEXT)
    assert _evidence(draft) == ["3. Mai 2020"]


def test_a_line_of_its_own_gives_the_day():
    draft = _settled("Einigung in Wien\nStand: 03.05.2020, 14:30 Uhr\nDie Minister einigten sich.")
    assert (draft.published, draft.basis) == ("2020-05-03", Basis.TEXT)


def test_today_with_its_date_gives_the_day():
    draft = _settled("Die Minister einigten sich heute, am 3. Mai 2020, in Wien.")
    assert (draft.published, draft.basis) == ("2020-05-03", Basis.TEXT)


def test_today_without_year_wins_over_a_wrong_head():
    draft = _settled("Die Minister einigten sich heute, am 3. Mai, in Wien.", "2020-06-09")
    assert (draft.published, draft.basis) == ("2020-05-03", Basis.TEXT)
    assert _evidence(draft) == ["heute, am 3. Mai"]


def test_todays_weekday_corrects_a_late_head():
    draft = _settled("Am heutigen Dienstag einigten sie sich.", "2020-05-06")
    assert draft.published == "2020-05-05"


def test_a_far_other_stamp_wins_over_the_head():
    draft = _settled("Einigung in Wien\nStand: 03.05.2020\nDie Minister einigten sich.", "2022-01-01")
    assert draft.published == "2020-05-03"


def test_nothing_known_stays_unknown():
    draft = _settled("Die Minister trafen sich am 3. Mai in Wien.")
    assert (draft.published, draft.basis, draft.evidence) == (None, Basis.UNKNOWN, [])


def test_an_anniversary_gives_the_year_of_today():
    text = (
        "Heute, am 4. März, feiern Russland und Kasachstan den 25. Jahrestag der Aufnahme diplomatischer Beziehungen."
    )
    draft = _settled(text, names={"Russland": "state/RU", "Kasachstan": "state/KZ"})
    assert (draft.published, draft.basis) == ("2017-03-04", Basis.INFERRED)
    assert _evidence(draft) == ["Heute, am 4. März", "25. Jahrestag"]


def test_a_chair_gives_the_year_and_a_range_the_present():
    text = "Den Vorsitz der Gruppe hat dieses Jahr Kasachstan inne."
    draft = _settled(text, names={"Gruppe": "org/SCO", "Kasachstan": "state/KZ"})
    assert (draft.published, draft.basis) == ("2023", Basis.INFERRED)
    ranged = _settled(
        "Sie führt von Juli 2023 bis Juli 2024 den Rat. Am 20. Mai traf er ein, um am 21. Mai zu sprechen.",
        tenses={"Juli 2023": "present", "Juli 2024": "present", "20. Mai": "past", "21. Mai": "future"},
    )
    assert ranged.published == "2024-05-20/2024-05-21"


def test_an_office_held_bounds_the_year():
    text = "Präsident Dossow kam am Freitag, dem 12. Juni, an."
    draft = _settled(text, names={"Dossow": "person/dossow"}, tenses={"Freitag, dem 12. Juni": "past"})
    assert (draft.published, draft.basis) == ("2020-06", Basis.INFERRED)
    assert "Präsident Dossow" in _evidence(draft)


def test_a_former_office_bounds_nothing():
    text = "Der frühere Präsident Dossow kam am Freitag, dem 12. Juni, an."
    assert _settled(text, names={"Dossow": "person/dossow"}).published is None


def test_the_number_of_members_is_a_clue():
    from depesche.reading.publication import known

    draft = draft_of("Die Gruppe ist auf neun Mitglieder gewachsen.", None, Facts())
    mention(draft, "Gruppe", "org/SCO")
    (clue,) = known.clues(draft)
    assert clue.why == "members"
    assert clue.windows[0][0].year == 2023


def test_a_full_date_with_its_weekday_at_the_beginning_tells_the_days():
    draft = _settled("Am Dienstag, dem 5. Mai 2020, einigten sie sich. Seit 1998 war das nicht gelungen.")
    assert (draft.published, draft.basis) == ("2020-05-05/2020-05-10", Basis.INFERRED)
    assert _settled("Am 5. Mai 2020 einigten sie sich.").published is None
