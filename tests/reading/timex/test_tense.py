from reading.timex.making import tagged

from depesche.reading.timex.tense import tense_of

_FIN = "VerbForm=Fin|Tense="


def test_simple_past_and_present():
    past = tagged([("Montag", "NOUN", "", 1, "obl"), ("reiste", "VERB", _FIN + "Past", 1, "ROOT")])
    present = tagged([("Montag", "NOUN", "", 1, "obl"), ("reist", "VERB", _FIN + "Pres", 1, "ROOT")])
    assert tense_of(past, 0, 1) == "past"
    assert tense_of(present, 0, 1) == "present"


def test_auxiliaries_make_perfect_future_and_passive():
    def clause(auxiliary: str, form: str, verb: str, relation: str = "aux", tense: str = "Pres"):
        return tagged(
            [
                ("Montag", "NOUN", "", 2, "obl"),
                (auxiliary, "AUX", _FIN + tense, 2, relation),
                (verb, "VERB", f"VerbForm={form}", 2, "ROOT"),
            ]
        )

    assert tense_of(clause("ist", "Part", "angekommen"), 0, 1) == "past"
    assert tense_of(clause("wird", "Inf", "ankommen"), 0, 1) == "future"
    assert tense_of(clause("soll", "Inf", "beginnen"), 0, 1) == "future"
    assert tense_of(clause("ist", "Part", "geplant"), 0, 1) == "future"
    assert tense_of(clause("wird", "Part", "begrüßt", "aux:pass"), 0, 1) == "present"
    assert tense_of(clause("wurde", "Part", "begrüßt", "aux:pass", "Past"), 0, 1) == "past"


def test_purpose_looks_ahead():
    doc = tagged(
        [
            ("kam", "VERB", _FIN + "Past", 0, "ROOT"),
            ("um", "SCONJ", "", 3, "mark"),
            ("Montag", "NOUN", "", 3, "obl"),
            ("teilzunehmen", "VERB", "VerbForm=Inf", 0, "xcomp"),
        ]
    )
    assert tense_of(doc, 2, 3) == "future"


def test_an_unreal_clause_tells_nothing():
    doc = tagged([("Montag", "NOUN", "", 1, "obl"), ("käme", "VERB", _FIN + "Past|Mood=Sub", 1, "ROOT")])
    assert tense_of(doc, 0, 1) is None


def test_a_fragment_without_a_verb_tells_nothing():
    assert tense_of(tagged([("Montag", "NOUN", "", 0, "ROOT")]), 0, 1) is None
