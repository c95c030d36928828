"""Agreements, promises and meetings are followed step by step; different ones stay apart; order does not matter."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.linking.happenings.happening import happenings
from depesche.linking.texts.stems import akin, stem
from depesche.linking.undertakings.fates import belongs, fate
from depesche.linking.undertakings.subjects import Note, agreement
from depesche.linking.undertakings.topics import subjects
from depesche.linking.undertakings.undertaking import begun, undertakings
from depesche.model import EventType, Evidence, ParticipantRole, Role, Source, Telling, Undertaking

LATER = date(2030, 1, 1)


def state_of(entity: str) -> str:
    return {
        "person/tokajew": "state/KZ",
        "person/xi": "state/CN",
        "person/wang": "state/CN",
        "org/KZ/parliament": "state/KZ",
    }.get(entity, entity)


def told(
    text: str,
    kind: str = "SUPPORT",
    mode: str | None = "sign",
    status: str = "happened",
    published: str | None = "2024-05-02",
    date: str | None = None,
    actors: tuple[str, ...] = ("state/KZ", "state/CN"),
    recipients: tuple[str, ...] = (),
    place: str | None = None,
    document: str | None = None,
    start: int = 0,
) -> Telling:
    """A telling of an event in a document of its own, unless ``document`` names one."""
    roles = [Role(role=ParticipantRole.ACTOR, entity=each) for each in actors]
    roles += [Role(role=ParticipantRole.RECIPIENT, entity=each) for each in recipients]
    source = Source(document=document or f"{text} {published}", published=published)
    return Telling.model_validate(
        {
            "event": f"{kind} {mode} {status} {text} {published}",
            "type": kind,
            "mode": mode,
            "status": status,
            "date": date,
        }
        | {"participants": tuple(roles), "place": place, "evidence": Evidence(source=source, start=start, text=text)}
    )


def followed(*tellings: Telling, on: date | None = LATER) -> list[Undertaking]:
    return undertakings(happenings(tellings, state_of), state_of, on=on)


def stages(undertaking: Undertaking) -> list[str]:
    return [step.stage for step in undertaking.steps]


PLAN = told("Beide Seiten wollen ein Abkommen über den Handel unterzeichnen.", status="planned", date="2024-06")
SIGNED = told("Sie unterzeichneten ein Handelsabkommen.", published="2024-06-20", date="2024-06-20")
RATIFIED = told(
    "Das Parlament ratifizierte den Handelsvertrag.",
    mode="ratify",
    published="2024-11-02",
    date="2024-11-01",
    actors=("org/KZ/parliament",),
)
OTHER = told("Sie unterzeichneten ein Auslieferungsabkommen.", published="2024-06-21", date="2024-06-21")
PROMISE = told(
    "China sagte 300 Millionen Euro für Schulen zu.", "AGREE", None, actors=("state/CN",), recipients=("state/KZ",)
)
GIVEN = told(
    "China zahlte die 300 Millionen Euro.",
    "AID",
    None,
    published="2025-02-01",
    actors=("state/CN",),
    recipients=("state/KZ",),
)
VISIT = told(
    "Xi wird am 3. Juli nach Astana reisen.",
    "CONSULT",
    "visit",
    "planned",
    date="2024-07-03",
    actors=("person/xi",),
    recipients=("state/KZ",),
)
ARRIVAL = told(
    "Xi ist in Astana eingetroffen.",
    "CONSULT",
    "visit",
    published="2024-07-03",
    date="2024-07-03",
    actors=("person/xi",),
    recipients=("state/KZ",),
)
NEXT_VISIT = told(
    "Xi wird am 9. Oktober nach Astana reisen.",
    "CONSULT",
    "visit",
    "planned",
    published="2024-09-20",
    date="2024-10-09",
    actors=("person/xi",),
    recipients=("state/KZ",),
)


def test_an_agreement_is_followed_under_all_its_names() -> None:
    [found] = followed(PLAN, SIGNED, RATIFIED)
    assert stages(found) == ["announced", "signed", "ratified"]
    assert [step.date for step in found.steps] == ["2024-05-02", "2024-06-20", "2024-11-01"]
    assert found.kind == "agreement"
    assert found.parties == ("state/KZ", "state/CN")
    assert (found.sources, found.heard, found.open) == (3, "2024-11-02", False)


def test_who_repeats_another_is_no_source_of_his_own() -> None:
    copy = SIGNED.model_copy(
        update={
            "event": "copy",
            "evidence": SIGNED.evidence.model_copy(
                update={"source": SIGNED.evidence.source.model_copy(update={"document": "copy"})}
            ),
        }
    )
    of = {"copy": SIGNED.evidence.source.document}
    told_of = happenings([PLAN, SIGNED, copy], state_of)
    [found] = undertakings(told_of, state_of, on=LATER, family_of=lambda document: of.get(document, document))
    assert (found.documents, found.sources) == (3, 2)


def test_two_agreements_of_one_pair_stay_two() -> None:
    assert sorted(each.subject for each in followed(SIGNED, OTHER)) == ["Auslieferungsabkommen", "Handelsabkommen"]


def test_one_sentence_may_tell_two_agreements() -> None:
    both = told("Sie unterzeichneten ein Abkommen über Gas und eine Erklärung über Wasser.", date="2024-05-02")
    assert sorted(each.subject for each in followed(both)) == ["Abkommen über Gas", "Erklärung über Wasser"]


def test_agreements_of_other_pairs_stay_apart() -> None:
    elsewhere = told("Sie unterzeichneten ein Handelsabkommen.", actors=("state/FR", "state/DE"), date="2024-06-20")
    assert len(followed(SIGNED, elsewhere)) == 2


def test_what_is_signed_cannot_be_announced_later() -> None:
    again = told(PLAN.evidence.text, status="planned", published="2026-01-10", date="2026-02")
    first, second = followed(SIGNED, again)
    assert stages(first) == ["signed"]
    assert stages(second) == ["announced"]


def test_the_day_of_the_next_stage_is_no_step_back() -> None:
    agreed = told(
        "Sie einigten sich auf ein Handelsabkommen.", "AGREE", None, published="2024-03-01", date="2024-03-01"
    )
    [found] = followed(agreed, PLAN, SIGNED)
    assert stages(found) == ["negotiated", "signed"]
    [found] = followed(agreed, PLAN, on=date(2024, 7, 1))
    assert (stages(found), found.why) == (["negotiated"], "due 2024-06")


def test_a_promise_is_kept_by_its_figure() -> None:
    [found] = followed(PROMISE, GIVEN)
    assert found.kind == "promise"
    assert stages(found) == ["announced", "carried-out"]
    assert found.subject == "300 Millionen Euro für Schulen"


def test_what_another_gives_keeps_no_promise() -> None:
    others = told(
        GIVEN.evidence.text, "AID", None, published="2025-02-01", actors=("state/KZ",), recipients=("state/CN",)
    )
    [found] = followed(PROMISE, others)
    assert stages(found) == ["announced"]


def test_a_visit_is_kept_when_it_happens_and_the_next_one_is_another() -> None:
    first, second = followed(VISIT, ARRIVAL, NEXT_VISIT)
    assert stages(first) == ["announced", "carried-out"]
    assert stages(second) == ["announced"]
    assert second.why == "due 2024-10-09"


def test_the_visit_of_another_person_is_another() -> None:
    minister = VISIT.model_copy(
        update={
            "event": "minister",
            "date": "2024-07-04",
            "participants": (
                Role(role=ParticipantRole.ACTOR, entity="person/wang"),
                Role(role=ParticipantRole.RECIPIENT, entity="state/KZ"),
            ),
        }
    )
    assert len(followed(VISIT, ARRIVAL, minister)) == 2


def test_what_has_no_name_is_tied_by_its_occasion_only() -> None:
    plan = told("Geplant ist, mehrere Abkommen zu unterzeichnen.", status="planned", date="2024-07-03")
    done = told("Sie unterzeichneten drei Abkommen.", published="2024-07-04", date="2024-07-04")
    later = told("Sie unterzeichneten zwei Abkommen.", published="2024-12-04", date="2024-12-04")
    assert sorted(map(stages, followed(plan, done, later))) == [["announced", "signed"], ["signed"]]


def test_what_was_signed_at_a_visit_has_its_date() -> None:
    visit = ARRIVAL.model_copy(
        update={"evidence": Evidence(source=Source(document="back", published="2025-01-05"), start=0, text="Xi kam.")}
    )
    signed = told("Dabei wurden mehrere Abkommen unterzeichnet.", published="2025-01-05", document="back", start=40)
    [found] = followed(visit, signed)
    assert found.steps[0].date == "2024-07-03"


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2024, 6, 1), None),
        (date(2024, 7, 1), "due 2024-06"),
        (None, None),
    ],
)
def test_open_is_what_is_past_its_day(on: date | None, why: str | None) -> None:
    [found] = followed(PLAN, on=on)
    assert found.due == "2024-06"
    assert (found.open, found.why) == (why is not None, why)


def test_open_is_what_was_never_heard_of_again() -> None:
    for on, open_ in ((date(2024, 10, 1), False), (date(2025, 1, 1), True)):
        [found] = followed(SIGNED, on=on)
        assert found.open is open_
    assert found.why == "last heard of 2024-06-20"


def test_a_declaration_is_done_when_it_is_signed() -> None:
    [found] = followed(told("Sie unterzeichneten eine Erklärung über den Klimaschutz.", date="2024-05-02"))
    assert not found.open


def test_what_is_told_later_is_not_known_yet() -> None:
    [found] = followed(PLAN, SIGNED, RATIFIED, on=date(2024, 6, 1))
    assert stages(found) == ["announced"]


def test_a_wish_is_no_promise_but_is_heard() -> None:
    wish = told("Er forderte, das Handelsabkommen zu unterzeichnen.", status="called-for", published="2024-12-01")
    assert followed(wish) == []
    [found] = followed(PLAN, wish)
    assert stages(found) == ["announced"]
    assert found.heard == "2024-12-01"


@given(st.permutations([PLAN, SIGNED, RATIFIED, OTHER, PROMISE, GIVEN, VISIT, ARRIVAL, NEXT_VISIT]), st.integers(0, 9))
def test_the_order_does_not_matter(tellings: list[Telling], count: int) -> None:
    some = tellings[:count]
    found = followed(*some)
    assert found == followed(*sorted(some, key=lambda each: each.event))
    assert len({each.id for each in found}) == len(found)


TEXTS = st.sampled_from(
    [
        "Sie unterzeichneten ein Abkommen.",
        "Sie unterzeichneten ein Gasabkommen.",
        "Sie unterzeichneten den Vertrag über die Lieferung von Erdgas.",
        "Sie unterzeichneten eine Erklärung über die Zusammenarbeit.",
        "Darauf einigten sie sich.",
    ]
)
DAYS = st.sampled_from(["2024-01-05", "2024-01-08", "2024-01", "2024-07-01", None])
STATUSES = st.sampled_from(["happened", "planned", "denied", "called-for"])


@given(st.lists(st.tuples(TEXTS, DAYS, DAYS, STATUSES), max_size=7), st.randoms())
def test_no_order_of_any_documents_matters(items: list[tuple], chance: random.Random) -> None:
    tellings = [
        told(text, status=status, published=published, date=day, document=f"d{n % 3}", start=n).model_copy(
            update={"event": f"e{n}"}
        )
        for n, (text, published, day, status) in enumerate(items)
    ]
    found = followed(*tellings)
    chance.shuffle(tellings)
    assert followed(*tellings) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ein Handelsabkommen", "ein Abkommen über den Handel", True),
        ("einen Gasliefervertrag", "ein Abkommen über die Lieferung von Erdgas", True),
        ("ein Abkommen über zwei Stauseen", "den Vertrag über die Nutzung der Stauseen", True),
        ("ein Abkommen über 40 Millionen Tonnen Getreide", "eine Vereinbarung über 40 Millionen Tonnen", True),
        ("ein Handelsabkommen", "ein Auslieferungsabkommen", False),
        ("ein Abkommen über Wasserstoff", "eine Erklärung über Wasserstoff", False),
        ("ein Abkommen über Visa", "ein Abkommen über Fischerei", False),
    ],
)
def test_subjects_are_compared_by_their_words(one: str, other: str, same: bool) -> None:
    a, b = (
        subjects(f"Sie unterzeichneten {text}.", EventType.SUPPORT, "sign", Note((4, 18)))[0] for text in (one, other)
    )
    assert (agreement(a, b) > 0) is same
    assert (agreement(b, a) > 0) is same


def test_a_promise_of_nothing_that_is_told_is_none() -> None:
    said = told("Das sagten sie zu.", "AGREE", None, actors=("state/KZ",), recipients=("state/CN",))
    assert followed(said) == []
    said = told("Sie sagten zu, Zelte zu liefern.", "AGREE", None, actors=("state/KZ",), recipients=("state/CN",))
    assert len(followed(said)) == 1


def test_several_who_offer_something_promise_and_agree_on_nothing() -> None:
    [found] = followed(told("Zelte haben auch sie angeboten.", "AGREE", None))
    assert (found.kind, found.steps[0].stage) == ("promise", "announced")
    [found] = followed(told("Sie einigten sich auf Zelte.", "AGREE", None))
    assert (found.kind, found.steps[0].stage) == ("agreement", "negotiated")


def test_who_only_shares_a_country_with_the_other_side_does_not_bind_it() -> None:
    text = "Der Ruderer sagte dem Präsidenten 300 Zelte zu."
    assert followed(told(text, "AGREE", None, actors=("x/person/ruderer",), recipients=("person/tokajew",))) == []
    assert len(followed(told(text, "AGREE", None, actors=("person/xi",), recipients=("person/tokajew",)))) == 1


def test_aid_that_ends_is_promised_to_nobody() -> None:
    assert followed(told("Die Zuschüsse für 300 Zelte sollen wegfallen.", "AID", None, "planned")) == []
    assert len(followed(told("Die Zuschüsse für 300 Zelte sollen fließen.", "AID", None, "planned"))) == 1


def test_a_visit_without_a_day_that_its_text_announces_is_still_to_come() -> None:
    plan = told("Xi wird im Mai nach Kasachstan reisen.", "CONSULT", "visit", "planned", document="a")
    named = told("Er nannte die Reise nach Kasachstan hilfreich.", "CONSULT", "visit", document="a", start=90)
    assert "carried-out" not in [step.stage for each in followed(plan, named) for step in each.steps]


def test_a_word_in_common_is_too_little_to_tie_two_texts() -> None:
    promise = told("Sie sagten den Schutz der Zelte zu.", "AGREE", None, actors=("state/KZ",), recipients=("state/CN",))
    threads = begun(happenings([promise], state_of), state_of, {})
    text = "In China ruht das Auge des Vogelschutzes auf den Krähen."
    for document, tied in (("b", None), (promise.evidence.source.document, 0)):
        evidence = Evidence(source=Source(document=document, published="2024-06-01"), start=500, text=text)
        heard = fate(evidence, Note(names=((3, 8, "state/CN"),)), frozenset(), state_of)
        assert heard is not None
        assert belongs(heard, [thread.signs for thread in threads]) == tied


def test_a_range_of_years_is_due_at_its_end() -> None:
    text = "Sie sagten zu, zwischen 2026 und 2028 Zelte zu liefern."
    promise = told(text, "AGREE", None, actors=("state/KZ",), recipients=("state/CN",))
    times = ((24, 28, "2026"), (33, 37, "2028"))
    found = undertakings(happenings([promise], state_of), state_of, {promise.event: Note(times=times)}, on=LATER)
    assert [each.due for each in found] == ["2028"]


@pytest.mark.parametrize(
    ("text", "trigger", "subject"),
    [
        ("Sie beschlossen, den Fall weiterzuleiten.", "beschlossen", "Fall weiterzuleiten"),
        ("Er kündigte 300 Zelte an, um den Weg freizumachen.", "kündigte", "300 Zelte"),
        ("Das Angebot, 300 Zelte zu liefern, gilt.", "Angebot", "300 Zelte zu liefern"),
        (
            "Sie vereinbarten, dass die Zelte, 300 an der Zahl, bleiben.",
            "vereinbarten",
            "dass die Zelte, 300 an der Zahl, bleiben",
        ),
        ("Sie einigten sich auf den Bau einer Gaspipeline.", "einigten", "Bau einer Gaspipeline"),
        ("Er kündigte am Montag an, 2.000 Soldaten zu entsenden.", "kündigte", "2.000 Soldaten zu entsenden"),
        ("Das Land werde eine Milliarde Euro zahlen, versprach er.", "versprach", "Milliarde Euro zahlen"),
        ("Sie vereinbarten, dass die Visumpflicht entfällt.", "vereinbarten", "dass die Visumpflicht entfällt"),
        ("Er versprach, sollte es regnen, Zelte zu liefern.", "versprach", "Zelte zu liefern"),
        ("Zugleich ist das unser Wunsch, ihnen 300 Zelte anzubieten.", "anzubieten", "genau 300 Zelte"),
        ("Er sagte dem Land Hilfe im Bereich Wasserstoff zu.", "sagte", "Hilfe im Bereich Wasserstoff"),
    ],
)
def test_what_is_promised_is_found_in_the_words(text: str, trigger: str, subject: str) -> None:
    at = text.index(trigger)
    [found] = subjects(text, EventType.AGREE, None, Note((at, at + len(trigger))))
    assert found.text in text
    assert found.text.endswith(subject.split(" ", 1)[1])
    assert text[found.start : found.start + len(found.text)] == found.text


@given(st.text(alphabet="abcäöüß„“ ,.-0123456789ABÄ", max_size=60), st.integers(0, 60))
def test_a_subject_is_always_a_stretch_of_its_sentence(text: str, at: int) -> None:
    for type_ in (EventType.AGREE, EventType.SUPPORT, EventType.CONSULT, EventType.AID):
        for found in subjects(text, type_, None, Note((at, at + 1))):
            assert text[found.start : found.start + len(found.text)] == found.text


@given(st.text(max_size=12), st.text(max_size=12))
def test_being_akin_goes_both_ways(one: str, other: str) -> None:
    assert akin(stem(one), stem(other)) == akin(stem(other), stem(one))
    assert akin(stem(one), stem(one))


TOLD = Source(document="d", published="2025-03-01")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Das Abkommen trat im Mai in Kraft.", "in-force"),
        ("Das Abkommen ist noch nicht in Kraft.", "stalled"),
        ("Das Abkommen soll in Kraft treten.", None),
        ("Die Vereinbarung wurde vollständig umgesetzt.", "carried-out"),
        ("Die Vereinbarungen werden nun umgesetzt.", "in-force"),
        ("Die Vereinbarung müsse umgesetzt werden.", None),
        ("Der Bau der Pipeline verzögert sich.", "stalled"),
        ("Die Ratifizierung steht noch aus.", "stalled"),
        ("Das Land hat den Vertrag gekündigt.", "called-off"),
        ("Das Abkommen ist nicht gescheitert.", None),
        ("Das Abkommen ist außer Kraft.", "called-off"),
    ],
)
def test_sentences_tell_a_fate(text: str, stage: str | None) -> None:
    found = fate(Evidence(source=TOLD, start=0, text=text), Note(), frozenset(), state_of)
    assert found is not None
    assert found.stage == stage


@pytest.mark.parametrize(
    "text", ["Er kündigte ein neues Abkommen an.", "Das Abkommen ist wichtig.", "Sie trat vor die Presse."]
)
def test_other_sentences_tell_none(text: str) -> None:
    assert fate(Evidence(source=TOLD, start=0, text=text), Note(), frozenset(), state_of) is None


def test_a_fate_goes_to_the_agreement_that_it_names() -> None:
    text = "Das Auslieferungsabkommen trat in Kraft."
    evidence = Evidence(source=Source(document="fate", published="2024-12-01"), start=0, text=text)
    found = fate(evidence, Note(), frozenset({"state/KZ", "state/CN"}), state_of)
    assert found is not None
    told_by_both = happenings([SIGNED, OTHER], state_of)
    made = undertakings(told_by_both, state_of, fates=[found], on=LATER)
    assert {each.subject: stages(each) for each in made} == {
        "Handelsabkommen": ["signed"],
        "Auslieferungsabkommen": ["signed", "in-force"],
    }
    elsewhere = fate(evidence, Note(), frozenset({"state/FR"}), state_of)
    assert elsewhere is not None
    assert all(stages(each) == ["signed"] for each in undertakings(told_by_both, state_of, fates=[elsewhere], on=LATER))


def test_a_day_ahead_is_when_it_is_due() -> None:
    text = "Das Handelsabkommen soll am 1. Januar 2025 in Kraft treten."
    evidence = Evidence(source=Source(document="fate", published="2024-07-01"), start=0, text=text)
    note = Note(times=((28, 42, "2025-01-01"),))
    found = fate(evidence, note, frozenset({"state/KZ", "state/CN"}), state_of)
    assert found is not None
    [made] = undertakings(happenings([SIGNED], state_of), state_of, fates=[found], on=date(2025, 1, 2))
    assert (made.due, made.why) == ("2025-01-01", "due 2025-01-01")
